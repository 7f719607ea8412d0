"""The field that finds a lever by its name, group, meaning or source."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.language import tr
from ui.qt.controls import PlainField
from ui.qt.fonts import VALUE, font
from ui.qt.icons import draw_icon
from ui.qt.theme import Theme


class SearchField(PlainField):
    """The field that ``/`` leads to; Esc empties it, Down goes on to the levers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(tr("Find a lever"))
        self.setAccessibleName(tr("Find a lever"))
        self.setToolTip(tr("Searches names, groups, meanings and source ids such as C4 (/)"))
        self.setFixedHeight(28)
        self.setTextMargins(20, 0, 14, 0)
        theme.changed.connect(self.update)

    def takes_back(self) -> bool:
        """Whether there is a search to end."""
        return bool(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc; leave it on Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass and the key over the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        draw_icon(painter, "search", 7, 6, self._theme.ink("ink3"))
        if not self.text():
            painter.setFont(font(VALUE))
            painter.setPen(self._theme.ink("ink3"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, 0, self.width() - 9, self.height()), right, "/")
