"""A fan chart drawn with QPainter: what stands still apart from what moves with a slider."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.charts.chart import Band, Chart, Line, Mark, Span
from simulator.charts.palette import (
    BASELINE,
    BASELINE_WIDTH,
    INNER_OPACITY,
    MEDIAN_WIDTH,
    OUTER_OPACITY,
    PINNED_WIDTH,
    dash_of,
)
from ui.qt.fan_geometry import FanGeometry
from ui.qt.fonts import BODY, BOLD, SMALL, TICK, font, metrics, width
from ui.qt.polygons import polygon, ribbon, staircase, stretches
from ui.qt.theme import Theme
from ui.session.nearest import RunCurve

_INNER_MASS = 0.6  # a band that holds less than this is the inner one


def draw_frame(painter: QPainter, theme: Theme, chart: Chart, places: FanGeometry) -> None:
    """Draw title, unit, grid, axes and their labels."""
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    edge = places.gutter.right() if _spans(chart) else places.plot.right() + 10
    draw_head(painter, theme, chart, edge, places.aside)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _draw_levels(painter, theme, places)
    _draw_days(painter, theme, places)


def draw_bands(painter: QPainter, theme: Theme, marks: Iterable[Mark], places: FanGeometry) -> None:
    """Draw the areas that hold 8 and 5 runs in 10."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for mark in marks:
        if isinstance(mark, Band):
            opacity = INNER_OPACITY if mark.mass < _INNER_MASS else OUTER_OPACITY
            painter.setBrush(theme.line(mark.series, opacity))
            seen = places.seen(mark.x)
            x, low, high = places.across(mark.x[seen]), mark.low[seen], mark.high[seen]
            for part in stretches(low + high):
                shape = ribbon(x[part], places.up(low[part]), places.up(high[part]))
                painter.drawPolygon(shape)


def draw_lines(painter: QPainter, theme: Theme, marks: Iterable[Mark], places: FanGeometry) -> None:
    """Draw the medians, each in its series' colour, weight and dash."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in marks:
        if isinstance(mark, Line):
            painter.setPen(line_pen(theme, mark.series))
            for part in stretches(mark.y):
                x, y = mark.x[part], mark.y[part]
                x, y = staircase(x, y) if mark.step else (x, y)
                painter.drawPolyline(polygon(places.across(x), places.up(y)))


def draw_run(
    painter: QPainter, theme: Theme, run: RunCurve, places: FanGeometry, *, step: bool
) -> None:
    """Draw one run of the many as a thin line, with a disc where it is read."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seen = places.seen(run.x)
    x, y = run.x[seen], run.y[seen]
    x, y = staircase(x, y) if step else (x, y)
    shape = polygon(places.across(x), places.up(y))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, weight in ((theme.ink("page", 0.8), 3.2), (theme.ink("ink"), 1.1)):
        painter.setPen(QPen(ink, weight))
        painter.drawPolyline(shape)
    painter.setBrush(theme.ink("ink"))
    painter.setPen(QPen(theme.ink("page"), 1.2))
    at = QPointF(float(places.across(run.day)), float(places.up(run.value)))
    painter.drawEllipse(at, 3.4, 3.4)


