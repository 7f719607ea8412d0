"""Marks of one run told by actor over time: its events in lanes, and indicators under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.language import mark
from simulator.world.story import Event

Floats = NDArray[np.float64]

_CENTRES: Final = mark("% of centres")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in its ``lane``; its causes are the arrows that lead to it.

    ``place`` names its region, ``text`` tells it in a sentence. ``tone`` says how it stands out:
    as all do, as one of the chain that is looked at, or as what is beside that or still to come.
    """

    series: str
    lane: str
    event: Event
    place: str
    text: str
    tone: Literal["plain", "chain", "faint"] = "plain"


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """An indicator of the run over time (a value holds until the next day), over a band of runs."""

    name: str
    label: str
    unit: str
    decimals: int
    days: Floats
    values: Floats
    low: Floats
    high: Floats
    title: str = ""  # short, where there is little room
    series: str = "A"

    def at(self, day: float) -> float:
        """Return the value that holds at *day*."""
        place = int(np.searchsorted(self.days, day, "right")) - 1
        return float(self.values[max(0, min(place, len(self.values) - 1))])

    @property
    def short_unit(self) -> str:
        """The unit in so few words that they stand under the title."""
        return _CENTRES if self.unit.startswith(_CENTRES) else self.unit

    @property
    def top(self) -> float:
        """The round number up to which it reaches."""
        if self.unit.startswith("%"):
            return 100.0
        most = max(float(np.nanmax(self.high)), float(self.values.max()))
        return round_above(most)


def round_above(most: float) -> float:
    """Return the next round number that is not below *most*; 1 for nothing."""
    if most <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(most))
    return float(next(step * power for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * power >= most))
