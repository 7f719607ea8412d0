"""Compare: the live scenario against one other, in results and in inputs, and what explains it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.language import tr
from ui.qt.chart_legend import ChartLegend
from ui.qt.chooser import Chooser
from ui.qt.compare_causes import CausesPanel
from ui.qt.compare_forest import ForestView
from ui.qt.compare_grid import GridView
from ui.qt.compare_inputs import InputTable
from ui.qt.controls import FlatButton, Rule, Surface
from ui.qt.fan_view import FanView
from ui.qt.fonts import BODY, HEADLINE, SMALL, VALUE
from ui.qt.shortcuts import PIN
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.compare_view import CompareView
from ui.session.lever_grid import LeverGrid
from ui.session.session import Session

KEY = "D"
MARGIN = 20
_COLUMNS = 3
_FAN_ROOM = 190
_FAN_HEIGHT = 216
_HALVES = 780  # pixels under which what was changed stands above what explains it
_TURN = 0.012  # seconds of one turn of the event loop, after which what is left waits


class ComparePage(QScrollArea):
    """Shows a ``CompareView``; ``export_asked`` wants one of its charts as a file."""

    export_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.view, self._grid = CompareView(session), LeverGrid(session)
        self._fans: list[FanView] = []
        self._steps: list[Callable[[], None]] = []  # of showing how things stand
        self._is_stale = True
        self._columns = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show()

    @property
    def fans(self) -> tuple[FanView, ...]:
        """The charts, in the order shown."""
        return tuple(self._fans)

    @property
    def is_settled(self) -> bool:
        """Whether everything shows what the session has."""
        return not self._steps and not self._later.isActive()

    @property
    def lead_text(self) -> str:
        """The finding as plain text."""
        return self._lead.text

    def refresh(self) -> None:
        """Show how things stand, soon; nothing is done while another page is in front."""
        self._is_stale = True
        if not self._later.isActive():
            self._later.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another page was in front."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the charts anew where the width asks for it, and the halves below one another."""
        super().resizeEvent(event)
        narrow, way = self.width() < _HALVES, QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._halves.setSpacing(8 if narrow else 36)
        self._arrange()

    # --- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        """Show one part after another, for a turn's time; what is left waits for the next turn."""
        if not self._steps:
            self._is_stale = False
            self._steps = [
                self._show_head,
                lambda: self.forest.show_groups(self.view.forest, self.view.letter),
                lambda: self.inputs.show_rows(self.view.inputs, self.view.letter),
                self.causes.show_causes,
                self.grid.show_grid,
                self._show_charts,
            ]
        end = time.perf_counter() + _TURN
        while self._steps and time.perf_counter() < end:
            self._steps.pop(0)()
        if self._steps or self._is_stale:
            self._later.start(0)

    def _show_head(self) -> None:
        view = self.view
        self._lead.show_words([Word(view.lead, bold=True)])
        self._second.show_words([Word(view.small_print, "ink2")])
        self._fill_rivals()
        self._body.setVisible(not view.is_empty)
        self.pin.setVisible(view.is_empty)
        self._chooser.setVisible(not view.is_empty)
        for mode, button in self.modes.items():
            button.setChecked(mode == view.mode)

    def _show_charts(self) -> None:
        """Make room for the charts; each is a step of its own."""
        view = self.view
        names = view.indicators
        if len(names) != len(self._fans):
            self._make_fans(len(names))
        self._key.setVisible(view.mode == "difference")
        self._legend.setVisible(view.mode == "overlay")
        self._steps += [partial(self._show_chart, *shown) for shown in enumerate(names)]

    def _show_chart(self, place: int, name: str) -> None:
        if name not in self.view.indicators:
            return  # it was taken away meanwhile: the next round knows
        chart = self.view.chart(name)[1]
        self._fans[place].show_chart(chart)
        if place == 0:
            is_overlay = self.view.mode == "overlay"
            self._legend.show_legend(chart.legend if chart and is_overlay else ())

    def _fill_rivals(self) -> None:
        rivals = self.view.rivals
        known = [
            (self.rival.itemData(row), self.rival.itemText(row))
            for row in range(self.rival.count())
        ]
        wanted = [
            (r.letter, r.title if r.letter == "baseline" else f"{r.letter}  {r.title}")
            for r in rivals
        ]
        if known != wanted:
            self.rival.clear()
            for letter, text in wanted:
                self.rival.addItem(text, letter)
        self.rival.setCurrentIndex(self.rival.findData(self.view.letter))

    def _make_fans(self, count: int) -> None:
        for fan in self._fans:
            self._charts.removeWidget(fan)
            fan.hide()
            fan.deleteLater()
        self._fans = [FanView(self._theme) for _ in range(count)]
        self._columns = 0
        for place, fan in enumerate(self._fans):
            fan.setFixedHeight(_FAN_HEIGHT)
            fan.leave_wheel(True)
            fan.menu_asked.connect(lambda at, place=place: self._open_menu(place, at))
            if place:
                fan.follow(self._fans[0])
        self._arrange()

    def _arrange(self) -> None:
        room = self.viewport().width() - 2 * MARGIN
        columns = max(1, min(_COLUMNS, room // _FAN_ROOM))
        if columns != self._columns:
            self._columns = columns
            for place, fan in enumerate(self._fans):
                self._charts.removeWidget(fan)
                self._charts.addWidget(fan, place // columns, place % columns)

    def menu_of(self, place: int) -> QMenu:
        """Return the menu of a chart."""
        menu, fan = QMenu(self), self._fans[place]
        whole = menu.addAction(tr("Show the whole horizon"), fan.box.show_whole)
        whole.setEnabled(not fan.box.is_whole)
        choice = self.view.charts()[place][0]
        menu.addAction(tr("Copy picture"), lambda: self.copy_asked.emit(choice))
        menu.addAction(tr("Export this chart…"), lambda: self.export_asked.emit(choice))
        return menu

    def _open_menu(self, place: int, at: QPoint) -> None:
        menu = self.menu_of(place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # --- putting it together ---------------------------------------------------------------

    def _make_parts(self) -> None:
        theme = self._theme
        self._lead = WordLine(theme, HEADLINE, height=30, smallest=15)
        self._second = WordLine(theme, VALUE, height=20)
        self.rival = Chooser(theme)
        self.rival.setAccessibleName(tr("Compare the live scenario with"))
        self.rival.setToolTip(tr("The scenario that the live one (A) is held against"))
        self.rival.setMaximumWidth(240)
        self.modes = {
            "overlay": FlatButton(theme, tr("Overlay")),
            "difference": FlatButton(theme, tr("Paired difference"), key=KEY),
        }
        self._group = QButtonGroup(self)
        for button in self.modes.values():
            button.setCheckable(True)
            self._group.addButton(button)
        self.pin = FlatButton(theme, tr("Pin the live scenario"), icon="pin", key=tr(PIN.shown))
        self.pin.setToolTip(tr(PIN.does))
        self.forest = ForestView(theme)
        self.inputs = InputTable(theme)
        self.causes = CausesPanel(self.view, theme)
        self.grid = GridView(self._grid, theme)
        self._legend = ChartLegend(theme)
        self._charts = QGridLayout()
        self._charts.setHorizontalSpacing(26)
        self._charts.setVerticalSpacing(8)

    def _connect(self) -> None:
        view = self.view
        view.changed.connect(self._on_changed)
        self._grid.changed.connect(self._on_changed)
        self.rival.activated.connect(self._choose_rival)
        self.modes["overlay"].clicked.connect(lambda: view.set_mode("overlay"))
        self.modes["difference"].clicked.connect(lambda: view.set_mode("difference"))
        self.pin.clicked.connect(self._session.pin)
        self.inputs.source_asked.connect(self._session.source_asked.emit)
        toggle = QShortcut(QKeySequence(KEY), self)
        toggle.setAutoRepeat(False)
        toggle.activated.connect(view.toggle_mode)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _choose_rival(self, place: int) -> None:
        self.view.choose(str(self.rival.itemData(place)))

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Surface(self._theme, "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(0)
        column.addWidget(self._lead)
        column.addWidget(self._second)
        column.addSpacing(6)
        self._chooser = QWidget()
        choices = QHBoxLayout(self._chooser)
        choices.setContentsMargins(0, 0, 0, 6)
        choices.setSpacing(4)
        against = self._head(tr("A against"), bold=False)
        choices.addWidget(against)
        choices.addWidget(self.rival)
        choices.addStretch(1)
        for button in self.modes.values():
            choices.addWidget(button)
        column.addWidget(self._chooser)
        column.addWidget(self.pin)
        self._body = QWidget()
        self._lay_out_body()
        column.addWidget(self._body)
        column.addStretch(1)
        self.setWidget(inside)

    def _lay_out_body(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule(self._theme, strong=True))
        column.addWidget(self.forest)
        column.addSpacing(6)
        column.addWidget(Rule(self._theme, strong=True))
        course = QHBoxLayout()
        course.addWidget(self._head(tr("Course of the crisis")))
        self._key = WordLine(self._theme, SMALL, height=28, right=True)
        words = tr("differences of pairs: median, 25–75, 10–90\u202f% · level line: none")
        self._key.show_words([Word(words, "ink3")])
        course.addWidget(self._key, 1)
        course.addWidget(self._legend, 1)
        column.addLayout(course)
        column.addLayout(self._charts)
        column.addSpacing(8)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.addLayout(self._part(tr("What was changed"), self.inputs), 1)
        self._halves.addLayout(self._part(tr("What explains it"), self.causes), 1)
        column.addLayout(self._halves)
        column.addSpacing(8)
        column.addWidget(Rule(self._theme, strong=True))
        head = QHBoxLayout()
        head.addWidget(self._head(tr("Scenarios by levers")))
        tips = WordLine(self._theme, SMALL, height=28, right=True)
        tip = tr("tick: as the file has it · coloured: changed · every cell can be moved")
        tips.show_words([Word(tip, "ink3")])
        head.addWidget(tips, 1)
        head.addWidget(self.grid.choose)
        column.addLayout(head)
        column.addWidget(self.grid)

    def _part(self, title: str, widget: QWidget) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(0)
        part.addWidget(Rule(self._theme, strong=True))
        part.addWidget(self._head(title))
        part.addWidget(widget)
        part.addStretch(1)
        return part

    def _head(self, text: str, *, bold: bool = True) -> WordLine:
        head = WordLine(self._theme, BODY, height=28)
        head.show_words([Word(text, "ink" if bold else "ink2", bold=bold)])
        head.take_room()
        return head
