"""Map: where it happens, at the moment under the scrubber; a film of the crisis by region."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.charts.chart import Chart
from simulator.language import tr
from ui.qt.controls import Rule, Surface
from ui.qt.fonts import HEADLINE, VALUE
from ui.qt.map_canvas import MapCanvas
from ui.qt.map_controls import (
    DIFFERENCE_KEY,
    LOOP_KEY,
    PLAY_KEY,
    TABLE_KEY,
    FilmRow,
    MeasureRow,
)
from ui.qt.map_legend import MapLegend
from ui.qt.map_scrubber import LEAST, MOST, MapScrubber
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session import map_words
from ui.session.map_chart import regional_map
from ui.session.map_courses import courses
from ui.session.map_finding import finding
from ui.session.map_link import MapLink
from ui.session.map_view import MapView
from ui.session.offer import Offer

FRAME = 33  # milliseconds
MARGIN = 20


class MapPage(QScrollArea):
    """Shows a map view and hands on what the user does; it runs only while it is seen.

    ``export_asked`` wants the map as a file.
    """

    export_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._link = MapLink(view)
        self._lead = WordLine(theme, HEADLINE, height=30, smallest=13)
        self._second = WordLine(theme, VALUE, height=20)
        self._course = WordLine(theme, VALUE, height=28)
        self.measures = MeasureRow(view, theme)
        self.canvas = MapCanvas(view, theme)
        self.legend = MapLegend(view, theme)
        self.film = FilmRow(view, theme)
        self.scrubber = MapScrubber(view, theme)
        self.again = QPushButton(tr("Play on"))
        self.again.clicked.connect(view.play_on)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self.turn)
        self._last, self._was_playing = 0.0, False
        self._seen = self._stale = False
        self._lay_out(theme)
        self._bind_keys()
        view.changed.connect(self.show_view)
        view.film.moved.connect(self._show_moment)
        view.pointed.connect(self._show_region)
        self.canvas.menu_asked.connect(self._open_menu)
        self.show_view()

    @property
    def lead_text(self) -> str:
        """The finding as plain text."""
        return self._lead.text

    @property
    def second_text(self) -> str:
        """The line under it as plain text."""
        return self._second.text

    def offers(self) -> tuple[Offer, ...]:
        """Return the map as it stands, for the export dialog."""
        return (Offer(tr("Map: {measure}", measure=tr(self.view.measure.label)), self._drawn),)

    def cancel(self) -> None:
        """Stop the runs of the map."""
        self.view.stop()

    def turn(self) -> None:
        """Take in what was played, and let the film run for the time that has passed."""
        now = time.monotonic()
        passed, self._last = now - self._last, now
        self.view.tick()
        self.view.film.advance(min(passed, 0.25))
        is_playing = self.view.runs.is_running
        if is_playing or self._was_playing:
            self.legend.show_progress()
        self._was_playing = is_playing

    def show_view(self) -> None:
        """Show everything as it stands; while nobody sees it, all of it waits."""
        if self._waits():
            return
        ready = self.view.state == "ready"
        self._lead.show_words([Word(finding(self.view), "ink" if ready else "ink2", ready)])
        self.measures.show_view()
        self.legend.show_view()
        self.again.setVisible(bool(self.view.runs.problem) or self.view.runs.is_stopped)
        self._show_moment()
        self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to play what is shown."""
        super().showEvent(event)
        self._seen = True
        if self._stale:
            self.show_view()
        self._last = time.monotonic()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the film while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
        self.view.film.pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the maps what they can use, the time line the rest."""
        super().resizeEvent(event)
        self._share_out()

    def _waits(self) -> bool:
        """Say whether what is new waits until somebody looks again."""
        self._stale = self._seen and not self.isVisible()
        return self._stale

    def _show_moment(self) -> None:
        if self._waits():
            return
        self._second.show_words([Word(map_words.here_and_now(self.view), "ink2")])
        self.film.show_view()
        self._show_region()

    def _show_region(self) -> None:
        if self._waits():
            return
        self.canvas.show_view()
        self.scrubber.show_view()
        found = courses(self.view) if self.view.state == "ready" else None
        words = [Word(found.label, "ink", bool(self.view.region))] if found else []
        if found and found.note:
            words.append(Word(f"   {found.note}", "ink3"))
        self._course.show_words(words)

    def _share_out(self) -> None:
        """Let the time line grow by what would stay empty beside the maps."""
        room = self.viewport().height() - self._fixed()
        needs = self.canvas.useful_height(max(180.0, room - LEAST))
        high = round(max(LEAST, min(MOST, room - needs)))
        if high != self.scrubber.height():
            self.scrubber.setFixedHeight(high)

    def _fixed(self) -> int:
        """Return the height of all but maps and time line."""
        again = 0 if self.again.isHidden() else self.again.sizeHint().height()
        return 122 + again + self.measures.height() + self.legend.height()

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Copy picture"), lambda: self.copy_asked.emit(self.offers()[0]))
        menu.addAction(tr("Export this map…"), lambda: self.export_asked.emit(self.offers()[0]))
        if self.view.held:
            menu.addAction(tr("Let go of the region"), lambda: self.view.hold(self.view.held))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _lay_out(self, theme: Theme) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Surface(theme, "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 12, MARGIN, 6)
        column.setSpacing(0)
        column.addWidget(self._lead)
        column.addWidget(self._second)
        column.addSpacing(6)
        column.addWidget(Rule(theme, strong=True))
        column.addSpacing(4)
        column.addWidget(self.measures)
        column.addSpacing(6)
        again = QHBoxLayout()
        again.addWidget(self.again)
        again.addStretch(1)
        column.addLayout(again)
        column.addWidget(self.canvas, 1)
        column.addSpacing(6)
        column.addWidget(self.legend)
        column.addSpacing(2)
        column.addWidget(Rule(theme, strong=True))
        film = QHBoxLayout()
        film.setSpacing(12)
        film.addWidget(self._course, 1)
        film.addWidget(self.film)
        column.addSpacing(2)
        column.addLayout(film)
        column.addWidget(self.scrubber)
        self.setWidget(inside)

    def _bind_keys(self) -> None:
        view = self.view
        for key, does in (
            (PLAY_KEY, view.film.toggle),
            (LOOP_KEY, lambda: view.film.set_loops(not view.film.loops)),
            (DIFFERENCE_KEY, lambda: view.show_difference(not view.wants_difference)),
            (TABLE_KEY, lambda: view.show_table(not view.has_table)),
        ):
            made = QShortcut(QKeySequence(key), self)
            made.setAutoRepeat(False)
            made.activated.connect(does)

    def _drawn(self) -> Chart | None:
        return regional_map(self.view)
