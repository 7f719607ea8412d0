"""Which class each region of a map falls into."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.charts.maps.panel import Panel, row_of
from simulator.charts.maps.scale import Scale, difference_scale, scale_for, severity
from simulator.engine.regional_series import Course


def scale_of(panels: Sequence[Panel], course: Course, *, is_flag: bool) -> Scale | None:
    """Return the scale that holds all maps at every moment; ``None`` before one is played."""
    row = row_of(course.name)
    known = [panel.series.middle[row] for panel in panels if panel.series is not None]
    if not known:
        return None
    if any(panel.rival for panel in panels):
        largest = max(float(abs(each).max()) for each in known)
        return difference_scale(largest, ceiling=course.ceiling, decimals=course.decimals)
    worst = max(float(severity(each, course.ceiling).max()) for each in known)
    return scale_for(
        100.0 if is_flag else worst,
        unit=course.unit,
        ceiling=course.ceiling,
        decimals=course.decimals,
    )


def classes_of(
    panel: Panel, course: Course, scale: Scale | None, day: float
) -> tuple[int, ...] | None:
    """Return the class of every region; differences that may be chance are in the middle one."""
    values = panel.values(course.name, day)
    if scale is None or values is None:
        return None
    classes = scale.classes(values)
    if scale.diverges:
        classes = np.where(panel.is_noise(course.name, day), scale.middle, classes)
    return tuple(classes.tolist())
