"""Pages by keys, and which of them is in front."""

from __future__ import annotations

import gc
import weakref
from dataclasses import fields

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from tests.session.tiny import tiny_session
from ui.qt.content import Content
from ui.qt.main_window import MainWindow
from ui.qt.page import page_kinds
from ui.qt.theme import Theme
from ui.session.session import Session
from ui.session.story_state import StoryState

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


JUNK: tuple[object, ...] = (
    None,
    True,
    -1,
    10**400,
    1e308,
    "",
    "\ud800",
    [],
    {},
    [1],
    [1, 2, 3],
    {"a": []},
    0.5,
)


@pytest.mark.parametrize("name", sorted(page_kinds()))
def test_what_a_page_does_not_understand_it_leaves_aside(
    name: str, content: Content, session: Session, qtbot: QtBot
) -> None:
    """A session file may be anybody's."""
    content.open_page(name)
    keys = {"page", "mode", "outcome", *session.view_state(name), *fields_of_states()}
    for junk in JUNK:
        session.keep_view_state(name, {**dict.fromkeys(keys, junk), "mode": "one"})
        session.views_changed.emit()
        qtbot.wait(1)

    assert content.open_page_name in page_kinds()


def fields_of_states() -> set[str]:
    """Return what the pages keep of themselves."""
    return {field.name for field in fields(StoryState)} | {"day", "speed", "measure", "region"}


def test_a_window_that_is_built_anew_leaves_nothing_of_the_old_one(
    theme: Theme, qtbot: QtBot
) -> None:
    """Another language makes another window on another session; the old ones must go."""
    window = MainWindow(theme)
    qtbot.addWidget(window)
    session = tiny_session()
    session.open_scenario("quiet-town")
    content = Content(session, theme)
    window.furnish(content)
    for name in page_kinds():
        content.open_page(name)
    content.present()
    content.leave()
    old: list[weakref.ref[object]] = [weakref.ref(content), weakref.ref(session)]

    window.furnish(Content(session.successor(), theme))
    del content, session
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()  # pictures that wait for the next turn hold on until then
    gc.collect()

    assert [each() is None for each in old] == [True, True]
