"""How scheduled events are drawn over days: ticks of the calendar, stems, marks and labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from simulator.charts.chart import Axis
from ui.qt.fonts import BOLD, REGULAR, SMALL, TICK, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session.scenario_items import HOURS, ShockItem
from ui.session.shock_labels import lanes

LEFT, TOP, BOTTOM = 14.0, 16.0, 30.0
LANE, LEAST_LANE = 20.0, 13.0
LEAST_HEIGHT, MOST_HEIGHT = 86.0, 300
_LABEL_AT = 10.0  # from the mark's centre to its label
_GAP = 10.0
_MOST_LABEL = 190.0
_MOST_MARGIN = 200.0
_SHAPES = {"violence": "diamond", "government": "square", "alliance": "square", "rules": "square"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A shock where it is drawn: the centre of its mark and the box of mark and label."""

    item: ShockItem
    at: QPointF
    box: QRectF
    label: str
    when: str


class Layout:
    """Where everything stands on a time line of some width, at most *tall* if that can be."""

    def __init__(
        self, items: Sequence[ShockItem], days: float, wide: float, tall: float = MOST_HEIGHT
    ) -> None:
        self.days = max(days, 1e-6)
        sizes = [_label_width(item) for item in items]
        self._right = wide - LEFT
        for _ in range(4):  # a label at the end asks for a margin, which moves the others
            ends = [
                self.x(item.hour) + size + _LABEL_AT + 6
                for item, size in zip(items, sizes, strict=True)
            ]
            over = min(_MOST_MARGIN, max(0.0, max(ends, default=0.0) - (wide - 4)))
            self._right = max(LEFT + 60.0, self._right - over)
        xs = [self.x(item.hour) for item in items]
        found = lanes(xs, [size + _LABEL_AT for size in sizes], _GAP)
        self.lanes = max(found, default=0) + 1
        room = min(tall, MOST_HEIGHT) - TOP - BOTTOM - 8
        step = max(LEAST_LANE, min(LANE, room / self.lanes))
        self.height = round(max(LEAST_HEIGHT, TOP + BOTTOM + self.lanes * step + 8))
        self.base = self.height - BOTTOM
        placed = zip(items, xs, sizes, found, strict=True)
        self.placed = tuple(
            self._placed(item, x, size, self.base - 14 - lane * step, min(18.0, step))
            for item, x, size, lane in placed
        )

    @property
    def span(self) -> tuple[float, float]:
        """Where the first and the last moment stand."""
        return LEFT, self._right

    def x(self, hour: float) -> float:
        """Return where an hour stands; what is beyond the end stands at the end."""
        share = min(1.0, max(0.0, hour / HOURS / self.days))
        return LEFT + share * (self._right - LEFT)

    def hour(self, x: float) -> float:
        """Return the hour that stands at *x*."""
        return (x - LEFT) / (self._right - LEFT) * self.days * HOURS

    def at(self, point: QPointF) -> Placed | None:
        """Return the shock whose mark or label is at *point*."""
        return next((each for each in reversed(self.placed) if each.box.contains(point)), None)

    def _placed(self, item: ShockItem, x: float, size: float, y: float, high: float) -> Placed:
        box = QRectF(x - 8, y - high / 2, size + _LABEL_AT + 12, high)
        when = f"  {item.when}"
        room = size - width(when, SMALL)
        weight = BOLD if item.changed else REGULAR
        label = metrics(VALUE, weight).elidedText(item.label, Qt.TextElideMode.ElideRight, room + 1)
        return Placed(item, QPointF(x, y), box, label, when)


def draw_axis(painter: QPainter, theme: Theme, axis: Axis, layout: Layout) -> None:
    """Draw the line with a tick a day and the labels that fit."""
    left, right = layout.span
    painter.fillRect(QRectF(left, layout.base, right - left, 1), theme.ink("ink3"))
    painter.setFont(font(TICK))
    last = -math.inf
    for tick in axis.ticks:
        x = layout.x(tick.at * HOURS)
        high = 6 if tick.label else 3
        painter.fillRect(QRectF(round(x), layout.base, 1, high), theme.ink("ink3"))
        wide = width(tick.label, TICK)
        start = max(2.0, x - wide / 2)
        if tick.label and start > last + 8:
            painter.setPen(theme.ink("ink3"))
            painter.drawText(QPointF(start, layout.base + 19), tick.label)
            last = start + wide


def draw_ghost(painter: QPainter, theme: Theme, placed: Placed, layout: Layout) -> None:
    """Draw where the file has a shock that was moved, with a line to where it is now."""
    hour = placed.item.file_hour
    if hour is None or abs(hour - placed.item.hour) < 1e-9:
        return
    x, y = layout.x(hour), layout.base
    painter.setPen(QPen(theme.line("A", 0.6), 1.5))
    painter.drawLine(QPointF(x, y), QPointF(placed.at.x(), y))
    painter.setPen(QPen(theme.ink("ink3"), 1.2))
    painter.setBrush(theme.ink("page"))
    painter.drawEllipse(QPointF(x, y), 3, 3)


def draw_stem(painter: QPainter, theme: Theme, placed: Placed, layout: Layout) -> None:
    """Draw the line from a mark down to its moment."""
    ink = theme.line("A") if placed.item.changed else theme.ink("strong_rule")
    top = placed.at.y()
    painter.fillRect(QRectF(round(placed.at.x()), top, 1, layout.base - top), ink)


def draw_mark(painter: QPainter, theme: Theme, placed: Placed, *, chosen: bool, hot: bool) -> None:
    """Draw a shock: the shape of its kind, its name, its moment."""
    item, at = placed.item, placed.at
    if chosen or hot:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ink("selected"))
        painter.drawRoundedRect(placed.box, 4, 4)
    ink = theme.line("A") if item.changed else theme.ink("ink2")
    painter.setPen(QPen(theme.ink("page"), 1.2))
    painter.setBrush(ink if not item.faults else theme.ink("page"))
    if item.faults:
        painter.setPen(QPen(ink, 1.3))
    _shape(painter, _SHAPES.get(item.group, "disc"), at)
    base = at.y() + 4
    painter.setFont(font(VALUE, BOLD if item.changed else REGULAR))
    painter.setPen(_tone(theme, item))
    left = at.x() + _LABEL_AT
    painter.drawText(QPointF(left, base), placed.label)
    left += width(placed.label, VALUE, BOLD if item.changed else REGULAR)
    painter.setFont(font(SMALL))
    painter.setPen(theme.ink("ink3"))
    painter.drawText(QPointF(left, base), placed.when)


def _shape(painter: QPainter, shape: str, at: QPointF) -> None:
    x, y = at.x(), at.y()
    if shape == "square":
        painter.drawRect(QRectF(x - 4, y - 4, 8, 8))
    elif shape == "diamond":
        points = (x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
    else:
        painter.drawEllipse(at, 4.6, 4.6)


def _tone(theme: Theme, item: ShockItem) -> QColor:
    return theme.ink("ink3") if item.faults else theme.ink("ink")


def _label_width(item: ShockItem) -> float:
    weight = BOLD if item.changed else REGULAR
    return min(_MOST_LABEL, width(item.label, VALUE, weight) + width(f"  {item.when}", SMALL) + 2)
