"""Story: one run by actor over time, the run in words, and what came before its ending."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QIntValidator,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from simulator.charts.numerals import percent
from simulator.language import mark, tr
from ui.qt.controls import FlatButton, Surface
from ui.qt.fonts import SMALL, VALUE, font
from ui.qt.map_controls import LOOP_KEY, PLAY_KEY
from ui.qt.shortcuts import CANCEL
from ui.qt.story_picture import StoryPicture
from ui.qt.story_places import EDGE
from ui.qt.story_side import StorySide
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.offer import Offer
from ui.session.story_chart import chart_of
from ui.session.story_view import StoryView

_MARGIN = 20
_HEADLINE = 18.0
_SIDE, _SIDE_LEAST, _SIDE_MOST = 0.35, 210, 400  # of the width, and in pixels
_LITTLE_ROOM = 700  # below this width some words of the controls are left out
_RANK = 114  # pixels for the longest rank, so that the arrows stay where they are
_TURN = 16  # milliseconds between two looks at the run under way, or two frames of the film
_PATIENCE = 400  # milliseconds before a run under way is said to be so
_MOST = 2**31 - 1
_WHAT_TO_DO = {
    "empty": mark("No run has been played yet"),
    "busy": mark("The run is being chosen and played again, event by event"),
    "stopped": mark("No run is told: it was stopped"),
}


class StoryPage(QScrollArea):
    """Shows the runs that a :class:`StoryView` tells; ``export_asked`` wants one as a file."""

    export_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(
        self,
        view: StoryView,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.view = theme, view
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN)
        self._timer.timeout.connect(self._turn)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._show_waiting)
        self._last = 0.0
        self._lead = WordLine(theme, _HEADLINE, height=28, smallest=13)
        self._second = WordLine(theme, VALUE, height=18)
        self.outcome = FlatButton(theme, tr("Outcome"), menu=True, padding=0)
        self.earlier = FlatButton(theme, icon="left", padding=6)
        self.later = FlatButton(theme, icon="right", padding=6)
        self.number = QLineEdit()
        key = tr(CANCEL.shown)
        self.stop = FlatButton(theme, tr("Cancel"), key=key, size=SMALL, token="ink2")
        self.again = QPushButton(tr("Try again"))
        self.picture = StoryPicture(self.view, theme)
        self.side = StorySide(self.view, theme)
        self._waiting, self._state = QWidget(), QLabel()
        self._stack = QStackedWidget()
        self._rank = WordLine(theme, VALUE, height=28)
        self._of_number = QLabel(tr("Run"))
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
        self._stack.setCurrentWidget(self.picture if run else self._waiting)
        self._state.setText(view.failure or tr(_WHAT_TO_DO.get(view.state, "")))
        self.side.setVisible(run is not None or not view.failure)
        self.again.setVisible(view.state in ("failed", "stopped"))
        title = view.title or (tr("This run cannot be told") if view.failure else "")
        self._lead.show_words([Word(title, bold=True)])
        if not view.is_busy:
            self._patience.stop()
        elif not self._patience.isActive():
            self._patience.start()
        self._show_waiting()
        self._show_controls()
        self._keep_time()

    def _show_waiting(self) -> None:
        """Say that another run is on its way, once that takes long enough to be noticed."""
        view = self.view
        slow = view.is_busy and not self._patience.isActive()
        more = tr(" · another run is being played") if slow and view.told else ""
        self._second.show_words([Word(view.subtitle, "ink2"), Word(more, "ink3")])
        self.stop.setVisible(slow)

    def _show_controls(self) -> None:
        view, run = self.view, self.view.told
        ending = run.ending if run else None
        text = tr("Outcome")
        if ending:
            text = f"{tr(ending.label)}, {percent(ending.share.value)}"
        self.outcome.setText(text)
        self.outcome.updateGeometry()
        self.outcome.setEnabled(bool(view.endings))
        back, on = view.can_step
        self.earlier.setEnabled(back)
        self.later.setEnabled(on)
        self._rank.show_words([Word(view.rank_text if run else "")])
        if run is not None and not self.number.hasFocus():
            self.number.setText(str(run.story.replication))

    def offers(self) -> tuple[Offer, ...]:
        """Return the picture of the run, to be written to a file."""
        return (Offer(tr("The run by actor over time"), lambda: chart_of(self.view)),)

    # --- time ------------------------------------------------------------------------------

    def _turn(self) -> None:
        """Go on with the run under way, and let the film run for the time that has passed."""
        now = time.monotonic()
        passed, self._last = now - self._last, now
        self.view.poll()
        self.view.film.advance(min(passed, 0.25))
        self._keep_time()

    def _keep_time(self) -> None:
        """Turn only while there is something to wait for."""
        wanted = self.view.is_busy or self.view.film.is_playing
        if wanted and not self._timer.isActive():
            self._last = time.monotonic()
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def outcome_menu(self) -> QMenu:
        """Return the outcomes, with the share of runs that end so."""
        menu, run = QMenu(self), self.view.told
        for ending in self.view.endings:
            action = menu.addAction(f"{tr(ending.label)}\t{percent(ending.share.value)}")
            action.setCheckable(True)
            action.setChecked(run is not None and run.story.outcome == ending.name)
            action.setEnabled(ending.runs > 0)
            action.triggered.connect(lambda _, name=ending.name: self.view.choose_outcome(name))
        return menu

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

    def cancel(self) -> None:
        """Stop making a run ready; the one that is shown stays."""
        self.view.cancel()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to write the picture to a file."""
        if self.view.told is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("Copy picture"), lambda: self.copy_asked.emit(self.offers()[0]))
        menu.addAction(tr("Export this run…"), lambda: self.export_asked.emit(self.offers()[0]))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the room there is."""
        super().resizeEvent(event)
        room = event.size().width()
        narrow = room < _LITTLE_ROOM
        self.side.setFixedWidth(max(_SIDE_LEAST, min(_SIDE_MOST, round(_SIDE * room))))
        for widget in (self._rank, self._of_number):
            widget.setVisible(not narrow)

    # --- putting it together ---------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stop.setFixedHeight(18)  # of the line it stands in
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state.setWordWrap(True)
        self._state.setProperty("tone", "ink3")
        waiting = QVBoxLayout(self._waiting)
        waiting.addStretch(1)
        waiting.addWidget(self._state)
        waiting.addSpacing(8)
        waiting.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        waiting.addStretch(2)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self.picture)
        second = QHBoxLayout()
        second.addWidget(self._second, 1)
        second.addWidget(self.stop)
        head = QVBoxLayout()
        head.setContentsMargins(round(EDGE), 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self._lead)
        head.addLayout(second)
        head.addSpacing(4)
        head.addLayout(self._controls())
        left = QVBoxLayout()
        left.setContentsMargins(_MARGIN - round(EDGE), 12, 12, 6)
        left.setSpacing(0)
        left.addLayout(head)
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
        self.number.setAccessibleName(tr("Number of the run"))
        self.number.setToolTip(tr("Tell another run by its number (Return)"))
        self.outcome.setToolTip(tr("Tell the most typical run of an outcome"))
        self.earlier.setToolTip(tr("A more typical run of this outcome (Page Up in the picture)"))
        self.later.setToolTip(tr("The next most typical run (Page Down in the picture)"))
        self.earlier.setAccessibleName(tr("A more typical run"))
        self.later.setAccessibleName(tr("The next most typical run"))
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
        view.moment_changed.connect(self._keep_time)
        self.stop.clicked.connect(view.cancel)
        self.again.clicked.connect(view.retry)
        self.outcome.clicked.connect(self._open_menu)
        self.earlier.clicked.connect(lambda: view.step_run(-1))
        self.later.clicked.connect(lambda: view.step_run(1))
        self.number.returnPressed.connect(self._choose_number)
        for key, does in (
            (PLAY_KEY, view.film.toggle),
            (LOOP_KEY, lambda: view.film.set_loops(not view.film.loops)),
        ):
            made = QShortcut(QKeySequence(key), self)
            made.setAutoRepeat(False)
            made.activated.connect(does)
