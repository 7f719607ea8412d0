"""How the runs end: rows of outcomes, a block of bars a scenario, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.charts.chart import Axis, Bar, Chart, Legend
from simulator.charts.palette import WHISKER_CAP, WHISKER_WIDTH
from ui.qt.controls import draw_focus
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session.bar_readings import bar_sentence, count_text, head_sentence, row_hint

ROW_HEIGHT = 19
HEAD_HEIGHT = 26
_SECOND_LINE = 14
_ROOM_FOR_COUNT = 130.0
"""A block narrower than that leaves its number of runs to the tool tip."""
_LABELS = 118.0
_VALUES = 46.0
_BETWEEN = 20.0


@dataclass(frozen=True, slots=True)
class _Block:
    """The place of one scenario's bars: from 0 to the end of the scale, then the figures."""

    left: float
    scale: float
    right: float

    def across(self, value: float, axis: Axis) -> float:
        share = (value - axis.low) / ((axis.high - axis.low) or 1)
        return self.left + min(1.0, max(0.0, share)) * self.scale


class BarsView(QWidget):
    """Draws a chart of bars; its height follows from the number of rows and from their heads.

    A click on a row, or Return on the one the arrow keys chose, asks for that ending
    (``row_asked``).
    """

    row_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._row: int | None = None  # under the mouse, or chosen by the keyboard
        self._head = HEAD_HEIGHT
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEAD_HEIGHT + 7 * ROW_HEIGHT + 4)
        theme.changed.connect(self.update)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    @property
    def scenarios(self) -> int:
        """How many scenarios have bars."""
        return len(_by_series(self._chart)) if self._chart else 0

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart."""
        if chart is self._chart:
            return
        self._chart = chart
        if chart is not None:
            self._fit()
            self.setAccessibleName(chart.title)
            self.setAccessibleDescription(chart.finding)
        self.update()

    def _fit(self) -> None:
        """Leave heads two lines where a name needs them; that does not hang on any number."""
        chart = self._chart
        if chart is None:
            return
        bars = _by_series(chart)
        shown = [legend for legend in chart.legend if legend.series in bars]
        blocks = zip(shown, self._blocks(len(shown)), strict=True)
        long = any(len(_title_lines(chart, who, block)) > 1 for who, block in blocks)
        self._head = HEAD_HEIGHT + (_SECOND_LINE if long else 0)
        self.setFixedHeight(self._head + len(chart.rows) * ROW_HEIGHT + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names as many lines as they need at the new width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for three blocks."""
        return QSize(852, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw rows, blocks and figures."""
        chart = self._chart
        if chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        bars = _by_series(chart)
        if self._row is not None:
            top = self._head + self._row * ROW_HEIGHT
            painter.fillRect(
                QRectF(0, top, self.width(), ROW_HEIGHT), self._theme.ink("selected", 0.7)
            )
        self._draw_rows(painter, chart, bars)
        shown = [legend for legend in chart.legend if legend.series in bars]
        for legend, block in zip(shown, self._blocks(len(shown)), strict=True):
            self._draw_head(painter, chart, legend, block)
            self._draw_scale(painter, chart, block)
            for bar in bars[legend.series].values():
                self._draw_bar(painter, bar, block, chart.x, self._top(chart, bar))
        if self.hasFocus():
            draw_focus(painter, self._theme, QRectF(self.rect()).adjusted(0, 0, -1, -1))

    def event(self, event: QEvent) -> bool:
        """Read a bar with its interval where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._read(QPointF(event.pos())), self)
            return True
        return super().event(event)

    # --- places ----------------------------------------------------------------------------

    def _blocks(self, count: int) -> list[_Block]:
        if not count:
            return []
        room = self.width() - _LABELS
        between = _BETWEEN if room / count > 100 else 8.0
        wide = (room + between) / count
        values = _VALUES if wide > 90 else 38.0
        lefts = (_LABELS + place * wide for place in range(count))
        return [_Block(left, wide - between - values, left + wide - between) for left in lefts]

    def _top(self, chart: Chart, bar: Bar) -> float:
        return self._head + chart.rows.index(bar.row) * ROW_HEIGHT

    def place_of(self, row: str) -> QPointF:
        """Return where the middle of a row stands, by its name; raises ``ValueError``."""
        place = list(self._chart.rows if self._chart else ()).index(row)
        return QPointF(self.width() / 4, self._head + (place + 0.5) * ROW_HEIGHT)

    def _row_at(self, height: float) -> int | None:
        row = int((height - self._head) // ROW_HEIGHT)
        rows = len(self._chart.rows) if self._chart else 0
        return row if height >= self._head and row < rows else None

    def _read(self, place: QPointF) -> str:
        """Return a head's whole name, or a bar with its interval."""
        if self._chart is None:
            return ""
        bars = _by_series(self._chart)
        shown = [legend for legend in self._chart.legend if legend.series in bars]
        row = self._row_at(place.y())
        for legend, block in zip(shown, self._blocks(len(shown)), strict=True):
            if not block.left <= place.x() <= block.right:
                continue
            if place.y() < self._head:
                return head_sentence(self._chart, legend)
            if row is not None and (bar := bars[legend.series].get(self._chart.rows[row])):
                return bar_sentence(self._chart, legend, bar)
        return row_hint() if row is not None else ""

    # --- asking for an ending --------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row would be asked for."""
        self._point_at(self._row_at(event.position().y()))
        shape = Qt.CursorShape
        self.setCursor(shape.ArrowCursor if self._row is None else shape.PointingHandCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the ending whose row is clicked."""
        row = self._row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and row is not None and self._chart:
            self.row_asked.emit(self._chart.rows[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the rows, ask for one."""
        rows = self._chart.rows if self._chart else ()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and rows:
            row = 0 if self._row is None else self._row + step
            self._point_at(min(len(rows) - 1, max(0, row)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._row is not None:
            self.row_asked.emit(rows[self._row])
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._point_at(0 if self._row is None else self._row)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._point_at(None)
        self.update()

    def _point_at(self, row: int | None) -> None:
        if row != self._row:
            self._row = row
            self.update()

    # --- drawing ---------------------------------------------------------------------------

    def _draw_rows(
        self, painter: QPainter, chart: Chart, bars: Mapping[str, Mapping[str, Bar]]
    ) -> None:
        strong = {bar.row for rows in bars.values() for bar in rows.values() if bar.emphasis}
        painter.setPen(self._theme.ink("ink"))
        for place, row in enumerate(chart.rows):
            painter.setFont(font(BODY, BOLD if row in strong else REGULAR))
            box = QRectF(0, self._head + place * ROW_HEIGHT, _LABELS - 8, ROW_HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row)

    def _draw_head(self, painter: QPainter, chart: Chart, legend: Legend, block: _Block) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.line(legend.series))
        painter.drawEllipse(QPointF(block.left + 4, 10), 4, 4)
        wide = block.right - block.left >= _ROOM_FOR_COUNT
        for place, line in enumerate(_title_lines(chart, legend, block)):
            strong = wide or place == 0
            painter.setFont(font(BODY, BOLD) if strong else font(SMALL))
            painter.setPen(self._theme.ink("ink" if strong else "ink2"))
            left = block.left + (14 if strong else 0)
            painter.drawText(QPointF(left, 14 + place * _SECOND_LINE), line)
        if wide:
            count = count_text(chart, legend)
            painter.setFont(font(SMALL))
            painter.setPen(self._theme.ink("ink3"))
            painter.drawText(QPointF(block.right - width(count, SMALL), 14), count)

    def _draw_scale(self, painter: QPainter, chart: Chart, block: _Block) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        height = len(chart.rows) * ROW_HEIGHT + 2
        for tick in chart.x.ticks:
            token = "strong_rule" if tick.at == chart.x.low else "rule"
            across = round(block.across(tick.at, chart.x))
            painter.fillRect(QRectF(across, self._head - 1, 1, height), self._theme.ink(token))

    def _draw_bar(self, painter: QPainter, bar: Bar, block: _Block, axis: Axis, top: float) -> None:
        start, end, middle = block.left, block.across(bar.value, axis), top + ROW_HEIGHT / 2
        if bar.value > 0:
            box = QRectF(start + 1, middle - 4.5, max(1.0, end - start - 1), 9)
            painter.fillRect(box, self._theme.line(bar.series, 0.82))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if bar.reference is not None and bar.reference > 0:
            across = block.across(bar.reference, axis)
            box = QRectF(across - 0.75, middle - 7, 1.5, 14)
            painter.fillRect(box, self._theme.line("baseline"))
        if bar.value > 0:
            low, high = (block.across(end, axis) for end in (bar.low, bar.high))
            self._draw_whisker(painter, low, high, middle)
        weight = BOLD if bar.emphasis else REGULAR
        painter.setFont(font(VALUE, weight))
        painter.setPen(self._theme.ink("ink" if bar.value > 0 else "ink3"))
        right = block.right - width(bar.text, VALUE, weight)
        measure = metrics(VALUE)
        painter.drawText(
            QPointF(right, middle + (measure.ascent() - measure.descent()) / 2), bar.text
        )

    def _draw_whisker(self, painter: QPainter, low: float, high: float, middle: float) -> None:
        painter.setPen(QPen(self._theme.ink("ink"), WHISKER_WIDTH))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for end in (low, high):
            reach = WHISKER_CAP / 2
            painter.drawLine(QPointF(end, middle - reach), QPointF(end, middle + reach))


def _by_series(chart: Chart) -> dict[str, dict[str, Bar]]:
    found: dict[str, dict[str, Bar]] = {}
    for mark in chart.marks:
        if isinstance(mark, Bar):
            found.setdefault(mark.series, {})[mark.row] = mark
    return found


def _title_lines(chart: Chart, legend: Legend, block: _Block) -> list[str]:
    """Return a block's name in two lines at most; in a narrow one the letter stands alone."""
    elide = Qt.TextElideMode.ElideRight
    room = block.right - block.left - 14
    if room + 14 < _ROOM_FOR_COUNT:
        return [legend.series, metrics(SMALL).elidedText(legend.title, elide, room + 14)]
    rooms = (room - width(count_text(chart, legend), SMALL) - 8, room)
    whole = f"{legend.series}  {legend.title}"
    if width(whole, BODY, BOLD) <= rooms[0]:
        return [whole]
    words = legend.title.split(" ")
    ways = [
        (f"{legend.series}  {' '.join(words[:place])}", " ".join(words[place:]))
        for place in range(1, len(words))
    ]
    fitting = [way for way in ways if width(way[0], BODY, BOLD) <= rooms[0]] or ways[:1]
    best = min(
        fitting, key=lambda way: max(width(line, BODY, BOLD) for line in way), default=(whole, "")
    )
    lines = zip(best, rooms, strict=True)
    return [metrics(BODY, BOLD).elidedText(line, elide, wide) for line, wide in lines if line]
