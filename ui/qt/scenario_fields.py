"""The rows of the inspector: a number with slider and box, a word with what else it may be."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, font
from ui.qt.icons import draw_icon
from ui.qt.lever_slider import LeverSlider
from ui.qt.theme import Theme
from ui.qt.value_box import ValueBox
from ui.session.lever_rows import number_text
from ui.session.scenario_items import NumberRow, WordRow

_LABEL, _BOX, _UNIT, _RESET = 88, 78, 104, 22
_HIGH = 28


class NumberField(QWidget):
    """Shows a number of a shock; ``asked`` carries key and value, ``let_go`` ends a gesture."""

    asked = Signal(str, float)
    let_go = Signal()
    reset_asked = Signal(str)

    def __init__(self, theme: Theme, number: NumberRow, unit: str) -> None:
        super().__init__()
        self.key, row = number.key, number.row
        self._row = row
        self.label, self.unit = QLabel(row.label), QLabel(unit)
        self.slider, self.box = LeverSlider(theme, row), ValueBox(theme, row)
        self.box.setFixedSize(_BOX, 20)
        self.reset = FlatButton(theme, icon="reset", padding=3)
        self.reset.setFixedSize(_RESET, 20)
        self.range = QLabel()
        self._name()
        self._lay_out(wide=number.is_wide)
        self.slider.asked.connect(self._ask)
        self.slider.let_go.connect(self.let_go)
        self.slider.reset_asked.connect(self._ask_reset)
        self.reset.clicked.connect(self._ask_reset)
        self.box.stepped.connect(self._ask_once)
        self.box.entered.connect(self._ask_once)
        self.show_number(number, unit)

    def show_number(self, number: NumberRow, unit: str) -> None:
        """Show the number as it stands."""
        row = self._row = number.row
        self.slider.show_row(row)
        self.box.show_row(row, held=self.slider.is_held)
        self.label.setFont(font(BODY, BOLD if row.changed else REGULAR))
        self.reset.setVisible(row.changed)
        self.unit.setText(unit)
        self.unit.setToolTip(number.note)

    def _name(self) -> None:
        row = self._row
        ends = [number_text(end, row.decimals) for end in (row.low, row.high)]
        bounds = tr("{low} to {high} {unit}", low=ends[0], high=ends[1], unit=row.unit).strip()
        self.range.setText(bounds)
        tip = "\n\n".join(part for part in (row.help, bounds, row.source_text) if part)
        for part in (self.label, self.slider, self.range):
            part.setToolTip(tip)
        self.slider.setAccessibleName(row.label)
        self.slider.setAccessibleDescription(row.help)
        self.box.setAccessibleName(f"{row.label}, {row.unit}".rstrip(", "))
        back = f"{row.default_text} {row.unit}".strip()
        self.reset.setToolTip(tr("Back to {value}, as the scenario file has it", value=back))
        self.reset.setAccessibleName(tr("Reset {name}", name=row.label))

    def _lay_out(self, *, wide: bool) -> None:
        for label in (self.unit, self.range):
            label.setFont(font(SMALL))
            label.setProperty("tone", "ink3")
        self.label.setFixedWidth(_LABEL)
        self.unit.setFixedWidth(_UNIT)
        hold = QWidget()
        hold.setFixedWidth(_RESET)
        inside = QHBoxLayout(hold)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.range if wide else self.slider, 1)
        self.slider.setVisible(not wide)
        self.range.setVisible(wide)
        row.addWidget(self.box)
        row.addWidget(self.unit)
        row.addWidget(hold)
        self.setFixedHeight(_HIGH)

    def _ask(self, value: float) -> None:
        self.asked.emit(self.key, value)

    def _ask_once(self, value: float) -> None:
        self.asked.emit(self.key, value)
        self.let_go.emit()

    def _ask_reset(self) -> None:
        self.reset_asked.emit(self.key)


class _Choice(QComboBox):
    """A box of choices with a mark that it opens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the mark."""
        super().paintEvent(event)
        ink = self._theme.ink("ink3")
        draw_icon(QPainter(self), "down", self.width() - 22.0, self.height() / 2 - 8, ink)


class WordField(QWidget):
    """Shows a word of a shock; ``asked`` carries its key and another word."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme, word: WordRow) -> None:
        super().__init__()
        self.key = word.key
        self.label, self.choice = QLabel(word.label), _Choice(theme)
        self.label.setFixedWidth(_LABEL)
        self.label.setToolTip(word.help)
        self.choice.setToolTip(word.help)
        self.choice.setAccessibleName(word.label)
        self.choice.setFont(font(BODY))
        self.choice.setFixedHeight(26)
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for option in word.options:
            self.choice.addItem(option.label, option.word)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.choice, 1)
        row.addSpacing(_UNIT + _RESET + 12)
        self.setFixedHeight(_HIGH + 2)
        self.choice.activated.connect(self._ask)
        self.show_word(word)

    def show_word(self, word: WordRow) -> None:
        """Show the word as it stands."""
        self.label.setFont(font(BODY, BOLD if word.changed else REGULAR))
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(self.choice.findData(word.word))

    def _ask(self) -> None:
        self.asked.emit(self.key, self.choice.currentData())
