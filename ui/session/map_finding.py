"""The sentence over the map: the finding, or what is being waited for."""

from __future__ import annotations

from simulator.charts import numerals
from simulator.charts.maps import finding as of_maps
from simulator.language import tr
from ui.session.map_view import RUNS, MapView


def finding(view: MapView) -> str:
    """Return what the chosen number comes to over the whole time, or why that is not known."""
    return of_maps.finding(view) if view.state == "ready" else _waiting(view)


def _waiting(view: MapView) -> str:
    if view.state == "empty":
        return tr("No scenario is open")
    if view.state == "failed":
        return tr("The runs of the map failed")
    if view.state == "stopped":
        return tr("The runs of the map were stopped")
    if view.mode == "one":
        return tr("Run {number} is being played for the map", number=numerals.grouped(view.number))
    return tr("{count} runs are being played for the map", count=numerals.grouped(RUNS))
