"""How inputs are written: a setting with its decimals and unit, and what kind of source it has."""

from __future__ import annotations

from typing import Final, Literal

from simulator.charts import numerals
from simulator.language import tr

SourceKind = Literal["claim", "record", "literature", "judgement"]

_SAY_NOTHING: Final = ("index", "stake")


def decimals_of(step: float) -> int:
    """Return how many decimals a lever needs that moves by *step* (0.05 gives 2, 50 gives 0)."""
    for decimals in range(6):
        if abs(step * 10**decimals - round(step * 10**decimals)) < 1e-6 * 10**decimals:
            return decimals
    return 6


def number_text(value: float, decimals: int) -> str:
    """Return a number as it is shown: thousands apart, a true minus."""
    return numerals.grouped(value, decimals)


def unit_text(unit: str) -> str:
    """Return a unit as it is written, nothing where it says nothing beside a number."""
    return "" if unit in _SAY_NOTHING else tr(unit)


def source_kind(sources: tuple[str, ...]) -> SourceKind:
    """Return what the first source is: C1 a claim, S01 a record, L_… literature, else judgement."""
    first = sources[0] if sources else "judgement"
    if first.startswith("L_"):
        return "literature"
    if first[:1] == "C" and first[1:].isdigit():
        return "claim"
    if first[:1] == "S" and first[1:].isdigit():
        return "record"
    return "judgement"
