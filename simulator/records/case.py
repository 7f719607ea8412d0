"""The record of a crisis that was: its structure, its trigger, and how it went.

Every field but ``id`` may be ``None``: not known. The fields are those of
``seeds/records/central-asia.toml``. Days count from ``date_escalation`` unless the name says
otherwise; money is in US dollars of the time; scales from 0 to 1 are our judgement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from simulator.records.band import Band

#: The scale of outcomes in the shipped records; other words may stand in others' files.
OUTCOMES: Final = (
    "incumbent_survives_unchanged",
    "incumbent_survives_with_concessions",
    "incumbent_survives_with_purge",
    "leader_falls",
    "state_fragmentation",
)
LEADER_FALLS: Final = "leader_falls"


@dataclass(frozen=True, slots=True)
class Structure:
    """What was so before the crisis: incomes, rule, minority and what ties the country to others.

    The Gini is in points of income, shares are in %, ``years_in_office`` are the incumbent's.
    """

    gdp_per_head_usd: float | None = None
    gini: float | None = None
    regime_type: str | None = None
    years_in_office: float | None = None
    ethnic_russian_pct: float | None = None
    patron_base: bool | None = None
    patron_base_note: str | None = None
    oil_gas_rents_pct_gdp: float | None = None


@dataclass(frozen=True, slots=True)
class Concession:
    """Something given way on: when, how much of what was demanded (0 to 1), and what."""

    day: float | None = None
    scale: float | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Where a group of fields comes from, and how far it can be trusted."""

    sources: tuple[str, ...] = ()
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A case as it is known afterwards; see the module for units."""

    id: str
    set: str | None = None
    name: str | None = None
    country: str | None = None
    population_m: float | None = None
    affected_region: str | None = None
    affected_region_population_m: float | None = None
    trigger: str | None = None
    trigger_type: str | None = None
    trigger_price_rise_pct: float | None = None
    date_trigger: date | None = None
    date_first_protest: date | None = None
    date_escalation: date | None = None
    date_peak: date | None = None
    date_violent_peak: date | None = None
    date_end_peak_phase: date | None = None
    date_outcome: date | None = None
    days_trigger_to_first_protest: float | None = None
    days_trigger_to_peak: float | None = None
    days_escalation_to_peak: float | None = None
    days_escalation_to_violent_peak: float | None = None
    days_escalation_to_outcome: float | None = None
    duration_days: float | None = None
    peak_persons: Band | None = None
    peak_pct_population: Band | None = None
    peak_pct_region: Band | None = None
    regions_total: int | None = None
    regions_with_protest: Band | None = None
    repression_max: float | None = None
    repression_usual: float | None = None
    deaths: Band | None = None
    injured: Band | None = None
    arrests: Band | None = None
    concessions: tuple[Concession, ...] | None = None
    elite_defection: float | None = None
    security_defection: float | None = None
    armed_infiltration: float | None = None
    patron_response: str | None = None
    patron_delay_days: float | None = None
    patron_posture: float | None = None
    patron_troops_in_support: float | None = None
    patron_troops_own_protection: float | None = None
    alliance_member: bool | None = None
    alliance_request: bool | None = None
    alliance_request_day: float | None = None
    alliance_answer: str | None = None
    internet_shutdown: str | None = None
    internet_shutdown_days: float | None = None
    outcome: str | None = None
    tests: str | None = None
    notes: str | None = None
    structure: Structure = Structure()
    sources: Mapping[str, Sourcing] = field(default_factory=dict, hash=False)

    @property
    def leader_fell(self) -> bool | None:
        """Whether the leader was gone in the end, ``None`` where the outcome is not known."""
        return None if self.outcome is None else self.outcome == LEADER_FALLS

    @property
    def days_to_peak(self) -> float | None:
        """Whole days from the first day of the hot phase to the peak, ``None`` if not known.

        The first day is ``date_escalation``; where that is not known, that of the trigger.
        """
        if self.date_escalation is not None:
            return _days(self.days_escalation_to_peak, self.date_escalation, self.date_peak)
        return _days(self.days_trigger_to_peak, self.date_trigger, self.date_peak)


def _days(stated: float | None, first: date | None, last: date | None) -> float | None:
    if stated is not None or first is None or last is None:
        return stated
    return float((last - first).days)
