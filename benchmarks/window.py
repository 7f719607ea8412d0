"""The real window for benchmarks, with its event loop running as it does in use."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QEventLoop, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from simulator.ensemble.backends import open_pool
from ui.qt.app import Application, Options
from ui.qt.content import Content
from ui.session.session import Session

PATIENCE = 120.0  # seconds for anything that is waited for
_SIZE = (1440, 900)


class _Unkept(Application):
    """The application as it is, but nothing outlives it."""

    def open_session(self) -> Session:
        """Return a session that plays on workers."""
        pool = open_pool()
        pool.warm()
        return Session(pool)


@dataclass(frozen=True, slots=True)
class Desk:
    """An open window; ``spin`` lets it live."""

    application: Application

    @property
    def session(self) -> Session:
        """The session now: another language makes another one."""
        return self.application.session

    @property
    def content(self) -> Content:
        """What stands in the window now."""
        content = self.application.window.content
        assert content is not None
        return content

    def spin(self, until: Callable[[], bool], what: str) -> None:
        """Let the window live until something is so; raises ``TimeoutError``."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(f"no {what} within {PATIENCE:.0f} s")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        self.spin(lambda: time.monotonic() >= end, "rest")

    def refine(self) -> None:
        """Wait until everything on show rests on all its replications."""
        self.rest(0.1)
        self.spin(lambda: self.session.status.state == "refined", "refined results")

    def speak(self, language: str) -> None:
        """Choose another language and wait until the window says everything in it."""
        before = self.content
        self.session.set_language(language)
        self.spin(lambda: self.content is not before, "window in another language")
        self.rest(0.5)


@contextmanager
def opened(scenario: str) -> Iterator[Desk]:
    """Open the window on *scenario* and refine it; close it at the end.

    It needs no display: it is drawn to memory, unless ``QT_QPA_PLATFORM`` names another platform.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_tell)
    qt = QApplication.instance() or QApplication(["boilover"])
    assert isinstance(qt, QApplication)
    desk = Desk(_Unkept(qt, Options(scenario)))
    window = desk.application.window
    window.resize(*_SIZE)
    desk.spin(lambda: window.content is not None, "window")
    try:
        desk.refine()
        yield desk
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Tell what Qt has to say, but for the window sizes that a window in memory cannot keep."""
    if message and "propagateSizeHints" not in message:
        print(message, file=sys.stderr)
