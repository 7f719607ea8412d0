"""How the keyboard came to a widget: only a key leaves a ring, a click does not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

_BY_KEY: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_AS_BEFORE: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


def came_by_key(event: QFocusEvent, before: bool) -> bool:
    """Say whether a key brought the keyboard; back from a window or menu it is as *before*."""
    return before if event.reason() in _AS_BEFORE else event.reason() in _BY_KEY


class ReachedWidget(QWidget):
    """A widget that draws itself and knows whether to draw the ring of the keyboard."""

    _reached = False

    @property
    def shows_focus(self) -> bool:
        """Whether the keyboard is here and came by a key."""
        return self.hasFocus() and self._reached

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self._reached = came_by_key(event, self._reached)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()
