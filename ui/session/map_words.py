"""What the Map page says: the finding over the whole time, the moment, a region's numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

import numpy as np

from simulator.charts import numerals
from simulator.engine.regional_series import COURSES, Course
from ui.session.map_panel import Panel, row_of
from ui.session.map_scale import severity
from ui.session.map_view import MOSTLY, MapView

_MARKED: Final = "lost"


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of a region in one panel: ``spread`` is 10–90 % of the runs, or an interval."""

    letter: str
    label: str
    value: str
    spread: str
    unit: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """What the scrubber shows above its line, with its range where it is one region's."""

    label: str
    days: np.ndarray
    middle: np.ndarray
    low: np.ndarray | None
    high: np.ndarray | None
    top: float


@dataclass(frozen=True, slots=True)
class Row:
    """One region of several panels: its numbers, and how far along the scale they stand (0-1)."""

    region: str
    name: str
    letters: tuple[str, ...]
    texts: tuple[str, ...]
    shares: tuple[float, ...]


def moment(start: date, day: float) -> str:
    """Return ``6 Jan, 09:00``."""
    then = datetime.combine(start, time()) + timedelta(minutes=round(day * 24 * 60))
    return f"{numerals.short_date(then.date())}, {then:%H:%M}"


def here_and_now(view: MapView) -> str:
    """Return the line under the finding: the moment and how the regions stand at it."""
    if view.state != "ready":
        return view.problem
    panels = [panel for panel in view.panels if panel.series is not None]
    counts, extremes = [], []
    for panel in panels:
        values, unrest = (
            panel.values(view.measure.name, view.film.day),
            panel.values("unrest", view.film.day),
        )
        assert values is not None
        assert unrest is not None
        letter = f"{panel.letter} " if len(panels) > 1 else ""
        counts.append(f"{letter}{int((unrest >= MOSTLY).sum())} of {len(unrest)}")
        bad = severity(values, view.measure.ceiling)
        row = int(bad.argmax())
        if round(float(bad[row]), view.measure.decimals) > 0 and not view.is_flag:
            name, value = panel.shapes.shapes[row].name, float(values[row])
            extremes.append(f"{letter}{name} {_plain(view, value)}")
    where = "in this run" if view.mode == "one" else "in most runs"
    parts = [moment_text(view), f"regions in unrest {where}: {', '.join(counts)}"]
    if extremes:
        most = "lowest" if view.measure.ceiling is not None else "highest"
        is_said = len(panels) > 1 or view.measure.unit.startswith("%")  # by the legend
        unit_words = "" if is_said else f" {view.measure.unit}"
        parts.append(f"{most}: {', '.join(extremes)}{unit_words}")
    return " · ".join(parts)


def moment_text(view: MapView) -> str:
    """Return the moment shown."""
    if not view.panels:
        return ""
    return moment(view.panels[0].variant.scenario.start, float(view.film.frames[view.film.frame]))


def note(view: MapView) -> str:
    """Return what stands under the map: what the colours are of, and how far it is a map."""
    if view.state != "ready":
        return ""
    course, panel = view.measure, view.panels[0]
    n = panel.series.n if panel.series else 0
    if view.mode == "one":
        what = f"one run, number {view.number}"
    elif course.summary == "share":
        what = f"share of {n:,} runs"
    else:
        what = f"median of {n:,} runs"
    if view.problem:
        return f"the latest runs failed, these are the ones before: {view.problem}"
    if view.is_playing_runs:
        return "newer runs are being played, these are the ones before"
    if view.draws_sets:
        what = f"{what} under plausible parameters"
    if panel.shapes.is_schematic:
        return f"{what} · a schematic: circles are not to scale"
    return f"{what} · the colours mean the same at every moment"


def readings(view: MapView, region: str) -> tuple[Reading, ...]:
    """Return all numbers of a region at the moment shown, panel by panel."""
    found = []
    for panel in view.panels:
        row, series = panel.row(region), panel.series
        if row is None or series is None:
            continue
        frame = panel.frame_at(view.film.day)
        for place, course in enumerate(COURSES.values()):
            parts = (series.middle, series.low, series.high)
            numbers = [float(part[place, frame, row]) for part in parts]
            chosen = course.name == view.measure.name
            found.append(_reading(panel.letter, course, numbers, one=series.n == 1, chosen=chosen))
    return tuple(found)


