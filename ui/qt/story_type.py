"""Words in the picture of a run: plain, or with a rim that keeps lines off them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.qt.fonts import BOLD, REGULAR, VALUE, font, metrics
from ui.qt.theme import Theme

_RIM = (
    (-1.8, 0),
    (1.8, 0),
    (0, -1.8),
    (0, 1.8),
    (-1.3, -1.3),
    (1.3, 1.3),
    (-1.3, 1.3),
    (1.3, -1.3),
)


def draw_halo(
    painter: QPainter, theme: Theme, text: str, at: QPointF, ink: QColor, *, bold: bool = False
) -> None:
    """Draw a label with a rim of the page's colour, so that lines do not strike it."""
    painter.setFont(font(VALUE, BOLD if bold else REGULAR))
    painter.setPen(theme.ink("page"))
    for across, down in _RIM:  # many times faster than the outline of the letters
        painter.drawText(at + QPointF(across, down), text)
    painter.setPen(ink)
    painter.drawText(at, text)


def draw_text(
    painter: QPainter,
    theme: Theme,
    at: QPointF,
    text: str,
    token: str,
    size: float,
    *,
    bold: bool = False,
    room: float | None = None,
) -> None:
    """Draw words on a base line; what does not fit in *room* is cut."""
    weight = BOLD if bold else REGULAR
    if room is not None:
        text = metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font(size, weight))
    painter.setPen(theme.ink(token))
    painter.drawText(at, text)
