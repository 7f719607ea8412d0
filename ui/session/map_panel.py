"""One map of the Map page: a variant with the shapes and the courses of its regions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.engine.regional_series import COURSES, RegionalSeries
from simulator.scenario.model import Variant
from ui.session.map_shapes import MapShapes


@dataclass(frozen=True, slots=True)
class Panel:
    """One map: a variant with its shapes and, once played, the courses of its regions."""

    letter: str
    title: str
    variant: Variant
    shapes: MapShapes
    series: RegionalSeries | None

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

    def row(self, region: str) -> int | None:
        """Return the place of a region, ``None`` where this country has none of that id."""
        names = [shape.region for shape in self.shapes.shapes]
        return names.index(region) if region in names else None


def row_of(course: str) -> int:
    """Return the row of a course in a series."""
    return list(COURSES).index(course)
