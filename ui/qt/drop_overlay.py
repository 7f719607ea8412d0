"""What the window shows while files are dragged over it: in words, what dropping them will do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.qt.fonts import BODY, BOLD, HEADLINE, font
from ui.qt.icons import draw_icon
from ui.qt.theme import Theme
from ui.session.opening import Offer, offer


class DropOverlay(QWidget):
    """Lies over the window while a drag is in it, and takes what is dropped."""

    def __init__(
        self, theme: Theme, takes: Callable[[Sequence[Path]], None], parent: QWidget
    ) -> None:
        """*takes* is given the files once they are dropped."""
        super().__init__(parent)
        self._theme, self._takes = theme, takes
        self._offer = Offer("", "", is_good=False)
        self.setAcceptDrops(True)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now, empty while nothing is dragged."""
        return f"{self._offer.text} {self._offer.detail}".strip() if self.isVisible() else ""

    def show_offer(self, mime: QMimeData) -> bool:
        """Say what dropping *mime* would do; false where it holds no files."""
        paths = _files(mime)
        if not paths:
            return False
        self._offer = offer(paths)
        self.setAccessibleName(f"{self._offer.text} {self._offer.detail}".strip())
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()
        self.update()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what dropping would do."""
        if self.show_offer(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let go only what can be opened."""
        if self._offer.is_good:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say nothing any more."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files, once whoever they came from is free again."""
        paths = _files(event.mimeData())
        event.acceptProposedAction()
        self.hide()
        QTimer.singleShot(0, self, lambda: self._takes(paths))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a veil over the window, and the words in a plain box in its middle."""
        painter, ink = QPainter(self), self._theme.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), ink("page", 0.82))
        box = QRectF(0, 0, min(560, self.width() - 48), 116)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(ink("ink" if self._offer.is_good else "strong_rule"), 1.5))
        painter.setBrush(ink("panel"))
        painter.drawRoundedRect(box, 4, 4)
        tone = "ink" if self._offer.is_good else "ink2"
        icon = "folder" if self._offer.is_good else "close"
        draw_icon(painter, icon, box.center().x() - 8, box.top() + 18, ink("ink2"))
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.setFont(font(HEADLINE, BOLD))
        painter.setPen(ink(tone))
        words = painter.fontMetrics().elidedText(
            self._offer.text, Qt.TextElideMode.ElideMiddle, round(box.width()) - 40
        )
        painter.drawText(box.adjusted(20, 44, -20, 0), centre, words)
        painter.setFont(font(BODY))
        painter.setPen(ink("ink2"))
        painter.drawText(box.adjusted(20, 80, -20, 0), centre, self._offer.detail)


def _files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
