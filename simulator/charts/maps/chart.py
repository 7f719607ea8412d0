"""The maps as they stand, as a chart to be exported: areas, their numbers, the scale, the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator import __version__
from simulator.charts import numerals
from simulator.charts.areas import Area, ColourScale
from simulator.charts.axes import last_day
from simulator.charts.caption import changes
from simulator.charts.chart import Axis, Chart, Legend, Mark
from simulator.charts.maps.colours import classes_of
from simulator.charts.maps.finding import finding
from simulator.charts.maps.numbers import figure, plain_unit, unit
from simulator.charts.maps.panel import Panel, row_of, shown_letter
from simulator.charts.maps.shown import Maps
from simulator.charts.maps.words import colours_are, lost_in_most, moment
from simulator.charts.palette import BASELINE
from simulator.language import tr

_NO_AXIS = Axis("", "", 0.0, 1.0, ())  # only its unit is read, as data have it


def maps_chart(maps: Maps) -> Chart:
    """Return the maps at their moment."""
    played = [panel for panel in maps.shown if panel.series is not None]
    marks: list[Mark] = [mark for panel in played for mark in _areas(maps, panel)]
    sign = tr("centre lost in this run") if maps.mode == "one" else tr("centre lost in most runs")
    marks.append(ColourScale("", maps.scale.labels, maps.scale.diverges, sign))
    return Chart(
        kind="map",
        name=maps.measure.name,
        title=tr(maps.measure.label),
        subtitle=unit(maps),
        finding=finding(maps),
        x=_NO_AXIS,
        y=replace(_NO_AXIS, unit=plain_unit(maps)),
        marks=tuple(marks),
        legend=tuple(_legend(maps, panel) for panel in played),
        rows=(),
        spans_title="",
        note=_note(maps),
        preview=maps.preview,
        context=_context(maps),
        start=maps.panels[0].variant.scenario.start,
    )


def _areas(maps: Maps, panel: Panel) -> Iterator[Area]:
    series, course = panel.series, maps.measure
    assert series is not None
    tones = classes_of(panel, course, maps.scale, maps.day)
    lost = lost_in_most(panel, maps.day)
    at = row_of(course.name), panel.frame_at(maps.day)
    for row, shape in enumerate(panel.shapes.shapes):
        value, low, high = (
            float(part[at][row]) for part in (series.middle, series.low, series.high)
        )
        yield Area(
            series=panel.series_letter,
            region=shape.region,
            name=tr(shape.name),
            rings=shape.rings,
            centre=shape.centre,
            radius=shape.radius,
            day=float(series.frames[at[1]]),
            value=value,
            low=low,
            high=high,
            text=figure(course, value, differs=bool(panel.rival)),
            tone=tones[row] if tones else None,
            is_marked=lost[row],
        )


def _legend(maps: Maps, panel: Panel) -> Legend:
    n = panel.series.n if panel.series else 0
    known = {each.letter: each for each in maps.panels}
    other = known.get(panel.rival)
    if other is not None:
        title = tr("{pair}: less {other}", pair=panel.title, other=other.title)
        return Legend(panel.rival, title, "pinned", n)
    roles = {"A": "live", BASELINE: "baseline"}
    role = roles.get(panel.letter, "pinned")
    detail = changes(panel.variant, maps.baseline)
    return Legend(panel.letter, panel.title, role, n, detail)  # type: ignore[arg-type]


def _context(maps: Maps) -> str:
    scenario = maps.panels[0].variant.scenario
    end = last_day(scenario.start, scenario.horizon_days)
    return tr(
        "{country}, as a model plays it, {days}; on the map: {moment}",
        country=tr(scenario.country.title),
        days=numerals.date_range(
            scenario.start, end, with_year=str(end.year) not in scenario.country.title
        ),
        moment=moment(scenario.start, maps.moment),
    )


def _note(maps: Maps) -> str:
    """Return the limits, what the colours are of, and what is needed to make it again."""
    pairs = [shown_letter(panel.letter) for panel in maps.panels]
    parts = [tr("A reasoning aid, not a forecast."), tr("Colours: {what}.", what=colours_are(maps))]
    if len(pairs) > 1:
        parts.append(tr("All scenarios on the same random numbers."))
    if maps.is_difference:
        parts.append(tr("What may be chance (95 % interval) is in the middle class."))
    if maps.panels[0].shapes.is_schematic:
        parts.append(tr("A schematic: circles are not to scale."))
    made = tr("Seed {seed} · Boilover {version}", seed=maps.seed, version=__version__)
    return "\n".join([" ".join(parts), made])
