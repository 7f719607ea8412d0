"""What a user means by what is typed into a lever's box: a number, or a change of the present one.

Units are not read. ``+10%`` and ``−10%`` change by so much, ``*2``, ``×2`` and ``/2`` multiply and
divide; ``10%`` alone is the number ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from simulator.charts import numerals
from simulator.language import tr
from ui.session.lever_rows import LeverRow, number_text

_BY: Final = re.compile(r"^([+\-−])\s*(.+?)\s*%$")
_TIMES: Final = re.compile(r"^([*×x/÷:])\s*(.+)$")
_UNIT: Final = re.compile(r"[^\d.,]*$")


@dataclass(frozen=True, slots=True)
class Typed:
    """The value meant, within the lever's bounds, or ``None``; ``note`` says what is wrong."""

    value: float | None
    note: str = ""


def typed(text: str, row: LeverRow) -> Typed:
    """Return what *text* means for a lever as it stands."""
    value = _meant(text.strip(), row)
    low, high = (number_text(end, row.decimals) for end in (row.low, row.high))
    if value is None:
        return Typed(None, tr("a number from {low} to {high}", low=low, high=high))
    if value > row.high:
        return Typed(row.high, tr("{high} at most", high=high))
    if value < row.low:
        return Typed(row.low, tr("{low} at least", low=low))
    return Typed(value)


def _meant(text: str, row: LeverRow) -> float | None:
    if by := _BY.match(text):
        share = numerals.parse(by[2])
        sign = 1 if by[1] == "+" else -1
        return None if share is None else row.value * (1 + sign * share / 100)
    if times := _TIMES.match(text):
        factor = numerals.parse(_UNIT.sub("", times[2]))
        if factor is None:
            return None
        if times[1] in "*×x":
            return row.value * factor
        return row.value / factor if factor else None
    plain = text.removesuffix(row.unit) if row.unit else text
    return numerals.parse(_UNIT.sub("", plain).removeprefix("+"))
