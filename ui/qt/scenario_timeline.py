"""The time line of the Scenario page: shocks to be chosen, dragged, added and taken out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.charts.axes import time_axis
from simulator.language import tr
from ui.qt.controls import draw_focus
from ui.qt.fonts import VALUE, font
from ui.qt.reached import ReachedWidget
from ui.qt.theme import Theme
from ui.qt.timeline_drawing import (
    MOST_HEIGHT,
    Layout,
    Placed,
    draw_axis,
    draw_ghost,
    draw_mark,
    draw_stem,
)
from ui.session.scenario_items import HOURS
from ui.session.scenario_view import ScenarioView

_STEP, _LEAP = 1.0, 24.0  # hours
_HOLD = 4.0  # pixels after which a press is a drag


class ScenarioTimeline(ReachedWidget):
    """Shows a ``ScenarioView``; ``add_asked`` wants another shock at an hour, at a place on screen.

    Arrows move the chosen shock by an hour, page keys by a day; Up and Down choose another.
    """

    add_asked = Signal(float, QPoint)

    def __init__(self, view: ScenarioView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._layout = Layout((), 1.0, 600.0)
        self._tall = float(MOST_HEIGHT)
        self._pressed: tuple[str, float, float] | None = None  # name, hour then, x then
        self._moving = False
        self._hot = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Time line of shocks"))
        theme.changed.connect(self.update)
        self.show_view()

    def sizeHint(self) -> QSize:
        """Return the room for all lanes."""
        return QSize(600, self._layout.height)

    def show_view(self) -> None:
        """Show the shocks as they stand."""
        view = self._view
        self._layout = Layout(view.items, view.horizon or 1.0, float(self.width()), self._tall)
        self.setFixedHeight(self._layout.height)
        self.setAccessibleDescription(self._said())
        self.update()

    def fit(self, tall: float) -> None:
        """Be no taller than that, as long as labels can be read."""
        if tall != self._tall:
            self._tall = tall
            self.show_view()

    @property
    def span(self) -> tuple[float, float]:
        """Where the first and the last moment stand."""
        return self._layout.span

    def place_of(self, name: str) -> QPointF:
        """Return where a shock's mark stands."""
        return next(each.at for each in self._layout.placed if each.item.name == name)

    def place_at(self, hour: float) -> QPointF:
        """Return where an hour stands on the line."""
        return QPointF(self._layout.x(hour), self._layout.base)

    # --- drawing -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the labels out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.show_view()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the calendar, then what was moved, stems, and marks with labels."""
        painter, view, layout = QPainter(self), self._view, self._layout
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view.start is not None:
            draw_axis(painter, self._theme, time_axis(view.start, layout.days), layout)
        for placed in layout.placed:
            draw_stem(painter, self._theme, placed, layout)
        for placed in layout.placed:
            draw_ghost(painter, self._theme, placed, layout)
        for placed in layout.placed:
            name = placed.item.name
            draw_mark(
                painter, self._theme, placed, chosen=name == view.chosen, hot=name == self._hot
            )
        if not layout.placed:
            self._draw_empty(painter)
        if self.shows_focus:
            draw_focus(painter, self._theme, QRectF(self.rect()))

    def _draw_empty(self, painter: QPainter) -> None:
        text = tr("Nothing is scheduled: all that happens comes from the model.")
        if self._view.is_open:
            more = tr("Double-click on a day, or press Add, to schedule an event.")
            text = f"{text}\n{more}"
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink3"))
        box = QRectF(0, 0, self.width(), self._layout.base)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _said(self) -> str:
        item = self._view.item
        if item is None:
            return self._view.summary
        at = [each.name for each in self._view.items].index(item.name) + 1
        return tr(
            "{shock}, {date}, {place} of {count}",
            shock=item.label,
            date=item.when,
            place=at,
            count=len(self._view.items),
        )

    # --- the mouse ---------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tell what the pointer is on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        placed = self._layout.at(QPointF(event.pos()))
        if placed is None:
            text = tr("Double-click to schedule an event here")
        else:
            item = placed.item
            told = f"{item.label}: {item.kind_title}, {item.when}\n{item.help}"
            text = "\n".join((told, *item.faults))
        QToolTip.showText(event.globalPos(), text, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed, ready to be dragged."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        placed = self._layout.at(event.position())
        self._view.choose(placed.item.name if placed else "")
        if placed:
            self._pressed = (placed.item.name, placed.item.hour, event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show what could be."""
        if self._pressed and event.buttons() & Qt.MouseButton.LeftButton:
            name, hour, start = self._pressed
            moved = event.position().x() - start
            self._moving = self._moving or abs(moved) >= _HOLD
            if self._moving:
                by = self._layout.hour(moved) - self._layout.hour(0.0)
                self._view.drag(name, hour + by)
            return
        self._show_hot(self._layout.at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for another shock at that hour."""
        if event.button() == Qt.MouseButton.LeftButton and not self._layout.at(event.position()):
            self._ask(event.position(), event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for another shock, by the menu key at the chosen one."""
        self._ask(QPointF(event.pos()), event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self._show_hot(None)
        super().leaveEvent(event)

    def _ask(self, at: QPointF, on_screen: QPoint) -> None:
        if self._view.is_open:
            hour = min(self._layout.days * HOURS, max(0.0, self._layout.hour(at.x())))
            self.add_asked.emit(float(round(hour)), on_screen)

    def _show_hot(self, placed: Placed | None) -> None:
        hot = placed.item.name if placed else ""
        if hot != self._hot:
            self._hot = hot
            hand = Qt.CursorShape.SizeHorCursor if hot else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    def _let_go(self) -> None:
        moved, self._pressed, self._moving = self._moving, None, False
        if moved:
            self._view.let_go()

    # --- the keyboard ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen shock, choose another, take it out, ask for one."""
        view, key = self._view, event.key()
        far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        by = _LEAP if far else _STEP
        moves = {
            Qt.Key.Key_Left: -by,
            Qt.Key.Key_Right: by,
            Qt.Key.Key_PageUp: -_LEAP,
            Qt.Key.Key_PageDown: _LEAP,
        }
        if key in moves and view.chosen:
            self._moving = True
            view.nudge(view.chosen, moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            view.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in moves:
            view.step(1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and view.chosen:
            view.remove(view.chosen)
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = view.item
            at = self.place_at(item.hour if item else HOURS)
            self._ask(at, self.mapToGlobal(at.toPoint()))
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key that is up ends the gesture."""
        if not event.isAutoRepeat() and self._pressed is None:
            self._let_go()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture does not outlive the focus."""
        self._let_go()
        super().focusOutEvent(event)
        self.update()
