"""Outlook: the finding in words, how the runs end, and six fans of the crisis' course."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.charts.headline import Part
from simulator.charts.numerals import NARROW
from simulator.charts.spread import interval
from simulator.results.ensemble_result import Counted
from ui.qt.bars_view import BarsView
from ui.qt.chart_legend import ChartLegend
from ui.qt.controls import Rule, Surface
from ui.qt.fan_view import FanView
from ui.qt.fonts import BODY, HEADLINE, SMALL, VALUE
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.gallery import ChartChoice
from ui.session.session import Session

COLUMNS = 3
_FAN_ROOM = 190
_TURN = 0.012  # seconds of one turn of the event loop that charts may take
MARGIN = 20
_ROLES = {"plain": ("ink2", False), "strong": ("ink", True), "quiet": ("ink3", False)}


class OutlookPage(QScrollArea):
    """Shows the session's headline and charts; ``export_asked`` wants one of them as a file."""

    export_asked = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._fans: list[FanView] = []
        self._columns = 0
        self._stale: list[tuple[FanView, ChartChoice]] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_stale)
        self._lead = WordLine(theme, HEADLINE, height=30, smallest=15)
        self._second = WordLine(theme, VALUE, height=20)
        self._key = WordLine(theme, SMALL, height=28, right=True)
        self.bars = BarsView(theme)
        self._legend = ChartLegend(theme)
        self._grid = QGridLayout()
        self._lay_out()
        session.results_changed.connect(self.show_results)
        session.shown_changed.connect(self.show_results)
        session.scenario_changed.connect(self.show_results)
        session.preferences_changed.connect(self._show_headline)
        self.show_results()

    @property
    def fans(self) -> tuple[FanView, ...]:
        """The fan charts, in the order shown."""
        return tuple(self._fans)

    @property
    def is_settled(self) -> bool:
        """Whether every fan shows what the session has."""
        return not self._stale

    @property
    def lead_text(self) -> str:
        """The first line as plain text."""
        return self._lead.text

    @property
    def second_text(self) -> str:
        """The second line as plain text."""
        return self._second.text

    @property
    def columns(self) -> int:
        """How many fans stand beside each other."""
        return self._columns

    def show_results(self) -> None:
        """Show headline and charts as they stand."""
        self._show_headline()
        bars, fans = self._charts()
        chart = self._session.chart(bars.kind, bars.subject) if bars else None
        self.bars.show_chart(chart)
        self._key.show_words([Word(_key(chart.counted if chart else "runs"), "ink3")])
        if len(fans) != len(self._fans):
            self._make_fans(len(fans))
        self._stale = list(zip(self._fans, fans, strict=True))
        self._show_stale()

    def _show_stale(self) -> None:
        """Show fans until a turn's time is spent; the rest follow in the next turns."""
        end = time.perf_counter() + _TURN
        while self._stale and time.perf_counter() < end:
            view, choice = self._stale.pop(0)
            view.show_chart(self._session.chart(choice.kind, choice.subject))
        if self._stale:
            self._later.start()
        first = self._fans[0].chart if self._fans else None
        self._legend.show_legend(first.legend if first else ())

    def _charts(self) -> tuple[ChartChoice | None, list[ChartChoice]]:
        choices = self._session.charts()
        bars = next((choice for choice in choices if choice.kind == "outcome_bars"), None)
        return bars, [choice for choice in choices if choice.kind == "fan"]

    def _show_headline(self) -> None:
        headline = self._session.headline
        if headline is not None:
            self._lead.show_words([_lead_word(part) for part in headline.lead])
            self._second.show_words([_second_word(part) for part in headline.second])
            return
        if self._session.is_open:
            title = self._session.variant.title
            self._lead.show_words([Word(f"{title}: the first runs are being played", "ink2")])
        else:
            self._lead.show_words([Word("No scenario is open", "ink2")])
        self._second.show_words([])

    def _make_fans(self, count: int) -> None:
        for view in self._fans:
            self._grid.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._fans = [FanView(self._theme) for _ in range(count)]
        self._columns = 0
        self._arrange()
        for view in self._fans[1:]:
            view.follow(self._fans[0])
        self._share_wheel()
        for place, view in enumerate(self._fans):
            view.menu_asked.connect(lambda at, place=place: self._open_menu(place, at))

    def _arrange(self) -> None:
        """Put the fans into as many columns as there is room for."""
        room = self.viewport().width() - 2 * MARGIN
        columns = max(1, min(COLUMNS, room // _FAN_ROOM))
        if columns != self._columns:
            self._columns = columns
            for place, view in enumerate(self._fans):
                self._grid.removeWidget(view)
                self._grid.addWidget(view, place // columns, place % columns)

    def _share_wheel(self) -> None:
        """Where the page is longer than its place, the wheel scrolls it wherever the mouse is."""
        for view in self._fans:
            view.leave_wheel(self.verticalScrollBar().maximum() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the fans anew where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def _open_menu(self, place: int, at: QPoint) -> None:
        menu = self.menu_of(place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu_of(self, place: int) -> QMenu:
        """Return the menu of a fan: another indicator in its place, export."""
        shown = [choice.name for choice in self._session.indicators if choice.shown]
        order = [choice.subject for choice in self._charts()[1]]
        menu = QMenu(self)
        group = QActionGroup(menu)
        for choice in self._session.indicators:
            action = menu.addAction(choice.label)
            action.setCheckable(True)
            action.setChecked(choice.name == order[place])
            action.setEnabled(choice.name == order[place] or choice.name not in shown)
            group.addAction(action)
            names = tuple(choice.name if at == place else name for at, name in enumerate(order))
            action.triggered.connect(
                lambda _, names=names: self._session.set_shown_indicators(names)
            )
        menu.addSeparator()
        view = self._fans[place]
        whole = menu.addAction("Show the whole horizon", view.box.show_whole)
        whole.setEnabled(not view.box.is_whole)
        chart = self._charts()[1][place]
        menu.addAction("Export this chart…", lambda: self.export_asked.emit(chart))
        return menu

    # --- laying out ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._share_wheel)
        inside = Surface(self._theme, "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 12, MARGIN, 8)
        column.setSpacing(0)
        column.addWidget(self._lead)
        column.addWidget(self._second)
        column.addSpacing(12)
        column.addWidget(Rule(self._theme, strong=True))
        ends = self._section("How the runs end")
        ends.addWidget(self._key, 1)
        column.addLayout(ends)
        column.addWidget(self.bars)
        column.addSpacing(6)
        column.addWidget(Rule(self._theme, strong=True))
        course = self._section("Course of the crisis")
        course.addWidget(self._legend, 1)
        column.addLayout(course)
        self._grid.setHorizontalSpacing(26)
        self._grid.setVerticalSpacing(8)
        column.addLayout(self._grid, 1)
        self.setWidget(inside)

    def _section(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        head = WordLine(self._theme, BODY, height=28)
        head.show_words([Word(title, bold=True)])
        head.take_room()
        row.addWidget(head)
        return row


def _key(counted: Counted) -> str:
    words = f"share of runs, lines at 50 and 100{NARROW}%"
    return f"{words} · whisker: {interval(counted)} · grey tick: baseline"


def _lead_word(part: Part) -> Word:
    if part.role == "phrase":
        return Word(part.text, "series:A", bold=True)
    return Word(part.text, "ink2" if part.role == "quiet" else "ink", bold=part.role != "quiet")


def _second_word(part: Part) -> Word:
    token, bold = _ROLES.get(part.role, ("ink2", False))
    return Word(part.text, token, bold)
