"""Rows of the lever panel: what a hand does reaches the session, and what stands there is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.qt.content import Content
from ui.qt.lever_menu import lever_menu
from ui.qt.replay_banner import ReplayBanner
from ui.session.commands import OpenScenario
from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton


def test_dragging_sets_the_lever_while_the_mouse_moves(
    content: Content, session: Session, qtbot: QtBot
) -> None:
    """The session hears of every move, holds the axes, and lets them go with the button."""
    slider = content.levers.row("police").slider
    middle = slider.rect().center()

    qtbot.mousePress(slider, LEFT, pos=middle)
    qtbot.mouseMove(slider, QPoint(slider.width() - 9, middle.y()))
    held = session.hold_axes
    qtbot.mouseRelease(slider, LEFT)

    assert session.variant.setting("police") == 2.0
    assert held
    assert not session.hold_axes


def test_another_scenario_stands_in_the_rows_there_are(content: Content, session: Session) -> None:
    """Where it has the same levers: making rows anew would hold the window up."""
    row = content.levers.row("anger")

    session.open_scenario("loud-town")

    assert content.levers.row("anger") is row
    assert row.box.text() == "0.70"
    assert not row.reset.isVisible()
    session.undo()
    assert row.box.text() == "0.30"


def test_a_menu_goes_with_the_row_it_is_of(content: Content, session: Session) -> None:
    """A scenario with other levers may come while it is open: a file was changed on disk."""
    content.levers.row("anger").menu_asked.emit("anger", QPoint(0, 0))
    (menu,) = content.levers.findChildren(QMenu)
    assert menu.isVisible()
    town = session.variant.scenario
    fewer = replace(town, levers={"police": town.levers["police"]})

    session.change(OpenScenario("quiet-town", fewer))

    assert not menu.isVisible()


def test_a_drag_is_one_undo_step(content: Content, session: Session, qtbot: QtBot) -> None:
    """However many moves a drag has, one undo takes it back and the row shows it."""
    row = content.levers.row("police")

    qtbot.mousePress(row.slider, LEFT, pos=row.slider.rect().center())
    for x in (120, 140, 160):
        qtbot.mouseMove(row.slider, QPoint(x, 9))
    qtbot.mouseRelease(row.slider, LEFT)
    qtbot.mouseClick(content.toolbar.undo, LEFT)

    assert not session.variant.settings
    assert row.box.text() == "0.50"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 0.55),
        (Qt.Key.Key_Down, 0.45),
        (Qt.Key.Key_PageUp, 1.0),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 2.0),
    ],
)
def test_keys_step(
    content: Content, session: Session, qtbot: QtBot, key: Qt.Key, value: float
) -> None:
    """Arrows step, Page Up leaps, Home and End go to the bounds."""
    qtbot.keyClick(content.levers.row("police").slider, key)

    assert session.variant.setting("police") == pytest.approx(value)
    assert not session.hold_axes


def test_a_double_click_resets(content: Content, session: Session, qtbot: QtBot) -> None:
    """A double click on the slider brings the default back."""
    session.set_lever("police", 1.5)

    qtbot.mouseDClick(content.levers.row("police").slider, LEFT)

    assert session.variant.setting("police") == 0.5


def test_an_exact_value_can_be_typed(content: Content, session: Session, qtbot: QtBot) -> None:
    """A typed number, unit or not, is taken on Return and by itself."""
    box = content.levers.row("police").box

    box.selectAll()
    qtbot.keyClicks(box, "1.23 ×")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert session.variant.setting("police") == 1.23


def test_what_is_no_number_is_told_in_place(
    content: Content, session: Session, qtbot: QtBot
) -> None:
    """Nonsense changes nothing; the row says what could be written, and Esc takes it back."""
    row = content.levers.row("police")
    box = row.box

    box.selectAll()
    qtbot.keyClicks(box, "much")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    note = row.note
    qtbot.keyClick(box, Qt.Key.Key_Escape)

    assert note == "a number from 0.00 to 2.00"
    assert not row.note
    assert box.text() == "0.50"
    assert not session.variant.settings


def test_reset_shows_only_on_changed_levers(content: Content, session: Session) -> None:
    """The way back stands where there is somewhere to go back from, and the head counts."""
    session.set_lever("police", 1.5)

    rows = content.levers

    assert rows.row("police").reset.isVisible()
    assert not rows.row("anger").reset.isVisible()


def test_search_filters_and_empties(content: Content, qtbot: QtBot) -> None:
    """Slash leads to the field, words filter the rows, Esc brings all back."""
    panel = content.levers

    qtbot.keyClick(content, Qt.Key.Key_Slash)
    qtbot.keyClicks(panel.search, "poli")
    left = panel.shown_levers
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)

    assert left == ("police",)
    assert panel.shown_levers == ("police", "anger")


def test_hovering_reads_the_source(content: Content) -> None:
    """A row's tool tip says what its default rests on."""
    assert "C4: what it says" in content.levers.row("anger").toolTip()


