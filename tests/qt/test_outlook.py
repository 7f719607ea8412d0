"""The page: headline, bars and fans follow the session."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from simulator.charts.chart import Chart, Line
from tests.session.tiny import finish, tiny_session
from ui.qt.content import Content
from ui.qt.fan_geometry import FanGeometry
from ui.qt.fan_items import same_marks
from ui.qt.fan_view import FanView
from ui.qt.main_window import MainWindow
from ui.qt.outlook_page import OutlookPage
from ui.qt.polygons import polygon, staircase, stretches
from ui.qt.theme import Theme
from ui.session.fan_readings import reading
from ui.session.session import Session


@pytest.fixture
def fan(session: Session) -> Chart:
    """The fan of people in the streets."""
    chart = session.chart("fan", "participants")
    assert chart is not None
    return chart


def test_every_shown_indicator_has_a_fan(content: Content, session: Session, qtbot: QtBot) -> None:
    """The fans are the session's, in its order."""
    qtbot.waitUntil(lambda: content.outlook.is_settled)
    shown = [choice.subject for choice in session.charts() if choice.kind == "fan"]

    assert [view.chart.name for view in content.outlook.fans if view.chart] == shown


def test_results_redraw_the_charts(content: Content, session: Session) -> None:
    """After a lever moves the views hold the new charts."""
    before = content.outlook.bars.chart

    session.set_lever("police", 1.5)
    session.end_gesture()
    finish(session)

    assert content.outlook.bars.chart is not before
    assert content.outlook.bars.chart is session.chart("outcome_bars", "outcomes")


def test_before_the_first_picture_the_page_says_so(qtbot: QtBot, theme: Theme) -> None:
    """A page without results neither fails nor shows numbers."""
    session = tiny_session()
    session.open_scenario("quiet-town")

    page = OutlookPage(session, theme)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.grab()

    assert "first runs are being played" in page.lead_text


def test_another_indicator_can_take_a_fans_place(content: Content, session: Session) -> None:
    """The menu of a fan swaps its indicator by one session call."""
    session.set_shown_indicators(("participants", "deaths"))

    menu = content.outlook.menu_of(0).findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Arrests").trigger()

    fans = [choice.subject for choice in session.charts() if choice.kind == "fan"]
    assert fans == ["arrests", "deaths"]


def test_a_fan_reads_its_own_lines(fan: Chart) -> None:
    """What the readout says at a moment is what the chart holds there."""
    line = next(mark for mark in fan.marks if isinstance(mark, Line) and mark.series == "A")

    said = reading(fan, float(line.x[3]))

    assert {series: median for series, median, _ in said.rows}["A"] == line.y[3]
    assert said.moment == "4 Jan 00:00"


def test_only_the_moved_scenario_is_drawn_anew(
    qtbot: QtBot, theme: Theme, session: Session, fan: Chart
) -> None:
    """Layers of what stands still are kept while its marks are the same."""
    view = FanView(theme)
    qtbot.addWidget(view)
    view.resize(265, 215)
    view.show_chart(fan)
    view.grab()
    kept = view.kept_layers

    session.set_lever("police", 1.5)
    session.tick()
    view.show_chart(session.chart("fan", "participants"))
    view.grab()

    still = [m for m in fan.marks if m.series != "A"]
    assert same_marks(still, [m for m in fan.marks if m.series != "A"])
    assert view.chart is not fan
    assert kept is not None


def test_a_fan_is_painted_in_its_colour(qtbot: QtBot, theme: Theme, fan: Chart) -> None:
    """The median stands on the picture in A's colour."""
    view = FanView(theme)
    qtbot.addWidget(view)
    view.resize(QSize(265, 215))
    view.show_chart(fan)

    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    colours = {image.pixelColor(x, y).name().upper() for x in range(265) for y in range(215)}
    assert theme.palette.line["A"] in colours


def test_places_and_values_are_inverse(fan: Chart) -> None:
    """The value under the mouse is the value drawn there."""
    places = FanGeometry.of(fan, 265, 215)

    assert places.value_across(float(places.across(4.0))) == pytest.approx(4.0)
    assert float(places.up(fan.y.low)) == pytest.approx(places.plot.bottom())


def test_polygons_hold_the_points() -> None:
    """Arrays arrive in Qt unchanged; gaps split a curve; a staircase has corners."""
    x, y = np.array([0.0, 1.0, 2.0]), np.array([5.0, np.nan, 7.0])

    assert polygon(x, x)[2] == QPointF(2.0, 2.0)
    assert stretches(y) == [slice(0, 1), slice(2, 3)]
    assert staircase(x, x)[1].tolist() == [0.0, 0.0, 1.0, 1.0, 2.0]


@pytest.mark.parametrize(("width", "columns"), [(1440, 3), (960, 3), (640, 2)])
def test_nothing_is_cut_off_at_the_side(
    window: MainWindow, content: Content, session: Session, width: int, columns: int
) -> None:
    """The page is never wider than its place, down to the smallest window."""
    session.set_shown_indicators(("participants", "deaths", "arrests"))
    window.resize(width, 700)
    window.grab()

    inside = content.outlook.widget()
    assert inside is not None
    assert inside.width() <= content.outlook.viewport().width()
    assert columns == content.outlook.columns


def test_beside_one_scenario_stands_what_most_runs_do(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    """A click on it shows all milestones; it goes in a narrow page, and for another's bars."""
    page = OutlookPage(session, theme)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.grab()
    page.most_runs.all_asked.emit()
    shown = page.view.section, page.most_runs.isHidden()
    page.resize(500, 700)
    page.grab()
    narrow = page.most_runs.isHidden()
    page.resize(900, 700)
    page.grab()
    session.pin()
    session.set_lever("anger", 0.9)
    session.end_gesture()
    finish(session)

    assert (shown, narrow, page.most_runs.isHidden()) == (("milestones", False), True, True)
    assert page.bars.scenarios == 2
