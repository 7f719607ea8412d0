"""Tells screen readers what they cannot see happen; nothing is said where nobody listens."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.session.problems import Problem
from ui.session.session import Session
from ui.session.spoken import Spoken


def announce(widget: QWidget, text: str) -> None:
    """Have *text* read out, after what is being read."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Announcer(QTimer):
    """Announces the state of the runs and problems on behalf of *widget*."""

    def __init__(self, session: Session, widget: QWidget) -> None:
        super().__init__(widget)
        self._spoken, self._widget = Spoken(session), widget
        self.setSingleShot(True)
        self.timeout.connect(self._say)
        session.progress_changed.connect(self._on_news)
        session.results_changed.connect(self._on_news)
        session.problem_reported.connect(self._on_problem)

    def _on_news(self) -> None:
        if self.isActive() or not QAccessible.isActive():
            return
        wait = self._spoken.wait
        if wait is not None:
            self.start(round(1000 * wait))

    def _say(self) -> None:
        if self._spoken.wait is not None:
            announce(self._widget, self._spoken.take())

    def _on_problem(self, problem: Problem) -> None:
        announce(self._widget, problem.title)
