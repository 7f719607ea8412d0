"""Which line is whose, above the fans."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.chart import Legend
from simulator.charts.palette import BASELINE, INNER_OPACITY, OUTER_OPACITY
from ui.qt.fan_drawing import line_pen
from ui.qt.fonts import BOLD, REGULAR, SMALL, font, width
from ui.qt.theme import Theme

_SAMPLE = 22.0
_LIVE_TEXT = "A: median, 25–75, 10–90\u202f%"


class ChartLegend(QWidget):
    """Draws a sample of each series' line with its letter, right-aligned."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._legend: tuple[Legend, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(28)
        theme.changed.connect(self.update)

    def show_legend(self, legend: Sequence[Legend]) -> None:
        """Show other series."""
        if tuple(legend) != self._legend:
            self._legend = tuple(legend)
            names = ", ".join(f"{entry.series} {entry.title}" for entry in legend)
            self.setAccessibleName(names)
            self.setToolTip(names.replace(", ", "\n"))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the samples."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = max(-18.0, self.width() - sum(self._wide(entry) for entry in self._legend))
        for entry in self._legend:
            self._draw(painter, entry, left + 18)
            left += self._wide(entry)

    def _draw(self, painter: QPainter, entry: Legend, left: float) -> None:
        if entry.role == "live":
            outer, inner = QRectF(left, 9, _SAMPLE, 11), QRectF(left, 12, _SAMPLE, 5)
            painter.fillRect(outer, self._theme.line(entry.series, OUTER_OPACITY))
            painter.fillRect(inner, self._theme.line(entry.series, INNER_OPACITY))
        painter.setPen(line_pen(self._theme, entry.series))
        painter.drawLine(QPointF(left, 14.5), QPointF(left + _SAMPLE, 14.5))
        pinned = entry.role == "pinned"
        painter.setFont(font(SMALL, BOLD if pinned else REGULAR))
        painter.setPen(self._theme.word(entry.series) if pinned else self._theme.ink("ink3"))
        painter.drawText(QPointF(left + _SAMPLE + 6, 18), _text(entry))

    def _wide(self, entry: Legend) -> float:
        weight = BOLD if entry.role == "pinned" else REGULAR
        return 18 + _SAMPLE + 6 + width(_text(entry), SMALL, weight)


def _text(entry: Legend) -> str:
    if entry.role == "live":
        return _LIVE_TEXT
    return "baseline" if entry.series == BASELINE else entry.series
