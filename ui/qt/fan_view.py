"""One fan chart on the page: a pyqtgraph view of its own, linked in time to the other fans."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from pyqtgraph import GraphicsView
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsScene, QSizePolicy, QWidget

from simulator.charts.chart import Band, Chart
from ui.qt.fan_geometry import FanGeometry
from ui.qt.fan_items import SIGN, FanAttention, FanPicture
from ui.qt.fonts import SMALL, width
from ui.qt.theme import Theme
from ui.qt.time_box import TimeBox
from ui.qt.turns import turns
from ui.session.fan_readings import reading
from ui.session.nearest import RunCurve

_CLOSER = 0.75  # how much of the time shown a step in leaves
_KEYS_IN = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_KEYS_OUT = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


class Runs(Protocol):
    """Where a fan finds single runs, and who tells their story."""

    def near(self, day: float, value: float) -> RunCurve | None:
        """Return the run that passes nearest to a point."""

    def beyond(self, day: float, level: float | None, steps: int) -> RunCurve | None:
        """Return the run that is so many stops higher or lower than *level*."""

    def tell(self, run: RunCurve) -> None:
        """Open its story."""


class FanView(GraphicsView):
    """Draws a fan and reads it where the mouse is; ``menu_asked`` wants its menu at a place.

    The wheel and a drag move through time, and so do ``+``, ``-`` and ``Home``. With *runs*, the
    run nearest to the mouse is drawn, and a click tells its story. ``read`` says which day is read.
    """

    menu_asked = Signal(QPoint)
    read = Signal(object)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        runs: Runs | None = None,
        aside: float = 0.0,
        large: bool = False,
    ) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._theme = theme
        self._runs, self._aside, self._large = runs, aside, large
        self._run: RunCurve | None = None
        self._pressed: QPointF | None = None
        self._click = QTimer(self)
        self._click.setSingleShot(True)
        self._click.timeout.connect(self._tell)
        self._chart: Chart | None = None
        self._places: FanGeometry | None = None
        self._hover: float | None = None
        self._wheel_is_the_pages = False
        self.box = TimeBox()
        self._picture, self._attention = FanPicture(theme), FanAttention(theme)
        self._set_up_view()
        self.box.sigXRangeChanged.connect(self._place)
        self.sigDeviceRangeChanged.connect(self._place)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    @property
    def places(self) -> FanGeometry | None:
        """Where its parts stand, once there is a chart."""
        return self._places

    @property
    def kept_layers(self) -> object:
        """The pictures of what stands still, or ``None`` before the first frame."""
        return self._picture.layers

    @property
    def run(self) -> RunCurve | None:
        """The single run that is drawn over the band."""
        return self._run

    def follow(self, other: FanView) -> None:
        """Show the same part of time as *other* from now on, whichever of them is moved."""
        self.box.setXLink(other.box)

    def leave_wheel(self, to_page: bool) -> None:
        """Leave the wheel without Ctrl to a page that has to be scrolled."""
        self._wheel_is_the_pages = to_page

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart; nothing is drawn where it is the same object."""
        if chart is self._chart or chart is None:
            return
        self._chart, self._run = chart, None  # a run of another ensemble is another run
        self.setAccessibleName(f"{chart.title}, {chart.subtitle}")
        self.setAccessibleDescription(chart.finding)
        cut = width(chart.subtitle, SMALL) > self.width() - 40
        self._picture.setToolTip(chart.subtitle if cut else "")
        self.box.set_horizon(chart.x.low, chart.x.high)
        self._place()

    def sizeHint(self) -> QSize:
        """Return the size at which everything has room."""
        return QSize(265, 215)

    # --- places ----------------------------------------------------------------------------

    def _set_up_view(self) -> None:
        self.setCentralItem(None)
        for item in (self.box, self._picture, self._attention):
            self.addItem(item)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(self.ViewportUpdateMode.NoViewportUpdate)  # the items ask for it
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(170, 150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew, once: the base class does it twice."""
        if not self.closed:
            turns().use_up()
            self.range = QRectF(self.rect())
            self.updateMatrix()

    def _place(self) -> None:
        chart = self._chart
        if chart is None:
            return
        size = self.width(), self.height(), self.box.period
        self._places = FanGeometry.of(chart, *size, aside=self._aside, large=self._large)
        if self.box.geometry() != self._places.plot:
            self.box.setGeometry(self._places.plot)
        for item in (self._picture, self._attention):
            item.show_chart(chart, self._places, QSizeF(self.size()))
        self._attend()

    def _attend(self) -> None:
        said = None
        if self._chart is not None and self._hover is not None:
            said = reading(self._chart, self._hover)
        focused = self.hasFocus()
        signed = self.underMouse() or focused
        self._attention.attend(said, signed=signed, focused=focused, run=self._run)
        self.read.emit(self._hover)

    # --- the mouse -------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer in time or go back, around the mouse; at the whole the page has the wheel."""
        outwards = event.angleDelta().y() < 0
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (
            (self._wheel_is_the_pages and not control)
            or not self._is_on_plot(event.position())
            or (outwards and self.box.is_whole)
        ):
            event.ignore()
            return
        super().wheelEvent(event)
        event.accept()
        self._read_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move along time where a button is held, and read the curves where the mouse is."""
        super().mouseMoveEvent(event)
        self._read_at(event.position(), event.buttons() == Qt.MouseButton.NoButton)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu from its sign; elsewhere a drag may begin, or a click be meant."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position() if left else None
        if left and not self._aside and self._on_sign(event.position()):
            self.menu_asked.emit(self._under_sign())
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the story of the run under the mouse, unless the mouse was dragged.

        Where a double click would go back to the whole, a moment passes to see if it is one.
        """
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._run is None:
            return
        if (event.position() - pressed).manhattanLength() < QApplication.startDragDistance():
            self._click.start(0 if self.box.is_whole else QApplication.doubleClickInterval())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the whole horizon."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._click.stop()
            self._pressed = None
            self.box.show_whole()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where it is asked for."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(event.globalPos() if by_mouse else self._under_sign())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the sign of the menu."""
        super().enterEvent(event)
        self._attend()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        super().leaveEvent(event)
        self._hover = self._run = None
        self._attend()

    def _read_at(self, place: QPointF, free: bool = False) -> None:
        inside = self._places is not None and self._is_on_plot(place)
        self._hover = self._run = None
        if self._places and inside:
            self._hover = self._places.value_across(place.x())
            if free and self._runs:
                self._run = self._runs.near(self._hover, self._places.value_up(place.y()))
            shape = Qt.CursorShape
            self.viewport().setCursor(shape.PointingHandCursor if self._run else shape.ArrowCursor)
        self._attend()

    def _tell(self) -> None:
        if self._run is not None and self._runs is not None:
            self._runs.tell(self._run)

    def _is_on_plot(self, place: QPointF) -> bool:
        plot = self._places.plot.adjusted(-4, -4, 4, 8) if self._places else None
        return plot is not None and plot.contains(place)

    def _on_sign(self, place: QPointF) -> bool:
        return place.x() > self.width() - SIGN[0] - 2 and place.y() < SIGN[1] + 4

    def _under_sign(self) -> QPoint:
        return self.mapToGlobal(QPoint(self.width() - 16, 18))

    # --- the keyboard ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu, read along the curves, come closer, go back."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.menu_asked.emit(self._under_sign())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._read_on(1 if key == Qt.Key.Key_Right else -1)
        elif key in _KEYS_IN:
            self.box.zoom(_CLOSER, self._hover)
        elif key in _KEYS_OUT:
            self.box.zoom(1 / _CLOSER, self._hover)
        elif key == Qt.Key.Key_Home:
            self.box.show_whole()
        elif self._runs and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step_run(1 if key == Qt.Key.Key_Up else -1)
        elif self._runs and key == Qt.Key.Key_S:
            if self._run is None:
                self._step_run(0)
            self._tell()
        else:
            event.ignore()

    def _step_run(self, steps: int) -> None:
        """Go from run to run at the day that is read: at first where runs differ most."""
        if self._hover is None and self._chart is not None:
            self._hover = _widest(self._chart, *self.box.period)
        if self._hover is None:
            return
        if self._runs is not None:
            level = self._run.level if self._run else None
            self._run = self._runs.beyond(self._hover, level, steps)
        self._attend()

    def _read_on(self, steps: int) -> None:
        if self._chart is None:
            return
        x = self._chart.x
        low, high = self.box.period
        step = 0.5 if high - low > 3 else 0.125  # days
        at = low if self._hover is None else self._hover + steps * step
        self._hover, self._run = min(x.high, max(x.low, at)), None
        self.box.bring_in(self._hover)
        self._attend()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._attend()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._attend()


def _widest(chart: Chart, low: float, high: float) -> float:
    """Return the day between *low* and *high* on which the runs lie farthest apart."""
    band = next((mark for mark in chart.marks if isinstance(mark, Band)), None)
    if band is None:
        return (low + high) / 2
    inside = (band.x >= low) & (band.x <= high)
    apart = np.where(inside, np.nan_to_num(band.high - band.low), -1.0)
    return float(band.x[int(np.argmax(apart))])
