"""The three words beside the seed that say what the spread is of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.session.tiny import SETS, finish
from ui.qt.content import Content
from ui.qt.spread_chooser import SpreadChooser
from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chooser(content: Content, session: Session) -> SpreadChooser:
    """The chooser, with the town open that has sets."""
    session.open_scenario("loud-town")
    finish(session)
    return content.status.spread


def checked(chooser: SpreadChooser) -> list[str]:
    """Return which words are marked."""
    return [name for name, button in chooser.buttons.items() if button.isChecked()]


def test_a_click_chooses(
    chooser: SpreadChooser, session: Session, content: Content, qtbot: QtBot
) -> None:
    """The picture is of what was clicked, and says so where its intervals are explained."""
    qtbot.mouseClick(chooser.buttons["ignorance"], LEFT)
    finish(session)

    assert checked(chooser) == ["ignorance"]
    assert session.comparison is not None
    assert session.comparison.uncertainty == "ignorance"
    assert "ranges of 8 sets in 10" in content.outlook.second_text


def test_undo_moves_the_mark_back(chooser: SpreadChooser, session: Session, qtbot: QtBot) -> None:
    """The words follow the session, whoever changes it."""
    qtbot.mouseClick(chooser.buttons["both"], LEFT)

    session.undo()

    assert checked(chooser) == ["chance"]


def test_each_word_explains_itself(chooser: SpreadChooser) -> None:
    """The tool tip says in plain words what the runs then differ by."""
    assert "luck alone" in chooser.buttons["chance"].toolTip()
    for name in ("ignorance", "both"):
        assert f"{len(SETS)} sets of values that fit the record" in chooser.buttons[name].toolTip()


def test_without_sets_only_chance_can_be_chosen(content: Content, session: Session) -> None:
    """The others are grey and say why."""
    buttons = content.status.spread.buttons

    assert [button.isEnabled() for button in buttons.values()] == [True, False, False]
    assert "no plausible parameter sets" in buttons["both"].toolTip()


def test_return_chooses_by_keyboard(chooser: SpreadChooser, qtbot: QtBot) -> None:
    """The words are reached by Tab and pressed by Return."""
    chooser.buttons["both"].setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(chooser.buttons["both"], Qt.Key.Key_Return)

    assert checked(chooser) == ["both"]
