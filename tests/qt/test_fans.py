"""Fans move through time together, by wheel, drag and keys, and come back to the whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from simulator.charts.palette import BASELINE
from tests.session.tiny import finish
from ui.qt.content import Content
from ui.qt.fan_view import FanView
from ui.qt.main_window import MainWindow
from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def fans(content: Content, qtbot: QtBot) -> tuple[FanView, ...]:
    """The fans of the furnished window, each with its chart."""
    qtbot.waitUntil(lambda: content.outlook.is_settled)
    return content.outlook.fans


def middle(fan: FanView) -> QPointF:
    """Return the middle of a fan's plot."""
    assert fan.places is not None
    return fan.places.plot.center()


def roll(fan: FanView, notches: int, keys: Qt.KeyboardModifier = NONE) -> bool:
    """Turn the wheel over the middle of a fan; return whether the fan took it."""
    at = middle(fan)
    event = QWheelEvent(
        at,
        QPointF(fan.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(fan.viewport(), event)
    return event.isAccepted()


def horizon(fan: FanView) -> tuple[float, float]:
    """Return the whole time of a fan's chart."""
    assert fan.chart is not None
    return fan.chart.x.low, fan.chart.x.high


def length(fan: FanView) -> float:
    """Return how many days a fan shows."""
    return fan.box.period[1] - fan.box.period[0]


def test_the_wheel_comes_closer_in_every_fan(fans: tuple[FanView, ...]) -> None:
    """The moment under the mouse stays; all fans show the same part, to the bit."""
    low, high = horizon(fans[0])

    assert roll(fans[1], 2)

    period = fans[1].box.period
    assert length(fans[1]) < 0.7 * (high - low)
    assert sum(period) / 2 == pytest.approx((low + high) / 2, abs=0.05)  # within a pixel
    assert {fan.box.period for fan in fans} == {period}
    assert all(fan.places and (fan.places.x.low, fan.places.x.high) == period for fan in fans)


def test_a_drag_moves_along_time_within_the_horizon(
    fans: tuple[FanView, ...], qtbot: QtBot
) -> None:
    """The plot follows the hand, and stops at the ends."""
    roll(fans[1], 3)
    before, at = fans[1].box.period, middle(fans[1]).toPoint()
    port = fans[1].viewport()

    qtbot.mousePress(port, LEFT, pos=at)
    for step in range(1, 7):
        qtbot.mouseMove(port, at - QPoint(5 * step, 0))
        qtbot.wait(5)
    qtbot.mouseRelease(port, LEFT, pos=at - QPoint(30, 0))
    moved = fans[1].box.period
    fans[1].box.translateBy(x=1e6)

    assert moved[0] > before[0]
    assert moved[1] - moved[0] == pytest.approx(before[1] - before[0])
    assert fans[0].box.period[1] == pytest.approx(horizon(fans[0])[1])


def test_a_double_click_goes_back_to_the_whole(fans: tuple[FanView, ...], qtbot: QtBot) -> None:
    """One gesture undoes any walk through time."""
    roll(fans[0], 3)

    qtbot.mouseDClick(fans[1].viewport(), LEFT, pos=middle(fans[1]).toPoint())

    assert all(fan.box.is_whole for fan in fans)
    assert all(fan.chart and fan.places and fan.places.x is fan.chart.x for fan in fans)


def test_the_keyboard_does_what_the_mouse_does(fans: tuple[FanView, ...], qtbot: QtBot) -> None:
    """Plus, minus, Home; the arrows read on and take the shown part with them."""
    fan = fans[1]
    fan.setFocus()
    whole = length(fan)

    qtbot.keyClick(fan, Qt.Key.Key_Plus)
    qtbot.keyClick(fan, Qt.Key.Key_Plus)
    closer, start = length(fan), fan.box.period[0]
    qtbot.keyClick(fan, Qt.Key.Key_Right)
    qtbot.keyClick(fan, Qt.Key.Key_Left)
    qtbot.keyClick(fan, Qt.Key.Key_Left)
    read_on = fan.box.period[0]
    qtbot.keyClick(fan, Qt.Key.Key_Minus)
    farther = length(fan)
    qtbot.keyClick(fan, Qt.Key.Key_Home)

    assert closer < farther < whole
    assert read_on < start
    assert fan.box.is_whole


def test_nobody_comes_closer_than_a_day(fans: tuple[FanView, ...], qtbot: QtBot) -> None:
    """Nor further away than the horizon."""
    for _ in range(30):
        qtbot.keyClick(fans[0], Qt.Key.Key_Plus)
    closest = length(fans[0])
    for _ in range(60):
        qtbot.keyClick(fans[0], Qt.Key.Key_Minus)

    assert closest == pytest.approx(1.0)
    assert fans[0].box.is_whole


def test_the_part_is_held_while_a_lever_moves(
    fans: tuple[FanView, ...], session: Session, content: Content, qtbot: QtBot
) -> None:
    """New results do not take the reader elsewhere, and both axes stand still."""
    roll(fans[0], 3)
    before = [(fan.box.period, fan.places.y) for fan in fans if fan.places]

    session.set_lever("police", 0.55)
    session.tick()
    qtbot.waitUntil(lambda: content.outlook.is_settled)
    held = [(fan.box.period, fan.places.y) for fan in fans if fan.places]
    session.end_gesture()
    finish(session)

    assert held == before
    assert [fan.box.period for fan in fans] == [period for period, _ in before]


def test_at_the_whole_the_page_has_the_wheel(fans: tuple[FanView, ...]) -> None:
    """Turning away from what is already whole is no dead end."""
    assert not roll(fans[0], -1)


def test_a_page_that_scrolls_keeps_the_wheel(
    window: MainWindow, fans: tuple[FanView, ...], qtbot: QtBot
) -> None:
    """There, the fans have the wheel with Ctrl."""
    window.resize(640, 420)
    qtbot.wait(20)

    roll(fans[0], 1)
    plain = fans[0].box.is_whole
    roll(fans[0], 1, CONTROL)

    assert plain
    assert not fans[0].box.is_whole


def test_the_menu_is_ours_alone(fans: tuple[FanView, ...], content: Content, qtbot: QtBot) -> None:
    """No menu of the plotting library; ours leads back to the whole."""
    roll(fans[0], 3)
    whole = next(a for a in content.outlook.menu_of(0).actions() if "whole" in a.text())
    whole.trigger()

    assert fans[1].box.is_whole
    assert not any(fan.box.menuEnabled() or fan.findChildren(QMenu) for fan in fans)


def test_a_fan_has_a_name_and_says_what_it_found(fans: tuple[FanView, ...]) -> None:
    """Names and finding are told to who cannot see the chart."""
    assert all(fan.accessibleName().startswith(fan.chart.title) for fan in fans if fan.chart)
    assert all(fan.accessibleDescription() for fan in fans)


def test_a_closer_look_draws_the_same_marks(
    fans: tuple[FanView, ...], session: Session, qtbot: QtBot
) -> None:
    """The baseline's picture is drawn anew for the part, and kept while the live one moves."""
    fan = fans[0]
    fan.grab()
    kept = fan.kept_layers
    roll(fan, 3)
    fan.grab()

    assert fan.chart is not None
    assert any(mark.series == BASELINE for mark in fan.chart.marks)
    assert fan.kept_layers is not kept
