"""What the colours of the map stand for: five classes with their edges, and its two signs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.palette import map_ramp
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, TICK, font, width
from ui.qt.map_picture import draw_lost
from ui.qt.theme import Theme, colour
from ui.session import map_words
from ui.session.map_view import MapView

_HIGH = 58
_CLASS = 44.0
_BOX = 10.0


class MapLegend(QWidget):
    """Draws the scale of the view, which stays the same while time goes on."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_view(self) -> None:
        """Show the scale of the view."""
        view = self._view
        self.setToolTip(f"<qt>{view.measure.help}</qt>")
        edges = ", ".join(view.scale.labels) if view.scale else ""
        self.setAccessibleName(f"{view.measure.label}, {map_words.unit(view)}: classes at {edges}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, classes with the numbers at their edges, signs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, theme = self._view, self._theme
        scale = view.scale
        if view.state == "busy":
            self._draw_progress(painter)
        if view.state != "ready" or scale is None:
            return
        self._write(painter, 0, 13, view.measure.label, "ink", size=BODY, bold=True)
        after = width(view.measure.label, BODY, BOLD) + 6
        self._write(painter, after, 13, map_words.unit(view), "ink2", size=BODY)
        self._write_signs(painter)
        for place, tone in enumerate(map_ramp(theme.palette)):
            box = QRectF(1 + place * _CLASS, 24, _CLASS, _BOX)
            painter.fillRect(box, colour(tone))
        painter.setPen(QPen(theme.ink("strong_rule"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, 23.5, 5 * _CLASS + 1, _BOX + 1))
        painter.setFont(font(TICK))
        painter.setPen(theme.ink("ink3"))
        for place, label in enumerate(scale.labels):
            wide = width(label, TICK)
            left = max(0.0, 1 + place * _CLASS - wide / 2)
            painter.drawText(QPointF(left, 48), label)
        words = map_words.note(view)
        room = self.width() - 5 * _CLASS - 28
        painter.setFont(font(SMALL))
        line = QRectF(5 * _CLASS + 28, 21, room, 16)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, align, words)

    def _draw_progress(self, painter: QPainter) -> None:
        bar = QRectF(0, 24, 5 * _CLASS, 3)
        painter.fillRect(bar, self._theme.ink("track"))
        bar.setWidth(bar.width() * max(0.04, self._view.progress))
        painter.fillRect(bar, self._theme.ink("effect"))

    def _write_signs(self, painter: QPainter) -> None:
        view, theme = self._view, self._theme
        where = "in this run" if view.mode == "one" else "in most runs"
        words = f"centre lost {where}"
        right = self.width() - width(words, SMALL)
        self._write(painter, right, 13, words, "ink3", size=SMALL)
        draw_lost(painter, theme, QPointF(right - 11, 9.5))
        shapes = [shape for panel in view.panels for shape in panel.shapes.shapes]
        if any(shape.is_mark for shape in shapes):
            right -= 26 + 14 + width("city", SMALL)
            self._write(painter, right, 13, "city", "ink3", size=SMALL)
            painter.setPen(QPen(theme.ink("ink2"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(right - 11, 9.5), 5, 5)

    def _write(
        self,
        painter: QPainter,
        left: float,
        base: float,
        text: str,
        token: str,
        *,
        size: float,
        bold: bool = False,
    ) -> None:
        painter.setFont(font(size, BOLD if bold else REGULAR))
        painter.setPen(self._theme.ink(token))
        painter.drawText(QPointF(left, base), text)
