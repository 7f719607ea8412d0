"""The maps as they stand, as a chart to be exported."""

from __future__ import annotations

from simulator.charts.chart import Chart
from simulator.charts.maps.chart import maps_chart
from simulator.charts.maps.shown import Maps
from ui.session.map_view import MapView


def regional_map(view: MapView) -> Chart | None:
    """Return the maps at the moment shown, or ``None`` before anything is known."""
    if view.state != "ready" or view.scale is None:
        return None
    session = view.session
    return maps_chart(
        Maps(
            view.measure,
            view.panels,
            view.shown,
            view.scale,
            view.film.day,
            session.ensemble(session.variant).seed,
            session.baseline,
            mode=view.mode,
            number=view.number,
            draws_sets=view.draws_sets,
            preview=view.runs.is_running,
        )
    )
