"""What a fan's scene holds: the picture, whose still parts are kept, and what the reader asks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pyqtgraph import GraphicsObject
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from simulator.charts.chart import Band, Chart, Line, Mark
from ui.qt.controls import draw_focus
from ui.qt.fan_drawing import draw_bands, draw_frame, draw_lines, draw_spans
from ui.qt.fan_geometry import FanGeometry
from ui.qt.icons import draw_icon
from ui.qt.readout import Reading, draw_readout
from ui.qt.theme import Theme

LIVE = "A"
SIGN = (20.0, 16.0)


class _FanItem(GraphicsObject):
    """Covers the whole scene, a pixel of which is a pixel of the widget."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._size = QSizeF()
        self._chart: Chart | None = None
        self._places: FanGeometry | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        """Return the scene."""
        return QRectF(0, 0, self._size.width(), self._size.height())

    def show_chart(self, chart: Chart, places: FanGeometry, size: QSizeF) -> None:
        """Draw *chart* at *places* of a scene of that size."""
        if size != self._size:
            self.prepareGeometryChange()
            self._size = size
        self._chart, self._places = chart, places
        self.update()


class FanPicture(_FanItem):
    """Frame, bands, medians and gutter: only what moved is drawn anew, the rest is kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._layers: _Layers | None = None
        theme.changed.connect(self._forget)

    @property
    def layers(self) -> object:
        """The pictures of what stands still, or ``None`` before the first frame."""
        return self._layers

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the kept layers with the live curves between them."""
        chart, places = self._chart, self._places
        if chart is None or places is None:
            return
        layers = self._fresh_layers(chart, places, painter.device().devicePixelRatioF())
        painter.drawPixmap(0, 0, layers.under)
        live = [mark for mark in chart.marks if mark.series == LIVE]
        painter.setClipRect(_clip(places), Qt.ClipOperation.IntersectClip)
        draw_bands(painter, self._theme, live, places)
        painter.drawPixmap(0, 0, layers.over)
        draw_lines(painter, self._theme, live, places)
        painter.setClipping(False)
        painter.drawPixmap(0, 0, layers.gutter)
        draw_spans(painter, self._theme, chart, places, (LIVE,))

    def _fresh_layers(self, chart: Chart, places: FanGeometry, ratio: float) -> _Layers:
        still = tuple(mark for mark in chart.marks if mark.series != LIVE)
        words = (chart.title, chart.subtitle, chart.spans_title)
        frame = (*words, places, QSizeF(self._size), ratio)
        kept = self._layers
        if kept is None or kept.frame != frame or not same_marks(kept.still, still):
            kept = self._draw_layers(chart, places, frame, still, ratio)
            self._layers = kept
        return kept

    def _draw_layers(
        self,
        chart: Chart,
        places: FanGeometry,
        frame: object,
        still: tuple[Mark, ...],
        ratio: float,
    ) -> _Layers:
        under, over, gutter = (self._blank(ratio) for _ in range(3))
        under.fill(self._theme.ink("page"))
        with QPainter(under) as painter:
            draw_frame(painter, self._theme, chart, places)
        with QPainter(over) as painter:
            painter.setClipRect(_clip(places))
            draw_bands(painter, self._theme, still, places)
            draw_lines(painter, self._theme, still[::-1], places)
        with QPainter(gutter) as painter:
            others = [mark.series for mark in still]
            draw_spans(painter, self._theme, chart, places, others)
        return _Layers(frame, still, under, over, gutter)

    def _blank(self, ratio: float) -> QPixmap:
        pixmap = QPixmap((self._size * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _forget(self) -> None:
        self._layers = None
        self.update()


class FanAttention(_FanItem):
    """What is read where the mouse is, the sign of the menu, the ring of the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._reading: Reading | None = None
        self._signed = self._focused = False
        self.setZValue(1)

    def attend(self, reading: Reading | None, *, signed: bool, focused: bool) -> None:
        """Show a reading, the menu's sign, the keyboard's ring, or take them away."""
        if (reading, signed, focused) != (self._reading, self._signed, self._focused):
            self._reading, self._signed, self._focused = reading, signed, focused
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is asked."""
        places = self._places
        if places is None:
            return
        if self._reading is not None:
            draw_readout(painter, self._theme, self._reading, places)
        if self._signed:
            sign = QRectF(self._size.width() - SIGN[0], 0, *SIGN)
            painter.fillRect(sign, self._theme.ink("page"))
            draw_icon(painter, "more", sign.left() + 2, sign.top(), self._theme.ink("ink2"))
        if self._focused:
            draw_focus(painter, self._theme, places.plot.adjusted(-4, -6, 6, 6))


class _Layers:
    """The pictures kept between two frames, with what they were drawn from."""

    def __init__(
        self, frame: object, still: tuple[Mark, ...], under: QPixmap, over: QPixmap, gutter: QPixmap
    ) -> None:
        self.frame, self.still = frame, still
        self.under, self.over, self.gutter = under, over, gutter


def _clip(places: FanGeometry) -> QRectF:
    return places.plot.adjusted(-1, -1, 1, 2)


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
