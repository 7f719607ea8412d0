"""Pins in the panel: gone back to, named, moved by key and mouse, removed, and what differs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.qt.content import Content
from ui.qt.variant_row import HEIGHT, VariantRowView
from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton


def pinned(session: Session, *values: float) -> None:
    """Pin the town with the police at each of some values."""
    for value in values:
        session.set_lever("police", value)
        session.end_gesture()
        session.pin()


def letters(session: Session) -> list[str]:
    """Return the letters of the pins in the order shown."""
    return [pin.letter for pin in session.pins]


def carry(row: VariantRowView, pixels: int, qtbot: QtBot) -> None:
    """Drag a row up or down with the mouse."""
    start = QPoint(60, 20)
    qtbot.mousePress(row, LEFT, pos=start)
    for share in (0.5, 1.0):
        qtbot.mouseMove(row, start + QPoint(0, round(share * pixels)))
    qtbot.mouseRelease(row, LEFT, pos=start + QPoint(0, pixels))


def test_a_pin_is_dragged_to_another_place(
    content: Content, session: Session, qtbot: QtBot
) -> None:
    """It is no click, and one step of undo."""
    pinned(session, 0.6, 0.7, 0.8)
    live = session.variant

    carry(content.scenarios.row("B"), 2 * HEIGHT, qtbot)
    moved = letters(session)
    session.undo()

    assert moved == ["C", "D", "B"]
    assert session.variant == live
    assert letters(session) == ["B", "C", "D"]


def test_a_short_pull_is_a_click(content: Content, session: Session, qtbot: QtBot) -> None:
    """A hand that trembles goes back to the pin, as one that does not."""
    pinned(session, 0.6, 0.7)

    carry(content.scenarios.row("B"), 4, qtbot)

    assert session.variant.setting("police") == 0.6


def test_the_keyboard_stays_with_a_pin_that_moves(
    content: Content, session: Session, qtbot: QtBot
) -> None:
    """So that it can be moved on, and after the last move removed."""
    pinned(session, 0.6, 0.7, 0.8)
    row = content.scenarios.row("D")
    row.setFocus(Qt.FocusReason.TabFocusReason)

    for _ in range(2):
        qtbot.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = letters(session)
    qtbot.keyClick(row, Qt.Key.Key_Delete)

    assert moved == ["D", "B", "C"]
    assert letters(session) == ["B", "C"]
    assert content.scenarios.row("B").hasFocus()


def test_the_menu_of_a_pin_copies_it(content: Content, session: Session) -> None:
    """All that can be done with a pin stands in its menu."""
    pinned(session, 0.6)

    menu = content.scenarios.menu_of("B")
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}
    actions["Duplicate"].trigger()

    assert {"Go back to it", "Rename…", "Remove", "Save as a scenario file…"} <= actions.keys()
    assert letters(session) == ["B", "C"]
    assert session.pins[0].variant.settings == session.pins[1].variant.settings


def test_without_pins_the_panel_says_how_to_pin(content: Content, session: Session) -> None:
    """The empty list explains itself, and the explanation goes with the first pin."""
    empty = content.scenarios._empty
    before = empty.isVisible(), empty.text()

    session.pin()

    assert before[0]
    assert before[1].startswith("Space pins what you see as B.")
    assert not empty.isVisible()


def test_differences_grow_where_names_do_not_fit(content: Content, session: Session) -> None:
    """Many variants stand below the name of what differs, and nothing is cut."""
    table = content.scenarios._table
    pinned(session, 0.6)
    low = table.height()

    pinned(session, 0.7, 0.8, 0.9, 1.0)

    assert len(session.input_differences[0].cells) == 6
    assert table.height() > low
