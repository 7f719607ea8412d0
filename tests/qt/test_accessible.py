"""Whoever hears the window or has no mouse: names, the keyboard, its mark, what is announced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.session.tiny import finish
from ui.qt import announcing
from ui.qt.content import Content
from ui.qt.page import page_kinds
from ui.session.session import Session

CONTROLS = (QAbstractButton, QAbstractSlider, QLineEdit, QComboBox, QAbstractItemView, QTextEdit)
TAB = Qt.FocusPolicy.TabFocus


def controls(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be used in *root* now, painted widgets with a keyboard of their own too."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, (QScrollBar, QHeaderView)):
            continue
        holder = widget.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget:
            continue
        if isinstance(widget, CONTROLS) or widget.focusPolicy() & TAB:
            yield widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls it."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found else widget.accessibleName()


def label(widget: QWidget) -> str:
    """Return how a failing test calls it."""
    return f"{type(widget).__name__} in {type(widget.parent()).__name__}: {name_of(widget)!r}"


@pytest.fixture
def busy(content: Content, session: Session) -> Content:
    """The window with a pin and a lever moved, so that everything has something to show."""
    session.set_lever("police", 1.5)
    session.end_gesture()
    session.pin()
    session.set_lever("anger", 0.5)
    session.end_gesture()
    finish(session)
    return content


@pytest.fixture(params=list(page_kinds()))
def page(request: pytest.FixtureRequest, busy: Content, qtbot: QtBot) -> Content:
    """The window with one of its pages in front."""
    busy.open_page(request.param)
    qtbot.wait(30)
    qtbot.waitUntil(lambda: getattr(busy.page(request.param), "is_settled", True))
    return busy


def test_every_control_has_a_name_and_the_keyboard(page: Content) -> None:
    """What can be pressed, moved or typed into is named, and Tab comes to it."""
    nameless = [label(c) for c in controls(page.window()) if not name_of(c)]
    unreached = [
        label(c)
        for c in controls(page.window())
        if c.isEnabled() and not c.focusPolicy() & TAB and not isinstance(c, QScrollArea)
    ]

    assert not nameless
    assert not unreached


def test_every_control_shows_the_keyboard(page: Content, qtbot: QtBot) -> None:
    """Where the keyboard is can be seen."""
    unseen = []
    for control in controls(page.window()):
        if not control.isEnabled() or isinstance(control, QScrollArea):
            continue
        page.setFocus()
        before = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if control.hasFocus() and control.grab().toImage() == before:
            unseen.append(label(control))

    assert not unseen


def test_the_dialogs_have_names_too(busy: Content) -> None:
    """Help and export can be used unseen."""
    for dialog in (busy.show_help(), busy.export()):
        assert dialog is not None
        assert not [label(c) for c in controls(dialog) if not name_of(c)]
        dialog.close()


def test_the_finding_is_announced_once(
    content: Content, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Where somebody listens, the refined finding is read out, and only it."""
    said: list[str] = []
    monkeypatch.setattr(announcing, "announce", lambda _, text: said.append(text))
    monkeypatch.setattr(announcing.QAccessible, "isActive", staticmethod(lambda: True))
    for _ in range(3):
        session.progress_changed.emit()
    qtbot.waitUntil(lambda: bool(said))
    session.results_changed.emit()
    qtbot.wait(20)

    assert len(said) == 1
    assert said[0].startswith("Refined, 600 replications")
