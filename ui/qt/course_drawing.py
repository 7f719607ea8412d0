"""How the course of the live runs is drawn under the shocks: a fan, and a row a milestone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.charts.chart import Axis, Band, Chart, Line, Mark
from simulator.charts.palette import BASELINE
from ui.qt.fan_drawing import draw_bands, draw_lines
from ui.qt.fan_geometry import FanGeometry
from ui.qt.fonts import BODY, SMALL, TICK, font, metrics, width
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words, line_width
from ui.session.scenario_course import CourseRow

_FROM_MARK = 9.0
_BESIDE = "A", BASELINE


@dataclass(frozen=True, slots=True)
class CoursePlaces:
    """The axis of time as the shocks have it: *left* to *right* in pixels, within *wide*."""

    left: float
    right: float
    wide: float
    days: float

    def x(self, day: float) -> float:
        """Return where a day stands, within the axis."""
        share = min(1.0, max(0.0, day / max(self.days, 1e-6)))
        return self.left + share * (self.right - self.left)


def draw_days(
    painter: QPainter, theme: Theme, axis: Axis, places: CoursePlaces, box: tuple[float, float]
) -> None:
    """Draw a hairline through *box*, top and bottom, at each day that has its date above."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    top, bottom = box
    for tick in axis.ticks:
        if tick.label:
            line = QRectF(round(places.x(tick.at)), top, 1, bottom - top)
            painter.fillRect(line, theme.ink("rule"))


def draw_fan(
    painter: QPainter, theme: Theme, chart: Chart, places: CoursePlaces, top: float, high: float
) -> None:
    """Draw the live course with its bands, the baseline's median, and the scale's round numbers."""
    plot = QRectF(places.left, top, places.right - places.left, high)
    there = FanGeometry(plot, QRectF(), chart.x, chart.y)
    painter.save()
    painter.setClipRect(plot.adjusted(0, -2, 0, 2))
    marks = [mark for mark in chart.marks if _is_shown(mark)]
    draw_bands(painter, theme, marks, there)
    draw_lines(painter, theme, reversed(marks), there)
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(plot.left(), round(plot.bottom()), plot.width(), 1), theme.ink("ink3"))
    for tick in (tick for tick in chart.y.ticks if tick.label):
        at = round(float(there.up(tick.at)))
        if tick.at > chart.y.low:
            painter.fillRect(QRectF(plot.left(), at, plot.width(), 1), theme.ink("rule"))
    _draw_scale(painter, theme, chart.y, there)


def _is_shown(mark: Mark) -> bool:
    """Whether a mark of the fan belongs here: the live bands, and medians of live and baseline."""
    return (isinstance(mark, Band) and mark.series == "A") or (
        isinstance(mark, Line) and mark.series in _BESIDE
    )


def _draw_scale(painter: QPainter, theme: Theme, axis: Axis, there: FanGeometry) -> None:
    """Write the highest round number at the right end, where courses have mostly come to rest."""
    labelled = [tick for tick in axis.ticks if tick.label]
    if not labelled:
        return
    tick = max(labelled, key=lambda each: each.at)
    painter.setFont(font(TICK))
    painter.setPen(theme.ink("ink3"))
    at = QPointF(there.plot.right() - width(tick.label, TICK), float(there.up(tick.at)) - 3)
    painter.drawText(at, tick.label)


def draw_row(
    painter: QPainter, theme: Theme, row: CourseRow, places: CoursePlaces, middle: float
) -> None:
    """Draw when a milestone is reached, with its name on whichever side has room."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if row.usual is not None:
        tick = QRectF(places.x(row.usual) - 0.75, middle - 6, 1.5, 12)
        painter.fillRect(tick, theme.line(BASELINE))
    left, room = _place_of_words(row, places)
    _draw_words(painter, theme, row, left, middle, room)
    if row.happens:
        ink = theme.line("A")
        early, late, at = (places.x(day) for day in (row.early, row.late, row.median))
        painter.fillRect(QRectF(early, middle - 1, max(1.0, late - early), 2), ink)
        painter.setPen(QPen(theme.ink("page"), 1.2))
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(at, middle), 4, 4)


def _place_of_words(row: CourseRow, places: CoursePlaces) -> tuple[float, float]:
    """Return where a row's words begin, and their room: after its marks, else before them.

    Where neither side has room they may lie under the baseline's tick, if that helps.
    """
    needed = line_width(_words(row), BODY)
    usual = [] if row.usual is None else [places.x(row.usual)]
    if not row.happens:
        first = max([places.left - 5, *usual]) if usual and usual[0] < needed + 30 else places.left
        return first + _FROM_MARK, places.wide - first - _FROM_MARK
    at = places.x(row.median)
    ends = [places.x(row.early), places.x(row.late), at - 4, at + 4]
    for marks in ([*ends, *usual], ends):
        after, before = max(marks) + _FROM_MARK, min(marks) - _FROM_MARK
        if after + needed <= places.wide:
            return after, places.wide - after
        if needed <= before:
            return before - needed, before
    return (after, places.wide - after) if places.wide - after > before else (0.0, before)


def _draw_words(
    painter: QPainter, theme: Theme, row: CourseRow, left: float, middle: float, room: float
) -> None:
    """Write name, date and share on the page's own ground, so that no line strikes them."""
    words = _words(row)
    measure = metrics(BODY)
    wide = min(room, line_width(words, BODY))
    painter.fillRect(QRectF(left - 2, middle - 8, wide + 4, 16), theme.ink("page"))
    base = middle + (measure.ascent() - measure.descent()) / 2
    draw_words(painter, theme, words, QPointF(left, base), BODY, room)


def _words(row: CourseRow) -> Sequence[Word]:
    return (Word(row.label, "ink" if row.happens else "ink3"), Word(f"  {row.said}", "ink3"))


def draw_moment(
    painter: QPainter, theme: Theme, across: float, box: tuple[float, float], *, changed: bool
) -> None:
    """Carry the stem of the chosen shock through *box*, top and bottom."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    pen = QPen(theme.line("A") if changed else theme.ink("ink3"), 1)
    pen.setDashPattern([2, 3])
    painter.setPen(pen)
    at = round(across) + 0.0
    painter.drawLine(QPointF(at, box[0]), QPointF(at, box[1]))


def draw_hint(painter: QPainter, theme: Theme, text: str, box: QRectF) -> None:
    """Say what would stand here."""
    painter.setFont(font(SMALL))
    painter.setPen(theme.ink("ink3"))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(box, flags, text)
