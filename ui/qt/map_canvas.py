"""The maps themselves, side by side: they read where the mouse is and tell which region that is."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.controls import BY_KEYBOARD, draw_focus
from ui.qt.fonts import BODY
from ui.qt.map_card import Card, draw_card
from ui.qt.map_picture import MapPlaces, draw_map, draw_read, fit
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words
from ui.session import map_words
from ui.session.map_panel import Panel
from ui.session.map_view import MapView

_HEAD = 24.0  # of a panel, where there is more than one
_GAP = 20.0


class MapCanvas(QWidget):
    """Draws every panel of the view; arrow keys go from region to region, Return lets go."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._places: list[MapPlaces] = []
        self._pictures: dict[int, tuple[object, QPixmap]] = {}
        self._laid: tuple[object, ...] = ()
        self._mouse: QPointF | None = None
        self._by_key = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 180)
        self.setAccessibleName("Map")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size at which names have room."""
        return QSize(840, 440)

    @property
    def places(self) -> tuple[MapPlaces, ...]:
        """Where the shapes of each panel stand."""
        self._arrange()
        return tuple(self._places)

    def show_view(self) -> None:
        """Show what the view shows now."""
        view = self._view
        region = view.region
        said = map_words.spoken(view, region) if region else map_words.here_and_now(view)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.update()

    # --- drawing -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the maps, and the card of the region that is read."""
        painter = QPainter(self)
        self._arrange()
        view = self._view
        if view.state != "ready":
            self._draw_waiting(painter)
        else:
            for panel, places in zip(view.panels, self._places, strict=True):
                self._draw_panel(painter, panel, places)
            if self._places and (self._mouse is not None or view.region == view.held != ""):
                self._draw_card(painter)
        if self.hasFocus() and self._by_key:
            draw_focus(painter, self._theme, QRectF(self.rect()))

    def _draw_panel(self, painter: QPainter, panel: Panel, places: MapPlaces) -> None:
        view = self._view
        values = panel.values(view.measure.name, view.film.day)
        classes: tuple[int, ...] | None = None
        if view.scale is not None and values is not None:
            classes = tuple(view.scale.classes(values).tolist())
        lost = map_words.lost_in_most(panel, view.film.day)
        painter.drawPixmap(places.box.topLeft(), self._picture(places, classes, lost))
        draw_read(painter, self._theme, places, view.region)
        if len(view.panels) == 1:
            return
        at = QPointF(places.box.left() + 4, places.box.top() - 8)
        words = [
            Word(f"{panel.letter}  ", f"series:{panel.letter}", bold=True),
            Word(panel.title, "ink", bold=True),
        ]
        if panel.series is None:
            words.append(Word("  being played", "ink3"))
        draw_words(painter, self._theme, words, at, BODY, places.box.width() - 8)

    def _picture(
        self, places: MapPlaces, classes: tuple[int, ...] | None, lost: tuple[bool, ...]
    ) -> QPixmap:
        """Return a map, drawn anew only where a region changes its class."""
        ratio = self.devicePixelRatioF()
        asked = (classes, lost, self._theme.palette.name, ratio)
        known = self._pictures.get(id(places))
        if known is not None and known[0] == asked:
            return known[1]
        box = places.box
        made = QPixmap(math.ceil(box.width() * ratio), math.ceil(box.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(self._theme.ink("page"))
        painter = QPainter(made)
        painter.translate(-box.topLeft())
        draw_map(painter, self._theme, places, classes, lost)
        painter.end()
        self._pictures[id(places)] = (asked, made)
        return made

    def _draw_waiting(self, painter: QPainter) -> None:
        theme = self._theme
        for places in self._places:
            lost = (False,) * len(places.shapes.shapes)
            draw_map(painter, theme, places, None, lost)

    def _draw_card(self, painter: QPainter) -> None:
        view = self._view
        at = self._mouse
        if at is None:
            row = view.panels[0].row(view.region)
            if row is None:
                return
            at = self._places[0].centres[row]
        readings = map_words.readings(view, view.region)
        card = Card.of(map_words.name_of(view, view.region), map_words.moment_text(view), readings)
        draw_card(painter, self._theme, card, at, QRectF(self.rect()).adjusted(2, 2, -2, -2))

    def _arrange(self) -> None:
        """Give every panel the largest box there is; paths are made anew only where it changes."""
        shapes = [panel.shapes for panel in self._view.panels]
        laid = (self.width(), self.height(), *map(id, shapes))
        if laid == self._laid:
            return
        self._laid = laid
        self._pictures.clear()
        if not shapes:
            self._places = []
            return
        count, head = len(shapes), _HEAD if len(shapes) > 1 else 0.0
        sizes = {columns: self._box(columns, count, head) for columns in range(1, count + 1)}
        columns = max(sizes, key=lambda each: min(fit(shape, *sizes[each]) for shape in shapes))
        wide, high = sizes[columns]
        self._places = [
            MapPlaces.of(
                shape,
                QRectF(
                    (place % columns) * (wide + _GAP),
                    (place // columns) * (high + head) + head,
                    wide,
                    high,
                ),
                high_up=count > 1,
            )
            for place, shape in enumerate(shapes)
        ]

    def _box(self, columns: int, count: int, head: float) -> tuple[float, float]:
        rows = -(-count // columns)
        wide = (self.width() - (columns - 1) * _GAP) / columns
        return max(40.0, wide), max(40.0, self.height() / rows - head)

    # --- mouse and keyboard ------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the region under the mouse."""
        self._arrange()
        self._mouse = event.position()
        found = [places.region_at(event.position()) for places in self._places]
        region = next((each for each in found if each), "")
        if not region:
            self._mouse = None
        self._view.point_at(region)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the region under the mouse, or let go of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            found = [places.region_at(event.position()) for places in self._places]
            region = next((each for each in found if each), self._view.held)
            if region:
                self._view.hold(region)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a press that was taken."""
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        self._mouse = None
        self._view.point_at("")
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from region to region."""
        key = event.key()
        self._mouse = None
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._view.hold_next(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._view.hold_next(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._view.held:
            self._view.hold(self._view.held)
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
