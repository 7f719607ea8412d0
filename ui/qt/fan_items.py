"""What a fan's scene holds: the picture, whose still parts are kept, and what the reader asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pyqtgraph import GraphicsObject
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from simulator.charts.chart import Band, Chart, Histogram, Line, Mark
from ui.qt.chart_grip import draw_signs
from ui.qt.controls import draw_focus
from ui.qt.fan_drawing import draw_bands, draw_frame, draw_lines, draw_run, draw_spans
from ui.qt.fan_geometry import FanGeometry
from ui.qt.fan_names import Anchors, anchors, draw_names
from ui.qt.icons import draw_icon
from ui.qt.readout import draw_readout
from ui.qt.sharp import picture, sharpness
from ui.qt.theme import Theme
from ui.qt.turns import turns
from ui.session.fan_readings import Reading
from ui.session.nearest import RunCurve

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
        self.again()

    def again(self) -> None:
        """Have the view drawn together with all else of the window that is due.

        An ``update`` of the item would have each scene paint the window for itself.
        """
        if self.scene() is not None:
            for view in self.scene().views():
                view.viewport().update()


class FanPicture(_FanItem):
    """Frame, bands, medians and gutter: only what moved is drawn anew, the rest is kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._layers: _Layers | None = None
        self._anchors: Anchors | None = None
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
        ratio = sharpness(widget) if widget else painter.device().devicePixelRatioF()
        kept = self._layers
        if kept is not None and kept.size != self._size and not turns().has_time():
            turns().wait(self.again)
            across, down = (
                self._size.width() / kept.size.width(),
                self._size.height() / kept.size.height(),
            )
            painter.save()
            painter.scale(across, down)
            self._compose(painter, chart, kept.places, kept)
            painter.restore()
            return
        self._compose(painter, chart, places, self._fresh_layers(chart, places, ratio))

    def _compose(
        self, painter: QPainter, chart: Chart, places: FanGeometry, layers: _Layers
    ) -> None:
        painter.drawPixmap(0, 0, layers.under)
        live = [mark for mark in chart.marks if mark.series == LIVE]
        painter.setClipRect(_clip(places), Qt.ClipOperation.IntersectClip)
        draw_bands(painter, self._theme, live, places)
        painter.drawPixmap(0, 0, layers.over)
        draw_lines(painter, self._theme, live, places)
        painter.setClipping(False)
        painter.drawPixmap(0, 0, layers.gutter)
        draw_spans(painter, self._theme, chart, places, (LIVE,))
        if places.large:
            draw_names(painter, self._theme, chart, places, self._fresh_anchors(chart, places))

    def _fresh_anchors(self, chart: Chart, places: FanGeometry) -> Anchors:
        """Return where names stand; while a picture is a preview they stay where they are."""
        series = tuple(mark.series for mark in chart.marks if isinstance(mark, Line))
        kept = self._anchors
        if kept is None or kept.frame != (places, series) or not chart.preview:
            kept = anchors(chart, places)
            self._anchors = kept
        return kept

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
        under = picture(self._size, ratio, self._theme.ink("page"))
        over, gutter = (picture(self._size, ratio, Qt.GlobalColor.transparent) for _ in range(2))
        with QPainter(under) as painter:
            draw_frame(painter, self._theme, chart, places)
        with QPainter(over) as painter:
            painter.setClipRect(_clip(places))
            draw_bands(painter, self._theme, still, places)
            draw_lines(painter, self._theme, still[::-1], places)
        with QPainter(gutter) as painter:
            others = [mark.series for mark in still]
            draw_spans(painter, self._theme, chart, places, others)
        return _Layers(frame, still, QSizeF(self._size), places, under, over, gutter)

    def _forget(self) -> None:
        self._layers = None
        self.again()


class FanAttention(_FanItem):
    """What is read where the mouse is, the sign of the menu, the ring of the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._reading: Reading | None = None
        self._run: RunCurve | None = None
        self._signed = self._focused = False
        self.setZValue(1)

    def attend(
        self,
        reading: Reading | None,
        *,
        signed: bool,
        focused: bool,
        run: RunCurve | None = None,
    ) -> None:
        """Show a reading, one run, the menu's sign, the keyboard's ring, or take them away."""
        shown = (reading, signed, focused, run)
        if shown != (self._reading, self._signed, self._focused, self._run):
            self._reading, self._signed, self._focused, self._run = shown
            self.again()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is asked."""
        places = self._places
        if places is None:
            return
        if self._run is not None and self._chart is not None:
            painter.setClipRect(_clip(places))
            draw_run(painter, self._theme, self._run, places, step=_is_stepped(self._chart))
            painter.setClipping(False)
        if self._reading is not None:
            draw_readout(painter, self._theme, self._reading, places, self._run)
        if places.aside:
            right, strong = self._size.width(), self._signed
            draw_signs(painter, self._theme, right, enlarged=places.large, strong=strong)
        elif self._signed:
            sign = QRectF(self._size.width() - SIGN[0], 0, *SIGN)
            painter.fillRect(sign, self._theme.ink("page"))
            draw_icon(painter, "more", sign.left() + 2, sign.top(), self._theme.ink("ink2"))
        if self._focused:
            draw_focus(painter, self._theme, places.plot.adjusted(-4, -6, 6, 6))


@dataclass(frozen=True, slots=True, eq=False)
class _Layers:
    """The pictures kept between two frames, with what they were drawn from."""

    frame: object
    still: tuple[Mark, ...]
    size: QSizeF
    places: FanGeometry
    under: QPixmap
    over: QPixmap
    gutter: QPixmap


def _is_stepped(chart: Chart) -> bool:
    return any(mark.step for mark in chart.marks if isinstance(mark, Line))


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
    elif isinstance(first, Histogram) and isinstance(second, Histogram):
        if first.none != second.none:
            return False
        arrays = (first.edges, second.edges), (first.shares, second.shares)
    else:
        return first == second
    alike = first.series == second.series
    return alike and all(np.array_equal(a, b, equal_nan=True) for a, b in arrays)
