"""The time line under the maps: courses, milestones, and the moment to be moved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.language import tr
from ui.qt.controls import draw_focus
from ui.qt.map_strip import BOTTOM, LEFT, RIGHT, TOP, Strip
from ui.qt.reached import ReachedWidget
from ui.qt.theme import Theme
from ui.session.map_milestones import milestone_marks
from ui.session.map_view import MapView
from ui.session.map_words import moment_text

LEAST, MOST = 116, 210  # heights
_NOTCH = 120.0  # of a wheel


class MapScrubber(ReachedWidget):
    """Moves the view's moment with mouse and keys; the wheel comes closer to a part of the time."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self.setFixedHeight(LEAST)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Time of the map"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room for a curve."""
        return QSize(600, LEAST)

    def show_view(self) -> None:
        """Show what the view shows now."""
        said = moment_text(self._view)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.update()

    def place_of(self, day: float) -> QPointF:
        """Return where a moment stands on the line."""
        first, last = self._view.film.window
        plot = self._plot()
        across = plot.width() * (day - first) / ((last - first) or 1.0)
        return QPointF(plot.left() + across, plot.bottom())

    def day_at(self, across: float) -> float:
        """Return the moment at a place on the line."""
        first, last = self._view.film.window
        plot = self._plot()
        return first + (across - plot.left()) / plot.width() * (last - first)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw courses, axis, milestones and handle."""
        painter = QPainter(self)
        strip = Strip(self._view, self._theme, self._plot(), float(self.width()))
        strip.draw(painter)
        if self.shows_focus:
            draw_focus(painter, self._theme, QRectF(self.rect()))

    def _plot(self) -> QRectF:
        wide = max(20.0, self.width() - LEFT - RIGHT)
        return QRectF(LEFT, TOP, wide, self.height() - TOP - BOTTOM)

    # --- mouse and keyboard ------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tell the milestone under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            near = [
                (abs(self.place_of(mark.day).x() - event.pos().x()), mark.told)
                for mark in milestone_marks(self._view)
            ]
            away, told = min(near, default=(99.0, ""))
            usual = tr(
                "Drag through time; Left and Right step, Page Up and Page Down go a day; "
                "the wheel comes closer, a double click shows all days"
            )
            QToolTip.showText(event.globalPos(), told if away < 6 else usual, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._view.film.jump(self.day_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a press that was taken."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while the button is down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._view.film.go(self.day_at(event.position().x()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look at all days."""
        self._view.film.show_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer or go further away; sideways, go through the time."""
        film, turn = self._view.film, event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turn.x()) > abs(turn.y()):
            first, last = film.window
            film.pan(-(turn.x() or turn.y()) / _NOTCH * (last - first) / 8)
        else:
            film.zoom(turn.y() / _NOTCH, self.day_at(event.position().x()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through time, come closer, look at all days."""
        film, key = self._view.film, event.key()
        days = {Qt.Key.Key_PageUp: -1.0, Qt.Key.Key_PageDown: 1.0}
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            film.step(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            film.step(1)
        elif key in days:
            film.jump(film.day + days[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            film.jump(0.0 if key == Qt.Key.Key_Home else film.horizon)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            film.zoom(1)
        elif key == Qt.Key.Key_Minus:
            film.zoom(-1)
        elif key == Qt.Key.Key_0:
            film.show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            film.toggle()
        else:
            event.ignore()
