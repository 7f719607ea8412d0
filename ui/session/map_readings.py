"""What a map says of one region at the moment: all its numbers, for each variant."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.charts import numerals
from simulator.charts.maps.numbers import figure, unit_of
from simulator.charts.maps.panel import letter_in_words, shown_letter
from simulator.engine.regional_series import COURSES, Course
from simulator.language import tr
from ui.session.map_view import MapView
from ui.session.map_words import moment_text, name_of


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of a region in one panel: ``spread`` is 10–90 % of the runs, or an interval.

    ``series`` is the letter whose tone it has, ``letter`` how that is written.
    """

    series: str
    letter: str
    label: str
    value: str
    spread: str
    unit: str
    is_chosen: bool


def readings(view: MapView, region: str) -> tuple[Reading, ...]:
    """Return all numbers of a region at the moment shown, panel by panel; differences last."""
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


def spoken(view: MapView, region: str) -> str:
    """Return a region's number for a screen reader."""
    words = [
        tr("{letter}: {label} {value} {unit}", **_parts(each))
        for each in readings(view, region)
        if each.is_chosen
    ]
    return ", ".join([name_of(view, region), moment_text(view), *words])


def _parts(reading: Reading) -> dict[str, str]:
    return {
        "letter": letter_in_words(reading.series),
        "label": reading.label,
        "value": reading.value,
        "unit": reading.unit,
    }


def _reading(
    letter: str, course: Course, numbers: list[float], *, one: bool, chosen: bool
) -> Reading:
    value, low, high = numbers
    shown, label = shown_letter(letter), tr(course.label)
    if one and course.summary == "share":
        return Reading(letter, shown, label, tr("yes") if value else tr("no"), "", "", chosen)
    spread = "" if one else numerals.rounded_range(low, high, course.decimals)
    text = figure(course, value)
    return Reading(letter, shown, label, text, spread, unit_of(course), chosen)