def unit(view: MapView) -> str:
    """Return the unit of the colours."""
    return "0 no, 100 yes" if view.is_flag else view.measure.unit


def rows(view: MapView) -> tuple[Row, ...]:
    """Return the regions that all panels have, those that come off worst at any time first."""
    panels = [panel for panel in view.panels if panel.series is not None]
    course, scale = view.measure, view.scale
    if scale is None or len(panels) < 2:
        return ()
    place, found = row_of(course.name), []
    for shape in panels[0].shapes.shapes:
        at = [panel.row(shape.region) for panel in panels]
        values, worst = [], 0.0
        for panel, row in zip(panels, at, strict=True):
            if row is None or panel.series is None:
                break
            middle = panel.series.middle[place, :, row]
            values.append(float(middle[panel.frame_at(view.film.day)]))
            worst = max(worst, float(severity(middle, course.ceiling).max()))
        if len(values) < len(panels):
            continue
        bad = severity(np.array(values), course.ceiling) / scale.edges[-1]
        texts = tuple(numerals.rounded(value, course.decimals) for value in values)
        letters = tuple(panel.letter for panel in panels)
        found.append((worst, Row(shape.region, shape.name, letters, texts, tuple(bad.tolist()))))
    return tuple(row for _, row in sorted(found, key=lambda pair: -pair[0]))


def spoken(view: MapView, region: str) -> str:
    """Return a region's number for a screen reader."""
    words = [
        f"{each.label} {each.value} {each.unit}"
        for each in readings(view, region)
        if each.is_chosen
    ]
    return ", ".join([name_of(view, region), moment_text(view), *words])


def name_of(view: MapView, region: str) -> str:
    """Return the name of a region of any panel."""
    for panel in view.panels:
        row = panel.row(region)
        if row is not None:
            return panel.shapes.shapes[row].name
    return ""


def lost_in_most(panel: Panel, day: float) -> tuple[bool, ...]:
    """Return for each region whether its centre is lost at *day* in at least half of the runs."""
    values = panel.values(_MARKED, day)
    if values is None:
        return (False,) * len(panel.shapes.shapes)
    return tuple((values >= MOSTLY).tolist())


def curve(view: MapView, panel: Panel) -> Curve | None:
    """Return the course of the region that is read; without one, how many are in unrest."""
    series = panel.series
    if series is None:
        return None
    row = panel.row(view.region) if view.region else None
    if row is None:
        total = series.middle[row_of("unrest")].sum(axis=1) / 100.0
        count = len(panel.shapes.shapes)
        most = numerals.rounded(float(total.max()), 0 if view.mode == "one" else 1)
        label = f"Regions in unrest, {_mean(view)}; at most {most} of {count}"
        return Curve(label, series.frames, total, None, None, max(float(total.max()), 1.0))
    place = row_of(view.measure.name)
    parts = [part[place, :, row] for part in (series.middle, series.low, series.high)]
    top = view.measure.ceiling or max(float(max(part.max() for part in parts)), 1e-9)
    label = f"{name_of(view, view.region)}: {view.measure.label.lower()}, {unit(view)}"
    if not view.is_flag:
        ends = (
            ("at most", parts[0].max())
            if view.measure.ceiling is None
            else ("at least", parts[0].min())
        )
        label = f"{label}; {ends[0]} {numerals.rounded(float(ends[1]), view.measure.decimals)}"
    return Curve(label, series.frames, parts[0], parts[1], parts[2], top)


def _plain(view: MapView, value: float) -> str:
    is_share = view.measure.unit.startswith("%")
    return (
        numerals.percent(value / 100)
        if is_share
        else numerals.rounded(value, view.measure.decimals)
    )


def _mean(view: MapView) -> str:
    return "this run" if view.mode == "one" else "mean of runs"


def _reading(
    letter: str, course: Course, numbers: list[float], *, one: bool, chosen: bool
) -> Reading:
    value, low, high = numbers
    if one and course.summary == "share":
        return Reading(letter, course.label, "yes" if value else "no", "", "", chosen)
    spread = "" if one else numerals.rounded_range(low, high, course.decimals)
    text = numerals.rounded(value, course.decimals)
    return Reading(letter, course.label, text, spread, course.unit, chosen)
