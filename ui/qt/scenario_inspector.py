"""The inspector of the Scenario page: all there is to the chosen shock, to be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, BOLD, SMALL, VALUE, font
from ui.qt.scenario_fields import NumberField, WordField
from ui.qt.theme import Theme
from ui.session.scenario_items import NumberRow, ShockItem
from ui.session.scenario_view import ScenarioView


class ScenarioInspector(QWidget):
    """Shows the view's chosen shock, or what can be done where none is chosen."""

    def __init__(self, view: ScenarioView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._shown: tuple[object, ...] = ()
        self.numbers: dict[str, NumberField] = {}
        self.words: dict[str, WordField] = {}
        self.title, self._kind = QLabel(), QLabel()
        self._help, self.fault, self.levers = QLabel(), QLabel(), QLabel()
        self.restore = FlatButton(theme, tr("Back to the file"), "reset", size=VALUE, token="ink2")
        self.remove = FlatButton(theme, tr("Remove"), "close", size=VALUE, token="ink2")
        self.remove.setToolTip(tr("Take this shock out (Del)"))
        self._fields = QVBoxLayout()
        self._lay_out()
        self.remove.clicked.connect(lambda: self._view.remove(self._view.chosen))
        self.restore.clicked.connect(lambda: self._view.restore_shock(self._view.chosen))

    def show_view(self) -> None:
        """Show the chosen shock as it stands."""
        item = self._view.item
        shape = (item.name, item.kind, *(n.is_wide for n in item.numbers)) if item else ()
        held = any(field.slider.is_held for field in self.numbers.values())
        if shape != self._shown and not (held and item and item.name == self._shown[0]):
            self._shown = shape
            self._make_fields(item)
        self._show_words(item)
        for number in item.numbers if item else ():
            self.numbers[number.key].show_number(number, _unit(item, number))
        for word in item.words if item else ():
            self.words[word.key].show_word(word)

    def _show_words(self, item: ShockItem | None) -> None:
        some = bool(self._view.items)
        nothing = tr("No shock is chosen") if some else tr("Nothing is scheduled")
        self.title.setText(item.label if item else nothing)
        self._kind.setText(item.kind_title if item and item.kind_title != item.label else "")
        hint = tr("Choose one on the time line, or add one. A drag moves it in time.")
        if not some:
            hint = tr("What is added is edited here: its day, its size, where it strikes.")
        self._help.setText(f"{item.help} {item.remark}".strip() if item else hint)
        said = [*(item.faults if item else ()), *([self._view.fault] if self._view.fault else ())]
        self.fault.setText("\n".join(said))
        self.fault.setVisible(bool(said))
        levers = [f"{lever.label} ({lever.text})" for lever in item.levers] if item else []
        self.levers.setText(tr("Levers that act on it: {levers}", levers="; ".join(levers)))
        self.levers.setVisible(bool(levers))
        self.remove.setVisible(item is not None)
        self.restore.setVisible(item is not None and item.changed and not item.added)

    def _make_fields(self, item: ShockItem | None) -> None:
        for field in (*self.numbers.values(), *self.words.values()):
            self._fields.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.numbers, self.words = {}, {}
        for number in item.numbers if item else ():
            made = NumberField(self._theme, number, _unit(item, number))
            made.asked.connect(self._view.set_number)
            made.let_go.connect(self._view.let_go)
            made.reset_asked.connect(self._view.reset_number)
            self.numbers[number.key] = made
            self._fields.addWidget(made)
        for word in item.words if item else ():
            choice = WordField(self._theme, word)
            choice.asked.connect(self._view.set_word)
            self.words[word.key] = choice
            self._fields.addWidget(choice)

    def _lay_out(self) -> None:
        self.title.setFont(font(BODY, BOLD))
        self._kind.setFont(font(SMALL))
        self._kind.setProperty("tone", "ink3")
        for label, tone in ((self._help, "ink2"), (self.levers, "ink3"), (self.fault, "ink")):
            label.setFont(font(VALUE))
            label.setProperty("tone", tone)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setFont(font(VALUE, BOLD))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self._kind, 1)
        head.addWidget(self.restore)
        head.addWidget(self.remove)
        self._fields.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._help)
        column.addSpacing(2)
        column.addLayout(self._fields)
        column.addWidget(self.fault)
        column.addSpacing(4)
        column.addWidget(self.levers)
        column.addStretch(1)


def _unit(item: ShockItem | None, number: NumberRow) -> str:
    """Return the unit of a number; behind hours stands the moment they come to."""
    unit = number.row.unit
    return f"{unit} · {item.when}" if item and number.key == "at" else unit
