"""The one place where pool, session, timer and window are made."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from simulator.language import use
from ui.qt import crash
from ui.qt.main_window import MainWindow
from ui.qt.theme import Theme
from ui.qt.translating import translate_qt
from ui.session.preferences import Preferences

if TYPE_CHECKING:
    from ui.session.session import Session

FRAME = 16  # milliseconds


@dataclass(frozen=True, slots=True)
class Options:
    """What the window opens with: a scenario's name or file, or nothing for what was open last.

    With *tour* whoever sees the window for the first time is led through it.
    """

    scenario: str = ""
    workers: int | None = None
    tour: bool = False


class Application(QObject):
    """Shows the frame at once and furnishes it in the next turn of the event loop."""

    def __init__(self, application: QApplication, options: Options) -> None:
        super().__init__()
        self._application, self._options = application, options
        preferences = _preferences()
        self._language = preferences.language
        use(self._language)
        translate_qt(application)
        self.theme = Theme(application, preferences.theme)
        self.window = MainWindow(self.theme, preferences.layout)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self._furnish)
        self.window.show()
        self._first.start(0)

    def open_session(self) -> Session:
        """Return a session that plays on workers and keeps what outlives it with the user."""
        from simulator.ensemble.backends import open_pool
        from ui.session.files import SessionFiles
        from ui.session.session import Session

        pool = open_pool(self._options.workers)
        pool.warm()
        return Session(pool, SessionFiles.of_user())

    def _furnish(self) -> None:
        self.session = self.open_session()
        self.session.start(self._options.scenario)

        self._show_session()
        self.window.closing.connect(self._close)
        self._timer.timeout.connect(lambda: self.session.tick())
        self._timer.start()

    def _show_session(self) -> None:
        from ui.qt.content import Content  # while the first runs are played

        self.session.preferences_changed.connect(self._follow_language)
        content = Content(self.session, self.theme)
        self.window.furnish(content)
        if self._options.tour:
            self.session.results_changed.connect(content.guide.offer_tour)

    def _follow_language(self) -> None:
        """Build the window anew in another language, once the menu it was chosen in is gone."""
        if self.session.preferences.language != self._language:
            self._language = self.session.preferences.language
            QTimer.singleShot(0, self, self._translate)

    def _translate(self) -> None:
        use(self._language)
        translate_qt(self._application)
        self.session = self.session.successor()
        self._show_session()

    def _close(self, layout: str) -> None:
        self._timer.stop()
        self.session.set_layout(layout)
        self.session.close()
        self.session.pool.close()


def main(arguments: Sequence[str] | None = None, options: Options | None = None) -> int:
    """Open the window and return when it is closed."""
    words = list(sys.argv if arguments is None else arguments)
    application = QApplication(words or ["boilover"])
    application.setApplicationName("boilover")
    application.setApplicationDisplayName("Boilover")
    application.setDesktopFileName("boilover")
    crash.install(platformdirs.user_log_path("boilover", appauthor=False))
    keeper = Application(application, options or Options())
    code = application.exec()
    del keeper
    return code


def _preferences() -> Preferences:
    """Return theme and layout, read before anything heavy is imported."""
    from ui.session.files import SessionFiles

    return SessionFiles.of_user().preferences.load()[0]
