"""The maps themselves, side by side, with the table of their regions where there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.maps.colours import classes_of
from simulator.charts.maps.panel import Panel, letter_in_words, shown_letter
from simulator.language import tr
from ui.qt.controls import draw_focus
from ui.qt.fonts import BODY
from ui.qt.map_card import Card, draw_card
from ui.qt.map_layout import Wanted, arrange, least_height
from ui.qt.map_picture import MapPlaces, aspect, draw_map, draw_read, widest
from ui.qt.map_table import MapTable
from ui.qt.reached import ReachedWidget
from ui.qt.sharp import picture, sharpness
from ui.qt.theme import Theme
from ui.qt.turns import turns
from ui.qt.words import Word, draw_words
from ui.session import map_words
from ui.session.map_readings import readings, spoken
from ui.session.map_view import MapView

_Asked = tuple[MapPlaces, tuple[int, ...] | None, tuple[bool, ...], str, float, bool]


class MapCanvas(ReachedWidget):
    """Draws every map of the view; arrow keys go from region to region, Return lets go."""

    menu_asked = Signal(object)  # where, as a QPoint of the screen

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self.table = MapTable(view, theme, self)
        self._readout = _Readout(self)
        self._places: list[MapPlaces] = []
        self._pictures: dict[int, tuple[_Asked, QPixmap]] = {}  # by the map's place in the row
        self._laid: tuple[object, ...] = ()
        self._mouse: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 180)
        self.setAccessibleName(tr("Map"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size at which names have room."""
        return QSize(840, 440)

    @property
    def places(self) -> tuple[MapPlaces, ...]:
        """Where the shapes of each map stand."""
        self._arrange()
        return tuple(self._places)

    def useful_height(self, height: float) -> float:
        """Return the least height at which the maps are about as large as in *height*."""
        wanted = self._wanted()
        return least_height(wanted, self.width() - 1.0, height) if wanted.maps else height

    def show_view(self) -> None:
        """Show what the view shows now."""
        view = self._view
        region = view.region
        said = spoken(view, region) if region else map_words.here_and_now(view)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.table.show_view()
        self._arrange()
        self.update()
        self._readout.update()

    # --- drawing -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the maps, for a turn's time: those that are left stand as they were till then."""
        painter = QPainter(self)
        self._arrange()
        for place, panel in enumerate(self._view.shown):
            self._draw_panel(painter, panel, place)
        if self.shows_focus:
            draw_focus(painter, self._theme, QRectF(self.rect()))

    def _draw_panel(self, painter: QPainter, panel: Panel, place: int) -> None:
        view, places = self._view, self._places[place]
        ready = view.state == "ready"
        day = view.film.day
        classes = classes_of(panel, view.measure, view.scale, day) if ready else None
        lost = map_words.lost_in_most(panel, day) if ready else (False,) * len(places.paths)
        self._draw_picture(painter, place, classes, lost)
        if not ready:
            return
        if view.held:
            draw_read(painter, self._theme, places, view.held)
        if view.region != view.held:
            draw_read(painter, self._theme, places, view.region, light=bool(view.held))
        if self._wanted().headed:
            self._draw_head(painter, panel, places.box)

    def _draw_head(self, painter: QPainter, panel: Panel, box: QRectF) -> None:
        at = QPointF(box.left(), box.top() - 9)
        if panel.rival:
            words = [
                Word(panel.letter, f"series:{panel.letter}", bold=True),
                Word(" − ", "ink", bold=True),
                Word(letter_in_words(panel.rival), f"series:{panel.rival}", bold=True),
                Word(f"   {self._title_of(panel.rival)}", "ink2"),
            ]
        else:
            words = [
                Word(f"{shown_letter(panel.letter)}  ", f"series:{panel.letter}", bold=True),
                Word(panel.title, "ink", bold=True),
            ]
        if panel.series is None:
            words.append(Word(tr("  being played"), "ink3"))
        draw_words(painter, self._theme, words, at, BODY, box.width())

    def _title_of(self, letter: str) -> str:
        titles = {panel.letter: panel.title for panel in self._view.panels}
        return titles.get(letter, "")

    def _draw_picture(
        self,
        painter: QPainter,
        place: int,
        classes: tuple[int, ...] | None,
        lost: tuple[bool, ...],
    ) -> None:
        """Draw a map, anew only where a region changes its class; the old one if it may not yet.

        Names are placed in a turn of their own.
        """
        places, diverges = self._places[place], self._view.is_difference
        asked = (places, classes, lost, self._theme.palette.name, sharpness(self), diverges)
        known = self._pictures.get(place)
        if known is not None and known[0] == asked:
            painter.drawPixmap(places.box.topLeft(), known[1])
            return
        old = known[1] if known and known[0][0].shapes is places.shapes else None
        if turns().has_time():
            if places.is_named or old is None:
                made = self._picture(places, classes, lost)
                self._pictures[place] = asked, made
                painter.drawPixmap(places.box.topLeft(), made)
                return
            places.place_names()
        turns().wait(self.update)
        if old is not None:
            painter.drawPixmap(places.box, old, QRectF(old.rect()))

    def _picture(
        self, places: MapPlaces, classes: tuple[int, ...] | None, lost: tuple[bool, ...]
    ) -> QPixmap:
        ratio, box = sharpness(self), places.box
        made = picture(box.size(), ratio, self._theme.ink("page"))
        painter = QPainter(made)
        painter.translate(-box.topLeft())
        draw_map(painter, self._theme, places, classes, lost, diverges=self._view.is_difference)
        painter.end()
        return made

    def draw_card(self, painter: QPainter) -> None:
        """Draw the card of the region under the mouse, or of that the keys have gone to."""
        view, at = self._view, self._mouse
        by_key = self.shows_focus and view.region == view.held != ""
        if view.state != "ready" or not self._places or (at is None and not by_key):
            return
        if at is None:
            row = view.panels[0].row(view.region)
            if row is None:
                return
            at = self._places[0].centres[row]
        card = Card.of(
            map_words.name_of(view, view.region),
            map_words.moment_text(view),
            readings(view, view.region),
        )
        draw_card(painter, self._theme, card, at, QRectF(self.rect()).adjusted(2, 2, -2, -2))

    # --- places ------------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        """Return what there is to be arranged."""
        view = self._view
        shapes = [panel.shapes for panel in view.shown]
        rows = (
            len(shapes[0].shapes) if shapes and view.has_table and len(shapes[0].shapes) > 1 else 0
        )
        narrowest = min((aspect(each) for each in shapes), default=1.0)
        return Wanted(
            len(shapes),
            narrowest,
            rows,
            len(shapes),
            headed=len(shapes) > 1 or view.is_difference,
            widest=min((widest(each) for each in shapes), default=1e9),
        )

    def _arrange(self) -> None:
        """Give every map the largest box there is; paths are made anew only where it changes."""
        shapes = [panel.shapes for panel in self._view.shown]
        wanted = self._wanted()
        laid = (self.width(), self.height(), wanted, *map(id, shapes))
        if laid == self._laid:
            return
        self._laid = laid
        self._pictures = {n: kept for n, kept in self._pictures.items() if n < len(shapes)}
        self._places = []
        if not shapes:
            self.table.setVisible(False)
            return
        # half a pixel is left for the outline
        made = arrange(wanted, self.width() - 1.0, self.height() - 1.0)
        self._places = [
            MapPlaces(shape, box) for shape, box in zip(shapes, made.boxes, strict=True)
        ]
        if made.table is not None:
            self.table.setGeometry(made.table.toRect())
        if self.table.isHidden() == (made.table is not None):
            self.table.setVisible(made.table is not None)
            self._readout.raise_()

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
        self._readout.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the region under the mouse, or let go of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            found = [places.region_at(event.position()) for places in self._places]
            region = next((each for each in found if each), self._view.held)
            if region:
                self._view.hold(region)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the page's menu."""
        self.menu_asked.emit(event.globalPos())

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
        turns().use_up()
        self._readout.setGeometry(self.rect())
        self._arrange()
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


class _Readout(QWidget):
    """What lies over maps and table: the card of a region, which lets the mouse through."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        self._canvas.draw_card(QPainter(self))
