"""What went wrong, in place above the page: every fault with its line, and a way to the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, BOLD, VALUE, font
from ui.qt.theme import Theme
from ui.session.problems import Problem
from ui.session.session import Session

_SHOWN_FAULTS = 8


class ProblemBanner(QWidget):
    """Shows the session's problem until it is dismissed or overtaken."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._file: Path | None = None
        self._title = self._label(BOLD)
        self._text = self._label()
        self._open = QPushButton("Open the file")
        self._open.clicked.connect(self._open_file)
        self._close = FlatButton(theme, icon="close", padding=4)
        self._close.setAccessibleName("Dismiss")
        self._close.setToolTip("Dismiss")
        self._close.clicked.connect(self._dismiss)
        self._lay_out()
        session.problem_reported.connect(self._show_problem)
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
        self._text.setText(_body(problem))
        self._file = _file_of(problem)
        self._open.setVisible(self._file is not None)
        self.setAccessibleName(problem.title)
        self.setAccessibleDescription(problem.message)
        self.show()

    def _dismiss(self) -> None:
        self._session.dismiss_problem()
        self.hide()

    def _open_file(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

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
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground with a bar at its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("selected"))
        painter.fillRect(0, 0, 3, self.height(), self._theme.ink("ink"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.ink("strong_rule"))


def _body(problem: Problem) -> str:
    if not problem.faults:
        return problem.message
    lines = [str(fault) for fault in problem.faults[:_SHOWN_FAULTS]]
    rest = len(problem.faults) - len(lines)
    if rest:
        lines.append(f"and {rest} more")
    return "\n".join(lines)


def _file_of(problem: Problem) -> Path | None:
    paths = [Path(fault.file) for fault in problem.faults]
    return next((path for path in paths if path.is_file()), None)
