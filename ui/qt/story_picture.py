"""The picture of a run: a widget that draws it, and can be clicked, dragged and stepped through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.story.narrative import moment, told
from ui.qt import story_drawing as draw
from ui.qt.controls import draw_focus
from ui.qt.story_places import StoryPlaces
from ui.qt.story_strips import draw_strips, read_strips
from ui.qt.theme import Theme
from ui.session.story_view import StoryView

_CLOSER = 0.75
_HELD = 4.0  # pixels a press may move and still be a click


class StoryPicture(QWidget):
    """Shows the run that is told; a click looks at an event, the arrow keys go on to the next."""

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._places: StoryPlaces | None = None
        self._hover: QPointF | None = None
        self._pressed: tuple[QPointF, tuple[float, float]] | None = None
        self._laid_out: tuple[object, ...] = ()
        self._layer: QPixmap | None = None
        self._layer_of: tuple[object, ...] = ()
        self.setMinimumSize(300, 470)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("The run by actor over time")
        view.changed.connect(self._place)
        view.focus_changed.connect(self._place)
        theme.changed.connect(self.update)

    @property
    def places(self) -> StoryPlaces | None:
        """Where the parts of the picture stand, once there is a run."""
        return self._places

    def sizeHint(self) -> QSize:
        """Return a size at which everything has room."""
        return QSize(640, 620)

    def _place(self) -> None:
        run = self._view.told
        asked = (run, self._view.window, self.width(), self.height())
        if asked != self._laid_out:
            self._laid_out = asked
            self._places = StoryPlaces.of(self._view, run, *asked[2:]) if run else None
        self.setAccessibleDescription("\n".join(self._view.said) or self._view.title)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the run."""
        places = self._places
        if places is None:
            return
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawPixmap(0, 0, self._still(places))
        day = self._day()
        if day is not None:
            draw.draw_scrubber(painter, theme, places, day)
            read_strips(painter, theme, places, day)
        if self._hover:
            draw.draw_near(painter, theme, places, places.events_at(self._hover))
        if self.hasFocus():
            draw_focus(painter, theme, QRectF(self.rect()))

    def _still(self, places: StoryPlaces) -> QPixmap:
        """Return what does not follow the mouse, drawn once."""
        focus, ratio = self._view.focus, self.devicePixelRatioF()
        asked = (places, focus, ratio, self._theme.palette.name)
        if self._layer is None or asked != self._layer_of:
            self._layer_of = asked
            self._layer = QPixmap(self.size() * ratio)
            self._layer.setDevicePixelRatio(ratio)
            self._layer.fill(self._theme.ink("page"))
            painter, theme = QPainter(self._layer), self._theme
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            draw.draw_ground(painter, theme, places)
            draw.draw_overview(painter, theme, places)
            draw_strips(painter, theme, places)
            draw.draw_story(painter, theme, places, focus)
            painter.end()
        return self._layer

    def _day(self) -> float | None:
        """Return the moment read: under the mouse, else that of the event looked at."""
        places, at = self._places, self._hover
        inside = places is not None and at is not None and at.y() > places.overview.bottom()
        if places and at and inside and -1 <= at.x() - places.plot.left() <= places.plot.width():
            return places.day_at(at.x())
        return self._view.focus.event.days if self._view.focus else None

    # --- the mouse -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins; in the overview the part of time goes there."""
        if event.button() != Qt.MouseButton.LeftButton or self._places is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.position().y() <= self._places.overview.bottom() + 1:
            self._pressed = None
            self._show_around(event.position())
        else:
            self._pressed = (event.position(), self._view.window)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read where the mouse is; where it is held, move through time."""
        self._hover = event.position()
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if held and self._places is not None:
            if self._pressed is None:
                self._show_around(event.position())
            elif abs(event.position().x() - self._pressed[0].x()) > _HELD:
                self._drag(event.position())
        on_mark = self._places is not None and bool(self._places.events_at(self._hover))
        shape = Qt.CursorShape.PointingHandCursor if on_mark else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Look at the event that was clicked, at the next of several, or at none."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._places is None:
            return
        if abs(event.position().x() - pressed[0].x()) > _HELD:
            return
        found = self._places.events_at(event.position())
        now = self._view.focus.event.id if self._view.focus else None
        if now in found:
            self._view.look_at(found[(found.index(now) + 1) % len(found)])
        else:
            self._view.look_at(found[0] if found else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole horizon, or come back from it."""
        if self._places is not None and not self._places.events_at(event.position()):
            self._whole_or_core()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer in time or go back, around the mouse."""
        if self._places is None:
            return
        factor = _CLOSER if event.angleDelta().y() > 0 else 1 / _CLOSER
        self._zoom(factor, self._places.day_at(event.position().x()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what a mark stands for where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._read(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _read(self, place: QPointF) -> str:
        run = self._view.told
        if run is None or self._places is None:
            return ""
        events = [run.story.events[k] for k in self._places.events_at(place)]
        lines = [
            f"{moment(run.scenario.start, event.days)}: {told([event], run.place)}"
            for event in events[:8]
        ]
        return "\n".join(lines + ([f"and {len(events) - 8} more"] if len(events) > 8 else []))

    def _show_around(self, place: QPointF) -> None:
        assert self._places is not None
        low, high = self._view.window
        middle = self._places.day_in_whole(place.x())
        self._view.show_time(middle - (high - low) / 2, middle + (high - low) / 2)

    def _drag(self, place: QPointF) -> None:
        assert self._pressed is not None
        assert self._places is not None
        low, high = self._pressed[1]
        days = (self._pressed[0].x() - place.x()) / self._places.plot.width() * (high - low)
        self._view.show_time(low + days, high + days)

    def _zoom(self, factor: float, around: float) -> None:
        low, high = self._view.window
        self._view.show_time(around - (around - low) * factor, around + (high - around) * factor)

    def _whole_or_core(self) -> None:
        run = self._view.told
        if run is not None and self._view.window == (0.0, run.horizon):
            self._view.show_core()
        else:
            self._view.show_whole()

    # --- the keyboard ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next event, to a cause, to an effect; come closer in time."""
        key, focus = event.key(), self._view.focus
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._view.step_event(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Up and focus and focus.causes:
            self._view.look_at(focus.causes[-1].id)
        elif key == Qt.Key.Key_Down and focus and focus.effects:
            self._view.look_at(focus.effects[0].id)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            middle = focus.event.days if focus else sum(self._view.window) / 2
            self._zoom(1 / _CLOSER if key == Qt.Key.Key_Minus else _CLOSER, middle)
        elif key == Qt.Key.Key_Home:
            self._whole_or_core()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._view.look_at(None)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._view.step_run(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()