def test_another_scenario_brings_its_own_rows(content: Content, session: Session) -> None:
    """Rows are built anew for another scenario."""
    session.open_scenario("loud-town")

    assert content.levers.row("anger").box.text() == "0.70"


def measured(session: Session) -> None:
    """Tick until every lever's effect is known."""
    while session.effects.state != "done":
        session.tick()


def test_effects_are_shown_and_said(content: Content, session: Session) -> None:
    """In the row's tool tip, for screen readers, and with their one scale in the foot."""
    measured(session)

    row = content.levers.row("anger")

    assert "From 0.00 to 1.00: Calm −" in row.toolTip()
    assert row.slider.accessibleDescription().startswith("effect −")
    assert content.levers.foot.text == "low to high end, full bar 100 points"


def test_levers_can_stand_by_effect(content: Content, session: Session) -> None:
    """Groups stand aside; the sections stay apart; the file's order comes back."""
    measured(session)

    session.set_lever_order("effect")
    by_effect = content.levers.shown_levers
    session.set_lever_order("file")

    assert by_effect == ("police", "anger")
    assert content.levers.shown_levers == by_effect


def test_the_menu_of_a_lever(content: Content, session: Session) -> None:
    """Reset, write, as in a pin, copy, sources."""
    session.set_lever("police", 1.5)
    session.end_gesture()
    session.pin()
    session.set_lever("police", 1.0)
    session.end_gesture()

    menu = lever_menu(session, "police", lambda: None, content)
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.actions()[2].trigger()
    menu.deleteLater()

    assert texts[0] == "Reset to 0.50 ×"
    assert texts[2] == "Set to 1.50 ×, as in B"
    assert session.lever("police").value == 1.5


def test_a_double_click_on_the_name_resets(
    content: Content, session: Session, qtbot: QtBot
) -> None:
    """As on the slider."""
    session.set_lever("police", 1.5)

    qtbot.mouseDClick(content.levers.row("police"), LEFT, pos=QPoint(60, 8))

    assert session.variant.setting("police") == 0.5


def test_a_search_for_a_source_finds_its_levers(content: Content) -> None:
    """By its id, whatever the case."""
    content.levers.search.setText("c4")

    assert content.levers.shown_levers == ("anger",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_R])
def test_replay_is_stopped_by_a_key(
    content: Content, session: Session, qtbot: QtBot, key: Qt.Key
) -> None:
    """R begins it, Esc and R end it, and it is said over the page meanwhile."""
    session.set_lever("police", 1.5)
    session.end_gesture()
    qtbot.keyClick(content, Qt.Key.Key_R)
    banner = content.findChild(ReplayBanner)
    assert banner is not None
    said = banner.isVisible(), banner.accessibleName(), content.levers.row("police").box.text()

    qtbot.keyClick(content, key)

    assert said == (True, "Replaying Police 0.50 → 1.50, Esc stops", "0.50")
    assert not banner.isVisible()
    assert content.levers.row("police").box.text() == "1.50"


def test_replay_is_stopped_by_the_mouse(content: Content, session: Session, qtbot: QtBot) -> None:
    """The press does nothing else."""
    session.set_lever("police", 1.5)
    session.end_gesture()
    session.replay.start()

    qtbot.mouseClick(content.levers.row("anger").slider, LEFT)

    assert not session.replay.is_playing
    assert session.variant.settings == {"police": 1.5}
