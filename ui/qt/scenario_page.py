"""Scenario: what is the case, in words and events, to be edited without leaving the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.language import tr
from ui.qt.controls import FlatButton, PlainField, Rule, Surface
from ui.qt.filing import Filing
from ui.qt.fonts import BODY, BOLD, HEADLINE, SMALL, VALUE, font
from ui.qt.opening import Opener, open_place
from ui.qt.scenario_course import ScenarioCourseView
from ui.qt.scenario_differences import ScenarioDifferences
from ui.qt.scenario_inspector import ScenarioInspector
from ui.qt.scenario_timeline import ScenarioTimeline
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.scenario_course import ScenarioCourse
from ui.session.scenario_view import ScenarioView
from ui.session.session import Session

MARGIN = 20
_NOTES_LINES = 4
_LOW, _TIMELINE_SHARE = 740, 0.3
_HEADS, _INSPECTOR = 162, 190  # pixels for what is over the notes, and for what is below the course
_QUIET = 500  # milliseconds after the last letter when notes are taken
_BESIDE, _EDITING = 716, 420  # so wide, differences stand beside the inspector, of that width


class ScenarioPage(QScrollArea):
    """Shows a ``ScenarioView``; opening a file is handed to *opener*."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        opener: Opener = open_place,
    ) -> None:
        super().__init__(parent)
        self._session, self._theme, self._opener = session, theme, opener
        self.view = ScenarioView(session)
        self.filing = Filing(session, self)
        self._later, self._writing = QTimer(self), QTimer(self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.show_scenario()

    @property
    def is_settled(self) -> bool:
        """Whether everything shows what the view has."""
        return not self._later.isActive()

    def show_scenario(self) -> None:
        """Show how things stand."""
        view = self.view
        if not self.title.isModified():
            self.title.setText(view.title)
        self._lead.show_words([Word(view.lead or tr("No scenario is open"), "ink2")])
        if not self._writing.isActive() and self.notes.toPlainText() != view.notes:
            with QSignalBlocker(self.notes):
                self.notes.setPlainText(view.notes)
        self._summary.show_words([Word(view.summary, "ink3")])
        for part in (self.title, self.notes, self.new, self.copy, self.save, self.add, self.edit):
            part.setEnabled(view.is_open)
        self.timeline.show_view()
        self.course.show_view()
        self.inspector.show_view()
        self.differences.show_view()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the inspector, also in a low window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the height out; what has no room after that is scrolled to."""
        size = self.viewport().size()
        lines = _NOTES_LINES if size.height() >= _LOW else _NOTES_LINES // 2
        notes = self.notes.fontMetrics().lineSpacing() * lines + 12
        self.notes.setFixedHeight(notes)
        self.timeline.fit(size.height() * _TIMELINE_SHARE)
        taken = _HEADS + notes + self.timeline.height() + _INSPECTOR
        self.course.fit(size.height() - taken)
        beside = size.width() >= _BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self.inspector.setMinimumWidth(_EDITING if beside else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another page was in front."""
        super().showEvent(event)
        self._later.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the notes when the keyboard leaves them."""
        if watched is self.notes and event.type() == QEvent.Type.FocusOut:
            self._take_notes()
        return super().eventFilter(watched, event)

    def menu_at(self, hour: float | None = None) -> QMenu:
        """Return the menu of what can be added, in groups, each kind with what it does."""
        menu = QMenu(self)
        for group in self.view.kinds:
            under = menu.addMenu(group.title)
            for kind in group.kinds:
                action = under.addAction(f"{kind.title}\t{kind.help}")
                action.triggered.connect(partial(self._add, kind.name, hour))
        return menu

    # --- what is done ----------------------------------------------------------------------

    def open_in_editor(self) -> None:
        """Open the file at the chosen shock."""
        place = self.view.place(self.view.chosen)
        if place is None or not self._opener(place):
            text = tr("No editor was found.") if place else tr("This scenario stands in no file.")
            self._lead.show_words([Word(text, "ink2")])

    def _add(self, kind: str, hour: float | None, _checked: bool = False) -> None:
        self.view.add(kind, hour)
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_kind(self, hour: float, place: QPoint) -> None:
        self._popup(self.menu_at(hour), place)

    def _ask_kind_here(self) -> None:
        place = self.add.mapToGlobal(QPoint(0, self.add.height()))
        self._popup(self.menu_at(), place)

    def _popup(self, menu: QMenu, place: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _show_course(self) -> None:
        """Follow the runs as they come."""
        if self.isVisible() and not self._later.isActive():
            self.course.show_view()

    def _on_changed(self) -> None:
        if self.isVisible() and not self._later.isActive():
            self._later.start(0)

    def _take_title(self) -> None:
        if self.title.isModified():
            self.title.setModified(False)
            self.view.set_title(self.title.text())
            self._later.start(0)

    def _take_notes(self) -> None:
        if self._writing.isActive():
            self._writing.stop()
            self.view.set_notes(self.notes.toPlainText())

    # --- putting it together ---------------------------------------------------------------

    def _make_parts(self) -> None:
        theme, view = self._theme, self.view
        self.title = PlainField()
        self.title.setFont(font(HEADLINE, BOLD))
        self.title.setProperty("heading", True)
        self.title.setTextMargins(-3, 0, 0, 0)
        self.title.setAccessibleName(tr("Title of the variant"))
        self.title.setToolTip(tr("Write another title; empty brings the scenario’s own back"))
        self._lead = WordLine(theme, VALUE, height=20)
        self.notes = QPlainTextEdit()
        self.notes.setFont(font(VALUE))
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setPlaceholderText(
            tr("Notes: what this variant asks, and what in it is judgement")
        )
        self.notes.installEventFilter(self)
        self.new = self._button(tr("New variant"), tr("Begin anew from the file; edits are pinned"))
        self.copy = self._button(tr("Duplicate"), tr("Pin a copy and go on with this one"))
        self.save = self._button(tr("Save as scenario…"), tr("A file of what differs"))
        self.edit = self._button(
            tr("Open in editor"), tr("At the line of the shock that is chosen")
        )
        self.add = FlatButton(theme, tr("Add"), menu=True)
        self.add.setToolTip(tr("Schedule another event"))
        self._heading = QLabel(tr("Shocks"))
        self._heading.setFont(font(BODY, BOLD))
        self._summary = WordLine(theme, SMALL, height=28)
        self.timeline = ScenarioTimeline(view, theme)
        course = ScenarioCourse(self._session)
        self.course = ScenarioCourseView(view, course, self.timeline, theme)
        self.inspector = ScenarioInspector(view, theme)
        self.differences = ScenarioDifferences(view, theme)

    def _button(self, text: str, tip: str) -> FlatButton:
        button = FlatButton(self._theme, text, size=VALUE, token="ink2")
        button.setToolTip(tip)
        return button

    def _connect(self) -> None:
        self.view.changed.connect(self._on_changed)
        self._session.results_changed.connect(self._show_course)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.show_scenario)
        self._writing.setSingleShot(True)
        self._writing.setInterval(_QUIET)
        self._writing.timeout.connect(lambda: self.view.set_notes(self.notes.toPlainText()))
        self.notes.textChanged.connect(self._writing.start)
        self.title.editingFinished.connect(self._take_title)
        self.new.clicked.connect(self.filing.new_variant)
        self.copy.clicked.connect(lambda: self._session.duplicate())
        self.save.clicked.connect(lambda: self.filing.save_scenario())
        self.edit.clicked.connect(self.open_in_editor)
        self.add.clicked.connect(self._ask_kind_here)
        self.timeline.add_asked.connect(self._ask_kind)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Surface(self._theme, "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 12, MARGIN, 8)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self._lead)
        column.addSpacing(6)
        column.addWidget(self.notes)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 4)
        buttons.setSpacing(2)
        buttons.addWidget(self._heading)
        buttons.addSpacing(6)
        buttons.addWidget(self.add)
        buttons.addSpacing(6)
        buttons.addWidget(self._summary, 1)
        for button in (self.new, self.copy, self.save, self.edit):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addWidget(Rule(self._theme, strong=True))
        column.addWidget(self.timeline)
        column.addWidget(self.course)
        column.addWidget(Rule(self._theme, strong=True))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(20)
        self._sides.addWidget(self.inspector, 5)
        self._sides.addWidget(self.differences, 4)
        column.addSpacing(8)
        column.addLayout(self._sides, 1)
        self.setWidget(inside)
