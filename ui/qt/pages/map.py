"""The page that shows where: regions coloured by what happens in them, through time."""

from __future__ import annotations

from simulator.engine.regional_series import play_courses
from ui.qt.map_page import MapPage
from ui.qt.page import PageKind
from ui.qt.theme import Theme
from ui.session.map_view import MapView
from ui.session.session import Session


def _make(session: Session, theme: Theme) -> MapPage:
    """Return the page with a worker of its own, which is started by the first map."""
    return MapPage(MapView(session, session.own_pool(play_courses)), theme)


PAGE = PageKind("Map", 30, _make)
