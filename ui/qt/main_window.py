"""The frame: shown at once, furnished when the heavy imports are done; it remembers its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from ui.qt.theme import Theme

if TYPE_CHECKING:
    from ui.qt.content import Content

_FIRST_WIDTH, _FIRST_HEIGHT = 1440, 900
_SMALLEST = (640, 420)


class MainWindow(QMainWindow):
    """The window; ``closing`` is emitted once, with its layout, before it goes."""

    closing = Signal(str)

    def __init__(self, theme: Theme, layout: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._content: Content | None = None
        self.setWindowTitle("Boilover")
        self.setMinimumSize(*_SMALLEST)
        self._place(layout)
        theme.changed.connect(self.update)

    @property
    def content(self) -> Content | None:
        """What stands in the frame, once there is something."""
        return self._content

    def furnish(self, content: Content) -> None:
        """Put *content* into the frame."""
        self._content = content
        content.title_changed.connect(self.setWindowTitle)
        self.setCentralWidget(content)
        content.setFocus()

    def layout_text(self) -> str:
        """Return size and place as text, to be given back at the next start."""
        return json.dumps({"geometry": bytes(self.saveGeometry().toBase64().data()).decode()})

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it goes."""
        self.closing.emit(self.layout_text())
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the empty frame: the grounds of bar, panels and page, where things will stand."""
        if self._content is not None:
            return
        painter, width, height = QPainter(self), self.width(), self.height()
        ink, line = self._theme.ink, self._theme.ink("strong_rule")
        painter.fillRect(self.rect(), ink("page"))
        painter.fillRect(0, 0, width, 44, ink("window"))
        painter.fillRect(0, 44, 300, height, ink("panel"))
        painter.fillRect(width - 248, 44, 248, height, ink("panel"))
        painter.fillRect(0, height - 28, width, 28, ink("window"))
        for left, top, wide, high in (
            (0, 43, width, 1),
            (299, 44, 1, height - 72),
            (width - 248, 44, 1, height - 72),
            (0, height - 28, width, 1),
        ):
            painter.fillRect(left, top, wide, high, line)

    def _place(self, layout: str) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(_FIRST_WIDTH, room.width()), min(_FIRST_HEIGHT, room.height()))
        try:
            kept = json.loads(layout)["geometry"] if layout else ""
        except (ValueError, KeyError, TypeError):
            kept = ""
        if isinstance(kept, str) and kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))
