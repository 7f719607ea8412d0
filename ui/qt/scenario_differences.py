"""What of the live variant is not as its file has it, each with the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simulator.language import tr
from ui.qt.controls import FlatButton, Rule
from ui.qt.fonts import BODY, BOLD, VALUE, font
from ui.qt.theme import Theme
from ui.session.file_differences import Difference
from ui.session.scenario_view import ScenarioView

_LINE = 24


class ScenarioDifferences(QWidget):
    """A line for each difference; a click on a shock puts it into the inspector."""

    def __init__(self, view: ScenarioView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._shown: tuple[Difference, ...] | None = None
        self.resets: list[FlatButton] = []
        self._title = QLabel(tr("Differs from the file"))
        self._title.setFont(font(BODY, BOLD))
        self.restore = FlatButton(theme, tr("Reset shocks"), "reset", size=VALUE, token="ink2")
        self.restore.setToolTip(tr("Put all shocks back as the file has them; levers stay"))
        self.restore.clicked.connect(view.restore_all)
        self._inside = QWidget()
        self._lay_out()

    def show_view(self) -> None:
        """Show the differences as they stand."""
        found = self._view.differences
        if found == self._shown:
            return
        self._shown = found
        self.restore.setVisible(any(each.origin == "shock" for each in found))
        inside = self._filled(found) if found else self._nothing()
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside

    def _filled(self, found: tuple[Difference, ...]) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self.resets = []
        for row, each in enumerate(found):
            back = FlatButton(self._theme, icon="reset", padding=3)
            back.setFixedSize(22, _LINE)
            back.setToolTip(tr("{name} back to the file", name=each.label))
            back.setAccessibleName(tr("{name} back to the file", name=each.label))
            back.clicked.connect(partial(self._view.restore, each))
            grid.addWidget(Rule(self._theme), 2 * row, 0, 1, 3)
            grid.addWidget(self._name(each), 2 * row + 1, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._text(each), 2 * row + 1, 1)
            grid.addWidget(back, 2 * row + 1, 2)
            self.resets.append(back)
        return inside

    def _name(self, each: Difference) -> QWidget:
        if each.origin == "shock":
            button = FlatButton(self._theme, each.label, size=VALUE, padding=0)
            button.setFixedHeight(_LINE)
            button.clicked.connect(partial(self._view.choose, each.name))
            return button
        label = QLabel(each.label)
        label.setFont(font(VALUE))
        label.setFixedHeight(_LINE)
        return label

    def _text(self, each: Difference) -> QLabel:
        label = QLabel(each.text)
        label.setFont(font(VALUE))
        label.setProperty("tone", "ink2")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label

    def _nothing(self) -> QWidget:
        label = QLabel(tr("Nothing. What you move, add, take out or write here is listed."))
        label.setFont(font(VALUE))
        label.setProperty("tone", "ink3")
        label.setWordWrap(True)
        self.resets = []
        return label

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self.restore)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._inside)
        self._column.addStretch(1)
