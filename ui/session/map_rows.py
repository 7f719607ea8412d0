"""The table beside the maps: a row for each region, the worst first, a number for each variant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.charts.maps.numbers import figure
from simulator.charts.maps.panel import Panel, row_of, shown_letter
from simulator.language import tr
from ui.session.map_view import MapView


@dataclass(frozen=True, slots=True)
class Cell:
    """A number: its text, its class on the scale, and whether it may as well be none.

    ``reach`` is how far along the classes it stands, in classes from the calm end.
    """

    series: str
    text: str
    place: int
    reach: float
    is_noise: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One region of several maps."""

    region: str
    name: str
    cells: tuple[Cell, ...]


def heads(view: MapView) -> tuple[tuple[str, str], ...]:
    """Return for each column the letter whose tone it has, and what stands over it."""
    played = [panel for panel in view.shown if panel.series is not None]
    return tuple(
        (each.series_letter, each.title if each.rival else shown_letter(each.letter))
        for each in played
    )


def rows(view: MapView) -> tuple[Row, ...]:
    """Return the regions that all maps have, those worst off at this moment first.

    Where nothing is to choose between them, whichever is worst off at some other moment.
    """
    panels = [panel for panel in view.shown if panel.series is not None]
    if view.scale is None or not panels:
        return ()
    found = []
    for shape in panels[0].shapes.shapes:
        at = [panel.row(shape.region) for panel in panels]
        places = [row for row in at if row is not None]
        if len(places) == len(panels):
            cells = tuple(_cell(view, *each) for each in zip(panels, places, strict=True))
            rank = _rank(view, panels, places)
            found.append((rank, Row(shape.region, tr(shape.name), cells)))
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0], reverse=True))


def _cell(view: MapView, panel: Panel, row: int) -> Cell:
    scale, course, day = view.scale, view.measure, view.film.day
    assert scale is not None
    assert panel.series is not None
    value = panel.series.middle[row_of(course.name), panel.frame_at(day), row]
    is_noise = bool(panel.is_noise(course.name, day)[row])
    place = scale.middle if is_noise else int(scale.classes(np.array([value]))[0])
    text = figure(course, float(value), differs=bool(panel.rival))
    if view.is_flag:
        text = tr("yes") if value else tr("no")
    bad = float(scale.severity(np.array([value]))[0])
    reach = float(np.interp(bad, scale.edges, range(scale.count + 1)))
    return Cell(panel.series_letter, text, place, reach, is_noise)


def _rank(view: MapView, panels: list[Panel], places: list[int]) -> tuple[float, float]:
    """Return how bad the worst of the maps is at this moment, and at any."""
    scale, course = view.scale, row_of(view.measure.name)
    assert scale is not None
    now, ever = 0.0, 0.0
    for panel, row in zip(panels, places, strict=True):
        assert panel.series is not None
        bad = scale.severity(panel.series.middle[course, :, row])
        bad = abs(bad) if panel.rival else bad
        now = max(now, round(float(bad[panel.frame_at(view.film.day)]), view.measure.decimals))
        ever = max(ever, float(bad.max()))
    return now, ever
