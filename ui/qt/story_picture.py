"""The picture of a run: a widget that draws it, and can be clicked, dragged and stepped through."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
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

from simulator.language import tr
from ui.qt import story_drawing as draw
from ui.qt.controls import draw_focus
from ui.qt.reached import ReachedWidget
from ui.qt.sharp import picture, sharpness
from ui.qt.story_places import StoryPlaces
from ui.qt.story_strips import draw_strips, read_strips
from ui.qt.theme import Theme
from ui.qt.turns import turns
from ui.session.story_told import Told
from ui.session.story_view import StoryView

Hold = Literal["overview", "moment", "lanes"]

_CLOSER = 0.75
_HELD = 4.0  # pixels a press may move and still be a click
_NEAR = 4.0  # so near to the line of the moment is on it
_TOLD = 8  # events of a place, of which no more are told


class StoryPicture(ReachedWidget):
    """Shows the run that is told; a click looks at an event, the arrow keys go on to the next."""

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._places: StoryPlaces | None = None
        self._hover: QPointF | None = None
        self._pressed: tuple[QPointF, tuple[float, float]] | None = None
        self._hold: Hold | None = None
        self._laid_out: tuple[object, ...] = ()
        self._base: QPixmap | None = None
        self._base_of: tuple[object, ...] = ()
        self._layer: QPixmap | None = None
        self._layer_of: tuple[object, ...] = ()
        self._drawn: tuple[object, ...] = ()  # of what run, and how large, it was drawn last
        self.setMinimumSize(300, 350)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("The run by actor over time"))
        view.changed.connect(self._place)
        view.focus_changed.connect(self._place)
        view.moment_changed.connect(self.update)
        theme.changed.connect(self.update)

    @property
    def places(self) -> StoryPlaces | None:
        """Where the parts of the picture stand, once there is a run."""
        asked = self._asked
        if asked != self._laid_out:
            run, _, wide, high = asked
            self._laid_out = asked
            self._places = StoryPlaces.of(self._view, run, wide, high) if run else None
        return self._places

    @property
    def _asked(self) -> tuple[Told | None, tuple[float, float], int, int]:
        return self._view.told, self._view.window, self.width(), self.height()

    def sizeHint(self) -> QSize:
        """Return a size at which everything has room."""
        return QSize(640, 620)

    def _place(self) -> None:
        self.setAccessibleDescription("\n".join(self._view.said) or self._view.title)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is to be drawn anew to the next turn."""
        turns().use_up()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the run; till it can be drawn, what was drawn last in the room there is."""
        if self._view.told is None:
            return
        if not self._may_draw():
            if self._layer is not None:
                old = self._layer
                QPainter(self).drawPixmap(QRectF(self.rect()), old, QRectF(old.rect()))
            turns().wait(self.update)
            return
        places = self.places
        if places is None:
            return
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawPixmap(0, 0, self._still(places))
        day = self._day()
        if day is not None:
            draw.draw_reading(painter, theme, places, day)
        read_strips(painter, theme, places, self._view.day if day is None else day)
        text, chosen = self._view.moment_text, self._view.is_moment_chosen
        draw.draw_scrubber(painter, theme, places, self._view.day, text, chosen=chosen)
        if self._hover:
            draw.draw_near(painter, theme, places, places.events_at(self._hover))
        if self.shows_focus:
            draw_focus(painter, theme, QRectF(self.rect()))

    def _may_draw(self) -> bool:
        """Say whether all of it can be drawn now; places and ground have turns of their own."""
        drawn = (self._view.told, self.size(), sharpness(self))
        if self._layer is None or drawn == self._drawn:
            self._drawn = drawn
            return True
        if not turns().has_time():
            return False
        if self._laid_out != self._asked:
            return self.places is None
        if (places := self.places) is not None and self._ground_of(places) != self._base_of:
            self._ground(places)
            return False
        self._drawn = drawn
        return True

    def _still(self, places: StoryPlaces) -> QPixmap:
        """Return what does not follow the mouse, drawn where an event has come or is looked at."""
        focus = self._view.focus
        come = sum(map(self._view.has_come, places.told.story.events))
        ground = self._ground(places)
        asked = (ground.cacheKey(), focus, come)
        if self._layer is None or asked != self._layer_of:
            self._layer, self._layer_of = QPixmap(ground), asked
            painter = QPainter(self._layer)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            draw.draw_story(painter, self._theme, places, focus, self._view.has_come)
            painter.end()
        return self._layer

    def _ground(self, places: StoryPlaces) -> QPixmap:
        """Return lanes and strips without events, drawn once for a run and a part of time."""
        asked = self._ground_of(places)
        if self._base is None or asked != self._base_of:
            made = picture(self.size().toSizeF(), sharpness(self), self._theme.ink("page"))
            painter, theme = QPainter(made), self._theme
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            draw.draw_ground(painter, theme, places)
            draw.draw_overview(painter, theme, places)
            draw_strips(painter, theme, places)
            painter.end()
            self._base, self._base_of = made, asked
        return self._base

    def _ground_of(self, places: StoryPlaces) -> tuple[object, ...]:
        return places, sharpness(self), self._theme.palette.name

    def _day(self) -> float | None:
        """Return the moment under the mouse, at which strips are read; none while it scrubs."""
        places, at = self.places, self._hover
        if places is None or at is None or self._hold == "moment" or self._view.film.is_playing:
            return None
        inside = at.y() > places.overview.bottom() and at.y() < places.foot
        if inside and -1 <= at.x() - places.plot.left() <= places.plot.width():
            return places.day_at(at.x())
        return None

    # --- the mouse -------------------------------------------------------------------------

    def _grip(self, places: StoryPlaces, at: QPointF) -> Hold:
        """Return what a press would take hold of: the part of time, the moment, or the lanes."""
        if at.y() <= places.overview.bottom() + 1:
            return "overview"
        pill = draw.scrubber_pill(places, self._view.day, self._view.moment_text)
        near = abs(at.x() - places.across(self._view.day)) <= _NEAR
        in_lanes = places.plot.top() <= at.y() <= places.plot.bottom()
        if not in_lanes or pill.contains(at) or (near and not places.events_at(at)):
            return "moment"
        return "lanes"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the part of time, of the moment, or of the lanes."""
        if event.button() != Qt.MouseButton.LeftButton or self.places is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hold = self._grip(self.places, event.position())
        self._pressed = (event.position(), self._view.window)
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read where the mouse is; where it is held, move what it holds."""
        self._hover = event.position()
        places = self.places
        if places is not None:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._follow(event.position())
            else:
                self.setCursor(self._shape(places, event.position()))
        self.update()

    def _shape(self, places: StoryPlaces, at: QPointF) -> Qt.CursorShape:
        grip = self._grip(places, at)
        if grip == "moment":
            return Qt.CursorShape.SizeHorCursor
        on_mark = grip == "lanes" and places.events_at(at)
        return Qt.CursorShape.PointingHandCursor if on_mark else Qt.CursorShape.ArrowCursor

    def _follow(self, at: QPointF) -> None:
        """Move what is held to the mouse."""
        assert self.places is not None
        if self._hold == "overview":
            self._show_around(at)
        elif self._hold == "moment":
            self._view.go_to(self.places.day_at(at.x()))
        elif self._pressed and abs(at.x() - self._pressed[0].x()) > _HELD:
            self._drag(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Look at the event that was clicked, at the next of several, or at none."""
        pressed, hold, self._pressed, self._hold = self._pressed, self._hold, None, None
        if pressed is None or hold != "lanes" or self.places is None:
            return
        if abs(event.position().x() - pressed[0].x()) > _HELD:
            return
        found = self.places.events_at(event.position())
        now = self._view.focus.event.id if self._view.focus else None
        if now in found:
            self._view.look_at(found[(found.index(now) + 1) % len(found)])
        else:
            self._view.look_at(found[0] if found else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole horizon, or come back from it."""
        places = self.places
        if places is None or places.events_at(event.position()):
            return
        if self._grip(places, event.position()) == "moment":
            self._view.forget_moment()
        else:
            self._whole_or_core()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer in time or go back, around the mouse."""
        if self.places is None:
            return
        factor = _CLOSER if event.angleDelta().y() > 0 else 1 / _CLOSER
        self._zoom(factor, self.places.day_at(event.position().x()))
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
        if run is None or self.places is None:
            return ""
        events = [run.story.events[k] for k in self.places.events_at(place)]
        lines = [self._view.sentence([event]) for event in events[:_TOLD]]
        if len(events) > _TOLD:
            lines.append(tr("and {count} more", count=len(events) - _TOLD))
        return "\n".join(lines)

    def _show_around(self, place: QPointF) -> None:
        assert self.places is not None
        low, high = self._view.window
        middle = self.places.day_in_whole(place.x())
        self._view.show_time(middle - (high - low) / 2, middle + (high - low) / 2)

    def _drag(self, place: QPointF) -> None:
        assert self._pressed is not None
        assert self.places is not None
        low, high = self._pressed[1]
        days = (self._pressed[0].x() - place.x()) / self.places.plot.width() * (high - low)
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
        elif key in (Qt.Key.Key_Comma, Qt.Key.Key_Period):
            self._view.step_moment(1 if key == Qt.Key.Key_Period else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._view.step_run(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            event.ignore()
