"""Story: one run by actor over time, the run in words, and what came before its ending."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QIntValidator, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from simulator.charts.numerals import percent
from ui.qt.controls import FlatButton, Surface
from ui.qt.fonts import SMALL, VALUE, font
from ui.qt.story_picture import StoryPicture
from ui.qt.story_side import StorySide
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.session import Session
from ui.session.story_view import StoryView

_MARGIN = 20
_HEADLINE = 18.0
_SIDE, _SIDE_NARROW, _SIDE_LEAST = 300, 256, 210
_ROOM, _LITTLE_ROOM = 860, 700  # below these widths the words take less
_RANK = 114  # pixels for the longest rank, so that the arrows stay where they are
_POLL = 30  # milliseconds between two looks at the run under way
_MOST = 2**31 - 1
_WHAT_TO_DO = {
    "empty": "No run has been played yet",
    "busy": "The run is being chosen and played again, event by event",
}


class StoryPage(QScrollArea):
    """Shows the runs that a :class:`StoryView` tells."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        view: StoryView | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = view or StoryView(session)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self._look)
        self._lead = WordLine(theme, _HEADLINE, height=28, smallest=13)
        self._second = WordLine(theme, VALUE, height=18)
        self.outcome = FlatButton(theme, "Outcome", menu=True, padding=0)
        self.earlier = FlatButton(theme, icon="left", padding=6)
        self.later = FlatButton(theme, icon="right", padding=6)
        self.number = QLineEdit()
        self.picture = StoryPicture(self.view, theme)
        self.side = StorySide(self.view, theme)
        self._state = QLabel()
        self._stack = QStackedWidget()
        self._rank = WordLine(theme, VALUE, height=28)
        self._of_number = QLabel("Run")
        self._lay_out()
        self._connect()
        self.show_run()

    @property
    def lead_text(self) -> str:
        """The first line as plain text."""
        return self._lead.text

    @property
    def second_text(self) -> str:
        """The second line as plain text."""
        return self._second.text

    @property
    def state_text(self) -> str:
        """What stands in the place of the picture while there is none."""
        return self._state.text()

    @property
    def shows_run(self) -> bool:
        """Whether the picture is in front."""
        return self._stack.currentWidget() is self.picture

    def show_run(self) -> None:
        """Show what the view tells as it stands."""
        view, run = self.view, self.view.told
        self._stack.setCurrentWidget(self.picture if run else self._state)
        self._state.setText(view.failure or _WHAT_TO_DO.get(view.state, ""))
        title = view.title or ("This run cannot be told" if view.failure else "")
        self._lead.show_words([Word(title, bold=True)])
        waiting = " · another run is being played" if run and view.is_busy else ""
        self._second.show_words([Word(view.subtitle, "ink2"), Word(waiting, "ink3")])
        self._show_controls()
        if view.is_busy and not self._poll.isActive():
            self._poll.start()
        elif not view.is_busy:
            self._poll.stop()

    def _show_controls(self) -> None:
        view, run = self.view, self.view.told
        ending = run.ending if run else None
        text = f"{ending.label}, {percent(ending.share.value)}" if ending else "Outcome"
        self.outcome.setText(text)
        self.outcome.updateGeometry()
        self.outcome.setEnabled(bool(view.endings))
        back, on = view.can_step
        self.earlier.setEnabled(back)
        self.later.setEnabled(on)
        self._rank.show_words([Word(view.rank_text if run else "")])
        if run is not None and not self.number.hasFocus():
            self.number.setText(str(run.story.replication))

    def outcome_menu(self) -> QMenu:
        """Return the outcomes, with the share of runs that end so."""
        menu, run = QMenu(self), self.view.told
        for ending in self.view.endings:
            action = menu.addAction(f"{ending.label}\t{percent(ending.share.value)}")
            action.setCheckable(True)
            action.setChecked(run is not None and run.story.outcome == ending.name)
            action.setEnabled(ending.runs > 0)
            action.triggered.connect(lambda _, name=ending.name: self.view.choose_outcome(name))
        return menu

    def _look(self) -> None:
        self.view.poll()
        if not self.view.is_busy:
            self._poll.stop()

    def _open_menu(self) -> None:
        menu = self.outcome_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.outcome.mapToGlobal(QPoint(0, self.outcome.height() + 2)))

    def _choose_number(self) -> None:
        if self.number.text():
            self.view.choose_run(int(self.number.text()))
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell a run, since somebody looks."""
        super().showEvent(event)
        self.view.activate(True)
        self.show_run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Play nothing for a page that nobody sees."""
        super().hideEvent(event)
        self.view.activate(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the room there is."""
        super().resizeEvent(event)
        room = event.size().width()
        narrow = room < _LITTLE_ROOM
        wide = _SIDE if room >= _ROOM else _SIDE_NARROW
        self.side.setFixedWidth(_SIDE_LEAST if narrow else wide)
        for widget in (self._rank, self._of_number):
            widget.setVisible(not narrow)

    # --- putting it together ---------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state.setWordWrap(True)
        self._state.setProperty("tone", "ink3")
        self._stack.addWidget(self._state)
        self._stack.addWidget(self.picture)
        left = QVBoxLayout()
        left.setContentsMargins(_MARGIN, 12, 12, 6)
        left.setSpacing(0)
        left.addWidget(self._lead)
        left.addWidget(self._second)
        left.addSpacing(4)
        left.addLayout(self._controls())
        left.addSpacing(6)
        left.addWidget(self._stack, 1)
        inside = Surface(self._theme, "page")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self.setWidget(inside)

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._rank.setMinimumWidth(40)
        self._rank.setMaximumWidth(_RANK)
        self._of_number.setFont(font(SMALL))
        self._of_number.setProperty("tone", "ink3")
        self._of_number.setBuddy(self.number)
        self.number.setValidator(QIntValidator(0, _MOST, self.number))
        self.number.setFixedWidth(58)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName("Number of the run")
        self.number.setToolTip("Tell another run by its number (Return)")
        self.outcome.setToolTip("Tell the most typical run of an outcome")
        self.earlier.setToolTip("A more typical run of this outcome (Page Up in the picture)")
        self.later.setToolTip("The next most typical run (Page Down in the picture)")
        self.earlier.setAccessibleName("A more typical run")
        self.later.setAccessibleName("The next most typical run")
        row.addWidget(self.outcome)
        row.addWidget(self.earlier)
        row.addWidget(self._rank, 10)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self._of_number)
        row.addWidget(self.number)
        return row

    def _connect(self) -> None:
        view = self.view
        view.changed.connect(self.show_run)
        self.outcome.clicked.connect(self._open_menu)
        self.earlier.clicked.connect(lambda: view.step_run(-1))
        self.later.clicked.connect(lambda: view.step_run(1))
        self.number.returnPressed.connect(self._choose_number)
