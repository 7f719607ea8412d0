"""The mark that says what a number rests on.

A disc is a claim, a square a record, a diamond literature, a ring judgement.
"""

from __future__ import annotations

import html

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from simulator.language import mark, tr
from ui.qt.theme import Theme
from ui.session.lever_rows import LeverRow, SourceKind, number_text

KINDS: tuple[SourceKind, ...] = ("claim", "record", "literature", "judgement")
_RESTS = {
    "claim": mark("Rests on a claim"),
    "record": mark("Rests on a record"),
    "literature": mark("Rests on literature"),
    "judgement": mark("Rests on judgement"),
}
_WORDS = {
    "claim": mark("claim"),
    "record": mark("record"),
    "literature": mark("literature"),
    "judgement": mark("judgement"),
}


def kind_word(kind: SourceKind) -> str:
    """Return the word for a kind of source."""
    return tr(_WORDS[kind])


def kind_text(kind: SourceKind) -> str:
    """Return what a mark says of a lever's default."""
    return tr(_RESTS[kind])


def draw_mark(painter: QPainter, kind: SourceKind, at: QPointF, ink: QColor) -> None:
    """Draw a source mark about *at*."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if kind == "claim":
        painter.drawEllipse(at, 3.0, 3.0)
    elif kind == "record":
        painter.drawRect(QRectF(at.x() - 2.75, at.y() - 2.75, 5.5, 5.5))
    elif kind == "literature":
        reach = 4.0
        corners = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
        painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.3))
        painter.drawEllipse(at, 2.5, 2.5)


def source_html(row: LeverRow, effect: str = "") -> str:
    """Return what hovering over a lever reads: meaning, range, what it does and rests on."""
    unit = f" {row.unit}" if row.unit else ""
    ends = (number_text(end, row.decimals) for end in (row.low, row.high))
    low, high = ends
    parts = [f"<b>{html.escape(row.label)}</b>"]
    if row.help:
        parts.append(html.escape(row.help))
    if effect:
        parts.append(html.escape(effect))
    words = {"low": low, "high": f"{high}{unit}", "default": row.default_text}
    parts.append(html.escape(tr("{low} to {high}, default {default}", **words)))
    texts = [html.escape(text) for text in row.source_text.split("\n\n") if text]
    if texts:
        texts[0] = f"<b>{html.escape(kind_text(row.source_kind))}:</b> {texts[0]}"
    parts += texts
    body = "".join(f"<p style='margin:0 0 6px 0'>{part}</p>" for part in parts)
    return f"<div style='width:320px'>{body}</div>"


class SourceMark(QWidget):
    """A lever's source mark; hovering over it reads what it stands for, a click asks for more."""

    clicked = Signal()

    def __init__(self, theme: Theme, row: LeverRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(16, 18)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_row(row)
        theme.changed.connect(self.update)

    def show_row(self, row: LeverRow) -> None:
        """Show what the lever rests on."""
        self._kind = row.source_kind
        self.setAccessibleName(f"{row.label}: {kind_text(row.source_kind)}")
        self.setAccessibleDescription(row.source_text)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the source."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        draw_mark(painter, self._kind, QPointF(8, 9), self._theme.ink("effect"))
