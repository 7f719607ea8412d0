"""Pages by keys, and which of them is in front."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.qt.content import Content
from ui.qt.page import page_kinds
from ui.qt.theme import Theme
from ui.session.session import Session

CONTROL = Qt.KeyboardModifier.ControlModifier
BACK = CONTROL | Qt.KeyboardModifier.ShiftModifier


def test_a_digit_with_ctrl_opens_a_page(content: Content, qtbot: QtBot) -> None:
    """In the order of the tabs; a digit beyond the last does nothing."""
    seen = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_9):
        qtbot.keyClick(content, key, CONTROL)
        seen.append(content.pages.place)

    assert seen == [1, 0, 0]


def test_ctrl_tab_goes_round(content: Content, qtbot: QtBot) -> None:
    """After the last page comes the first, and before it the last."""
    qtbot.keyClick(content, Qt.Key.Key_Tab, CONTROL)
    second = content.open_page_name
    for _ in range(2):
        qtbot.keyClick(content, Qt.Key.Key_Backtab, BACK)
    last = content.open_page_name

    assert (second, last) == (list(page_kinds())[1], list(page_kinds())[-1])


def test_the_page_in_front_comes_back(
    content: Content, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    """It is kept with the session, and the tab of the next window says so too."""
    content.open_page("sources")
    again = Content(session, theme)
    qtbot.addWidget(again)

    assert again.open_page_name == "sources"
    assert again.tabs.tab("sources").property("checked")


@pytest.mark.parametrize("kept", [{}, {"page": "weather"}, {"page": 3}])
def test_a_page_that_there_is_not_is_no_obstacle(
    session: Session, theme: Theme, qtbot: QtBot, kept: dict[str, object]
) -> None:
    """What was kept by another version opens the first page."""
    session.keep_view_state("window", kept)
    content = Content(session, theme)
    qtbot.addWidget(content)

    assert content.open_page_name == next(iter(page_kinds()))
