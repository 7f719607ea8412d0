"""What stands above the time line: the course of the region that is read, map by map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.charts import numerals
from simulator.charts.maps.numbers import figure, unit
from simulator.charts.maps.panel import Panel, row_of
from simulator.language import tr
from ui.session.map_view import MapView
from ui.session.map_words import name_of

Floats = NDArray[np.float64]
_STEPS = np.array([1.0, 2.0, 2.5, 5.0, 10.0])


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One line over the days, with its range where it has one."""

    series: str
    days: Floats
    middle: Floats
    low: Floats | None
    high: Floats | None


@dataclass(frozen=True, slots=True)
class Courses:
    """The lines over the time line, the live one first, between ``floor`` and ``top``."""

    label: str
    note: str
    curves: tuple[Curve, ...]
    floor: float
    top: float
    decimals: int


def courses(view: MapView) -> Courses | None:
    """Return the course of the region that is read; without one, how many are in unrest."""
    if not any(panel.series for panel in view.shown):
        return None
    if view.region and any(panel.row(view.region) is not None for panel in view.shown):
        return _of_region(view, view.region)
    return _of_unrest(view)


def _of_unrest(view: MapView) -> Courses:
    curves = []
    for panel in view.panels:
        if panel.series is not None:
            total = panel.series.middle[row_of("unrest")].sum(axis=1) / 100.0
            days = panel.series.frames
            curves.append(Curve(panel.letter, days, total.astype(np.float64), None, None))
    most, count = float(curves[0].middle.max()), len(view.panels[0].shapes.shapes)
    if view.mode == "one":
        said = tr(
            "Regions in unrest in this run; at most {most} of {count}",
            most=numerals.rounded(most),
            count=count,
        )
    else:
        said = tr(
            "Regions in unrest, mean of runs; at most {most} of {count}",
            most=numerals.rounded(most, 1),
            count=count,
        )
    top = max(1.0, *(float(curve.middle.max()) for curve in curves))
    return Courses(said, tr("click a region for its own course"), tuple(curves), 0.0, top, 0)


def _of_region(view: MapView, region: str) -> Courses:
    course = view.measure
    curves = [curve for panel in view.shown if (curve := _curve(view, panel, region)) is not None]
    ends = [part for c in curves for part in (c.middle, c.low, c.high) if part is not None]
    high, low = max(float(each.max()) for each in ends), min(float(each.min()) for each in ends)
    if view.is_difference:
        reach = max(high, -low, 10.0**-course.decimals)
        floor, top = min(low, -0.1 * reach), max(high, 0.1 * reach)
    elif view.is_flag or course.ceiling is not None:
        floor, top = 0.0, course.ceiling or 100.0
    else:
        floor, top = 0.0, max(high, 10.0**-course.decimals)
    said = _title(view, region, curves[0])
    return Courses(said, _note(view), tuple(curves), floor, top, course.decimals)


def _title(view: MapView, region: str, curve: Curve) -> str:
    course, values = view.measure, curve.middle
    words = {
        "region": name_of(view, region),
        "measure": tr(course.label).lower(),
        "unit": unit(view),
    }
    if view.is_flag:
        return tr("{region}: {measure}, {unit}", **words)
    if view.is_difference:
        value = float(values[int(abs(values).argmax())])
        text = figure(course, value, differs=True)
        return tr("{region}: {measure}, {unit}; at its largest {value}", **words, value=text)
    if course.ceiling is not None:
        text = figure(course, float(values.min()))
        return tr("{region}: {measure}, {unit}; at least {value}", **words, value=text)
    text = figure(course, float(values.max()))
    return tr("{region}: {measure}, {unit}; at most {value}", **words, value=text)


def _curve(view: MapView, panel: Panel, region: str) -> Curve | None:
    row, series = panel.row(region), panel.series
    if row is None or series is None:
        return None
    place = row_of(view.measure.name)
    middle, low, high = (
        part[place, :, row].astype(np.float64) for part in (series.middle, series.low, series.high)
    )
    if series.n == 1:
        return Curve(panel.series_letter, series.frames, middle, None, None)
    return Curve(panel.series_letter, series.frames, middle, low, high)


def _note(view: MapView) -> str:
    if view.mode == "one":
        return ""
    if view.is_difference:
        return tr("line: mean of paired differences, shaded: its 95 % interval")
    if view.measure.summary == "share":
        return tr("shaded: 95 % interval")
    return tr("line: median, shaded: 10–90 % of runs")


def axis_labels(found: Courses) -> tuple[tuple[float, str], ...]:
    """Return a few values to be told beside the curves, with their texts."""
    rough = (found.top - found.floor) / 3
    power = 10.0 ** np.floor(np.log10(rough))
    step = float(next(s for s in _STEPS * power if s >= rough * (1 - 1e-9)))
    places = next((d for d in range(6) if np.isclose(step, round(step, d), rtol=1e-6)), 6)
    write = numerals.signed if found.floor < 0 else numerals.grouped
    first = int(np.ceil(found.floor / step - 1e-9))
    last = int(np.floor(found.top / step + 1e-9))
    return tuple((step * at, write(step * at, places)) for at in range(first, last + 1))
