"""The sheet of each aspect: how much it holds, and how large it is in the hand.

A narrow sheet holds less, so that its letters are larger beside it: a square is looked at on a
phone, a slide of 4:3 from the back of a room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from simulator.export.options import ASPECTS, Aspect


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of *width* by *height* pixels of the layout that is *inches* wide."""

    width: float
    height: float
    inches: float

    @property
    def scale(self) -> float:
        """How large a pixel of the layout is, in hundredths of an inch."""
        return 100 * self.inches / self.width


def _a4() -> Sheet:
    """Return a sheet of exactly 297 by 210 mm."""
    return Sheet(1320, 1320 * 210 / 297, 297 / 25.4)


def _sheet(aspect: Aspect, width: float, inches: float) -> Sheet:
    return Sheet(width, width * ASPECTS[aspect], inches)


SHEETS: Final[Mapping[Aspect, Sheet]] = MappingProxyType(
    {
        "16:9": _sheet("16:9", 1440, 14.4),
        "4:3": _sheet("4:3", 1200, 12.0),
        "a4": _a4(),
        "square": _sheet("square", 1080, 10.8),
    }
)
