"""One map of the Map page: a variant with the shapes and the courses of its regions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts.maps.shapes import MapShapes
from simulator.charts.palette import BASELINE
from simulator.engine.regional_series import COURSES, RegionalSeries
from simulator.language import tr
from simulator.scenario.model import Variant

MOSTLY: Final = 50.0  # % of runs from which something is said to be so in most of them


@dataclass(frozen=True, slots=True)
class Panel:
    """One map: a variant with its shapes and, once played, the courses of its regions.

    With a ``rival``, the courses are differences: this variant less that one. Arrays are then the
    mean and its 95 % interval, and only the course chosen is filled.
    """

    letter: str
    title: str
    variant: Variant
    shapes: MapShapes
    series: RegionalSeries | None
    rival: str = ""

    @property
    def series_letter(self) -> str:
        """The letter whose colour its curves have."""
        return self.rival or self.letter

    def frame_at(self, day: float) -> int:
        """Return the last frame not after *day*."""
        if self.series is None:
            return 0
        place = int(np.searchsorted(self.series.frames, day + 1e-6, side="right")) - 1
        return max(0, place)

    def values(self, course: str, day: float) -> NDArray[np.float32] | None:
        """Return the number of every region at *day*, or ``None`` before anything is known."""
        if self.series is None:
            return None
        values: NDArray[np.float32] = self.series.middle[row_of(course), self.frame_at(day)]
        return values

    def is_noise(self, course: str, day: float) -> NDArray[np.bool_]:
        """Return which regions' differences cannot be told from none; never so of one map."""
        if self.series is None or not self.rival:
            return np.zeros(len(self.shapes.shapes), dtype=np.bool_)
        at = row_of(course), self.frame_at(day)
        found: NDArray[np.bool_] = (self.series.low[at] <= 0) & (self.series.high[at] >= 0)
        return found

    def row(self, region: str) -> int | None:
        """Return the place of a region, ``None`` where this country has none of that id."""
        names = [shape.region for shape in self.shapes.shapes]
        return names.index(region) if region in names else None


def row_of(course: str) -> int:
    """Return the row of a course in a series."""
    return list(COURSES).index(course)


def shown_letter(letter: str) -> str:
    """Return how a variant's letter is written: the baseline has none."""
    return "–" if letter == BASELINE else letter


def letter_in_words(letter: str) -> str:
    """Return what a variant is called within a line of text."""
    return tr("baseline") if letter == BASELINE else letter
