"""Two maps as one: what a region has more under one variant than under another, run by run.

Runs of the same number meet the same luck, so that their differences vary far less than they do.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts.maps.panel import Panel, row_of
from simulator.engine.regional_series import COURSES, RegionalSeries

Courses = NDArray[np.float32]

_Z: Final = 1.96


def can_be_paired(first: Panel, second: Panel) -> bool:
    """Return whether two maps have the same regions at the same moments."""
    one, other = first.series, second.series
    regions = [[shape.region for shape in each.shapes.shapes] for each in (first, second)]
    return (
        one is not None
        and other is not None
        and one.n == other.n
        and regions[0] == regions[1]
        and np.array_equal(one.frames, other.frames)
    )


def difference(
    first: Panel, second: Panel, course: str, runs: tuple[Courses, Courses], title: str
) -> Panel:
    """Return *first* less *second* in one course, from the single *runs* of both."""
    known = first.series
    assert known is not None
    factor = np.float32(100.0 if COURSES[course].summary == "share" else 1.0)
    paired = (runs[0] - runs[1]) * factor
    n = paired.shape[-1]
    mean = paired.mean(axis=-1)
    half = _Z * paired.std(axis=-1, ddof=1) / np.sqrt(n) if n > 1 else np.zeros_like(mean)
    filled = [np.zeros_like(known.middle) for _ in range(3)]
    for array, values in zip(filled, (mean, mean - half, mean + half), strict=True):
        array[row_of(course)] = values
    series = RegionalSeries(n, known.frames, *filled)
    return Panel(first.letter, title, first.variant, first.shapes, series, rival=second.letter)
