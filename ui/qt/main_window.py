"""The frame: shown at once, furnished when the heavy imports are done; it remembers its place.

It takes files that are dropped on it, names the session in its title, and asks before it closes
where a session's file lacks something.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRect, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QGuiApplication,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QMainWindow

from ui.qt.theme import Theme

if TYPE_CHECKING:
    from ui.qt.content import Content
    from ui.qt.drop_overlay import DropOverlay

_FIRST_WIDTH, _FIRST_HEIGHT = 1440, 900
_SMALLEST = (640, 420)
_REACHABLE = 120, 40  # so much of a window must be on a screen, to be taken hold of


class MainWindow(QMainWindow):
    """The window; ``closing`` is emitted once, with its layout, before it goes."""

    closing = Signal(str)

    def __init__(self, theme: Theme, layout: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._content: Content | None = None
        self._title = "Boilover"
        self._layout = layout
        self.overlay: DropOverlay | None = None
        self.setWindowTitle(self._title)
        self.setMinimumSize(*_SMALLEST)
        self._place(layout)
        theme.changed.connect(self.update)

    @property
    def content(self) -> Content | None:
        """What stands in the frame, once there is something."""
        return self._content

    def furnish(self, content: Content) -> None:
        """Put *content* into the frame, in the place of what may stand there."""
        from ui.qt.drop_overlay import DropOverlay

        if self._content:
            self._folded = self._content.folded
        if self.overlay:
            self.overlay.deleteLater()
        self._content = content
        content.fold(self._folded)
        session, filing = content.toolbar.session, content.toolbar.filing
        self._title = _own_title(content)
        content.title_changed.connect(self._name)
        session.document.changed.connect(self._show_title)
        self.setCentralWidget(content)
        content.setFocus()
        for field in content.findChildren(QLineEdit):
            field.setAcceptDrops(False)  # a file belongs to the window, wherever it is dropped
        self.overlay = DropOverlay(self._theme, filing.open_paths, self)
        self.setAcceptDrops(True)
        self._show_title()

    def layout_text(self) -> str:
        """Return size, place and folded panels as text, to be given back at the next start.

        While it fills the whole screen to present, it is what was so before.
        """
        if self.isFullScreen() and self._layout:
            return self._layout
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        folded = self._content.folded if self._content else self._folded
        self._layout = json.dumps({"geometry": geometry, "folded": folded})
        return self._layout

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it goes, unless the user would rather stay."""
        if self._content and not self._content.toolbar.filing.may_close():
            event.ignore()
            return
        self.closing.emit(self.layout_text())
        super().closeEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember the place, for when nobody has the time to ask."""
        super().moveEvent(event)
        self._keep_layout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remember the size."""
        super().resizeEvent(event)
        if self.overlay:
            self.overlay.setGeometry(self.rect())
        self._keep_layout()

    def changeEvent(self, event: QEvent) -> None:
        """Remember whether it fills the screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._keep_layout()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what would become of the files; from then on the overlay has the drag."""
        if self.overlay and self.overlay.show_offer(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the words away; the overlay brings them back where the drag goes on over it."""
        if self.overlay:
            self.overlay.hide()

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

    def _keep_layout(self) -> None:
        if self._content and self.isVisible():
            self._content.toolbar.session.set_layout(self.layout_text())

    def _name(self, title: str) -> None:
        self._title = title
        self._show_title()

    def _show_title(self) -> None:
        """Name the session before what is open; a mark says that its file lacks something."""
        assert self._content is not None
        document = self._content.toolbar.session.document
        self.setWindowTitle(f"{document.name}[*] – {self._title}" if document.name else self._title)
        self.setWindowModified(document.is_modified)

    def _place(self, layout: str) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(_FIRST_WIDTH, room.width()), min(_FIRST_HEIGHT, room.height()))
        geometry, self._folded = _kept(layout)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
        if not _reachable(self.geometry()):  # the screen it stood on is gone
            self.resize(self.size().boundedTo(room.size()))
            self.move(room.center() - self.rect().center())


def _own_title(content: Content) -> str:
    rows = content.toolbar.session.variants
    return f"{rows[0].title} – Boilover" if rows else "Boilover"


def _reachable(window: QRect) -> bool:
    """Whether enough of the upper edge of *window* lies on a screen."""
    edge = QRect(window.x(), window.y(), window.width(), _REACHABLE[1])
    parts = (edge & screen.availableGeometry() for screen in QGuiApplication.screens())
    return any(part.width() >= _REACHABLE[0] and part.height() >= 1 for part in parts)


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
