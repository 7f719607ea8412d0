"""The whole window: keys, theme, pins, folding, problems, closing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from tests.session.tiny import finish, tiny_session
from ui.qt.content import Content
from ui.qt.main_window import MainWindow
from ui.qt.shortcuts import WINDOW
from ui.qt.theme import Theme
from ui.qt.variant_row import VariantRowView
from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton


def test_space_pins(content: Content, session: Session, qtbot: QtBot) -> None:
    """Space sets the live variant aside and the panel shows it."""
    session.set_lever("police", 1.5)

    qtbot.keyClick(content, Qt.Key.Key_Space)

    assert [pin.letter for pin in session.pins] == ["B"]
    assert content.scenarios.row("B").isVisible()


def test_space_pins_from_a_slider_but_not_from_a_field(
    content: Content, session: Session, qtbot: QtBot
) -> None:
    """Space is a letter where one writes."""
    slider = content.levers.row("police").slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Space)
    content.levers.search.setFocus()
    qtbot.keyClick(content.levers.search, Qt.Key.Key_Space)

    assert len(session.pins) == 1


def test_a_click_on_a_pin_goes_back_to_it(content: Content, session: Session, qtbot: QtBot) -> None:
    """The pin's settings are the live ones again."""
    session.set_lever("police", 1.5)
    session.pin()
    session.reset_all()

    qtbot.mouseClick(content.scenarios.row("B"), LEFT)

    assert session.variant.setting("police") == 1.5


def test_a_pin_is_renamed_in_its_row(content: Content, session: Session, qtbot: QtBot) -> None:
    """F2 opens a field over the name; Return takes it."""
    session.pin()
    row = content.scenarios.row("B")

    qtbot.keyClick(row, Qt.Key.Key_F2)
    qtbot.keyClicks(row.field, "Plan B")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)

    assert session.pins[0].variant.title == "Plan B"


