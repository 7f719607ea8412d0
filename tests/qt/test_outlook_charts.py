"""Charts on the page: chosen, moved, enlarged, shown another way, and one run drawn among many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.session.tiny import finish
from ui.qt.chart_grid import ChartGrid
from ui.qt.content import Content
from ui.qt.distribution_view import DistributionView, reading
from ui.qt.fan_view import FanView
from ui.qt.milestones_view import MilestonesView
from ui.qt.theme import Theme
from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def grid(content: Content, session: Session, qtbot: QtBot) -> ChartGrid:
    """The page's charts: all three of the quiet town."""
    session.set_shown_indicators(("participants", "deaths", "arrests"))
    grid = content.outlook.grid
    qtbot.waitUntil(lambda: grid.is_settled)
    return grid


def names(grid: ChartGrid) -> list[str]:
    return [tile.name for tile in grid.tiles]


def port(widget: QWidget) -> QWidget:
    return widget.viewport() if isinstance(widget, FanView) else widget


def hover(fan: FanView, share: float = 0.6, height: float = 0.5) -> QPoint:
    """Move the mouse to a place in a fan's plot; return it."""
    assert fan.places is not None
    plot = fan.places.plot
    at = QPointF(plot.left() + share * plot.width(), plot.top() + height * plot.height())
    QTest.mouseMove(fan.viewport(), at.toPoint() - QPoint(2, 0))
    QTest.mouseMove(fan.viewport(), at.toPoint())
    return at.toPoint()


def test_keys_move_a_chart_and_take_it_away(grid: ChartGrid, qtbot: QtBot) -> None:
    """The keyboard stays with the chart; undo brings all back."""
    qtbot.keyClick(grid.tiles[0].widget, Qt.Key.Key_Right, ALT)
    moved = names(grid)
    qtbot.keyClick(grid.tiles[2].widget, Qt.Key.Key_Delete)

    assert moved == ["deaths", "participants", "arrests"]
    assert names(grid) == ["deaths", "participants"]


def test_a_title_is_dragged_to_another_place(grid: ChartGrid, qtbot: QtBot) -> None:
    """Past the middle of the last chart it becomes the last."""
    held = port(grid.tiles[0].widget)
    last = grid.tiles[2].widget
    target = held.mapFromGlobal(last.mapToGlobal(QPoint(last.width() - 30, 40)))

    qtbot.mousePress(held, LEFT, pos=QPoint(40, 10))
    qtbot.mouseMove(held, QPoint(70, 14))
    qtbot.mouseMove(held, target)
    marked = grid.is_marking
    qtbot.mouseRelease(held, LEFT, pos=target)

    assert marked
    assert not grid.is_marking
    assert names(grid) == ["deaths", "arrests", "participants"]


def test_charts_that_stay_are_not_made_anew(grid: ChartGrid, session: Session) -> None:
    """Their kept layers stay with them."""
    before = {tile.name: tile.widget for tile in grid.tiles}

    session.set_shown_indicators(("arrests", "participants"))

    assert {tile.name: tile.widget for tile in grid.tiles} == {
        name: before[name] for name in ("arrests", "participants")
    }


def test_one_chart_is_enlarged_and_goes_back(grid: ChartGrid, qtbot: QtBot) -> None:
    """By key or by its sign; a table stands beside it."""
    small = grid.tiles[1].widget
    qtbot.mouseClick(port(small), LEFT, pos=QPoint(small.width() - 30, 8))
    alone, table = names(grid), grid.table.isVisible()
    large = grid.tiles[0].widget
    qtbot.keyClick(large, Qt.Key.Key_Escape)

    assert alone == ["deaths"]
    assert table
    assert names(grid) == ["participants", "deaths", "arrests"]
    assert not grid.table.isVisible()


def test_the_table_reads_where_the_mouse_is(grid: ChartGrid, qtbot: QtBot) -> None:
    grid.tiles[0].grip.enlarge_asked.emit()
    qtbot.waitUntil(lambda: grid.is_settled)
    peaks = grid.table.readings
    fan = grid.fans[0]
    fan.grab()

    hover(fan)

    assert peaks is not None
    assert grid.table.readings is not None
    assert grid.table.readings.moment != peaks.moment


