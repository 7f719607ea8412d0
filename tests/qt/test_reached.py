"""The ring of the keyboard: left by a key, not by a click, and still there after a menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from pytestqt.qtbot import QtBot

from ui.qt.reached import ReachedWidget

Reason = Qt.FocusReason


@pytest.mark.parametrize(
    ("reasons", "shown"),
    [
        ((Reason.TabFocusReason,), True),
        ((Reason.MouseFocusReason,), False),
        ((Reason.TabFocusReason, Reason.PopupFocusReason), True),
        ((Reason.TabFocusReason, Reason.ActiveWindowFocusReason), True),
        ((Reason.MouseFocusReason, Reason.ActiveWindowFocusReason), False),
        ((Reason.TabFocusReason, Reason.MouseFocusReason), False),
    ],
)
def test_the_ring_tells_how_the_keyboard_came(
    reasons: tuple[Qt.FocusReason, ...], shown: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = ReachedWidget()
    qtbot.addWidget(widget)
    monkeypatch.setattr(widget, "hasFocus", lambda: True)

    for reason in reasons:
        widget.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, reason))

    assert widget.shows_focus == shown
