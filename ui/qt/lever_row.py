"""One lever: what it rests on, its name, slider, value with unit, effect, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.effect_bar import draw_effect
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, TICK, VALUE, fitting, font, width
from ui.qt.lever_slider import LeverSlider
from ui.qt.source_mark import SourceMark, source_html
from ui.qt.theme import Theme
from ui.qt.value_box import ValueBox
from ui.session.effect_words import effect_text, spoken
from ui.session.effects import Effect
from ui.session.lever_rows import LeverRow

ROW_HEIGHT = 36
_LABEL_LEFT = 29
_BOX_LEFT = 168
_UNIT_LEFT = _BOX_LEFT + 55
_RIGHT = 288  # where units and effects end
_EFFECT = QRectF(197, 19, 66, 15)
_NOTE = QRectF(193, 18, _RIGHT - 193 - 24, 17)


class LeverRowView(QWidget):
    """Shows a lever and says what the user asks of it; it decides nothing itself.

    ``asked`` carries a value in the lever's unit; ``let_go`` ends a gesture; ``reset_asked`` wants
    the default back, ``source_asked`` what the lever rests on, ``menu_asked`` what else there is.
    """

    asked = Signal(str, float)
    let_go = Signal()
    reset_asked = Signal(str)
    source_asked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, theme: Theme, row: LeverRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._row = theme, row
        self._effect: Effect | None = None
        self._scale, self._outcome, self._note = 0.0, "", ""
        self.setFixedHeight(ROW_HEIGHT)
        self._mark = SourceMark(theme, row, self)
        self.slider = LeverSlider(theme, row, self)
        self.box = ValueBox(theme, row, self)
        self.reset = FlatButton(theme, icon="reset", padding=3, parent=self)
        self._arrange()
        self._name()
        self._connect()
        theme.changed.connect(self.update)
        self.show_row(row)

    @property
    def name(self) -> str:
        """The lever's name in the scenario file."""
        return self._row.name

    @property
    def holds_keyboard(self) -> bool:
        """Whether the keyboard is at the lever."""
        return self.slider.hasFocus() or self.box.hasFocus() or self.reset.hasFocus()

    @property
    def note(self) -> str:
        """What is wrong with what was typed, empty where nothing is."""
        return self._note

    def show_row(self, row: LeverRow) -> None:
        """Show the lever as it stands."""
        if row.sources != self._row.sources:
            self._mark.show_row(row)
        self._row = row
        for part in (self.slider, self.box):
            part.setEnabled(row.has_effect)
        self.slider.show_row(row)
        self.box.show_row(row, held=self.slider.is_held)
        self.reset.setVisible(row.changed)
        self._say()

    def show_effect(self, effect: Effect | None, scale: float, outcome: str) -> None:
        """Show what the lever does to *outcome*; a full bar is *scale* points, 0 shows none."""
        if (effect, scale, outcome) != (self._effect, self._scale, self._outcome):
            self._effect, self._scale, self._outcome = effect, scale, outcome
            self._say()

    # --- putting it together ---------------------------------------------------------------

    def _arrange(self) -> None:
        self._mark.move(8, 1)
        self.box.move(_BOX_LEFT, 0)
        self.slider.setGeometry(20, 18, 172, 18)
        self.reset.setGeometry(268, 17, 20, 19)
        QWidget.setTabOrder(self.slider, self.box)
        QWidget.setTabOrder(self.box, self.reset)

    def _name(self) -> None:
        row = self._row
        self.slider.setAccessibleName(row.label)
        self.box.setAccessibleName(f"{row.label}, {row.unit}".rstrip(", "))
        self.reset.setAccessibleName(tr("Reset {lever}", lever=row.label))

    def _say(self) -> None:
        """Say in tool tips and to screen readers what is drawn."""
        row, effect = self._row, self._effect
        words = effect_text(effect, row, self._outcome) if effect else ""
        self.setToolTip(source_html(row, words))
        described = (row.help, spoken(effect))
        self.slider.setAccessibleDescription(". ".join(part for part in described if part))
        back = f"{row.default_text} {row.unit}".rstrip()
        self.reset.setToolTip(tr("Back to {value}, as the scenario file has it", value=back))
        self.update()

    def _connect(self) -> None:
        self._mark.clicked.connect(self._ask_source)
        self.slider.asked.connect(self._ask)
        self.slider.let_go.connect(self._let_go)
        self.slider.reset_asked.connect(self._ask_reset)
        self.reset.clicked.connect(self._ask_reset)
        self.box.stepped.connect(self._ask_once)
        self.box.entered.connect(self._ask_once)
        self.box.noted.connect(self._show_note)

    def _ask(self, value: float) -> None:
        self.asked.emit(self._row.name, value)

    def _ask_once(self, value: float) -> None:
        self.asked.emit(self._row.name, value)
        self.let_go.emit()

    def _let_go(self) -> None:
        self.box.show_row(self._row)
        self.let_go.emit()

    def _ask_source(self) -> None:
        self.source_asked.emit(self._row.name)

    def _ask_reset(self) -> None:
        self.reset_asked.emit(self._row.name)

    def _show_note(self, note: str) -> None:
        self._note = note
        self.slider.setVisible(width(note, SMALL, BOLD) <= _NOTE.width())
        self.box.setAccessibleDescription(note)
        self.update()

    # --- the hand --------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the default, on the name as on the slider."""
        if event.button() == Qt.MouseButton.LeftButton and self._row.changed:
            self._ask_reset()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what else can be done with it."""
        self.menu_asked.emit(self.name, event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show how sure the effect is."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        super().leaveEvent(event)
        self.update()

    # --- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the changed bar, the label, the unit and the effect."""
        painter, row = QPainter(self), self._row
        if row.changed:
            painter.fillRect(0, 1, 3, ROW_HEIGHT - 4, self._theme.line("A"))
        self._draw_words(painter)
        if self._note:
            painter.setFont(font(SMALL, BOLD))
            painter.setPen(self._theme.ink("ink"))
            room = QRectF(_NOTE)
            if self.slider.isHidden():
                room.setLeft(_LABEL_LEFT)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._note)
        elif self._scale and row.has_effect:
            draw_effect(
                painter, self._theme, _EFFECT, self._effect, self._scale, whisker=self.underMouse()
            )

    def _draw_words(self, painter: QPainter) -> None:
        row, middle = self._row, Qt.AlignmentFlag.AlignVCenter
        weight = BOLD if row.changed else REGULAR
        room = _BOX_LEFT - _LABEL_LEFT - 5
        label, size = fitting(row.label, room, (BODY, VALUE), weight)
        painter.setFont(font(size, weight))
        painter.setPen(self._theme.ink("ink" if row.has_effect else "ink3"))
        painter.drawText(QRectF(_LABEL_LEFT, 0, room, 20), middle, label)
        room = _RIGHT - _UNIT_LEFT
        unit, size = fitting(row.unit, room, (SMALL, TICK))
        painter.setFont(font(size))
        painter.setPen(self._theme.ink("ink3"))
        painter.drawText(QRectF(_UNIT_LEFT, 0, room, 20), middle, unit)
