"""One lever: what it rests on, its name, slider, value with unit, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, font, metrics
from ui.qt.lever_slider import LeverSlider
from ui.qt.source_mark import SourceMark, source_html
from ui.qt.theme import Theme
from ui.qt.value_box import ValueBox
from ui.session.lever_rows import LeverRow

ROW_HEIGHT = 36
_BOX_LEFT = 172
_UNIT_LEFT = _BOX_LEFT + 55


class LeverRowView(QWidget):
    """Shows a lever and says what the user asks of it; it decides nothing itself.

    ``asked`` carries a value in the lever's unit; ``let_go`` ends a gesture; ``reset_asked`` wants
    the default back, ``source_asked`` what the lever rests on.
    """

    asked = Signal(str, float)
    let_go = Signal()
    reset_asked = Signal(str)
    source_asked = Signal(str)

    def __init__(self, theme: Theme, row: LeverRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._row = theme, row
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

    def show_row(self, row: LeverRow) -> None:
        """Show the lever as it stands."""
        self._row = row
        self.slider.show_row(row)
        self.box.show_row(row, held=self.slider.is_held)
        self.reset.setVisible(row.changed)
        self.update()

    def _arrange(self) -> None:
        self._mark.move(8, 1)
        self.box.move(_BOX_LEFT, 0)
        self.slider.setGeometry(20, 18, _BOX_LEFT + 51 - 20 + 9, 18)
        self.reset.setGeometry(_UNIT_LEFT + 12, 17, 20, 19)
        QWidget.setTabOrder(self.slider, self.box)
        QWidget.setTabOrder(self.box, self.reset)

    def _name(self) -> None:
        row = self._row
        self.setToolTip(source_html(row))
        self.slider.setAccessibleName(row.label)
        self.slider.setAccessibleDescription(row.help)
        self.box.setAccessibleName(f"{row.label}, {row.unit}".rstrip(", "))
        self.reset.setAccessibleName(f"Reset {row.label}")
        back = f"{row.default_text} {row.unit}".rstrip()
        self.reset.setToolTip(f"Back to {back}, as the scenario file has it")

    def _connect(self) -> None:
        self._mark.clicked.connect(self._ask_source)
        self.slider.asked.connect(self._ask)
        self.slider.let_go.connect(self._let_go)
        self.slider.reset_asked.connect(self._ask_reset)
        self.reset.clicked.connect(self._ask_reset)
        self.box.stepped.connect(self._ask_once)
        self.box.entered.connect(self._ask_once)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the changed bar, the label and the unit."""
        painter, row = QPainter(self), self._row
        if row.changed:
            painter.fillRect(0, 1, 3, ROW_HEIGHT - 4, self._theme.line("A"))
        weight = BOLD if row.changed else REGULAR
        painter.setFont(font(BODY, weight))
        painter.setPen(self._theme.ink("ink"))
        room = _BOX_LEFT - 29 - 4
        label = metrics(BODY, weight).elidedText(row.label, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(29, 0, room, 20), middle, label)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        unit = metrics(SMALL).elidedText(row.unit, Qt.TextElideMode.ElideRight, 291 - _UNIT_LEFT)
        painter.drawText(QRectF(_UNIT_LEFT, 0, 300 - _UNIT_LEFT, 20), middle, unit)
