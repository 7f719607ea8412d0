"""The real window for benchmarks, with its event loop running as it does in use."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from simulator.ensemble.backends import open_pool
from ui.qt.app import FRAME
from ui.qt.content import Content
from ui.qt.main_window import MainWindow
from ui.qt.theme import Theme
from ui.session.session import Session

PATIENCE = 120.0  # seconds for anything that is waited for
_SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class Desk:
    """An open window with its session; ``spin`` lets it live."""

    session: Session
    content: Content

    def spin(self, until: Callable[[], bool], what: str) -> None:
        """Let the window live until something is so; raises ``TimeoutError``."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(f"no {what} within {PATIENCE:.0f} s")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        self.spin(lambda: time.monotonic() >= end, "rest")

    def refine(self) -> None:
        """Wait until everything on show rests on all its replications."""
        self.rest(0.1)
        self.spin(lambda: self.session.status.state == "refined", "refined results")


@contextmanager
def opened(scenario: str) -> Iterator[Desk]:
    """Open the window on *scenario* and refine it; close it at the end."""
    application = QApplication.instance() or QApplication(["boilover"])
    assert isinstance(application, QApplication)
    theme = Theme(application, "light")
    with open_pool() as pool:
        session = Session(pool)
        session.start(scenario)
        window, content = MainWindow(theme), Content(session, theme)
        window.furnish(content)
        window.resize(*_SIZE)
        window.show()
        ticker = QTimer()
        ticker.setInterval(FRAME)
        ticker.timeout.connect(session.tick)
        ticker.start()
        desk = Desk(session, content)
        try:
            desk.refine()
            yield desk
        finally:
            ticker.stop()
            session.close()
            window.close()
            window.deleteLater()
            QApplication.processEvents()
