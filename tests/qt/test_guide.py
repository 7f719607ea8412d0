"""Tour and help in the window: what they point at, what their keys do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.qt.content import Content
from ui.qt.main_window import MainWindow
from ui.qt.tour_overlay import TourOverlay
from ui.session.session import Session


@pytest.fixture
def overlay(content: Content, qtbot: QtBot) -> TourOverlay:
    """The tour at its first step."""
    content.guide.start_tour()
    overlay = content.guide.overlay
    assert overlay is not None
    qtbot.waitUntil(lambda: len(overlay.holes) == 1)
    return overlay


def test_each_step_points_at_something(
    content: Content, overlay: TourOverlay, qtbot: QtBot
) -> None:
    """What is spoken of is bright, within the window, and not under the words."""
    while content.guide.tour.step is not None:
        for hole in overlay.holes:
            assert hole.width() > 20
            assert hole.height() > 15
            assert content.rect().contains(hole)
        assert not overlay.callout.geometry().intersects(overlay.holes[0])
        assert content.rect().contains(overlay.callout.geometry())
        qtbot.keyClick(overlay.callout.next, Qt.Key.Key_Right)


def test_the_tour_is_led_by_keys(
    content: Content, session: Session, overlay: TourOverlay, qtbot: QtBot
) -> None:
    """Right goes on, Left back, Esc ends it; the window's own keys are still."""
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(overlay, key)
    position = content.guide.tour.position
    qtbot.keyClick(overlay, Qt.Key.Key_Space)
    qtbot.keyClick(overlay, Qt.Key.Key_Escape)

    assert position == "step 2 of 5"
    assert not session.pins
    assert not overlay.isVisible()


def test_what_is_spoken_of_can_be_used(
    content: Content, session: Session, overlay: TourOverlay
) -> None:
    """The lever under the bright part is the real one, and lies open to the mouse."""
    middle = overlay.holes[0].center()

    assert not overlay.mask().contains(middle)
    assert overlay.mask().contains(QPoint(5, content.height() - 5))


def test_presenting_ends_the_tour(content: Content, overlay: TourOverlay) -> None:
    """What it points at is put away, whichever step it is at."""
    content.present()

    assert content.guide.tour.step is None
    assert not overlay.isVisible()
    content.leave()


def test_a_narrow_window_has_the_tour_too(
    window: MainWindow, content: Content, qtbot: QtBot
) -> None:
    """Where there is no room for the levers, their rail is shown."""
    window.resize(700, 500)
    content.guide.start_tour()
    overlay = content.guide.overlay
    assert overlay is not None
    for _ in range(5):
        assert content.rect().contains(overlay.callout.geometry())
        content.guide.tour.next()


def test_f1_opens_the_help(content: Content, qtbot: QtBot) -> None:
    """Topics, a search, and the way to the tour."""
    dialog = content.show_help()
    dialog.open_topic("words")
    words = dialog.shown
    dialog.search.setText("rename")
    found = dialog.shown
    with qtbot.waitSignal(dialog.tour_asked):
        dialog.tour.click()

    assert "roughly even chance" in words
    assert "F2, Del" in found
    assert "roughly even chance" not in found
    assert content.guide.tour.is_first


def test_the_help_fits_a_small_window(window: MainWindow, content: Content) -> None:
    """It is never larger than the window it belongs to."""
    window.resize(1024, 700)
    dialog = content.show_help()

    assert dialog.width() <= 1024
    assert dialog.height() <= 700
    dialog.close()
