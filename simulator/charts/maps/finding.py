"""The sentence over the map: what the chosen number comes to over the whole time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np

from simulator.charts import numerals
from simulator.charts.maps.numbers import figure, in_words
from simulator.charts.maps.panel import MOSTLY, Panel, row_of, shown_letter
from simulator.charts.maps.scale import severity
from simulator.charts.maps.shown import Shown
from simulator.engine.regional_series import Course, RegionalSeries
from simulator.language import tr

_A_CROWD: Final = 0.05  # in a thousand people: what is less is written as none
_FIRM_HOLD: Final = 95.0  # % of full from which the state is said to keep its hold


@dataclass(frozen=True, slots=True)
class _Worst:
    """Where and when a map stands worst, or differs most."""

    region: str
    value: float
    day: str


def finding(maps: Shown) -> str:
    """Return the sentence over the map: what the chosen number comes to over the whole time."""
    if maps.is_difference:
        return _difference(maps, maps.shown[0])
    live = maps.panels[0]
    said = _SENTENCES[maps.measure.name](maps, live, _worst(maps, live))
    others = [panel for panel in maps.panels[1:] if panel.series is not None]
    if not others:
        return said
    here, there = (_in_short(maps, panel, _worst(maps, panel)) for panel in (live, others[0]))
    is_lettered = maps.panels[1].letter == shown_letter(maps.panels[1].letter)
    if here == there:
        other = others[0].letter if is_lettered else tr("the baseline")
        return tr("{finding}; the same in {other}", finding=said, other=other)
    if is_lettered:
        return tr(
            "{finding}; {letter}: {there}", finding=said, letter=others[0].letter, there=there
        )
    return tr("{finding}; baseline: {there}", finding=said, there=there)


def worst_day(series: RegionalSeries, course: Course) -> float:
    """Return when the regions together stand worst: a good moment to look at first."""
    values = severity(series.middle[row_of(course.name)], course.ceiling)
    return float(series.frames[int(values.sum(axis=1).argmax())])


def _worst(maps: Shown, panel: Panel) -> _Worst:
    series = panel.series
    assert series is not None
    values = series.middle[row_of(maps.measure.name)]
    bad = abs(values) if panel.rival else severity(values, maps.measure.ceiling)
    if panel.rival:
        place = row_of(maps.measure.name)
        noise = (series.low[place] <= 0) & (series.high[place] >= 0)
        bad = np.where(noise, 0.0, bad)
    frame, row = (int(place) for place in np.unravel_index(int(bad.argmax()), bad.shape))
    start = panel.variant.scenario.start
    day = numerals.short_date(start + timedelta(days=int(series.frames[frame])))
    day = day.replace(" ", numerals.FIRM)
    value = float(values[frame, row]) if bad[frame, row] > 0 or not panel.rival else 0.0
    return _Worst(tr(panel.shapes.shapes[row].name), value, day)


def _difference(maps: Shown, panel: Panel) -> str:
    """Say where the live variant departs most from the first of the others, beyond chance."""
    worst, course = _worst(maps, panel), maps.measure
    other = tr("the baseline") if panel.rival != shown_letter(panel.rival) else panel.rival
    words = {
        "measure": tr(course.label),
        "live": panel.letter,
        "other": other,
        "region": worst.region,
        "value": figure(course, worst.value, differs=True),
        "day": worst.day,
    }
    if worst.value == 0.0:
        return tr("{measure}: no region differs between {live} and {other} beyond chance", **words)
    if course.unit.startswith("%"):
        return tr(
            "{measure}: {live} departs most from {other} in {region}, by {value} points on {day}",
            **words,
        )
    if course.name == "deaths":
        return tr(
            "{measure}: {live} departs most from {other} in {region}, by {value} by {day}", **words
        )
    return tr(
        "{measure}: {live} departs most from {other} in {region}, "
        "by {value} in 1,000 people on {day}",
        **words,
    )


def _in_short(maps: Shown, panel: Panel, worst: _Worst) -> str:
    """Return the finding of another variant in few words."""
    if maps.measure.name == "unrest":
        return numerals.grouped(_reached(panel))
    if maps.is_flag:
        return worst.region if worst.value else tr("none")
    if maps.measure.unit.startswith("%"):
        return f"{worst.region} {in_words(maps.measure, worst.value)}"
    places = min(1, maps.measure.decimals)
    return f"{worst.region} {figure(maps.measure, worst.value, decimals=places)}"


def _reached(panel: Panel) -> int:
    """Return how many regions are in unrest at some time, in most runs."""
    assert panel.series is not None
    return int((panel.series.middle[row_of("unrest")] >= MOSTLY).any(axis=0).sum())


def _crowd(maps: Shown, _: Panel, worst: _Worst) -> str:
    one = maps.mode == "one"
    if worst.value < _A_CROWD:
        if one:
            return tr("Hardly anywhere do crowds gather, in this run")
        return tr("Hardly anywhere do crowds gather, median of runs")
    words = {"region": worst.region, "size": numerals.rounded(worst.value, 1), "day": worst.day}
    if one:
        return tr(
            "Crowds are densest in {region}: {size} in 1,000 people on {day}, in this run", **words
        )
    return tr(
        "Crowds are densest in {region}: {size} in 1,000 people on {day}, median of runs", **words
    )


def _unrest(maps: Shown, panel: Panel, worst: _Worst) -> str:
    count, total = _reached(panel), len(panel.shapes.shapes)
    if count and maps.mode == "one":
        return tr(
            "{count} of {total} regions in unrest at some time in this run",
            count=count,
            total=total,
        )
    if count:
        return tr(
            "{count} of {total} regions in unrest at some time in most runs",
            count=count,
            total=total,
        )
    if worst.value <= 0:
        return tr("No region is in unrest in any run")
    return tr(
        "No region is in unrest in most runs; likeliest is {region}, {share} on {day}",
        region=worst.region,
        share=in_words(maps.measure, worst.value),
        day=worst.day,
    )


def _control(maps: Shown, _: Panel, worst: _Worst) -> str:
    one = maps.mode == "one"
    if worst.value >= _FIRM_HOLD:
        if one:
            return tr("The state keeps its hold of every regional centre, in this run")
        return tr("The state keeps its hold of every regional centre, median of runs")
    held = in_words(maps.measure, worst.value)
    words = {"region": worst.region, "held": held, "day": worst.day}
    if one:
        return tr(
            "The state’s hold is weakest in {region}: {held} of full on {day}, in this run", **words
        )
    return tr(
        "The state’s hold is weakest in {region}: {held} of full on {day}, median of runs", **words
    )


def _lost(maps: Shown, _: Panel, worst: _Worst) -> str:
    one = maps.mode == "one"
    if worst.value <= 0:
        if one:
            return tr("No regional centre is lost in this run")
        return tr("No regional centre is lost in any run")
    if one:
        return tr(
            "The centre of {region} is in the crowd’s hands on {day}",
            region=worst.region,
            day=worst.day,
        )
    return tr(
        "The centre of {region} is the likeliest to be lost: in {share} of runs on {day}",
        region=worst.region,
        share=in_words(maps.measure, worst.value),
        day=worst.day,
    )


def _deaths(maps: Shown, _: Panel, worst: _Worst) -> str:
    one = maps.mode == "one"
    if worst.value < 1:
        if one:
            return tr("Nobody is killed in any region, in this run")
        return tr("Nobody is killed in any region, median of runs")
    words = {"region": worst.region, "dead": numerals.rounded(worst.value), "day": worst.day}
    if one:
        return tr("Most people die in {region}: {dead} by {day}, in this run", **words)
    return tr("Most people die in {region}: {dead} by {day}, median of runs", **words)


_SENTENCES: Final = {
    "crowd": _crowd,
    "unrest": _unrest,
    "control": _control,
    "lost": _lost,
    "deaths": _deaths,
}
