"""Map: where it happens, at the moment under the scrubber; a film of the crisis by region."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.qt.controls import Rule, Surface
from ui.qt.fonts import HEADLINE, VALUE
from ui.qt.map_canvas import MapCanvas
from ui.qt.map_controls import LOOP_KEY, PLAY_KEY, FilmRow, MeasureRow
from ui.qt.map_legend import MapLegend
from ui.qt.map_ranking import MapRanking
from ui.qt.map_scrubber import MapScrubber
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session import map_words
from ui.session.map_finding import finding
from ui.session.map_view import MapView

FRAME = 33  # milliseconds
MARGIN = 20


class MapPage(QScrollArea):
    """Shows a map view and hands on what the user does; it runs only while it is seen."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._lead = WordLine(theme, HEADLINE, height=30, smallest=13)
        self._second = WordLine(theme, VALUE, height=20)
        self.measures = MeasureRow(view, theme)
        self.canvas = MapCanvas(view, theme)
        self.legend = MapLegend(view, theme)
        self.ranking = MapRanking(view, theme)
        self.film = FilmRow(view, theme)
        self.scrubber = MapScrubber(view, theme)
        self.again = QPushButton("Play again")
        self.again.clicked.connect(view.retry)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self.turn)
        self._last, self._was_playing = 0.0, False
        self._lay_out(theme)
        self._bind_keys()
        view.changed.connect(self.show_view)
        view.film.moved.connect(self._show_moment)
        view.pointed.connect(self._show_region)
        self.show_view()

    @property
    def lead_text(self) -> str:
        """The finding as plain text."""
        return self._lead.text

    @property
    def second_text(self) -> str:
        """The line under it as plain text."""
        return self._second.text

    def turn(self) -> None:
        """Take in what was played, and let the film run for the time that has passed."""
        now = time.monotonic()
        passed, self._last = now - self._last, now
        self.view.tick()
        self.view.film.advance(min(passed, 0.25))
        if self.view.is_playing_runs or self._was_playing:
            self.legend.update()
        self._was_playing = self.view.is_playing_runs

    def show_view(self) -> None:
        """Show everything as it stands."""
        ready = self.view.state == "ready"
        self._lead.show_words([Word(finding(self.view), "ink" if ready else "ink2", ready)])
        self.measures.show_view()
        self.legend.show_view()
        self.again.setVisible(bool(self.view.problem))
        self._show_moment()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to play what is shown."""
        super().showEvent(event)
        self._last = time.monotonic()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the film while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
        self.view.film.pause()

    def _show_moment(self) -> None:
        self._second.show_words([Word(map_words.here_and_now(self.view), "ink2")])
        self.film.show_view()
        self._show_region()

    def _show_region(self) -> None:
        self.canvas.show_view()
        self.ranking.show_view()
        self.scrubber.show_view()

    def _lay_out(self, theme: Theme) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Surface(theme, "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 12, MARGIN, 8)
        column.setSpacing(0)
        column.addWidget(self._lead)
        column.addWidget(self._second)
        column.addSpacing(8)
        column.addWidget(Rule(theme, strong=True))
        column.addSpacing(4)
        column.addWidget(self.measures)
        column.addSpacing(4)
        again = QHBoxLayout()
        again.addWidget(self.again)
        again.addStretch(1)
        column.addLayout(again)
        column.addWidget(self.canvas, 1)
        column.addSpacing(8)
        column.addWidget(self.legend)
        column.addWidget(self.ranking)
        column.addWidget(Rule(theme, strong=True))
        column.addSpacing(6)
        below = QVBoxLayout()
        below.setSpacing(2)
        below.addWidget(self.scrubber)
        film = QHBoxLayout()
        film.addWidget(self.film)
        film.addStretch(1)
        below.addLayout(film)
        column.addLayout(below)
        self.setWidget(inside)

    def _bind_keys(self) -> None:
        for key, does in (
            (PLAY_KEY, self.view.film.toggle),
            (LOOP_KEY, lambda: self.view.film.set_loops(not self.view.film.loops)),
        ):
            made = QShortcut(QKeySequence(key), self)
            made.setAutoRepeat(False)
            made.activated.connect(does)
