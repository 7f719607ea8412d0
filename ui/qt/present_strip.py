"""The slim line under a presented page: what is played, which levers were moved, which page."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from simulator.language import tr
from ui.qt.controls import Surface
from ui.qt.fonts import BODY
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.presentation import Moved, Presentation
from ui.session.session import Session

HEIGHT = 28
_AWAKE = 6000  # milliseconds after which names of scenario and page go


class PresentStrip(Surface):
    """Levers that were moved stay for the room to read; the rest goes after a while.

    The line keeps its place when it is empty, so that the page above never moves.
    """

    def __init__(
        self,
        session: Session,
        presentation: Presentation,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "page", "", parent)
        self._session, self._presentation = session, presentation
        self._position = ""
        self.setFixedHeight(HEIGHT)
        self._title, self._moved, self._page = (WordLine(theme, BODY) for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(18)
        row.addWidget(self._title)
        row.addWidget(self._moved, 1)
        row.addWidget(self._page)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_AWAKE)
        self._rest.timeout.connect(self.show_words)

    @property
    def text(self) -> str:
        """Everything that stands on the line now."""
        return "   ".join(line.text for line in self._lines if line.text and not line.isHidden())

    @property
    def is_awake(self) -> bool:
        """Whether scenario and page are named."""
        return self._rest.isActive()

    def wake(self) -> None:
        """Name scenario and page for a while."""
        slept = not self.is_awake
        self._rest.start()
        if slept:
            self.show_words()

    def sleep(self) -> None:
        """Name them no longer."""
        self._rest.stop()
        self.show_words()

    def show_position(self, position: str) -> None:
        """Say which page is in front."""
        self._position = position
        self.wake()
        self.show_words()

    def show_words(self) -> None:
        """Say how things stand."""
        awake = self.is_awake
        moved = self._presentation.moved
        self._put(self._title, [Word(self._presentation.title, bold=True)] if awake else [])
        self._moved.show_words(_moved_words(moved))
        preview = self._session.status.is_preview
        page = [Word(f"{tr('Preview')}   ", "ink2", bold=True)] if preview else []
        self._put(self._page, [*page, Word(self._position, "ink2")] if awake else page)
        self.setAccessibleName(self.text)

    @property
    def _lines(self) -> tuple[WordLine, ...]:
        return self._title, self._moved, self._page

    @staticmethod
    def _put(line: WordLine, words: list[Word]) -> None:
        line.show_words(words)
        line.take_room()
        line.setVisible(bool(words))


def _moved_words(moved: tuple[Moved, ...]) -> list[Word]:
    words: list[Word] = []
    for lever in moved:
        words += [
            Word(f"{lever.label} ", "ink2"),
            Word(lever.value, bold=True),
            Word(f" {tr('instead of {value}', value=lever.default)}", "ink3"),
            Word("     "),
        ]
    return words[:-1]
