"""One fan chart on the page: only what moved is drawn anew, the rest is kept as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.chart import Band, Chart, Line, Mark
from simulator.charts.palette import BASELINE
from ui.qt.controls import draw_focus
from ui.qt.fan_drawing import draw_bands, draw_frame, draw_lines, draw_spans
from ui.qt.fan_geometry import FanGeometry
from ui.qt.fonts import SMALL, width
from ui.qt.icons import draw_icon
from ui.qt.readout import Reading, draw_readout
from ui.qt.theme import Theme

LIVE = "A"


class FanView(QWidget):
    """Draws a fan and reads it where the mouse is; ``menu_asked`` wants its menu at a place."""

    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._layers: _Layers | None = None
        self._hover: float | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(170, 150)
        theme.changed.connect(self._forget)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    @property
    def kept_layers(self) -> object:
        """The pictures of what stands still, or ``None`` before the first frame."""
        return self._layers

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart; nothing is drawn where it is the same object."""
        if chart is self._chart:
            return
        self._chart = chart
        if chart is not None:
            self.setAccessibleName(f"{chart.title}, {chart.subtitle}")
            self.setAccessibleDescription(chart.finding)
            cut = width(chart.subtitle, SMALL) > self.width() - 40
            self.setToolTip(chart.subtitle if cut else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which everything has room."""
        return QSize(265, 215)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the kept layers with the live curves between them."""
        painter = QPainter(self)
        if self._chart is None:
            return
        places = FanGeometry.of(self._chart, self.width(), self.height())
        layers = self._fresh_layers(self._chart, places)
        painter.drawPixmap(0, 0, layers.under)
        live = [mark for mark in self._chart.marks if mark.series == LIVE]
        painter.setClipRect(places.plot.adjusted(-1, -1, 1, 2))
        draw_bands(painter, self._theme, live, places)
        painter.drawPixmap(0, 0, layers.over)
        draw_lines(painter, self._theme, live, places)
        painter.setClipping(False)
        painter.drawPixmap(0, 0, layers.gutter)
        draw_spans(painter, self._theme, self._chart, places, (LIVE,))
        self._draw_attention(painter, places)

    def _draw_attention(self, painter: QPainter, places: FanGeometry) -> None:
        if self._chart is not None and self._hover is not None:
            draw_readout(painter, self._theme, reading(self._chart, self._hover), places)
        if self.underMouse() or self.hasFocus():
            sign = QRectF(self.width() - 20, 0, 20, 16)
            painter.fillRect(sign, self._theme.ink("page"))
            draw_icon(painter, "more", sign.left() + 2, sign.top(), self._theme.ink("ink2"))
        if self.hasFocus():
            draw_focus(painter, self._theme, places.plot.adjusted(-4, -6, 6, 6))

    # --- layers ----------------------------------------------------------------------------

    def _fresh_layers(self, chart: Chart, places: FanGeometry) -> _Layers:
        still = tuple(mark for mark in chart.marks if mark.series != LIVE)
        words = (chart.title, chart.subtitle, chart.spans_title)
        frame = (*words, chart.x, chart.y, self.size(), self.devicePixelRatioF())
        kept = self._layers
        if kept is None or kept.frame != frame or not same_marks(kept.still, still):
            kept = self._draw_layers(chart, places, frame, still)
            self._layers = kept
        return kept

    def _draw_layers(
        self, chart: Chart, places: FanGeometry, frame: object, still: tuple[Mark, ...]
    ) -> _Layers:
        under, over, gutter = (self._blank() for _ in range(3))
        under.fill(self._theme.ink("page"))
        with QPainter(under) as painter:
            draw_frame(painter, self._theme, chart, places)
        with QPainter(over) as painter:
            painter.setClipRect(places.plot.adjusted(-1, -1, 1, 2))
            draw_bands(painter, self._theme, still, places)
            draw_lines(painter, self._theme, still[::-1], places)
        with QPainter(gutter) as painter:
            others = [mark.series for mark in still]
            draw_spans(painter, self._theme, chart, places, others)
        return _Layers(frame, still, under, over, gutter)

    def _blank(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _forget(self) -> None:
        self._layers = None
        self.update()

    # --- attention -------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the curves where the mouse is."""
        hover = None
        if self._chart is not None:
            places = FanGeometry.of(self._chart, self.width(), self.height())
            if places.plot.adjusted(-4, -4, 4, 8).contains(event.position()):
                hover = places.value_across(event.position().x())
        if hover != self._hover:
            self._hover = hover
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu from its sign."""
        if event.button() == Qt.MouseButton.LeftButton and self._on_sign(event.position()):
            self.menu_asked.emit(self.mapToGlobal(QPoint(self.width() - 16, 18)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where it is asked for."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        place = event.globalPos() if by_mouse else self.mapToGlobal(QPoint(self.width() - 16, 18))
        self.menu_asked.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with Return; read along the curves with the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.menu_asked.emit(self.mapToGlobal(QPoint(self.width() - 16, 18)))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._chart is not None:
            step = 0.5 if event.key() == Qt.Key.Key_Right else -0.5
            x = self._chart.x
            at = x.low if self._hover is None else self._hover + step
            self._hover = min(x.high, max(x.low, at))
            self.update()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def _on_sign(self, place: QPointF) -> bool:
        return place.x() > self.width() - 22 and place.y() < 20


class _Layers:
    """The pictures kept between two frames, with what they were drawn from."""

    def __init__(
        self, frame: object, still: tuple[Mark, ...], under: QPixmap, over: QPixmap, gutter: QPixmap
    ) -> None:
        self.frame, self.still = frame, still
        self.under, self.over, self.gutter = under, over, gutter


def same_marks(first: Sequence[Mark], second: Sequence[Mark]) -> bool:
    """Return whether both draw the same picture."""
    return len(first) == len(second) and all(map(_same, first, second))


def _same(first: Mark, second: Mark) -> bool:
    if first is second:
        return True
    if isinstance(first, Line) and isinstance(second, Line):
        arrays = (first.x, second.x), (first.y, second.y)
    elif isinstance(first, Band) and isinstance(second, Band):
        arrays = (first.low, second.low), (first.high, second.high)
    else:
        return first == second
    alike = first.series == second.series
    return alike and all(np.array_equal(a, b, equal_nan=True) for a, b in arrays)


def reading(chart: Chart, x: float) -> Reading:
    """Return what a fan says at *x*: the moment, and each series' median and middle half."""
    rows = []
    moment = x
    for line in (mark for mark in chart.marks if isinstance(mark, Line)):
        place = int(np.clip(np.searchsorted(line.x, x), 0, len(line.x) - 1))
        moment = float(line.x[place])
        rows.append((line.series, float(line.y[place]), _middle_half(chart, line.series, moment)))
    text = f"day {moment:.1f}"
    if chart.start is not None:
        then = datetime.combine(chart.start, time()) + timedelta(days=moment)
        text = f"{then.day} {then:%b %H:%M}"
    rows.sort(key=lambda row: (row[0] == BASELINE, row[0]))
    return Reading(moment, text, tuple(rows))


def _middle_half(chart: Chart, series: str, x: float) -> tuple[float, float] | None:
    for band in chart.marks:
        if isinstance(band, Band) and band.series == series and band.mass < 0.6:
            place = min(int(np.searchsorted(band.x, x)), len(band.x) - 1)
            low, high = float(band.low[place]), float(band.high[place])
            return (low, high) if low == low else None
    return None
