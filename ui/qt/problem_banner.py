"""What went wrong, in place above the page: every fault with its line, and a way to that line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.errors import Fault
from simulator.language import tr
from simulator.scenario.document import Place
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, BOLD, VALUE, font
from ui.qt.opening import Opener, open_place
from ui.qt.theme import Theme
from ui.session.problems import Problem
from ui.session.session import Session

_LINE = 24
_SHOWN_LINES = 6


class ProblemBanner(QWidget):
    """Shows the session's problem until it is dismissed, mended or overtaken."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        opener: Opener = open_place,
    ) -> None:
        super().__init__(parent)
        self._session, self._theme, self._opener = session, theme, opener
        self._title = self._label(BOLD)
        self._text = self._label()
        self._close = FlatButton(theme, icon="close", padding=4)
        self._close.setAccessibleName(tr("Dismiss"))
        self._close.setToolTip(tr("Dismiss"))
        self._close.clicked.connect(session.dismiss_problem)
        self._faults = QScrollArea()
        self._faults.setWidgetResizable(True)
        self._faults.setFrameShape(QFrame.Shape.NoFrame)
        self._faults.viewport().setAutoFillBackground(False)
        self.places: list[FlatButton] = []
        self._lay_out()
        session.problem_reported.connect(self._show_problem)
        session.problem_dismissed.connect(self.hide)
        session.scenario_changed.connect(self.show_problem)
        theme.changed.connect(self.update)
        self.show_problem()

    @property
    def text(self) -> str:
        """What is shown, title and body."""
        return f"{self._title.text()}\n{self._text.text()}"

    def show_problem(self) -> None:
        """Show what the session has to say, or nothing."""
        problem = self._session.problem
        self.setVisible(problem is not None)
        if problem is not None:
            self._show_problem(problem)

    def _show_problem(self, problem: Problem) -> None:
        self._title.setText(problem.title)
        self._text.setText(problem.message)
        self._text.setVisible(not problem.faults)
        self._show_faults(problem.faults)
        self.setAccessibleName(problem.title)
        self.setAccessibleDescription(problem.message)
        self.show()

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Show a line for each fault, with the button that goes there; many of them scroll."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self.places = []
        for row, fault in enumerate(faults):
            button = FlatButton(self._theme, _where(fault), "edit", size=VALUE, padding=4)
            button.setFixedHeight(_LINE)
            button.setToolTip(tr("Open {file} in an editor", file=fault.file))
            button.setAccessibleName(tr("Open at the fault: {fault}", fault=str(fault)))
            button.setEnabled(Path(fault.file).is_file())
            button.clicked.connect(lambda _=False, fault=fault: self._open(fault))
            grid.addWidget(button, row, 0)
            what = self._label()
            what.setText(_what(fault))
            grid.addWidget(what, row, 1)
            self.places.append(button)
        self._faults.setWidget(inside)
        inside.setAutoFillBackground(False)  # which a scroll area switches on
        self._faults.setVisible(bool(faults))
        self._faults.setFixedHeight(min(len(faults), _SHOWN_LINES) * _LINE + 2)

    def _open(self, fault: Fault) -> None:
        self._opener(Place(fault.file, max(1, fault.line), max(1, fault.column)))

    def _label(self, weight: object = None) -> QLabel:
        label = QLabel()
        label.setFont(font(BODY, BOLD) if weight is BOLD else font(VALUE))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self._faults)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground with a bar at its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("selected"))
        painter.fillRect(0, 0, 3, self.height(), self._theme.ink("ink"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.ink("strong_rule"))


def _where(fault: Fault) -> str:
    name = Path(fault.file).name or fault.file
    if not fault.line:
        return name
    return tr("{file}, line {line}", file=name, line=fault.line)


def _what(fault: Fault) -> str:
    return f"{fault.key}: {fault.message}" if fault.key else fault.message
