"""A native choice of one, with the chevron of our own menus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.qt.icons import draw_icon
from ui.qt.theme import Theme


class Chooser(QComboBox):
    """The wheel scrolls what is behind it, so that nothing is chosen by accident."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink = self._theme.ink("ink2" if self.isEnabled() else "ink3")
        draw_icon(painter, "down", self.width() - 22, (self.height() - 16) / 2, ink)
