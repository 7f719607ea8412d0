"""A window onto a tiny town, played to the end and shown offscreen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.session.tiny import finish, tiny_session
from ui.qt.content import Content
from ui.qt.main_window import MainWindow
from ui.qt.theme import Theme
from ui.session.session import Session


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here draws; the screenless platform's one complaint is not about us."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.gui)
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def only_what_is_new(qapp: QApplication) -> None:
    """What is there before the first window is not looked through after each of them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_leaks(qapp: QApplication, only_what_is_new: None) -> Iterator[None]:
    """A test leaves no top-level widget behind; a tooltip is Qt's own, and goes by itself."""
    before = set(qapp.topLevelWidgets())
    yield
    qapp.processEvents()
    gc.collect()
    left = [w for w in qapp.topLevelWidgets() if w not in before and w.isVisible()]
    left = [w for w in left if w.windowType() != Qt.WindowType.ToolTip]
    assert not left, f"left open: {left}"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def session() -> Session:
    """A session with the quiet town open and refined."""
    session = tiny_session()
    session.open_scenario("quiet-town")
    finish(session)
    return session


@pytest.fixture
def window(qtbot: QtBot, session: Session, theme: Theme) -> MainWindow:
    """The furnished window at the size of the mock-ups."""
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.furnish(Content(session, theme))
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def content(window: MainWindow) -> Content:
    """What stands in the window."""
    assert window.content is not None
    return window.content