def line_pen(theme: Theme, series: str) -> QPen:
    """Return the pen of a series' median."""
    weight = {"A": MEDIAN_WIDTH, BASELINE: BASELINE_WIDTH}.get(series, PINNED_WIDTH)
    pen = QPen(theme.line(series), weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    dash = dash_of(series)
    if dash:
        pen.setDashPattern([length / weight for length in dash])
    return pen


def draw_spans(
    painter: QPainter, theme: Theme, chart: Chart, places: FanGeometry, series: Sequence[str]
) -> None:
    """Draw the gutter's summaries of *series*, each at its place among all, with its letter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    spans = _spans(chart)
    for position, span in enumerate(spans):
        if span.series in series:
            _draw_span(painter, theme, span, places, places.span_place(position, len(spans)))


def _draw_span(
    painter: QPainter, theme: Theme, span: Span, places: FanGeometry, across: float
) -> None:
    painter.setFont(font(TICK, BOLD))
    painter.setPen(theme.word(span.series))
    letter = "–" if span.series == BASELINE else span.series
    foot = QRectF(across - 8, places.plot.bottom() + 6, 16, 14)
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, letter)
    ink = theme.line(span.series)
    if span.absent or span.median != span.median:
        painter.setPen(QPen(ink, 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(across, places.plot.bottom() - 2.5), 2.6, 2.6)
        return
    outer, inner = (_held(places, ends) for ends in (span.outer, span.inner))
    painter.fillRect(QRectF(across - 0.75, outer[1], 1.5, outer[0] - outer[1]), ink)
    painter.fillRect(QRectF(across - 2.25, inner[1], 4.5, inner[0] - inner[1]), ink)
    painter.setPen(QPen(theme.ink("page"), 1.2))
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(across, _held(places, (span.median,))[0]), 3.4, 3.4)


def _held(places: FanGeometry, values: Iterable[float]) -> list[float]:
    plot = places.plot
    return [min(plot.bottom(), max(plot.top(), float(places.up(value)))) for value in values]


def _spans(chart: Chart) -> list[Span]:
    return [mark for mark in chart.marks if isinstance(mark, Span)]


def draw_head(
    painter: QPainter,
    theme: Theme,
    chart: Chart,
    edge: float,
    aside: float = 0.0,
    right_words: str | None = None,
) -> None:
    """Write title, unit and what the gutter sums up; *aside* is kept free after the title."""
    spans_title = chart.spans_title if right_words is None else right_words
    right = width(spans_title, SMALL)
    crowded = width(chart.subtitle, SMALL) > edge - right - 8
    painter.setFont(font(BODY, BOLD))
    painter.setPen(theme.ink("ink"))
    room = edge - aside - (right + 8 if crowded else 0)
    title = metrics(BODY, BOLD).elidedText(chart.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(0, 12), title)
    painter.setFont(font(SMALL))
    painter.setPen(theme.ink("ink3"))
    room = edge if crowded else edge - right - 8
    unit = metrics(SMALL).elidedText(chart.subtitle, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(0, 27), unit)
    at = QPointF(edge - aside - right, 12) if crowded else QPointF(edge - right, 27)
    painter.drawText(at, spans_title)


def _draw_levels(painter: QPainter, theme: Theme, places: FanGeometry) -> None:
    plot = places.plot
    painter.setFont(font(TICK))
    for tick in places.y.ticks:
        at = float(places.up(tick.at))
        if tick.at > places.y.low:
            _hairline(painter, theme.ink("rule"), plot.left(), at, plot.width())
        painter.setPen(theme.ink("ink3"))
        box = QRectF(0, at - 7, plot.left() - 6, 14)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right | Qt.TextFlag.TextDontClip, tick.label)


def _draw_days(painter: QPainter, theme: Theme, places: FanGeometry) -> None:
    plot = places.plot
    line = theme.line(BASELINE)
    _hairline(painter, line, plot.left(), plot.bottom(), plot.width())
    taken = float("-inf")
    for tick in places.x.ticks:
        at = float(places.across(tick.at))
        painter.fillRect(QRectF(round(at), plot.bottom() + 1, 1, 4 if tick.label else 2), line)
        wide = width(tick.label, TICK)
        left = at - (width(tick.label.split(" ")[0], TICK) if " " in tick.label else wide) / 2
        if tick.label and left > taken + 4:
            painter.setPen(theme.ink("ink3"))
            box = QRectF(left, plot.bottom() + 6, wide + 2, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tick.label)
            taken = left + wide


def _hairline(painter: QPainter, ink: QColor, left: float, at: float, length: float) -> None:
    painter.fillRect(QRectF(round(left), round(at), round(length), 1), ink)
