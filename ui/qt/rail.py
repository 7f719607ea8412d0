"""A panel folded away: a narrow strip that brings it back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.language import tr
from ui.qt.controls import PaintedButton, draw_focus
from ui.qt.fonts import BODY, BOLD, font
from ui.qt.icons import draw_icon
from ui.qt.theme import Theme

RAIL_WIDTH = 28


class Rail(PaintedButton):
    """Stands in a panel's place; *side* is ``left`` or ``right`` of the page."""

    def __init__(self, theme: Theme, title: str, side: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._side = theme, side
        self.setText(title)
        self.setFixedWidth(RAIL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("Bring this panel back: {title}", title=title))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip, its chevron and its title, read from bottom to top."""
        painter = QPainter(self)
        token = "selected" if self.underMouse() else "panel"
        painter.fillRect(self.rect(), self._theme.ink(token))
        edge = self.width() - 1 if self._side == "left" else 0
        painter.fillRect(edge, 0, 1, self.height(), self._theme.ink("strong_rule"))
        icon = "right" if self._side == "left" else "left"
        draw_icon(painter, icon, 6, 10, self._theme.ink("ink2"))
        if self.shows_focus:
            draw_focus(painter, self._theme, QRectF(self.rect()))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(0, 200)
        painter.rotate(-90)
        painter.setFont(font(BODY, BOLD))
        painter.setPen(self._theme.ink("ink2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, 0, 160, RAIL_WIDTH), right, self.text())
