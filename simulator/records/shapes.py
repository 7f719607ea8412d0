"""What may stand in a file of records: the same kinds of entry in TOML and in YAML."""

from __future__ import annotations

import difflib
from typing import Annotated, Final

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from simulator.errors import did_you_mean
from simulator.records.band import Band
from simulator.records.case import OUTCOMES
from simulator.scenario.schema import Day, Entry, Finite, Word

LARGEST: Final = 1e10  # of any count: more than all people there are
LONGEST_TEXT: Final = 4_000  # characters

Count = Annotated[Finite, Field(ge=0, le=LARGEST)]
Share = Annotated[Finite, Field(ge=0, le=1)]
Percent = Annotated[Finite, Field(ge=0, le=LARGEST)]
Days = Annotated[Finite, Field(ge=-100_000, le=100_000)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


def _shape(value: object) -> str:
    return "<map>" if isinstance(value, dict | Entry) else "<plain>"


def _one_or_many(value: object) -> str:
    return "<list>" if isinstance(value, list | tuple) else "<plain>"


class Lenient(Entry):
    """A map of which unknown keys are passed over."""

    model_config = ConfigDict(extra="ignore")


class BandFields(Lenient):
    """A number from low to high; one that is missing is taken from the others."""

    low: Count | None = None
    central: Count | None = None
    high: Count | None = None

    @model_validator(mode="after")
    def _rises(self) -> BandFields:
        known = [value for value in (self.low, self.central, self.high) if value is not None]
        if not known:
            raise PydanticCustomError("band", "must have a low, a central or a high value")
        if known != sorted(known):
            given = ", ".join(f"{value:g}" for value in known)
            message = "must rise from low over central to high, not {given}"
            raise PydanticCustomError("band", message, {"given": given})
        return self

    def band(self) -> Band:
        """Return the band; a centre that is missing lies in the middle, a bound at the centre."""
        low, high = self.low, self.high
        centre = self.central
        if centre is None:
            ends = [end for end in (low, high) if end is not None]
            centre = sum(ends) / len(ends)
        return Band(centre if low is None else low, centre, centre if high is None else high)


BandEntry = Annotated[
    Annotated[Count, Tag("<plain>")] | Annotated[BandFields, Tag("<map>")],
    Discriminator(_shape),
]
Naming = Annotated[
    Annotated[Text, Tag("<plain>")] | Annotated[list[Text], Tag("<list>")],
    Discriminator(_one_or_many),
]


class SourcingFields(Lenient):
    """Where a group of fields comes from: ids, or words and addresses."""

    source: Naming | None = None
    confidence: Text | None = None


class ConcessionFields(Lenient):
    """Something given way on."""

    day: Days | None = None
    scale: Share | None = None
    what: Text | None = None


class StructureFields(Lenient):
    """What was so before the crisis."""

    gdp_per_head_usd: Count | None = None
    gini: Annotated[Finite, Field(ge=0, le=100)] | None = None
    regime_type: Text | None = None
    years_in_office: Annotated[Finite, Field(ge=0, le=200)] | None = None
    ethnic_russian_pct: Annotated[Finite, Field(ge=0, le=100)] | None = None
    patron_base: bool | None = None
    patron_base_note: Text | None = None
    oil_gas_rents_pct_gdp: Percent | None = None


def _outcome(word: str) -> str:
    """Let words beyond our scale pass, since others code outcomes too; refuse a misspelt one."""
    hint = did_you_mean(word, OUTCOMES)
    if word not in OUTCOMES and difflib.get_close_matches(word, OUTCOMES, n=1, cutoff=0.9):
        raise PydanticCustomError(
            "outcome", "no outcome is called {word}{hint}", {"word": repr(word), "hint": hint}
        )
    return word


class CaseFields(Lenient):
    """One case; all is optional but its id."""

    id: Word
    set: Text | None = None
    name: Text | None = None
    country: Text | None = None
    population_m: Annotated[Finite, Field(gt=0, le=10_000)] | None = None
    affected_region: Text | None = None
    affected_region_population_m: Annotated[Finite, Field(gt=0, le=10_000)] | None = None
    trigger: Text | None = None
    trigger_type: Text | None = None
    trigger_price_rise_pct: Annotated[Finite, Field(ge=-100, le=LARGEST)] | None = None
    date_trigger: Day | None = None
    date_first_protest: Day | None = None
    date_escalation: Day | None = None
    date_peak: Day | None = None
    date_violent_peak: Day | None = None
    date_end_peak_phase: Day | None = None
    date_outcome: Day | None = None
    days_trigger_to_first_protest: Days | None = None
    days_trigger_to_peak: Days | None = None
    days_escalation_to_peak: Days | None = None
    days_escalation_to_violent_peak: Days | None = None
    days_escalation_to_outcome: Days | None = None
    duration_days: Count | None = None
    peak_persons: BandEntry | None = None
    peak_pct_population: BandEntry | None = None
    peak_pct_region: BandEntry | None = None
    regions_total: Annotated[Finite, Field(ge=1, le=10_000, multiple_of=1)] | None = None
    regions_with_protest: BandEntry | None = None
    repression_max: Annotated[Finite, Field(ge=0, le=4)] | None = None
    repression_usual: Annotated[Finite, Field(ge=0, le=4)] | None = None
    deaths: BandEntry | None = None
    injured: BandEntry | None = None
    arrests: BandEntry | None = None
    concessions: list[ConcessionFields] | None = None
    elite_defection: Share | None = None
    security_defection: Share | None = None
    armed_infiltration: Share | None = None
    patron_response: Text | None = None
    patron_delay_days: Days | None = None
    patron_posture: Annotated[Finite, Field(ge=-1, le=1)] | None = None
    patron_troops_in_support: Count | None = None
    patron_troops_own_protection: Count | None = None
    alliance_member: bool | None = None
    alliance_request: bool | None = None
    alliance_request_day: Days | None = None
    alliance_answer: Text | None = None
    internet_shutdown: Text | None = None
    internet_shutdown_days: Count | None = None
    outcome: Annotated[Text, AfterValidator(_outcome)] | None = None
    tests: Text | None = None
    notes: Text | None = None
    structure: StructureFields = StructureFields()
    sources: dict[Text, SourcingFields] = Field(default_factory=dict)


class CaseList(Lenient):
    """A file of records: ``[[case]]`` once for each."""

    case: Annotated[list[CaseFields], Field(min_length=1)]
