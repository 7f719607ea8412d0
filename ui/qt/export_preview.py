"""What would be written, before it is: the page as the export draws it, or what is in it."""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QTextBrowser, QWidget

from simulator.language import tr
from ui.qt.fonts import BODY, font
from ui.qt.sharp import sharpness
from ui.qt.theme import Theme
from ui.session.export_orders import Line
from ui.session.export_preview import Preview
from ui.session.export_view import ExportView

_CALM: Final = 150  # milliseconds without a change of size before it is drawn anew
_LATE: Final = 250  # milliseconds after which a picture that is being drawn anew fades


class PreviewPane(QWidget):
    """Shows the view's preview; asks for one as wide as there is room, in device pixels."""

    def __init__(self, view: ExportView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self.picture, self.contents = _Picture(theme), QTextBrowser()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.contents)
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setAccessibleName(tr("What will be written"))
        self.contents.document().setDocumentMargin(16)
        self.setMinimumHeight(110)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._ask)
        self.destroyed.connect(view.previews.drawn.connect(self.show_preview))
        theme.changed.connect(self.show_preview)
        self.show_preview()

    def show_preview(self) -> None:
        """Show the preview as it stands."""
        preview = self._view.previews.now
        if preview.lines and not preview.png:
            self.contents.setHtml(_page(preview.lines, self._theme))
            self._stack.setCurrentWidget(self.contents)
        else:
            self.picture.put(preview)
            self._stack.setCurrentWidget(self.picture)
        self.picture.setAccessibleDescription(preview.fault)

    def sizeHint(self) -> QSize:
        """Return the room that a picture likes."""
        return QSize(720, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have it drawn for the new size, once it keeps still."""
        super().resizeEvent(event)
        self._calm.start()

    def _ask(self) -> None:
        self._view.previews.show_at(round(self.picture.room * sharpness(self)))


class _Picture(QWidget):
    """The page with a hairline round it; words where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._preview = Preview()
        self._is_late = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE)
        self._late.timeout.connect(self._grow_late)
        self.setObjectName("exportPreview")
        self.setAccessibleName(tr("Preview"))

    @property
    def room(self) -> float:
        """The width that a picture can have."""
        return max(120.0, self.width() - 2.0)

    @property
    def image(self) -> QImage:
        """The picture that is shown."""
        return self._image

    def put(self, preview: Preview) -> None:
        """Show a preview; while another is drawn, the old one stays and then fades."""
        if preview.png != self._preview.png:
            self._image = QImage.fromData(preview.png) if preview.png else QImage()
        self._preview = preview
        if preview.is_old and not preview.fault:
            if not self._late.isActive() and not self._is_late:
                self._late.start()
        else:
            self._late.stop()
            self._is_late = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page as large as it fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image.isNull():
            self._say(painter, QRectF(self.rect()))
            return
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        scale = min(room.width() / self._image.width(), room.height() / self._image.height())
        wide, high = self._image.width() * scale, self._image.height() * scale
        box = QRectF(room.center().x() - wide / 2, room.top(), wide, high)
        painter.setOpacity(0.45 if self._is_late else 1.0)
        painter.drawImage(box, self._image)
        painter.setOpacity(1.0)
        painter.setPen(self._theme.ink("strong_rule"))
        painter.drawRect(box)
        if self._is_late or self._preview.fault:
            self._say(painter, box)

    def _say(self, painter: QPainter, box: QRectF) -> None:
        """Write what goes on, on a ground of its own."""
        words = self._preview.fault or (tr("Drawing …") if self._preview.is_old else "")
        if not words:
            return
        painter.setFont(font(BODY))
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
        inside = box.adjusted(24, 8, -24, -8)
        needed = painter.boundingRect(inside, wrap, words).adjusted(-12, -7, 12, 7)
        painter.setPen(self._theme.ink("rule"))
        painter.setBrush(self._theme.ink("panel"))
        painter.drawRoundedRect(needed, 4, 4)
        painter.setPen(self._theme.ink("ink" if self._preview.fault else "ink2"))
        painter.drawText(inside, wrap, words)

    def _grow_late(self) -> None:
        self._is_late = True
        self.update()


def _page(lines: tuple[Line, ...], theme: Theme) -> str:
    """Return lines as rich text: rows of a table as they are, pages and files numbered."""
    palette = theme.palette
    if all(not line.title for line in lines):
        rows = "\n".join(html.escape(line.detail) for line in lines)
        return f"<pre style='font-size:11px; color:{palette.ink}'>{rows}</pre>"
    cells = "".join(
        f"<tr><td style='padding:3px 10px 3px 0; color:{palette.ink3}' align='right'>{place}</td>"
        f"<td style='padding:3px 0; color:{palette.ink}'>{html.escape(line.title)}"
        + (
            f"<br><span style='color:{palette.ink2}; font-size:11px'>{html.escape(line.detail)}"
            "</span>"
            if line.detail
            else ""
        )
        + "</td></tr>"
        for place, line in enumerate(lines, start=1)
    )
    return f"<table cellspacing='0' style='font-size:12px'>{cells}</table>"
