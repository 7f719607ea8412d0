"""Milestones on one time line: a row each, a line a variant, the share of runs beside it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.charts.axes import finer_days
from simulator.charts.chart import Axis, Chart, Moment
from simulator.charts.numerals import NARROW, percent_range, short_date
from simulator.charts.palette import BASELINE
from simulator.language import tr
from ui.qt.fonts import BODY, BOLD, SMALL, TICK, VALUE, font, metrics, width
from ui.qt.theme import Theme

_HEAD = 20.0
_FOOT = 22.0
_LEAST_LABELS = 128.0
_MOST_LABELS = 0.3  # of the width
_ROW = 17.0
_LINE = 8.0
_ROOM_IN_ROW = 6.0
_BAR = 54.0
_FIGURE = 34.0
_SHARE = 28.0


class MilestonesView(QWidget):
    """Draws a chart of milestones; its height follows from rows and variants."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._series: tuple[str, ...] = ()
        self._longest = 0.0  # pixels of a row's name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart."""
        if chart is self._chart or chart is None:
            return
        self._chart = chart
        there = {mark.series for mark in chart.marks if isinstance(mark, Moment)}
        self._series = tuple(who.series for who in chart.legend if who.series in there)
        self._longest = max((width(row, BODY) for row in chart.rows), default=0.0)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.finding)
        self.setFixedHeight(round(_HEAD + len(chart.rows) * self._pitch + _FOOT))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all rows."""
        return QSize(852, self.height())

    @property
    def _pitch(self) -> float:
        lines = len(self._series)
        return _ROW if lines <= 1 else lines * _LINE + _ROOM_IN_ROW

    # --- places ----------------------------------------------------------------------------

    def _plot(self) -> QRectF:
        labels = max(_LEAST_LABELS, min(self._longest + 18, self.width() * _MOST_LABELS))
        shares = _BAR + _FIGURE if self._alone else _SHARE * len(self._series)
        right = self.width() - shares - 18
        return QRectF(labels, _HEAD, max(60.0, right - labels), self.height() - _HEAD - _FOOT)

    @property
    def _alone(self) -> bool:
        return len(self._series) <= 1

    def _axis(self, chart: Chart, plot: QRectF) -> Axis:
        return finer_days(chart.x, chart.start) if plot.width() >= 420 else chart.x

    # --- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw rows, days and shares."""
        chart = self._chart
        if chart is None:
            return
        painter, plot = QPainter(self), self._plot()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._draw_days(painter, chart, plot)
        self._draw_heads(painter, chart, plot)
        found = {(m.row, m.series): m for m in chart.marks if isinstance(m, Moment)}
        for place, row in enumerate(chart.rows):
            top = plot.top() + place * self._pitch
            self._draw_row(painter, row, top, plot)
            for line, series in enumerate(self._series):
                moment = found.get((row, series))
                if moment is not None:
                    middle = top + self._pitch * (line + 0.5) / len(self._series)
                    if not self._alone:
                        middle = top + _ROOM_IN_ROW / 2 + (line + 0.5) * _LINE
                    self._draw_moment(painter, chart, moment, plot, middle)
                    self._draw_share(painter, moment, line, top, plot)

    def _draw_days(self, painter: QPainter, chart: Chart, plot: QRectF) -> None:
        axis = self._axis(chart, plot)
        painter.setFont(font(TICK))
        for tick in axis.ticks:
            at = round(_across(axis, plot, tick.at))
            if tick.label:
                painter.fillRect(QRectF(at, plot.top(), 1, plot.height()), self._theme.ink("rule"))
            painter.fillRect(
                QRectF(at, plot.bottom() + 1, 1, 4 if tick.label else 2), self._theme.line(BASELINE)
            )
            painter.setPen(self._theme.ink("ink3"))
            wide = width(tick.label, TICK)
            first = width(tick.label.split(" ")[0], TICK) if " " in tick.label else wide
            for top in (plot.bottom() + 6, plot.top() - 18):
                box = QRectF(at - first / 2, top, wide + 2, 14)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tick.label)
        line = QRectF(plot.left(), round(plot.bottom()), plot.width(), 1)
        painter.fillRect(line, self._theme.line(BASELINE))

    def _draw_heads(self, painter: QPainter, chart: Chart, plot: QRectF) -> None:
        """Write over the shares what they are, or whose."""
        if self._alone:
            painter.setFont(font(SMALL))
            painter.setPen(self._theme.ink("ink3"))
            box = QRectF(plot.right() + 6, 2, self.width() - plot.right() - 6, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, chart.spans_title)
            return
        painter.setFont(font(TICK, BOLD))
        for line, series in enumerate(self._series):
            painter.setPen(self._theme.word(series))
            letter = "–" if series == BASELINE else series
            painter.drawText(self._cell(line, 2, 14, plot), Qt.AlignmentFlag.AlignRight, letter)

    def _cell(self, line: int, top: float, high: float, plot: QRectF) -> QRectF:
        return QRectF(plot.right() + 18 + line * _SHARE, top, _SHARE, high)

    def _draw_row(self, painter: QPainter, row: str, top: float, plot: QRectF) -> None:
        if not self._alone and top > plot.top():
            painter.fillRect(QRectF(0, round(top), self.width(), 1), self._theme.ink("rule"))
        painter.setFont(font(BODY))
        painter.setPen(self._theme.ink("ink"))
        words = metrics(BODY).elidedText(row, Qt.TextElideMode.ElideRight, plot.left() - 12)
        box = QRectF(0, top, plot.left() - 12, self._pitch)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_moment(
        self, painter: QPainter, chart: Chart, moment: Moment, plot: QRectF, middle: float
    ) -> None:
        if moment.median != moment.median:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.line(moment.series)
        early, late = (_across(chart.x, plot, day) for day in (moment.early, moment.late))
        painter.fillRect(QRectF(early, middle - 1.0, max(1.0, late - early), 2.0), ink)
        painter.setPen(QPen(self._theme.ink("page"), 1.2))
        painter.setBrush(ink)
        at = QPointF(_across(chart.x, plot, moment.median), middle)
        painter.drawEllipse(at, *((4.0, 4.0) if self._alone else (3.4, 3.4)))

    def _draw_share(
        self, painter: QPainter, moment: Moment, line: int, top: float, plot: QRectF
    ) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(VALUE))
        if not self._alone:
            painter.setPen(self._theme.word(moment.series))
            words = moment.text.removesuffix(f"{NARROW}%")
            painter.drawText(self._cell(line, top, self._pitch, plot), right, words)
            return
        left, middle = plot.right() + 18, top + self._pitch / 2
        track = QRectF(left, middle - 0.5, _BAR - 4, 1)
        painter.fillRect(track, self._theme.ink("rule"))
        bar = QRectF(left, middle - 4, (_BAR - 4) * moment.share / 100, 8)
        painter.fillRect(bar, self._theme.line(moment.series, 0.82))
        painter.setPen(self._theme.ink("ink"))
        painter.drawText(QRectF(left + _BAR, top, _FIGURE, self._pitch), right, moment.text)

    # --- reading ---------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Read a row in full where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.reading(event.pos().y()), self)
            return True
        return super().event(event)

    def reading(self, height: float) -> str:
        """Return what a row says, in words: a line for each variant."""
        chart, row = self._chart, int((height - _HEAD) // self._pitch)
        if chart is None or not 0 <= row < len(chart.rows):
            return ""
        name = chart.rows[row]
        titles = {who.series: who.title for who in chart.legend}
        moments = (m for m in chart.marks if isinstance(m, Moment) and m.row == name)
        return "\n".join([name, *(_sentence(chart, m, titles[m.series]) for m in moments)])


def _sentence(chart: Chart, moment: Moment, title: str) -> str:
    interval = percent_range(moment.low / 100, moment.high / 100)
    share = f"{moment.text} ({interval})"
    if moment.median != moment.median or chart.start is None:
        return tr("{title}: {share} of runs", title=title, share=share)
    dates = (moment.median, moment.early, moment.late)
    median, early, late = (short_date(chart.start + timedelta(days=int(day))) for day in dates)
    return tr(
        "{title}: {share} of runs; median {median}, 8 in 10 from {early} to {late}",
        title=title,
        share=share,
        median=median,
        early=early,
        late=late,
    )


def _across(axis: Axis, plot: QRectF, day: float) -> float:
    share = (day - axis.low) / ((axis.high - axis.low) or 1)
    return plot.left() + min(1.0, max(0.0, share)) * plot.width()
