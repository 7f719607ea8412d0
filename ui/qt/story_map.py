"""The map beside a run: its regions at the moment under the scrubber, and the film through it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import (
    QActionGroup,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from simulator.charts.palette import map_ramp
from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, SMALL, TICK, VALUE, font, width
from ui.qt.map_controls import FilmRow
from ui.qt.map_picture import MapPlaces, draw_lost, draw_map, draw_read
from ui.qt.sharp import picture, sharpness
from ui.qt.theme import Theme, colour
from ui.qt.turns import turns
from ui.qt.words import Word, WordLine, line_width
from ui.session.story_map import Look
from ui.session.story_view import StoryView

_LEGEND: Final = 26.0
_CLASS: Final = 34.0
_LEAST, _MOST = 108, 210  # pixels of height
_FLAT: Final = 0.56  # of the width


class StoryMapCanvas(QWidget):
    """Draws the map of a run with its legend; the mouse reads a region."""

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._places: MapPlaces | None = None
        self._laid: tuple[object, ...] = ()
        self._picture: tuple[object, QPixmap] | None = None
        self._region = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Map of the run"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size that is flat enough to leave room for the words."""
        return QSize(280, self.height())

    def fit(self, wide: int) -> None:
        """Be as high as a map of that width."""
        high = round(min(_MOST, max(_LEAST, wide * _FLAT)) + _LEGEND)
        if high != self.height():
            self.setFixedHeight(high)

    @property
    def places(self) -> MapPlaces | None:
        """Where the regions stand, once there is a run."""
        shapes = self._view.map.shapes
        asked = shapes, self.width(), self.height()
        if asked != self._laid:
            self._laid = asked
            box = QRectF(0, 0, self.width(), self.height() - _LEGEND)
            self._places = MapPlaces(shapes, box) if shapes else None
        return self._places

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is to be drawn anew to the next turn."""
        turns().use_up()
        super().resizeEvent(event)

    def show_view(self) -> None:
        """Show another run, moment or measure."""
        said = self._view.map.spoken()
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the regions, the one that is read, and the legend."""
        look, places = self._view.map.look, self.places
        if look is None or places is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        drawn = self._drawn(places, look)
        painter.drawPixmap(QRectF(self.rect()), drawn, QRectF(drawn.rect()))
        if self._region:
            draw_read(painter, self._theme, places, self._region)

    def _drawn(self, places: MapPlaces, look: Look) -> QPixmap:
        """Return the map, drawn anew only where a region changes its class.

        It may be the old one yet: names are placed in a turn of their own, as the map is drawn.
        """
        ratio, kept = sharpness(self), self._picture
        asked = (places, look, self._view.map.measure.name, self._theme.palette.name, ratio)
        if kept is not None:
            if kept[0] == asked:
                return kept[1]
            free = turns().has_time()
            if free and not places.is_named:
                places.place_names()
                free = False
            if not free:
                turns().wait(self.update)
                return kept[1]
        made = picture(self.size().toSizeF(), ratio, self._theme.ink("page"))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        draw_map(painter, self._theme, places, look.classes, look.lost)
        self._draw_legend(painter, any(look.lost))
        painter.end()
        self._picture = (asked, made)
        return made

    def _draw_legend(self, painter: QPainter, has_lost: bool) -> None:
        scale, theme = self._view.map.scale, self._theme
        if scale is None:
            return
        top, ramp = self.height() - _LEGEND + 3, map_ramp(theme.palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(font(TICK))
        if self._view.map.is_flag:
            left = 0.0
            for fill, word in ((ramp[0], tr("no")), (ramp[-1], tr("yes"))):
                painter.fillRect(QRectF(left, top, 14, 8), colour(fill))
                painter.setPen(theme.ink("ink3"))
                painter.drawText(QPointF(left + 19, top + 8), word)
                left += 34 + width(word, TICK)
        else:
            taken = width(tr("centre lost"), TICK) + 34
            wide = min(_CLASS, (self.width() - taken) / len(ramp))
            for place, fill in enumerate(ramp):
                painter.fillRect(QRectF(place * wide, top, wide, 7), colour(fill))
            painter.setPen(theme.ink("ink3"))
            for place, label in enumerate(scale.labels):
                at = place * wide - (0 if place == 0 else width(label, TICK) / 2)
                painter.drawText(QPointF(at, top + 19), label)
        if has_lost:
            words = tr("centre lost")
            at = self.width() - width(words, TICK) - 2
            painter.setPen(theme.ink("ink3"))
            painter.drawText(QPointF(at, top + 9), words)
            draw_lost(painter, theme, QPointF(at - 9, top + 5))

    # --- the mouse -------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the region under the mouse."""
        places = self.places
        self._read(places.region_at(event.position()) if places else "")

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        super().leaveEvent(event)
        self._read("")

    def event(self, event: QEvent) -> bool:
        """Say how the region stands where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            places = self.places
            region = places.region_at(QPointF(event.pos())) if places else ""
            QToolTip.showText(event.globalPos(), self._view.map.reading(region), self)
            return True
        return super().event(event)

    def _read(self, region: str) -> None:
        if region != self._region:
            self._region = region
            self.update()


class StoryMapPanel(QWidget):
    """The map with its head: what it shows and when; below it the film through the run."""

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.measure = FlatButton(theme, menu=True, size=BODY, padding=0)
        self.canvas = StoryMapCanvas(view, theme)
        self.film = FilmRow(view, theme, short=True)
        self.open_map = FlatButton(theme, tr("On the map"), size=SMALL, token="ink2", padding=4)
        self._when = WordLine(theme, VALUE, height=24, right=True)
        self._lay_out()
        self.measure.clicked.connect(self._open_menu)
        self.open_map.clicked.connect(view.show_on_map)
        view.changed.connect(self.show_view)
        view.map.changed.connect(self.show_view)
        view.moment_changed.connect(self.show_moment)
        self.show_view()

    def show_view(self) -> None:
        """Show another run or measure."""
        course = self._view.map.measure
        unit = self._view.map.unit
        self.measure.setText(tr(course.short))
        self.measure.setAccessibleName(tr("Colour the map by: {measure}", measure=tr(course.label)))
        self.measure.setToolTip(f"<qt>{tr(course.label)}{f', {unit}' if unit else ''}</qt>")
        self.measure.updateGeometry()
        self.open_map.setEnabled(self._view.told is not None)
        self.show_moment()

    def show_moment(self) -> None:
        """Show another moment of it."""
        view = self._view
        words = [Word(view.moment_text, "ink" if view.is_moment_chosen else "ink2", bold=True)]
        longer = [Word(tr("at its worst, "), "ink3"), *words]
        if not view.is_moment_chosen and line_width(longer, VALUE) <= self._when.width():
            words = longer
        self._when.show_words(words if view.told is not None else ())
        self.film.show_view()
        self.canvas.show_view()

    def menu(self) -> QMenu:
        """Return what the map can show."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for course in self._view.map.measures:
            action = menu.addAction(tr(course.label))
            action.setCheckable(True)
            action.setChecked(course is self._view.map.measure)
            group.addAction(action)
            action.triggered.connect(lambda _, name=course.name: self._view.map.choose(name))
        return menu

    def fit(self, wide: int) -> None:
        """Take the height that the map needs at that width."""
        self.canvas.fit(wide)
        self.show_moment()

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.measure.mapToGlobal(QPoint(0, self.measure.height() + 2)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.measure)
        head.addWidget(self._when, 1)
        head.addWidget(self.open_map)
        column.addLayout(head)
        column.addWidget(self.canvas)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.film)
        below.addStretch(1)
        column.addLayout(below)
        self.open_map.setToolTip(tr("Open this run at this moment on the Map page"))
