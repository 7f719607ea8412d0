"""Small painted controls: a flat button with icon, words and key; a link; a line between things."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from ui.qt.fonts import BODY, SMALL, font, width
from ui.qt.icons import draw_icon
from ui.qt.reached import came_by_key
from ui.qt.theme import Theme

FOCUS_WIDTH = 1.5


def draw_focus(painter: QPainter, theme: Theme, box: QRectF, radius: float = 4) -> None:
    """Draw the ring that shows where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.line("A"), FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


class PaintedButton(QAbstractButton):
    """A button that draws itself; Return presses it, since Space pins wherever the keyboard is."""

    _reached = False

    @property
    def shows_focus(self) -> bool:
        """Whether the keyboard is here and came by a key."""
        return self.hasFocus() and self._reached

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the keyboard came here."""
        self._reached = came_by_key(event, self._reached)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        super().leaveEvent(event)
        self.update()


class FlatButton(PaintedButton):
    """A button without a box: icon, words, the key that does the same, a chevron for a menu.

    ``token`` is the palette's role for the words.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        icon: str = "",
        *,
        key: str = "",
        menu: bool = False,
        size: float = BODY,
        token: str = "ink",
        padding: float = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._key, self._menu = theme, icon, key, menu
        self._size, self._token, self._padding = size, token, padding
        self._is_compact = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_compact(self, is_compact: bool) -> None:
        """Show the icon alone; the words are still read out, and stand in the tool tip."""
        self._is_compact = is_compact and bool(self._icon)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        return QSize(round(self._end() + self._padding), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button as it stands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink("selected"))
            painter.drawRoundedRect(box, 4, 4)
        self._draw_content(painter, box)
        if self.shows_focus:
            draw_focus(painter, self._theme, box)

    def _draw_content(self, painter: QPainter, box: QRectF) -> None:
        strength = 1.0 if self.isEnabled() else 0.5
        left = self._padding
        if self._icon:
            ink = self._theme.ink("ink2", strength)
            if not self.text() or (self._is_compact and not self._menu):
                left = (box.width() - 16) / 2
            draw_icon(painter, self._icon, left, box.center().y() - 8, ink)
            left += 16 + (6 if self.text() else 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.text() and not self._is_compact:
            painter.setFont(font(self._size))
            painter.setPen(self._theme.ink(self._token if self.isEnabled() else "ink3"))
            painter.drawText(box.adjusted(left, 0, 0, 0), middle, self.text())
            left += width(self.text(), self._size) + 6
        if self._key and not self._is_compact:
            painter.setFont(font(SMALL))
            painter.setPen(self._theme.ink("ink3"))
            painter.drawText(box.adjusted(left, 0, 0, 0), middle, self._key)
            left += width(self._key, SMALL) + 4
        if self._menu:
            ink = self._theme.ink("ink3", strength)
            draw_icon(painter, "down", left - 2, box.center().y() - 8, ink)

    def _end(self) -> float:
        end = self._padding + (16 if self._icon else 0)
        if self._is_compact:
            return end + (18 if self._menu else 0)
        if self.text():
            end += width(self.text(), self._size) + (6 if self._icon else 0)
        if self._key:
            end += 6 + width(self._key, SMALL)
        return end + (18 if self._menu else 0)


class Rule(QWidget):
    """A hairline across or down, in one of the palette's two tones."""

    def __init__(
        self,
        theme: Theme,
        *,
        strong: bool = False,
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._token = theme, "strong_rule" if strong else "rule"
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the line."""
        QPainter(self).fillRect(self.rect(), self._theme.ink(self._token))


class Surface(QWidget):
    """A plain area in one of the palette's tones, with hairlines at the sides asked for."""

    def __init__(
        self, theme: Theme, token: str, edges: str = "", parent: QWidget | None = None
    ) -> None:
        """*edges* holds any of ``l``, ``r``, ``t``, ``b``."""
        super().__init__(parent)
        self._theme, self._token, self._edges = theme, token, edges
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the area and draw its edges."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink(self._token))
        line, box = self._theme.ink("strong_rule"), self.rect()
        if "l" in self._edges:
            painter.fillRect(0, 0, 1, box.height(), line)
        if "r" in self._edges:
            painter.fillRect(box.width() - 1, 0, 1, box.height(), line)
        if "t" in self._edges:
            painter.fillRect(0, 0, box.width(), 1, line)
        if "b" in self._edges:
            painter.fillRect(0, box.height() - 1, box.width(), 1, line)


class PlainField(QLineEdit):
    """A field that keeps Esc to itself while there is something to take back."""

    def event(self, event: QEvent) -> bool:
        """Claim Esc before the window's shortcut does."""
        override = event.type() == QEvent.Type.ShortcutOverride
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if override and escape and self.takes_back():
            event.accept()
            return True
        return super().event(event)

    def takes_back(self) -> bool:
        """Whether Esc has something to do here."""
        return self.isModified()
