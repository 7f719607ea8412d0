"""Which line is whose, above the fans."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.chart import Legend
from simulator.charts.palette import BASELINE, INNER_OPACITY, OUTER_OPACITY
from simulator.language import mark, tr
from ui.qt.fan_drawing import line_pen
from ui.qt.fonts import BOLD, REGULAR, SMALL, font, width
from ui.qt.theme import Theme

_SAMPLE = 22.0
_APART = 18.0
_LIVE_TEXT = mark("A: median, 25–75, 10–90\u202f%")


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
            names = [f"{_series(entry)} {entry.title}" for entry in legend]
            self.setAccessibleName(", ".join(names))
            self.setToolTip("\n".join(names))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the samples."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        apart, short = self._manner()
        needed = sum(self._wide(entry, short) + apart for entry in self._legend)
        left = max(-apart, self.width() - needed)
        for entry in self._legend:
            self._draw(painter, entry, left + apart, short)
            left += self._wide(entry, short) + apart

    def _manner(self) -> tuple[float, bool]:
        """Return how far apart entries stand, and whether the live one is only its letter."""
        for apart, short in ((_APART, False), (_APART, True), (10.0, True)):
            if sum(self._wide(e, short) + apart for e in self._legend) - apart <= self.width():
                return apart, short
        return 5.0, True

    def _draw(self, painter: QPainter, entry: Legend, left: float, short: bool) -> None:
        if entry.role == "live":
            outer, inner = QRectF(left, 9, _SAMPLE, 11), QRectF(left, 12, _SAMPLE, 5)
            painter.fillRect(outer, self._theme.line(entry.series, OUTER_OPACITY))
            painter.fillRect(inner, self._theme.line(entry.series, INNER_OPACITY))
        painter.setPen(line_pen(self._theme, entry.series))
        painter.drawLine(QPointF(left, 14.5), QPointF(left + _SAMPLE, 14.5))
        pinned = entry.role == "pinned"
        painter.setFont(font(SMALL, BOLD if pinned else REGULAR))
        painter.setPen(self._theme.word(entry.series) if pinned else self._theme.ink("ink3"))
        painter.drawText(QPointF(left + _SAMPLE + 6, 18), _text(entry, short))

    def _wide(self, entry: Legend, short: bool) -> float:
        weight = BOLD if entry.role == "pinned" else REGULAR
        return _SAMPLE + 6 + width(_text(entry, short), SMALL, weight)


def _text(entry: Legend, short: bool) -> str:
    if entry.role == "live":
        return entry.series if short else tr(_LIVE_TEXT)
    if entry.series == BASELINE:
        return "–" if short else tr("baseline")
    return entry.series


def _series(entry: Legend) -> str:
    return tr(BASELINE) if entry.series == BASELINE else entry.series
