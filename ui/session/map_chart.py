"""The maps as they stand, as a chart to be exported: areas, their numbers, the scale, the words."""

from __future__ import annotations

from collections.abc import Iterator

from simulator import __version__
from simulator.charts import numerals
from simulator.charts.areas import Area, ColourScale
from simulator.charts.axes import last_day
from simulator.charts.caption import changes
from simulator.charts.chart import Axis, Chart, Legend, Mark
from simulator.language import tr
from ui.session.map_colours import classes_of
from ui.session.map_finding import finding
from ui.session.map_numbers import figure, unit
from ui.session.map_panel import Panel, row_of, shown_letter
from ui.session.map_view import MapView
from ui.session.map_words import colours_are, lost_in_most, moment_text
from ui.session.workspace import BASELINE, LIVE

_NO_AXIS = Axis("", "", 0.0, 1.0, ())


def regional_map(view: MapView) -> Chart | None:
    """Return the maps at the moment shown, or ``None`` before anything is known."""
    if view.state != "ready" or view.scale is None:
        return None
    played = [panel for panel in view.shown if panel.series is not None]
    marks: list[Mark] = [mark for panel in played for mark in _areas(view, panel)]
    sign = tr("centre lost in this run") if view.mode == "one" else tr("centre lost in most runs")
    marks.append(ColourScale("", view.scale.labels, view.scale.diverges, sign))
    return Chart(
        kind="map",
        name=view.measure.name,
        title=tr(view.measure.label),
        subtitle=unit(view),
        finding=finding(view),
        x=_NO_AXIS,
        y=_NO_AXIS,
        marks=tuple(marks),
        legend=tuple(_legend(view, panel) for panel in played),
        rows=(),
        spans_title="",
        note=_note(view),
        preview=view.runs.is_running,
        context=_context(view),
        start=view.panels[0].variant.scenario.start,
    )


def _areas(view: MapView, panel: Panel) -> Iterator[Area]:
    series, course = panel.series, view.measure
    assert series is not None
    tones = classes_of(panel, course, view.scale, view.film.day)
    lost = lost_in_most(panel, view.film.day)
    at = row_of(course.name), panel.frame_at(view.film.day)
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


def _legend(view: MapView, panel: Panel) -> Legend:
    n = panel.series.n if panel.series else 0
    known = {each.letter: each for each in view.panels}
    other = known.get(panel.rival)
    if other is not None:
        title = tr("{pair}: less {other}", pair=panel.title, other=other.title)
        return Legend(panel.rival, title, "pinned", n)
    roles = {LIVE: "live", BASELINE: "baseline"}
    role = roles.get(panel.letter, "pinned")
    detail = changes(panel.variant, view.session.baseline)
    return Legend(panel.letter, panel.title, role, n, detail)  # type: ignore[arg-type]


def _context(view: MapView) -> str:
    scenario = view.panels[0].variant.scenario
    end = last_day(scenario.start, scenario.horizon_days)
    return tr(
        "{country}, as a model plays it, {days}; on the map: {moment}",
        country=tr(scenario.country.title),
        days=numerals.date_range(
            scenario.start, end, with_year=str(end.year) not in scenario.country.title
        ),
        moment=moment_text(view),
    )


def _note(view: MapView) -> str:
    """Return the limits, what the colours are of, and what is needed to make it again."""
    pairs = [shown_letter(panel.letter) for panel in view.panels]
    parts = [tr("A reasoning aid, not a forecast."), tr("Colours: {what}.", what=colours_are(view))]
    if len(pairs) > 1:
        parts.append(tr("All scenarios on the same random numbers."))
    if view.is_difference:
        parts.append(tr("What may be chance (95 % interval) is in the middle class."))
    if view.panels[0].shapes.is_schematic:
        parts.append(tr("A schematic: circles are not to scale."))
    spec = view.session.ensemble(view.session.variant)
    made = tr("Seed {seed} · Boilover {version}", seed=spec.seed, version=__version__)
    return "\n".join([" ".join(parts), made])
