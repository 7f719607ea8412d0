"""The names of an enlarged fan's curves, each beside its own, where it is farthest from others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.charts.chart import Chart, Line
from simulator.charts.palette import BASELINE
from ui.qt.fan_geometry import FanGeometry
from ui.qt.fonts import BODY, BOLD, font, metrics, width
from ui.qt.theme import Theme

_COLUMNS = 48
_HIGH = 16.0
_LONGEST = 190.0
_LEADER = 12.0
_FAR = 40.0  # pixels: nobody mistakes a curve that far from the next
_RAISED = 130.0  # what standing at the top of the plot is worth, in pixels

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where along time each curve is named; held while curves move, so that no name jumps."""

    of: Mapping[str, float]
    frame: object


def anchors(chart: Chart, places: FanGeometry) -> Anchors:
    """Return for each curve the moment at which it stands apart most, high ones first."""
    lines = _lines(chart)
    low, high = places.x.low, places.x.high
    moments = np.linspace(low + 0.08 * (high - low), low + 0.72 * (high - low), _COLUMNS)
    heights = np.array([places.up(_at(line, moments)) for line in lines])
    found: dict[str, float] = {}
    taken: list[float] = []
    for place, line in enumerate(lines):
        others = np.delete(heights, place, axis=0)
        gaps = (
            np.abs(others - heights[place]).min(axis=0) if len(others) else np.full(_COLUMNS, _FAR)
        )
        raised = (places.plot.bottom() - heights[place]) / places.plot.height()
        worth = np.minimum(np.nan_to_num(gaps), _FAR) + _RAISED * np.nan_to_num(raised)
        for before in taken:
            worth = worth - 40 * (np.abs(moments - before) < 0.06 * (high - low))
        chosen = float(moments[int(np.argmax(worth))])
        found[line.series] = chosen
        taken.append(chosen)
    return Anchors(found, (places, tuple(found)))


def draw_names(
    painter: QPainter, theme: Theme, chart: Chart, places: FanGeometry, held: Anchors
) -> None:
    """Write each curve's letter and title beside it, clear of the names written before."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    titles = {who.series: who.title for who in chart.legend}
    boxes: list[QRectF] = []
    for line in reversed(_lines(chart)):
        moment = held.of.get(line.series)
        if moment is None:
            continue
        point = QPointF(
            float(places.across(moment)), float(places.up(_at(line, np.array([moment]))[0]))
        )
        if point.y() != point.y():
            continue
        words = _words(line.series, titles.get(line.series, line.label))
        box = _box(point, width(words, BODY, BOLD), places, boxes)
        boxes.append(box)
        painter.setPen(QPen(theme.line(line.series), 1))
        near = box.left() - 3 if box.left() > point.x() else box.right() + 3
        painter.drawLine(point, QPointF(near, box.center().y()))
        painter.fillRect(box.adjusted(-2, 0, 2, 0), theme.ink("page", 0.78))
        painter.setFont(font(BODY, BOLD))
        painter.setPen(theme.word(line.series))
        painter.drawText(QPointF(box.left(), box.bottom() - 4), words)


def _lines(chart: Chart) -> list[Line]:
    """Return the curves to name: a baseline under the live one would have its name twice."""
    lines = [mark for mark in chart.marks if isinstance(mark, Line)]
    live = lines[-1] if lines else None
    return [
        line
        for line in lines
        if line is live
        or live is None
        or line.series != BASELINE
        or not np.array_equal(line.y, live.y, equal_nan=True)
    ]


def _words(series: str, title: str) -> str:
    words = title if series == BASELINE else f"{series}  {title}"
    return metrics(BODY, BOLD).elidedText(words, Qt.TextElideMode.ElideRight, _LONGEST)


def _box(point: QPointF, wide: float, places: FanGeometry, taken: list[QRectF]) -> QRectF:
    """Return a free place to the right of the point, or to its left at the edge."""
    plot = places.plot
    left = point.x() + _LEADER
    if left + wide > plot.right():
        left = point.x() - _LEADER - wide
    tries = [-20.0 + step * sign for step in range(0, 200, 6) for sign in (1, -1)]
    for shift in tries:
        top = point.y() + shift
        if plot.top() - 4 <= top <= plot.bottom() - _HIGH:
            box = QRectF(left, top, wide, _HIGH)
            if not any(box.intersects(other) for other in taken):
                return box
    return QRectF(left, max(plot.top(), point.y() - 20), wide, _HIGH)


def _at(line: Line, moments: Floats) -> Floats:
    if line.step:
        place = np.clip(np.searchsorted(line.x, moments, "right") - 1, 0, len(line.x) - 1)
        return np.asarray(line.y[place], dtype=np.float64)
    return np.asarray(np.interp(moments, line.x, line.y), dtype=np.float64)
