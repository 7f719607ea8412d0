"""A fan with its parts named: how to read one, for the help."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.palette import BASELINE, INNER_OPACITY, OUTER_OPACITY
from simulator.language import tr
from ui.qt.fonts import SMALL, VALUE, font
from ui.qt.theme import Theme

HEIGHT = 186
_LEFT, _RIGHT, _TOP, _FOOT = 8.0, 250.0, 18.0, 150.0
_GUTTER = 284.0
_NAMES = 330.0
_POINTS = 60


class FanKey(QWidget):
    """Draws a made-up fan: bands, median, baseline, gutter, each with its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("How to read a fan"))
        self.setAccessibleDescription(
            tr(
                "A dark band holds half of the runs, a pale one eight in ten, a line is their "
                "median, a thin grey line the baseline; at the right, the gutter has each run’s "
                "peak: a dot for the median, a thick and a thin bar for the same shares."
            )
        )
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room for the fan and its names."""
        return QSize(560, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the fan and name its parts."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.ink("field"))
        painter.translate(16, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        for wide, opacity in ((0.42, OUTER_OPACITY), (0.2, INNER_OPACITY)):
            painter.setBrush(theme.line("A", opacity))
            high, low = _curve(0.62 * (1 + wide)), _curve(0.62 * (1 - wide))
            painter.drawPolygon(QPolygonF([*high, *reversed(low)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.line(BASELINE), 1.2))
        painter.drawPolyline(QPolygonF(_curve(0.86, 0.36)))
        painter.setPen(QPen(theme.line("A"), 2))
        painter.drawPolyline(QPolygonF(_curve(0.62)))
        painter.setPen(QPen(theme.ink("ink3"), 1))
        painter.drawLine(QPointF(_LEFT, _FOOT), QPointF(_RIGHT, _FOOT))
        self._draw_gutter(painter)
        self._draw_names(painter)

    def _draw_gutter(self, painter: QPainter) -> None:
        theme = self._theme
        ends = [_FOOT - share * (_FOOT - _TOP) for share in (0.38, 0.54, 0.68, 0.8, 0.95)]
        painter.fillRect(QRectF(_GUTTER - 0.75, ends[4], 1.5, ends[0] - ends[4]), theme.line("A"))
        painter.fillRect(QRectF(_GUTTER - 2.25, ends[3], 4.5, ends[1] - ends[3]), theme.line("A"))
        painter.setPen(QPen(theme.ink("page"), 1.2))
        painter.setBrush(theme.line("A"))
        painter.drawEllipse(QPointF(_GUTTER, ends[2]), 3.6, 3.6)
        painter.setFont(font(SMALL))
        painter.setPen(theme.ink("ink3"))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(_GUTTER - 40, 0, 80, 14), centre, tr("peak"))
        painter.setPen(theme.word("A"))
        painter.drawText(QRectF(_GUTTER - 10, _FOOT + 4, 20, 14), centre, "A")

    def _draw_names(self, painter: QPainter) -> None:
        theme = self._theme
        names = (
            (QPointF(_GUTTER + 3, 30), tr("thin bar, pale band: eight runs in ten")),
            (QPointF(_GUTTER + 4, 50), tr("thick bar, dark band: half of the runs")),
            (QPointF(_GUTTER + 5, 60), tr("dot, line: the median")),
            (None, tr("thin grey line: the baseline")),
            (None, tr("A, B, C: the scenario, by colour, letter and dash")),
        )
        painter.setFont(font(VALUE))
        for place, (at, text) in enumerate(names):
            y = 30.0 + place * 25
            if at is not None:
                painter.setPen(QPen(theme.ink("strong_rule"), 1))
                painter.drawLine(at, QPointF(_NAMES - 6, y))
            painter.setPen(theme.ink("ink2"))
            room = QRectF(_NAMES, y - 10, self.width() - _NAMES - 20, 20)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def _curve(high: float, middle: float = 0.44) -> list[QPointF]:
    """Return a rise and fall to the share *high* of the height, about *middle* of the width."""
    points = []
    for step in range(_POINTS + 1):
        share = step / _POINTS
        y = high * math.exp(-(((share - middle) / 0.15) ** 2) / 2)
        points.append(QPointF(_LEFT + share * (_RIGHT - _LEFT), _FOOT - y * (_FOOT - _TOP)))
    return points
