"""How the runs end: rows of outcomes, a block of bars a scenario, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.charts.chart import Axis, Bar, Chart, Legend
from simulator.charts.numerals import NARROW, percent_range
from simulator.charts.palette import WHISKER_CAP, WHISKER_WIDTH
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, VALUE, font, metrics, width
from ui.qt.theme import Theme

ROW_HEIGHT = 19
HEAD_HEIGHT = 26
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
    """Draws a chart of bars; its height follows from the number of rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEAD_HEIGHT + 7 * ROW_HEIGHT + 4)
        theme.changed.connect(self.update)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart."""
        if chart is self._chart:
            return
        self._chart = chart
        if chart is not None:
            self.setFixedHeight(HEAD_HEIGHT + len(chart.rows) * ROW_HEIGHT + 4)
            self.setAccessibleName(chart.title)
            self.setAccessibleDescription(chart.finding)
        self.update()

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
        self._draw_rows(painter, chart, bars)
        shown = [legend for legend in chart.legend if legend.series in bars]
        for legend, block in zip(shown, self._blocks(len(shown)), strict=True):
            self._draw_head(painter, chart, legend, block)
            self._draw_scale(painter, chart, block)
            for bar in bars[legend.series].values():
                self._draw_bar(painter, bar, block, chart.x, self._top(chart, bar))

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
        wide = (room + between) / max(count, 1.8)
        values = _VALUES if wide > 90 else 38.0
        lefts = (_LABELS + place * wide for place in range(count))
        return [_Block(left, wide - between - values, left + wide - between) for left in lefts]

    def _top(self, chart: Chart, bar: Bar) -> float:
        return HEAD_HEIGHT + chart.rows.index(bar.row) * ROW_HEIGHT

    def _read(self, place: QPointF) -> str:
        if self._chart is None:
            return ""
        bars = _by_series(self._chart)
        shown = [legend for legend in self._chart.legend if legend.series in bars]
        row = int((place.y() - HEAD_HEIGHT) // ROW_HEIGHT)
        for legend, block in zip(shown, self._blocks(len(shown)), strict=True):
            inside = block.left <= place.x() <= block.right
            if inside and place.y() >= HEAD_HEIGHT and row < len(self._chart.rows):
                bar = bars[legend.series].get(self._chart.rows[row])
                return _sentence(self._chart, legend, bar) if bar else ""
        return ""

    # --- drawing ---------------------------------------------------------------------------

    def _draw_rows(
        self, painter: QPainter, chart: Chart, bars: Mapping[str, Mapping[str, Bar]]
    ) -> None:
        strong = {bar.row for rows in bars.values() for bar in rows.values() if bar.emphasis}
        painter.setPen(self._theme.ink("ink"))
        for place, row in enumerate(chart.rows):
            painter.setFont(font(BODY, BOLD if row in strong else REGULAR))
            box = QRectF(0, HEAD_HEIGHT + place * ROW_HEIGHT, _LABELS - 8, ROW_HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row)

    def _draw_head(self, painter: QPainter, chart: Chart, legend: Legend, block: _Block) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.line(legend.series))
        painter.drawEllipse(QPointF(block.left + 4, 10), 4, 4)
        count = f"n = {legend.n:,}" if chart.counted == "runs" else f"{legend.n:,} sets"
        room = block.right - block.left - 14 - width(count, SMALL) - 8
        title = f"{legend.series}  {legend.title}"
        if room < 60:
            count, room = "", block.right - block.left - 14
        painter.setFont(font(BODY, BOLD))
        painter.setPen(self._theme.ink("ink"))
        title = metrics(BODY, BOLD).elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(block.left + 14, 14), title)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        painter.drawText(QPointF(block.right - width(count, SMALL), 14), count)

    def _draw_scale(self, painter: QPainter, chart: Chart, block: _Block) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        height = len(chart.rows) * ROW_HEIGHT + 2
        for tick in chart.x.ticks:
            token = "strong_rule" if tick.at == chart.x.low else "rule"
            across = round(block.across(tick.at, chart.x))
            painter.fillRect(QRectF(across, HEAD_HEIGHT - 1, 1, height), self._theme.ink(token))

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


def _sentence(chart: Chart, legend: Legend, bar: Bar) -> str:
    interval = percent_range(bar.low / 100, bar.high / 100, 1)
    among = f"{legend.n:,} runs" if chart.counted == "runs" else f"the runs of {legend.n:,} sets"
    text = f"{bar.row}: {bar.text} ({interval}) of {among} of {legend.title}"
    if bar.reference is None:
        return text
    return f"{text}; baseline {bar.reference:.1f}{NARROW}%"