def test_a_key_shows_the_distribution(grid: ChartGrid, qtbot: QtBot) -> None:
    """Only of this chart; it is painted, and read along."""
    qtbot.keyClick(grid.tiles[0].widget, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: grid.is_settled)
    shown = grid.tiles[0].widget

    assert isinstance(shown, DistributionView)
    assert isinstance(grid.tiles[1].widget, FanView)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    shown.grab()
    assert shown.chart is not None
    below = [line[-1].text for line in reading(shown.chart, shown.chart.x.high)[1:]]
    assert set(below) <= {"100\u202f%", ">99\u202f%"}


def test_sections_are_chosen_by_their_words(
    grid: ChartGrid, content: Content, session: Session, qtbot: QtBot
) -> None:
    page = content.outlook
    qtbot.mouseClick(page.sections["distributions"], LEFT)
    all_distributions = all(isinstance(t.widget, DistributionView) for t in grid.tiles)
    qtbot.mouseClick(page.sections["milestones"], LEFT)

    assert all_distributions
    assert not grid.tiles
    assert grid.milestones.isVisible()
    assert "First protest" in grid.milestones.reading(30)
    session.set_lever("anger", 0.8)
    session.end_gesture()
    finish(session)
    assert grid.milestones.chart is session.chart("milestones", "milestones")


def test_the_nearest_run_is_drawn_and_told(
    grid: ChartGrid, content: Content, session: Session, qtbot: QtBot
) -> None:
    """A click where the mouse rests asks for the story of that run."""
    asked: list[int] = []
    session.spotlight.asked.connect(asked.append)
    fan = grid.fans[0]

    at = hover(fan)
    run = fan.run
    fan.grab()
    qtbot.mousePress(fan.viewport(), LEFT, pos=at)
    qtbot.mouseRelease(fan.viewport(), LEFT, pos=at)
    qtbot.waitUntil(lambda: bool(asked))

    assert run is not None
    assert asked == [run.run]


def test_runs_are_walked_by_keys(grid: ChartGrid, session: Session, qtbot: QtBot) -> None:
    """Up to a higher run, S for its story."""
    asked: list[int] = []
    session.spotlight.asked.connect(asked.append)
    fan = grid.fans[0]

    qtbot.keyClick(fan, Qt.Key.Key_Up)
    middle = fan.run
    qtbot.keyClick(fan, Qt.Key.Key_Up)
    higher = fan.run
    qtbot.keyClick(fan, Qt.Key.Key_S)

    assert middle is not None
    assert higher is not None
    assert higher.value > middle.value
    assert asked == [higher.run]


def test_a_row_of_the_bars_leads_to_a_story(
    grid: ChartGrid, content: Content, session: Session, qtbot: QtBot
) -> None:
    asked: list[str] = []
    session.spotlight.asked_outcome.connect(asked.append)
    bars = content.outlook.bars

    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Return)

    assert asked == ["leader_falls"]


def test_charts_are_ticked_in_a_list(
    grid: ChartGrid, content: Content, session: Session, qtbot: QtBot
) -> None:
    """It is searched by words, and the last tick cannot be taken away."""
    chooser = content.outlook.open_chooser()
    chooser.search.setText("arr")
    found = chooser.list.count()
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    without = names(grid)
    chooser.search.setText("")
    for row in range(chooser.list.count()):
        chooser.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    left = names(grid)
    chooser.close()

    assert found == 1
    assert without == ["participants", "deaths"]
    assert len(left) == 1


def test_the_word_is_explained_and_the_yardstick_chosen(content: Content, qtbot: QtBot) -> None:
    """The card shows both yardsticks; its button takes the other."""
    page = content.outlook
    qtbot.keyClick(page.headline, Qt.Key.Key_Return)
    card = page.open_yardsticks()
    card.grab()

    card.buttons["phia"].click()

    assert "PHIA" in page.second_text
    for child in page.findChildren(type(card)):
        child.close()


def test_the_headline_holds_its_size_in_a_drag(content: Content, session: Session) -> None:
    """It may shrink to fit, and does not grow again before the lever is released."""
    headline = content.outlook.headline
    finding = session.headline
    assert finding is not None
    lead, short = finding.lead, finding.lead[:1]

    headline.resize(180, headline.height())
    headline.show_parts(lead, (), hold=True)
    small = headline.lead_size
    headline.show_parts(short, (), hold=True)
    held = headline.lead_size
    headline.show_parts(short, (), hold=False)

    assert held == small < headline.lead_size


def test_an_empty_milestones_view_is_harmless(qtbot: QtBot, theme: Theme) -> None:
    view = MilestonesView(theme)
    qtbot.addWidget(view)
    view.resize(600, 300)

    view.grab()

    assert view.reading(40) == ""
