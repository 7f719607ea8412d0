"""What every chart on the page answers to, whatever it draws: its menu, its size, its place.

The grip listens to a chart's own events before the chart does: the head of the chart is where it is
taken hold of, and two signs stand there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui.qt.icons import draw_icon
from ui.qt.theme import Theme

SIGN = 20.0
"""Each sign's side of the head; they stand at its right end."""
ASIDE = 2 * SIGN + 4
HEAD = 32.0

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


def draw_signs(
    painter: QPainter, theme: Theme, right: float, *, enlarged: bool, strong: bool
) -> None:
    """Draw the signs that enlarge a chart and open its menu, up to *right*."""
    ink = theme.ink("ink2" if strong else "ink3", 1.0 if strong else 0.75)
    name = "shrink" if enlarged else "enlarge"
    draw_icon(painter, name, right - 2 * SIGN + 2, -1, ink)
    draw_icon(painter, "more", right - SIGN + 4, -1, ink)


class ChartGrip(QObject):
    """Tells what is asked of a chart; *port* is the widget that has the chart's mouse."""

    menu_asked = Signal(QPoint)
    enlarge_asked = Signal()
    back_asked = Signal()  # Esc
    switch_asked = Signal()
    remove_asked = Signal()
    step_asked = Signal(int)  # by the keyboard: so many places on
    dragged = Signal(QPoint)  # in the screen's pixels
    dropped = Signal(QPoint)
    given_up = Signal()

    def __init__(self, view: QWidget, port: QWidget | None = None) -> None:
        super().__init__(view)
        self._view, self._port = view, port or view
        self._pressed: QPointF | None = None
        self._dragging = False
        self.enlarged = False
        for watched in {self._view, self._port}:
            watched.installEventFilter(self)

    def menu_place(self) -> QPoint:
        """Return where the menu opens: under its sign."""
        return self._view.mapToGlobal(QPoint(round(self._view.width() - SIGN), 20))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the head; leave the rest to the chart."""
        if watched is self._port and isinstance(event, QMouseEvent):
            return self._mouse(event)
        if watched is self._view and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._override(event)
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        if watched is self._view and isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self.menu_asked.emit(event.globalPos() if by_mouse else self.menu_place())
            return True
        return False

    # --- the mouse -------------------------------------------------------------------------

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, at = event.type(), event.position()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            return self._press(at)
        if kind == QEvent.Type.MouseMove:
            return self._move(event, at)
        if kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._release(event)
            return True
        return kind == QEvent.Type.MouseButtonDblClick and at.y() < HEAD

    def _press(self, at: QPointF) -> bool:
        if at.y() >= HEAD:
            return False
        sign = int((self._port.width() - at.x()) // SIGN)
        if at.y() < SIGN and sign == 0:
            self.menu_asked.emit(self.menu_place())
        elif at.y() < SIGN and sign == 1:
            self.enlarge_asked.emit()
        else:
            self._pressed = at
        return True

    def _move(self, event: QMouseEvent, at: QPointF) -> bool:
        if self._pressed is None:
            self._show_hand(at)
            return False
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self.enlarged and (self._dragging or far):
            self._dragging = True
            self._port.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())
        return True

    def _release(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self._port.unsetCursor()
            self.dropped.emit(event.globalPosition().toPoint())

    def _show_hand(self, at: QPointF) -> None:
        signs = QRectF(self._port.width() - ASIDE, 0, ASIDE, SIGN)
        if at.y() >= HEAD:
            self._port.unsetCursor()
        elif signs.contains(at):
            self._port.setCursor(Qt.CursorShape.PointingHandCursor)
        elif not self.enlarged:
            self._port.setCursor(Qt.CursorShape.OpenHandCursor)

    # --- the keyboard ----------------------------------------------------------------------

    def _override(self, event: QKeyEvent) -> bool:
        """Claim Esc before the window's shortcut does, where there is something to go back from."""
        if event.key() == Qt.Key.Key_Escape and (self.enlarged or self._dragging):
            event.accept()
            return True
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, keys = event.key(), event.modifiers()
        if keys == Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.step_asked.emit(_STEPS[Qt.Key(key)])
        elif keys not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.menu_asked.emit(self.menu_place())
        elif key == Qt.Key.Key_F:
            self.enlarge_asked.emit()
        elif key == Qt.Key.Key_D:
            self.switch_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif key == Qt.Key.Key_Escape and self._dragging:
            self._pressed, self._dragging = None, False
            self.given_up.emit()
        elif key == Qt.Key.Key_Escape and self.enlarged:
            self.back_asked.emit()
        else:
            return False
        return True
