"""The time line under the map: a curve to find one's way, and the moment to be moved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.axes import time_axis
from simulator.charts.chart import Axis
from simulator.charts.palette import OUTER_OPACITY
from ui.qt.controls import BY_KEYBOARD, draw_focus
from ui.qt.fan_drawing import line_pen
from ui.qt.fonts import BOLD, SMALL, TICK, VALUE, font, width
from ui.qt.polygons import polygon, ribbon
from ui.qt.theme import Theme
from ui.session import map_words
from ui.session.map_panel import Panel
from ui.session.map_view import MapView

_HIGH = 104
_SIDE = 12.0
_TOP = 38.0  # of the curve
_BOTTOM = 22.0  # room for the ticks


class MapScrubber(QWidget):
    """Moves the view's moment with mouse and keys; arrows step, page keys go a day."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._by_key = False
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Time of the map")
        self.setToolTip("Drag through time; Left and Right step, Page Up and Page Down go a day")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room for a curve."""
        return QSize(600, _HIGH)

    def show_view(self) -> None:
        """Show what the view shows now."""
        said = map_words.moment_text(self._view)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.update()

    def place_of(self, day: float) -> QPointF:
        """Return where a moment stands on the line."""
        plot = self._plot()
        return QPointF(plot.left() + plot.width() * day / self._view.film.horizon, plot.bottom())

    # --- drawing -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw curve, axis and handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, theme, plot = self._view, self._theme, self._plot()
        painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), theme.ink("ink3"))
        if view.state != "ready" or view.film.horizon <= 0:
            return
        panel = view.panels[0]
        axis = time_axis(panel.variant.scenario.start, view.film.horizon)
        self._draw_ticks(painter, axis)
        for each in reversed(view.panels):
            self._draw_curve(painter, each)
        self._draw_handle(painter)
        if self.hasFocus() and self._by_key:
            draw_focus(painter, theme, QRectF(self.rect()))

    def _draw_curve(self, painter: QPainter, panel: Panel) -> None:
        live = panel is self._view.panels[0]
        found = map_words.curve(self._view, panel)
        if found is None:
            return
        plot = self._plot()
        x = plot.left() + plot.width() * found.days / self._view.film.horizon
        tops = [map_words.curve(self._view, each) for each in self._view.panels]
        top = max(each.top for each in tops if each is not None)
        seen = x <= plot.right() + 0.5
        middle = plot.bottom() - plot.height() * found.middle.astype(np.float64) / top
        if found.low is not None and found.high is not None and live:
            low = plot.bottom() - plot.height() * found.low.astype(np.float64) / top
            high = plot.bottom() - plot.height() * found.high.astype(np.float64) / top
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.line(panel.letter, OUTER_OPACITY))
            painter.drawPolygon(ribbon(x[seen], low[seen], high[seen]))
        painter.setPen(line_pen(self._theme, panel.letter))
        painter.drawPolyline(polygon(x[seen], middle[seen]))
        if live:
            painter.setFont(font(SMALL))
            painter.setPen(self._theme.ink("ink3"))
            band = " (shaded: 10–90 % of runs)" if found.low is not None else ""
            if self._view.mode == "one" or self._view.measure.summary == "share":
                band = ""
            line = QRectF(plot.left(), 0, plot.width(), 15)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"{found.label}{band}")

    def _draw_ticks(self, painter: QPainter, axis: Axis) -> None:
        plot, theme = self._plot(), self._theme
        painter.setFont(font(TICK))
        last = -1e9
        for tick in axis.ticks:
            across = plot.left() + plot.width() * tick.at / self._view.film.horizon
            long = bool(tick.label)
            height = 5 if long else 3
            painter.fillRect(QRectF(round(across), plot.bottom(), 1, height), theme.ink("ink3"))
            wide = width(tick.label, TICK)
            left = min(max(0.0, across - wide / 2), self.width() - wide)
            if long and left > last + 6:
                painter.setPen(theme.ink("ink3"))
                painter.drawText(QPointF(left, plot.bottom() + 17), tick.label)
                last = left + wide

    def _draw_handle(self, painter: QPainter) -> None:
        plot, theme = self._plot(), self._theme
        across = self.place_of(float(self._view.film.frames[self._view.film.frame])).x()
        painter.fillRect(
            QRectF(across - 0.75, _TOP - 5, 1.5, plot.bottom() - _TOP + 10), theme.ink("ink")
        )
        painter.setPen(QPen(theme.ink("page"), 1.5))
        painter.setBrush(theme.ink("ink"))
        painter.drawEllipse(QPointF(across, plot.bottom() + 0.5), 5.5, 5.5)
        text = map_words.moment_text(self._view)
        wide = width(text, VALUE, BOLD) + 14
        left = min(max(0.0, across - wide / 2), self.width() - wide)
        box = QRectF(left, _TOP - 22, wide, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.ink("page"))
        painter.setFont(font(VALUE, BOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _plot(self) -> QRectF:
        wide = max(20.0, self.width() - 2 * _SIDE)
        return QRectF(_SIDE, _TOP, wide, self.height() - _TOP - _BOTTOM)

    # --- mouse and keyboard ------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._view.film.pause()
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a press that was taken."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while the button is down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def _go_to(self, place: QPointF) -> None:
        plot = self._plot()
        self._view.film.go((place.x() - plot.left()) / plot.width() * self._view.film.horizon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through time."""
        view, key = self._view, event.key()
        days = {Qt.Key.Key_PageUp: -1.0, Qt.Key.Key_PageDown: 1.0}
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            view.film.step(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            view.film.step(1)
        elif key in days:
            view.film.pause()
            view.film.go(view.film.day + days[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            view.film.pause()
            view.film.go(0.0 if key == Qt.Key.Key_Home else view.film.horizon)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            view.film.toggle()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, if it came by a key."""
        self._by_key = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()
