"""What the Map page says of the moment shown, and of what its colours are."""

from __future__ import annotations

from simulator.charts.maps.numbers import in_words
from simulator.charts.maps.panel import MOSTLY, Panel, letter_in_words
from simulator.charts.maps.scale import severity
from simulator.charts.maps.words import colours_are as colours_are
from simulator.charts.maps.words import lost_in_most as lost_in_most
from simulator.charts.maps.words import moment as moment
from simulator.language import tr
from ui.session.map_view import MapView


def moment_text(view: MapView) -> str:
    """Return the moment shown."""
    if not view.panels:
        return ""
    return moment(view.panels[0].variant.scenario.start, float(view.film.frames[view.film.frame]))


def here_and_now(view: MapView) -> str:
    """Return the line under the finding: the moment and how the regions stand at it."""
    if view.state != "ready":
        return view.runs.problem
    said = _of_differences(view) if view.is_difference else _of_levels(view)
    return " · ".join([moment_text(view), *said])


def note(view: MapView) -> str:
    """Return what stands under the map: what the colours are of, and how far it is a map."""
    if view.state != "ready":
        return ""
    if view.runs.problem:
        return tr(
            "the latest runs failed, these are the ones before: {problem}",
            problem=view.runs.problem,
        )
    if view.runs.is_stopped:
        return tr("stopped: these are the runs before the last change")
    if view.runs.is_running:
        return tr("newer runs are being played, these are the ones before")
    what = colours_are(view)
    if view.takes_out_luck:
        return tr("{what}; on the map, luck is not taken out", what=what)
    if view.panels[0].shapes.is_schematic:
        return tr("{what} · a schematic: circles are not to scale", what=what)
    return tr("{what} · same colours at every moment", what=what)


def name_of(view: MapView, region: str) -> str:
    """Return the name of a region of any panel."""
    for panel in view.panels:
        row = panel.row(region)
        if row is not None:
            return tr(panel.shapes.shapes[row].name)
    return ""


def _of_levels(view: MapView) -> list[str]:
    """Say how many regions are in unrest and where it is worst, map by map."""
    panels = [panel for panel in view.panels if panel.series is not None]
    several = len(panels) > 1
    counts, extremes = [], []
    for panel in panels:
        unrest = panel.values("unrest", view.film.day)
        assert unrest is not None
        letter = f"{letter_in_words(panel.letter)} " if several else ""
        words = tr("{count} of {total}", count=int((unrest >= MOSTLY).sum()), total=len(unrest))
        counts.append(f"{letter}{words}")
        worst = _worst_now(view, panel)
        if worst:
            extremes.append(f"{letter}{worst}")
    listed = ", ".join(counts)
    if view.mode == "one":
        said = [tr("regions in unrest in this run: {counts}", counts=listed)]
    else:
        said = [tr("regions in unrest in most runs: {counts}", counts=listed)]
    if extremes and view.measure.ceiling is not None:
        said.append(tr("lowest: {regions}", regions=", ".join(extremes)))
    elif extremes:
        said.append(tr("highest: {regions}", regions=", ".join(extremes)))
    return said


def _worst_now(view: MapView, panel: Panel) -> str:
    """Return the worst region of a map with its number, nothing where all is calm."""
    values = panel.values(view.measure.name, view.film.day)
    if values is None or view.is_flag:
        return ""
    bad = severity(values, view.measure.ceiling)
    row = int(bad.argmax())
    if round(float(bad[row]), view.measure.decimals) <= 0:
        return ""
    return f"{tr(panel.shapes.shapes[row].name)} {in_words(view.measure, float(values[row]))}"


def _of_differences(view: MapView) -> list[str]:
    """Say in how many regions a variant has more or less than the other, map by map."""
    said = []
    for panel in view.shown:
        values = panel.values(view.measure.name, view.film.day)
        if values is None:
            continue
        noise = panel.is_noise(view.measure.name, view.film.day)
        more, less = (int(((values * sign > 0) & ~noise).sum()) for sign in (1, -1))
        said.append(
            tr(
                "{pair}: more in {more}, less in {less} of {total} regions",
                pair=panel.title,
                more=more,
                less=less,
                total=len(values),
            )
        )
    return said
