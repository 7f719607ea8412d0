"""What of a record the rule may see: structure, and the trigger. Nothing of how it ended.

This is the only module that touches a record. What is missing, endless or absurd is replaced by
the rule's ``unknown_...`` numbers here, so that the equations need not ask.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from simulator.cases.rule import Rule
from simulator.cases.words import found_in
from simulator.records.case import Record

_YEAR: Final = re.compile(r"(?<!\d)(?:19|2[01])\d\d(?!\d)")


#: Kinds of trigger for which parties and leaders call people out.
CALLED: Final = frozenset(("election", "law", "succession"))


@dataclass(frozen=True, slots=True)
class Facts:
    """A case before its outcome.

    Populations are in millions, income in US dollars a head, Gini in points, minority in % of
    people, rents in % of GDP, the price rise in %. ``struck`` is the region where a local crisis
    began, empty for a national one; ``kinds`` are the types of the trigger (``election``).
    ``closed`` tells that no legal channel is left; ``assumed`` names what the record lacks.
    """

    id: str
    title: str
    country: str
    start: date
    trigger: str
    kinds: tuple[str, ...]
    price_rise: float
    population: float
    regions: int
    struck: str
    struck_population: float
    regime: str
    openness: float
    openness_words: tuple[str, ...]
    closed: bool
    dual: bool
    interim: bool
    called: bool
    years: float
    income: float
    gini: float
    rents: float
    minority: float
    base: bool
    member: bool
    assumed: tuple[str, ...]


def facts_of(record: Record, rule: Rule) -> Facts:
    """Return what was knowable of a case before the event."""
    known = _Known(rule)
    structure = record.structure
    population = known.number("unknown_population", record.population_m)
    regions = round(known.number("unknown_regions", record.regions_total))
    struck, struck_population = _struck(record, rule, population, regions)
    regime = _line(structure.regime_type)
    words = found_in(regime, {**rule.worded("openness_"), **rule.worded("gap_dual")})
    openness_words, openness = _openness(words, rule)
    kinds = _kinds(record, rule, known)
    if not openness_words:
        known.assumed.append("regime_type")
    return Facts(
        id=_line(record.id),
        title=_line(record.name) or _line(record.id),
        country=_country(record),
        start=_start(record, known),
        trigger=_line(record.trigger),
        kinds=kinds,
        price_rise=known.number("unknown_price_rise", record.trigger_price_rise_pct, silent=True),
        population=population,
        regions=max(regions, 2) if struck else regions,
        struck=struck,
        struck_population=struck_population,
        regime=regime,
        openness=openness,
        openness_words=openness_words,
        closed=openness < rule["closed_below"],
        dual="gap_dual" in words,
        interim="openness_interim" in words,
        called=set(kinds) <= CALLED,
        years=known.number("unknown_years", structure.years_in_office),
        income=known.number("unknown_income", structure.gdp_per_head_usd),
        gini=known.number("unknown_gini", _points(structure.gini)),
        rents=known.number("unknown_rents", structure.oil_gas_rents_pct_gdp),
        minority=known.number("unknown_minority", structure.ethnic_russian_pct),
        base=known.flag("patron_base", structure.patron_base),
        member=known.flag("alliance_member", record.alliance_member),
        assumed=tuple(known.assumed),
    )


class _Known:
    """Reads facts and keeps a list of those that had to be assumed."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self.assumed: list[str] = []

    def number(self, unknown: str, value: float | None, *, silent: bool = False) -> float:
        """Return a fact held within what can be, or what is taken where it is missing."""
        usual = self._rule.coefficient(unknown)
        if value is None or not math.isfinite(value):
            if not silent:
                self.assumed.append(unknown.removeprefix("unknown_"))
            return usual.value
        return min(usual.high, max(usual.low, float(value)))

    def flag(self, name: str, value: bool | None) -> bool:
        """Return yes or no; no where the record does not tell."""
        if value is None:
            self.assumed.append(name)
        return bool(value)


def _struck(record: Record, rule: Rule, population: float, regions: int) -> tuple[str, float]:
    """Return the region where a local crisis began, and its people; nothing for a national one."""
    name, people = _line(record.affected_region), record.affected_region_population_m
    if (not name and people is None) or found_in(name, rule.worded("local_most")):
        return "", 0.0
    if people is None or not math.isfinite(people) or people <= 0:
        people = population / max(regions, 2)
    if people > rule["local_most"] * population:
        return "", 0.0
    return name or "Affected region", people


def _openness(words: tuple[str, ...], rule: Rule) -> tuple[tuple[str, ...], float]:
    """Return the words that count, and their mean; a bare *authoritarian* counts only alone."""
    found = [name for name in words if name.startswith("openness_")]
    telling = [name for name in found if name != "openness_authoritarian"] or found
    if not telling:
        return (), rule["openness_unknown"]
    mean = sum(rule[name] for name in telling) / len(telling)
    return tuple(name.removeprefix("openness_") for name in telling), mean


def _kinds(record: Record, rule: Rule, known: _Known) -> tuple[str, ...]:
    """Return the types of the trigger: by its type, else by its description, else ``other``."""
    words = rule.worded("ready_")
    named = _line(record.trigger_type)
    found = found_in(named or _line(record.trigger), words)
    if not named:
        known.assumed.append("trigger_type")
    return tuple(name.removeprefix("ready_") for name in found) or ("other",)


def _start(record: Record, known: _Known) -> date:
    """Return the day on which the hot phase began, else the trigger's, else a year of the id."""
    for day in (record.date_escalation, record.date_trigger):
        if day is not None and 1900 <= day.year < 2200:
            return day
    known.assumed.append("date_escalation")
    year = _YEAR.search(f"{record.id} {_line(record.name)}")
    return date(int(year[0]) if year else 2000, 1, 1)


def _points(gini: float | None) -> float | None:
    """Return a Gini in points; one between 0 and 1 was meant as a share."""
    return 100.0 * gini if gini is not None and 0.0 < gini <= 1.0 else gini


def _country(record: Record) -> str:
    name = _line(record.name).partition(",")[0].strip()
    return name or _line(record.country) or _line(record.id)


def _line(text: str | None) -> str:
    """Return a text on one line, without what cannot be printed."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text or "")
    return " ".join(plain.split())
