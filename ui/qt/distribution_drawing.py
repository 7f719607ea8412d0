"""A distribution drawn with QPainter: whiskers, histograms under them, runs with none apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from simulator.charts.chart import Axis, Chart, Histogram, Span
from simulator.charts.numerals import NARROW, percent
from simulator.charts.palette import BASELINE, INNER_OPACITY
from simulator.language import tr
from ui.qt.fan_drawing import draw_head, line_pen
from ui.qt.fonts import BOLD, SMALL, TICK, font, width
from ui.qt.polygons import polygon
from ui.qt.theme import Theme

LIVE = "A"
_TOP = 36.0
_BOTTOM = 22.0
_LEFT = 34.0
_ROW = 9.0
_LARGE_ROW = 15.0
_UNDER_ROWS = 8.0
_NONE = 30.0
_NONE_GAP = 32.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DistributionGeometry:
    """The rows of whiskers, the plot under them, and the column of runs that have none."""

    rows: QRectF
    plot: QRectF
    none: QRectF | None
    pitch: float

    @classmethod
    def of(cls, chart: Chart, width: float, height: float, *, large: bool) -> DistributionGeometry:
        """Return the places of *chart* in a widget of that size."""
        pitch = _LARGE_ROW if large else _ROW
        spans = sum(isinstance(mark, Span) for mark in chart.marks)
        apart = any(isinstance(m, Histogram) and m.none is not None for m in chart.marks)
        left = _LEFT + (_NONE + _NONE_GAP if apart else 0.0)
        top = _TOP + spans * pitch + _UNDER_ROWS
        wide = max(20.0, width - left - 14)
        plot = QRectF(left, top, wide, max(16.0, height - top - _BOTTOM))
        rows = QRectF(left, _TOP, wide, spans * pitch)
        none = QRectF(_LEFT, top, _NONE, plot.height()) if apart else None
        return cls(rows, plot, none, pitch)

    def across(self, axis: Axis, x: Floats | float) -> Floats:
        """Return the horizontal places of values."""
        values = np.asarray(x, dtype=np.float64)
        if axis.scale == "log":
            least = axis.low * 0.5
            share = np.log(np.maximum(values, least) / axis.low) / math.log(axis.high / axis.low)
        else:
            share = (values - axis.low) / ((axis.high - axis.low) or 1)
        return self.plot.left() + np.clip(share, -0.02, 1.02) * self.plot.width()

    def value_at(self, axis: Axis, place: float) -> float:
        """Return the value that stands at a horizontal place."""
        share = min(1.0, max(0.0, (place - self.plot.left()) / self.plot.width()))
        if axis.scale == "log":
            return float(axis.low * (axis.high / axis.low) ** share)
        return axis.low + share * (axis.high - axis.low)

    def up(self, axis: Axis, y: Floats | float) -> Floats:
        """Return the vertical places of shares."""
        share = (np.asarray(y, dtype=np.float64) - axis.low) / ((axis.high - axis.low) or 1)
        return self.plot.bottom() - np.clip(share, 0.0, 1.5) * self.plot.height()


def draw_still(painter: QPainter, theme: Theme, chart: Chart, places: DistributionGeometry) -> None:
    """Draw what stands still while a lever moves: axes, and all but the live variant."""
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _draw_levels(painter, theme, chart, places)
    _draw_values(painter, theme, chart, places)
    _draw_marks(painter, theme, chart, places, live=False)


def draw_live(
    painter: QPainter, theme: Theme, chart: Chart, places: DistributionGeometry, aside: float
) -> None:
    """Draw the head, whose figures are of the live variant, and that variant on top."""
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    share = tr("% of runs") if chart.counted == "runs" else tr("% of sets")
    draw_head(painter, theme, chart, places.plot.right() + 14, aside, share)
    _draw_marks(painter, theme, chart, places, live=True)


def _draw_marks(
    painter: QPainter, theme: Theme, chart: Chart, places: DistributionGeometry, *, live: bool
) -> None:
    painter.save()
    painter.setClipRect(places.plot.adjusted(-1, -1, 1, 1), Qt.ClipOperation.IntersectClip)
    heaps = [mark for mark in chart.marks if isinstance(mark, Histogram)]
    for heap in heaps:
        if (heap.series == LIVE) is live:
            _draw_heap(painter, theme, chart, heap, places)
    painter.restore()
    if places.none is not None:
        _draw_none(painter, theme, heaps[::-1], places.none, live=live)
    for place, span in enumerate(m for m in chart.marks if isinstance(m, Span)):
        if (span.series == LIVE) is live:
            middle = places.rows.top() + (place + 0.5) * places.pitch
            _draw_span(painter, theme, chart, span, places, middle)


def _draw_levels(
    painter: QPainter, theme: Theme, chart: Chart, places: DistributionGeometry
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(font(TICK))
    last = chart.y.ticks[-1] if chart.y.ticks else None
    for tick in chart.y.ticks[1:]:
        at = float(places.up(chart.y, tick.at))
        rule = QRectF(places.plot.left(), round(at), round(places.plot.width()), 1)
        painter.fillRect(rule, theme.ink("rule"))
        painter.setPen(theme.ink("ink3"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words = f"{tick.label}{NARROW}%" if tick is last else tick.label
        box = QRectF(places.plot.left() - 46, at - 7, 40, 14)
        painter.drawText(box, right | Qt.TextFlag.TextDontClip, words)


def _draw_values(
    painter: QPainter, theme: Theme, chart: Chart, places: DistributionGeometry
) -> None:
    plot, line = places.plot, theme.line(BASELINE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(round(plot.left()), round(plot.bottom()), round(plot.width()), 1), line)
    painter.setFont(font(TICK))
    taken = float("-inf")
    for tick in chart.x.ticks:
        at = float(places.across(chart.x, tick.at))
        painter.fillRect(QRectF(round(at), plot.bottom() + 1, 1, 4 if tick.label else 2), line)
        wide = width(tick.label, TICK)
        left = min(at - wide / 2, plot.right() + 14 - wide)
        if tick.label and left > taken + 6:
            painter.setPen(theme.ink("ink3"))
            box = QRectF(left, plot.bottom() + 6, wide + 2, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tick.label)
            taken = left + wide


def _draw_heap(
    painter: QPainter, theme: Theme, chart: Chart, heap: Histogram, places: DistributionGeometry
) -> None:
    outline = outline_of(chart, heap, places)
    live = heap.series == LIVE
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, live)
    if live:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.line(heap.series, INNER_OPACITY + 0.1))
        painter.drawPolygon(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = line_pen(theme, heap.series)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setWidthF(1.4 if live else 1.2)
    painter.setPen(pen)
    painter.drawPolyline(outline)


def outline_of(chart: Chart, heap: Histogram, places: DistributionGeometry) -> QPolygonF:
    """Return the steps of a histogram, from the axis and back to it."""
    x, y = places.across(chart.x, heap.edges), places.up(chart.y, heap.shares)
    foot = [places.plot.bottom()]
    return polygon(np.repeat(x, 2), np.concatenate((foot, np.repeat(y, 2), foot)))


def _draw_none(
    painter: QPainter, theme: Theme, heaps: list[Histogram], column: QRectF, *, live: bool
) -> None:
    """Draw the share of runs that have none, on a scale of its own from none to all."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pitch = column.width() / max(1, len(heaps))
    room = column.height() - 14
    for place, heap in enumerate(heaps):
        if (heap.series == LIVE) is live:
            share = (heap.none or 0.0) / 100
            high = max(1.0 if share else 0.0, share * room)
            box = QRectF(column.left() + place * pitch, column.bottom() - high, pitch - 1.0, high)
            painter.fillRect(box, theme.line(heap.series, 0.82 if live else 0.6))
    painter.setFont(font(TICK))
    if live:
        highest = max((heap.none or 0.0 for heap in heaps), default=0.0) / 100
        at = QPointF(column.left(), column.bottom() - highest * room - 3)
        painter.setPen(theme.word(LIVE))
        painter.drawText(at, percent((heaps[0].none or 0.0) / 100))
        return
    foot = QRectF(column.left(), round(column.bottom()), column.width(), 1)
    painter.fillRect(foot, theme.line(BASELINE))
    painter.setPen(theme.ink("ink3"))
    words = QRectF(column.left() - 6, column.bottom() + 6, column.width() + 12, 14)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, tr("none"))


def _draw_span(
    painter: QPainter,
    theme: Theme,
    chart: Chart,
    span: Span,
    places: DistributionGeometry,
    middle: float,
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(TICK, BOLD))
    painter.setPen(theme.word(span.series))
    letter = "–" if span.series == BASELINE else span.series
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    left = places.none.left() if places.none else places.rows.left()
    painter.drawText(QRectF(left - 24, middle - 7, 16, 14), right, letter)
    ink = theme.line(span.series)
    if span.absent or span.median != span.median:
        painter.setPen(theme.ink("ink3"))
        painter.setFont(font(SMALL))
        box = QRectF(places.rows.left(), middle - 7, 80, 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tr("none"))
        return
    outer, inner = (places.across(chart.x, np.array(e)).tolist() for e in (span.outer, span.inner))
    painter.fillRect(QRectF(outer[0], middle - 0.75, outer[1] - outer[0], 1.5), ink)
    painter.fillRect(QRectF(inner[0], middle - 2.25, inner[1] - inner[0], 4.5), ink)
    painter.setPen(QPen(theme.ink("page"), 1.2))
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(float(places.across(chart.x, span.median)), middle), 3.4, 3.4)
