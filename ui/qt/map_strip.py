"""Drawing the time line: courses with their ranges, days, milestones, the moment shown."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.charts.axes import time_axis, time_window
from simulator.charts.chart import Tick
from simulator.charts.palette import OUTER_OPACITY
from ui.qt.fan_drawing import line_pen
from ui.qt.fonts import BOLD, TICK, VALUE, font, metrics, width
from ui.qt.polygons import polygon, ribbon
from ui.qt.theme import Theme
from ui.session.map_courses import Courses, Curve, Floats, axis_labels, courses
from ui.session.map_milestones import milestone_marks
from ui.session.map_view import MapView
from ui.session.map_words import moment_text

LEFT, RIGHT = 34.0, 12.0
TOP = 38.0  # of the courses; milestones and the moment stand over it
BOTTOM = 24.0  # room for the days
_NAMES = 11.0  # base line of the milestones' names
_LONGEST = 96.0  # room for such a name


class Strip:
    """One picture of the time line, in a *plot* on a widget of some *width*."""

    def __init__(self, view: MapView, theme: Theme, plot: QRectF, width: float) -> None:
        self._view, self._theme, self._plot, self._width = view, theme, plot, width
        self._first, self._last = view.film.window

    def draw(self, painter: QPainter) -> None:
        """Draw all of it; only the axis where nothing is known."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, plot = self._view, self._plot
        found = courses(view) if view.state == "ready" and view.film.horizon > 0 else None
        if found is None:
            self._draw_base(painter, plot.bottom())
            return
        self._draw_milestones(painter)
        self._draw_values(painter, found)
        painter.save()
        painter.setClipRect(plot.adjusted(0, -3, 0, 3))
        for curve in reversed(found.curves):
            self._draw_curve(painter, curve, found)
        painter.restore()
        self._draw_base(painter, self._up(0.0, found) if found.floor < 0 else plot.bottom())
        self._draw_days(painter)
        self._draw_part(painter)
        self._draw_handle(painter)

    # --- places ------------------------------------------------------------------------------

    def _across(self, day: float) -> float:
        share = (day - self._first) / ((self._last - self._first) or 1.0)
        return self._plot.left() + self._plot.width() * share

    def _up(self, value: float, found: Courses) -> float:
        share = (value - found.floor) / ((found.top - found.floor) or 1.0)
        return self._plot.bottom() - self._plot.height() * share

    def _is_seen(self, day: float) -> bool:
        return self._first - 1e-6 <= day <= self._last + 1e-6

    # --- parts -------------------------------------------------------------------------------

    def _draw_base(self, painter: QPainter, level: float) -> None:
        line = QRectF(self._plot.left(), level - 0.5, self._plot.width(), 1)
        painter.fillRect(line, self._theme.ink("ink3"))

    def _draw_values(self, painter: QPainter, found: Courses) -> None:
        """Draw hairlines with their values at the left."""
        painter.setFont(font(TICK))
        for value, text in axis_labels(found):
            level = self._up(value, found)
            line = QRectF(self._plot.left(), level, self._plot.width(), 1)
            painter.fillRect(line, self._theme.ink("rule"))
            painter.setPen(self._theme.ink("ink3"))
            at = QPointF(self._plot.left() - 5 - width(text, TICK), level + 3.5)
            painter.drawText(at, text)

    def _draw_curve(self, painter: QPainter, curve: Curve, found: Courses) -> None:
        theme = self._theme
        few = len(found.curves) <= 2 or curve is found.curves[0]
        x = self._across(0.0) + curve.days * (self._across(1.0) - self._across(0.0))
        if curve.low is not None and curve.high is not None and few:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.line(curve.series, OUTER_OPACITY))
            low, high = (self._levels(part, found) for part in (curve.low, curve.high))
            painter.drawPolygon(ribbon(x, low, high))
        painter.setPen(line_pen(theme, curve.series))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(polygon(x, self._levels(curve.middle, found)))

    def _levels(self, values: Floats, found: Courses) -> Floats:
        plot, span = self._plot, found.top - found.floor
        levels: Floats = plot.bottom() - plot.height() * (values - found.floor) / span
        return levels

    def _draw_days(self, painter: QPainter) -> None:
        start = self._view.panels[0].variant.scenario.start
        whole = time_axis(start, self._view.film.horizon)
        ticks = time_window(whole, start, self._first, self._last).ticks
        painter.setFont(font(TICK))
        end = -1e9
        for tick in ticks:
            end = self._draw_day(painter, tick, end)

    def _draw_day(self, painter: QPainter, tick: Tick, end: float) -> float:
        """Draw a tick, and its label where the one before leaves room; return where that ends."""
        across, bottom = self._across(tick.at), self._plot.bottom()
        ink = self._theme.ink("ink3")
        painter.fillRect(QRectF(round(across), bottom, 1, 5 if tick.label else 3), ink)
        wide = width(tick.label, TICK)
        left = min(max(0.0, across - wide / 2), self._width - wide)
        if not tick.label or left <= end + 6:
            return end
        painter.setPen(ink)
        painter.drawText(QPointF(left, bottom + 17), tick.label)
        return left + wide

    def _draw_part(self, painter: QPainter) -> None:
        """Draw which part of all days is looked at."""
        film, plot = self._view.film, self._plot
        if film.is_whole:
            return
        level, unit = plot.bottom() + BOTTOM - 3, plot.width() / film.horizon
        painter.fillRect(QRectF(plot.left(), level, plot.width(), 2), self._theme.ink("track"))
        part = QRectF(plot.left() + unit * self._first, level, unit * (self._last - self._first), 2)
        painter.fillRect(part, self._theme.ink("ink3"))

    def _draw_milestones(self, painter: QPainter) -> None:
        """Draw a line at each milestone, and its name where there is room."""
        theme, plot = self._theme, self._plot
        painter.setFont(font(TICK))
        marks = [mark for mark in milestone_marks(self._view) if self._is_seen(mark.day)]
        taken: list[tuple[float, float]] = []
        for mark in marks:
            across = self._across(mark.day)
            painter.setPen(QPen(theme.ink("strong_rule"), 1))
            painter.drawLine(QPointF(across, _NAMES + 3), QPointF(across, plot.bottom()))
            name = metrics(TICK).elidedText(mark.label, Qt.TextElideMode.ElideRight, _LONGEST)
            wide = width(name, TICK)
            for left in (across - wide / 2, across + 1 - 3, across - wide + 3):
                left = min(max(2.0, left), self._width - wide)
                if all(left > end + 10 or left + wide < begin - 10 for begin, end in taken):
                    painter.setPen(theme.ink("ink3"))
                    painter.drawText(QPointF(left, _NAMES), name)
                    taken.append((left, left + wide))
                    break

    def _draw_handle(self, painter: QPainter) -> None:
        plot, theme, film = self._plot, self._theme, self._view.film
        day = float(film.frames[film.frame])
        if not self._is_seen(day):
            day = min(max(day, self._first), self._last)
        across = self._across(day)
        painter.fillRect(
            QRectF(across - 0.75, TOP - 5, 1.5, plot.bottom() - TOP + 10), theme.ink("ink")
        )
        painter.setPen(QPen(theme.ink("page"), 1.5))
        painter.setBrush(theme.ink("ink"))
        painter.drawEllipse(QPointF(across, plot.bottom() + 0.5), 5.5, 5.5)
        text = moment_text(self._view)
        wide = width(text, VALUE, BOLD) + 14
        left = min(max(0.0, across - wide / 2), self._width - wide)
        box = QRectF(left, TOP - 22, wide, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.ink("page"))
        painter.setFont(font(VALUE, BOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