def test_a_pin_is_moved_and_removed_with_keys(
    content: Content, session: Session, qtbot: QtBot
) -> None:
    """Alt with an arrow moves, Delete removes."""
    for value in (1.0, 1.5):
        session.set_lever("police", value)
        session.pin()

    qtbot.keyClick(content.scenarios.row("C"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = [pin.letter for pin in session.pins]
    qtbot.keyClick(content.scenarios.row("C"), Qt.Key.Key_Delete)

    assert moved == ["C", "B"]
    assert [pin.letter for pin in session.pins] == ["B"]


def test_undo_and_redo_have_their_keys(content: Content, session: Session, qtbot: QtBot) -> None:
    """Ctrl+Z takes back, Ctrl+Shift+Z does again."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    session.set_lever("police", 1.5)
    session.end_gesture()

    qtbot.keyClick(content, Qt.Key.Key_Z, control)
    undone = session.variant.setting("police")
    qtbot.keyClick(content, Qt.Key.Key_Z, control | shift)

    assert undone == 0.5
    assert session.variant.setting("police") == 1.5


def test_esc_stops_refining(content: Content, session: Session, qtbot: QtBot) -> None:
    """What is known stays, and the status bar says so."""
    session.set_lever("police", 1.5)
    session.end_gesture()
    session.tick()

    qtbot.keyClick(content, Qt.Key.Key_Escape)

    assert session.status.state == "cancelled"
    assert "Stopped" in content.status.accessibleName()


def test_the_theme_changes_every_colour(
    content: Content, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    """Light and dark are drawn on their own grounds, charts included."""
    session.set_theme("dark")
    dark = content.grab().toImage().pixelColor(700, 500).name()
    session.set_theme("light")
    light = content.grab().toImage().pixelColor(700, 500).name()

    assert (dark, light) == ("#1e1f22", "#ffffff")
    assert theme.choice == "light"


def test_a_broken_file_is_told_in_place(content: Content, session: Session, qtbot: QtBot) -> None:
    """Every fault with its line; dismissed, it is gone; what was open stays."""
    session.open_scenario("broken")
    text = content.banner.text

    session.dismiss_problem()
    content.banner.show_problem()

    assert "broken.yaml:1:1" in text
    assert "broken.yaml:3:1" in text
    assert not content.banner.isVisible()
    assert session.variant.scenario.name == "quiet-town"


@pytest.mark.parametrize(
    ("width", "levers", "scenarios"), [(1440, True, True), (1000, True, False), (700, False, False)]
)
def test_panels_fold_where_there_is_no_room(
    window: MainWindow, content: Content, width: int, levers: bool, scenarios: bool
) -> None:
    """The scenarios fold first, then the levers; a rail brings them back."""
    window.resize(width, 700)

    assert [fold.is_open for fold in content.folds] == [levers, scenarios]
    assert [fold.rail.isVisible() for fold in content.folds] == [not levers, not scenarios]


def test_a_rail_brings_its_panel_back(window: MainWindow, content: Content, qtbot: QtBot) -> None:
    """Folding is the user's choice too."""
    qtbot.keyClick(content, Qt.Key.Key_F8)
    folded = content.folds[1].is_open
    qtbot.mouseClick(content.folds[1].rail, LEFT)

    assert not folded
    assert content.folds[1].is_open


def test_every_control_has_a_name(window: MainWindow) -> None:
    """Who cannot see the window hears what has the keyboard."""
    from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QScrollBar

    kinds = (QAbstractButton, QAbstractSlider, QLineEdit)
    controls = [w for kind in kinds for w in window.findChildren(kind)]
    nameless = [
        w
        for w in controls
        if not isinstance(w, QScrollBar)
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (w.accessibleName() or getattr(w, "text", str)())
    ]

    assert not nameless


def test_no_two_keys_are_the_same() -> None:
    """A key does one thing."""
    keys = [shortcut.key for shortcut in WINDOW]

    assert len(keys) == len(set(keys))


def test_the_words_follow_the_yardstick(content: Content, qtbot: QtBot) -> None:
    """The headline names the yardstick that its words come from."""
    actions = {action.text(): action for action in content.toolbar.view_menu().actions()}

    actions["PHIA"].trigger()

    assert "PHIA" in content.outlook.second_text


def test_folded_panels_are_remembered(
    window: MainWindow, content: Content, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    """A panel folded away stays so in the next window."""
    content.folds[1].close()

    second = MainWindow(theme, window.layout_text())
    qtbot.addWidget(second)
    second.furnish(Content(session, theme))

    assert second.content is not None
    assert [fold.is_open for fold in second.content.folds] == [True, False]


def test_the_window_remembers_its_place(theme: Theme, qtbot: QtBot) -> None:
    """What it says when it closes brings the size back."""
    first = MainWindow(theme)
    qtbot.addWidget(first)
    first.resize(700, 500)
    with qtbot.waitSignal(first.closing) as closing:
        first.show()
        first.close()

    second = MainWindow(theme, closing.args[0])
    qtbot.addWidget(second)

    assert second.size() == first.size()


@pytest.mark.parametrize("layout", ["", "nonsense", "[1]", json.dumps({"geometry": 3})])
def test_a_damaged_layout_is_no_obstacle(theme: Theme, qtbot: QtBot, layout: str) -> None:
    """A layout that cannot be read is left aside."""
    window = MainWindow(theme, layout)
    qtbot.addWidget(window)

    assert window.width() >= window.minimumWidth()


def test_views_leave_no_timers(window: MainWindow, content: Content) -> None:
    """Only the application's own timer ticks."""
    assert not [t for t in window.findChildren(QTimer) if t.isActive() and not t.isSingleShot()]
    assert isinstance(content, QObject)


def test_a_window_without_a_scenario_says_so(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    """With nothing to open the window stands and tells why."""
    session = tiny_session()
    session.open_scenario("broken")
    content = Content(session, theme)
    qtbot.addWidget(content)
    content.resize(1200, 800)
    content.show()
    content.grab()

    assert content.banner.isVisible()
    assert content.outlook.lead_text == "No scenario is open"
    qtbot.keyClick(content, Qt.Key.Key_E)


def test_rows_follow_the_variants(content: Content, session: Session) -> None:
    """Live, pins and baseline each have one row, in order."""
    session.set_lever("police", 1.5)
    session.pin()
    finish(session)

    rows = content.scenarios.findChildren(VariantRowView)
    shown = [row.letter for row in rows if row.isVisible()]
    assert shown == ["A", "B", "baseline"]
