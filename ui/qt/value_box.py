"""The box that shows a lever's value and takes an exact one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from simulator.language import tr
from ui.qt.controls import FOCUS_WIDTH, PlainField
from ui.qt.fonts import BODY, BOLD, REGULAR, font
from ui.qt.theme import Theme
from ui.session.lever_input import typed
from ui.session.lever_rows import LeverRow


class ValueBox(PlainField):
    """Emits ``entered`` with a number once it is confirmed, ``noted`` with what is wrong, if any.

    What is no number stays to be mended until the keyboard goes elsewhere.
    """

    entered = Signal(float)
    stepped = Signal(float)
    noted = Signal(str)

    def __init__(self, theme: Theme, row: LeverRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._row = theme, row
        self._held = self._entered = False
        self.setProperty("bare", True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setTextMargins(4, 0, 5, 0)
        self.setFixedSize(51, 20)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        theme.changed.connect(self.update)
        self.returnPressed.connect(self._confirm)
        self.textEdited.connect(lambda _: self.noted.emit(""))
        self.setToolTip(tr("A number; also +10%, −10%, *2 or /2"))
        self.show_row(row)

    def show_row(self, row: LeverRow, *, held: bool = False) -> None:
        """Show the value, unless the user is writing another."""
        self._row, self._held = row, held
        if not (self.hasFocus() and self.isModified()):
            self._show_value()
        self.setFont(font(BODY, BOLD if row.changed else REGULAR))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()
        self._entered = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A first click selects all, too, unless the mouse has selected a part."""
        super().mouseReleaseEvent(event)
        if self._entered and not self.hasSelectedText():
            self.selectAll()
        self._entered = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        if self.isModified() and not self._confirm():
            self._show_value()
        self.noted.emit("")
        super().focusOutEvent(event)
        self.deselect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows; Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Up:
            self.stepped.emit(self._row.value + self._row.step)
        elif event.key() == Qt.Key.Key_Down:
            self.stepped.emit(self._row.value - self._row.step)
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show_value()
            self.selectAll()
            self.noted.emit("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the text over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.hasFocus() or self._held
        weight = FOCUS_WIDTH if active else 1.0
        ring = self._theme.line("A") if active else self._theme.ink("strong_rule")
        painter.setPen(QPen(ring, weight))
        painter.setBrush(self._theme.ink("field"))
        inset = weight / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.end()
        super().paintEvent(event)

    def _show_value(self) -> None:
        if self.text() != self._row.value_text:
            self.setText(self._row.value_text)
        self.setModified(False)

    def _confirm(self) -> bool:
        """Take what was typed, and say whether it could be taken."""
        found = typed(self.text(), self._row)
        if found.value is not None:
            self.setModified(False)
            self.entered.emit(found.value)
            self._show_value()
        self.selectAll()
        self.noted.emit(found.note)
        return found.value is not None
