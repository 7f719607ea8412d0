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
        content.fold(self._folded)
        content.title_changed.connect(self.setWindowTitle)
        self.setCentralWidget(content)
        content.setFocus()

    def layout_text(self) -> str:
        """Return size, place and folded panels as text, to be given back at the next start."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        folded = self._content.folded if self._content else self._folded
        return json.dumps({"geometry": geometry, "folded": folded})

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
        geometry, self._folded = _kept(layout)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))


def _kept(layout: str) -> tuple[str, list[str]]:
    """Return geometry and names of folded panels from a layout's text; what is damaged is left."""
    try:
        content = json.loads(layout)
    except ValueError:
        return "", []
    if not isinstance(content, dict):
        return "", []
    geometry, folded = content.get("geometry"), content.get("folded")
    names = [name for name in folded if isinstance(name, str)] if isinstance(folded, list) else []
    return geometry if isinstance(geometry, str) else "", names
