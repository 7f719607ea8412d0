"""What says over the page that a lever move is being replayed, and stops it on any input."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from simulator.language import tr
from ui.qt import shortcuts
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words, line_width
from ui.session.session import Session

_SIZES = (14.0, 12.0)  # beside the tabs, as there is room
_PRESENTED = 20.0
_PAD = 14
_HIGH = 2.1  # height over size of type
_MARGIN = 16
_STOPPING = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseButtonDblClick)
_OURS = (Qt.Key.Key_Escape, Qt.Key.Key_R)


class ReplayBanner(QWidget):
    """Shown while the session replays; it hears all input of the program meanwhile."""

    def __init__(self, session: Session, theme: Theme, tabs: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._around, self._tabs = parent, tabs
        self._words: tuple[Word, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._size = _SIZES[0]
        self.hide()
        session.replay.changed.connect(self.show_replay)
        theme.changed.connect(self.update)

    def show_replay(self) -> None:
        """Come and go with the replay."""
        application = QApplication.instance()
        if not self._session.replay.is_playing:
            self.hide()
            if application is not None:
                application.removeEventFilter(self)
            return
        text, stops = self._session.replay.text, tr("{key} stops", key=tr(shortcuts.CANCEL.shown))
        self._words = (Word(text, bold=True), Word(f"  ·  {stops}", "ink2"))
        self.setAccessibleName(f"{text}, {stops}")
        self.place()
        self.show()
        self.raise_()
        if application is not None:
            application.installEventFilter(self)

    def place(self) -> None:
        """Stand at the right of the tabs, where nothing else is; else at the lower edge."""
        tabs, around = self._tabs, self._around
        if not tabs.isVisible():
            self._fit(_PRESENTED)
            self.move(_MARGIN, around.height() - self.height() - 4)
            return
        ends = [tab.geometry().right() for tab in tabs.findChildren(QAbstractButton)]
        room = tabs.width() - max(ends, default=0) - 2 * _MARGIN
        for size in _SIZES:
            self._fit(size)
            if self.width() <= room:
                break
        end = tabs.mapTo(around, tabs.rect().bottomRight())
        self.move(end.x() - self.width() - _MARGIN, end.y() - (tabs.height() + self.height()) // 2)

    def _fit(self, size: float) -> None:
        self._size = size
        self.setFixedSize(round(line_width(self._words, size)) + 2 * _PAD, round(_HIGH * size))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop on whatever the user does; Esc, R and a press of the mouse do nothing else."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._around:
            self.place()
        if not watched.isWidgetType():
            return False
        if kind in _STOPPING:
            self._session.replay.stop()
            return kind != QEvent.Type.Wheel
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        ours = event.key() in _OURS and not event.modifiers()
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut takes it: it comes again as a key press
            return True
        if not event.isAutoRepeat():
            self._session.replay.stop()
        return ours

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a plain card with the words."""
        painter, box = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("ink3"), 1))
        painter.setBrush(self._theme.ink("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        at = QPointF(_PAD, box.center().y() + self._size * 0.36)
        draw_words(painter, self._theme, self._words, at, self._size, box.width() - 2 * _PAD + 1)
