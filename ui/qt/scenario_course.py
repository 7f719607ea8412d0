"""Under the time line of shocks, on its axis: what then happens in the runs, as they come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.charts.axes import time_axis
from simulator.charts.chart import Chart
from simulator.language import tr
from ui.qt.course_drawing import (
    CoursePlaces,
    draw_days,
    draw_fan,
    draw_hint,
    draw_moment,
    draw_row,
)
from ui.qt.fonts import BODY, SMALL
from ui.qt.scenario_timeline import ScenarioTimeline
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words, line_width
from ui.session.scenario_course import CourseRow, ScenarioCourse
from ui.session.scenario_items import HOURS
from ui.session.scenario_view import ScenarioView

_HEAD, _NAME, _FAN, _GAP, _ROW, _FOOT = 22.0, 15.0, 54.0, 8.0, 17.0, 6.0
FEWEST, MOST = 5, 14
_EMPTY = 40.0


class ScenarioCourseView(QWidget):
    """Shows a ``ScenarioCourse`` on the axis of *timeline*, in as many rows as have room."""

    def __init__(
        self,
        view: ScenarioView,
        course: ScenarioCourse,
        timeline: ScenarioTimeline,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._course, self._timeline, self._theme = view, course, timeline, theme
        self._most = MOST
        self.rows: tuple[CourseRow, ...] = ()
        self._fan: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("What then happens in the runs"))
        theme.changed.connect(self.update)
        self.show_view()

    def sizeHint(self) -> QSize:
        """Return the room for head, fan and rows."""
        return QSize(600, self.height())

    def show_view(self) -> None:
        """Show the runs as they stand."""
        self.rows = self._course.rows(self._most)
        self._fan = self._course.fan
        said = "; ".join(f"{row.label}: {row.said}" for row in self.rows)
        self.setAccessibleDescription(said or self._course.hint)
        self.setFixedHeight(round(self._top + (len(self.rows) * _ROW or _EMPTY) + _FOOT))
        self.update()

    def fit(self, tall: float) -> None:
        """Have as many rows as *tall* pixels have room for, a few at least."""
        room = int((tall - self._top - _FOOT) // _ROW)
        most = max(FEWEST, min(MOST, room))
        if most != self._most:
            self._most = most
            self.show_view()

    @property
    def _top(self) -> float:
        """Where the rows begin."""
        return _HEAD + (_NAME + _FAN + _GAP if self._fan else 0.0)

    def _places(self) -> CoursePlaces:
        left, right = self._timeline.span
        return CoursePlaces(left, right, self.width() - 4.0, self._view.horizon or 1.0)

    # --- drawing -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the head, the days, the chosen shock's moment, the fan and the rows."""
        painter, view, theme, places = QPainter(self), self._view, self._theme, self._places()
        self._draw_head(painter)
        box = (_HEAD, self.height() - _FOOT)
        if view.start is not None and (self.rows or self._fan):
            draw_days(painter, theme, time_axis(view.start, places.days), places, box)
        item = view.item
        if item is not None and self.rows:
            draw_moment(painter, theme, places.x(item.hour / HOURS), box, changed=item.changed)
        if self._fan is not None:
            self._draw_fan(painter, self._fan, places)
        for place, row in enumerate(self.rows):
            draw_row(painter, theme, row, places, self._top + (place + 0.5) * _ROW)
        if not self.rows:
            inside = QRectF(0, self._top, self.width(), _EMPTY)
            draw_hint(painter, theme, self._course.hint, inside)

    def _draw_head(self, painter: QPainter) -> None:
        title = Word(tr("What then happens in the runs"), bold=True)
        at = QRectF(0, 0, self.width(), _HEAD).bottomLeft()
        at.setY(15)
        draw_words(painter, self._theme, [title], at, BODY, self.width())
        key = [Word(self._key(), "ink3")]
        room = self.width() - line_width([title], BODY) - 16
        if self.rows and line_width(key, SMALL) <= room:
            at.setX(self.width() - line_width(key, SMALL))
            draw_words(painter, self._theme, key, at, SMALL, room)

    def _key(self) -> str:
        words = tr("dot: median · line: 8 in 10 of the runs in which it happens")
        if any(row.usual is not None for row in self.rows):
            return tr("{key} · grey: baseline", key=words)
        return words

    def _draw_fan(self, painter: QPainter, chart: Chart, places: CoursePlaces) -> None:
        name = [Word(chart.title), Word(f"  {chart.y.unit}", "ink3")]
        at = QRectF(places.left, _HEAD, 0, 0).topLeft()
        top = _HEAD + _NAME
        draw_fan(painter, self._theme, chart, places, top, _FAN)
        at.setY(_HEAD + 10)
        painter.fillRect(
            QRectF(at.x(), _HEAD, line_width(name, SMALL) + 6, 14), self._theme.ink("page")
        )
        draw_words(painter, self._theme, name, at, SMALL, self.width() - at.x())

    # --- reading -----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Read a row in full where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.reading(event.pos().y()), self)
            return True
        return super().event(event)

    def reading(self, height: float) -> str:
        """Return what stands at a height, in words."""
        if self._fan is not None and _HEAD <= height < self._top:
            return f"{self._fan.title}\n{self._fan.finding}"
        place = int((height - self._top) // _ROW)
        return self.rows[place].told if 0 <= place < len(self.rows) else ""
