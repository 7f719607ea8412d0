"""Scenarios by levers: each cell is a slider with a box for an exact value."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QToolTip, QWidget

from simulator.charts.numerals import figures
from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, SMALL
from ui.qt.lever_slider import LeverSlider
from ui.qt.theme import Theme
from ui.qt.value_box import ValueBox
from ui.qt.words import Word, WordLine, line_width
from ui.session.lever_grid import GridRow, LeverGrid
from ui.session.lever_rows import LeverRow

_TITLES = 150
_CELL = 112
_WIDEST = 190


class GridCell(QWidget):
    """One lever of one variant."""

    def __init__(self, theme: Theme, grid: LeverGrid, letter: str, row: LeverRow) -> None:
        super().__init__()
        self._grid, self._letter, self._row = grid, letter, row
        self.slider = LeverSlider(theme, row, self, series=letter)
        self.box = ValueBox(theme, row, self)
        self.box.noted.connect(self._show_note)
        self.setFixedHeight(24)
        self.setMinimumWidth(_CELL)
        self.setMaximumWidth(_WIDEST)
        for part in (self.slider, self.box):
            name = tr("{lever} of {letter}", lever=row.label, letter=letter)
            part.setAccessibleName(f"{name}, {row.unit}".rstrip(", "))
            ends = {"low": figures(row.low), "high": figures(row.high), "unit": row.unit}
            part.setToolTip(tr("{name}: {low} to {high} {unit}", name=name, **ends).rstrip())
        self.slider.asked.connect(self._ask)
        self.slider.let_go.connect(grid.let_go)
        self.slider.reset_asked.connect(self._reset)
        self.box.entered.connect(self._ask_once)
        self.box.stepped.connect(self._ask_once)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the slider what the box leaves."""
        super().resizeEvent(event)
        room = self.width() - self.box.width() - 6
        self.slider.setGeometry(-6, 3, room, 18)
        self.box.move(room - 2, 2)

    def show_row(self, row: LeverRow) -> None:
        """Show the cell as it stands."""
        self._row = row
        self.slider.show_row(row)
        self.box.show_row(row, held=self.slider.is_held)

    def _ask(self, value: float) -> None:
        self._grid.move(self._letter, self._row.name, value)

    def _ask_once(self, value: float) -> None:
        self._ask(value)
        self._grid.let_go()

    def _reset(self) -> None:
        self._grid.reset(self._letter, self._row.name)

    def _show_note(self, note: str) -> None:
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), note, self)


class GridView(QWidget):
    """Shows the grid; the cells are made anew only where other levers or variants are shown."""

    def __init__(self, grid: LeverGrid, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid, self._theme = grid, theme
        self._cells: dict[tuple[str, str], GridCell] = {}
        self._heads: list[QWidget] = []
        self._titles: dict[str, WordLine] = {}
        self._shape: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.choose = FlatButton(theme, tr("Levers"), menu=True, size=SMALL, token="ink2")
        self.choose.setToolTip(tr("Choose which levers have a column"))
        self.choose.clicked.connect(self._open_menu)
        self._table = QGridLayout(self)
        self._table.setContentsMargins(0, 0, 0, 0)
        self._table.setHorizontalSpacing(6)
        self._table.setVerticalSpacing(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def names(self) -> tuple[str, ...]:
        """The levers that have a column."""
        return self._shape[1]

    def cell(self, letter: str, name: str) -> GridCell:
        """Return a cell."""
        return self._cells[letter, name]

    def show_grid(self) -> None:
        """Show the grid as it stands; while a cell is held, every cell stays where it is."""
        rows = self._grid.rows
        names = self._fitting()
        shape = (tuple(row.letter for row in rows), names)
        if shape != self._shape and not any(c.slider.is_held for c in self._cells.values()):
            self._shape = shape
            self._make(rows, names)
        for row in rows:
            if row.letter in self._titles:
                self._titles[row.letter].show_words(_title(row))
            for cell in row.cells:
                if cell is not None and (row.letter, cell.name) in self._cells:
                    self._cells[row.letter, cell.name].show_row(cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many levers as there is room for."""
        super().resizeEvent(event)
        if self._fitting() != self._shape[1]:
            self.show_grid()

    def menu(self) -> QMenu:
        """Return the choice of columns."""
        menu = QMenu(self)
        for column in self._grid.columns:
            unit = f", {column.unit}" if column.unit else ""
            action = menu.addAction(f"{column.label}{unit}")
            action.setToolTip(column.role)
            action.setCheckable(True)
            action.setChecked(column.is_shown)
            action.triggered.connect(lambda on, name=column.name: self._grid.show(name, bool(on)))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _fitting(self) -> tuple[str, ...]:
        shown = self._grid.shown
        room = max(1, (self.width() - _TITLES) // (_CELL + 6))
        return shown[:room]

    def _make(self, rows: tuple[GridRow, ...], names: tuple[str, ...]) -> None:
        for old in (*self._cells.values(), *self._heads, *self._titles.values()):
            self._table.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells, self._heads, self._titles = {}, [], {}
        columns = {column.name: column for column in self._grid.columns}
        for place, name in enumerate(names, start=1):
            column = columns[name]
            unit = f" {column.unit}" if column.unit else ""
            head = WordLine(self._theme, SMALL, height=18)
            words = [Word(column.label, "ink2"), Word(unit, "ink3")]
            head.show_words(words if line_width(words, SMALL) <= _CELL else words[:1])
            head.setMinimumWidth(_CELL)
            head.setToolTip(f"{column.label}{unit}, {column.role}")
            self._heads.append(head)
            self._table.addWidget(head, 0, place)
        for line, row in enumerate(rows, start=1):
            title = WordLine(self._theme, BODY, height=24)
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._titles[row.letter] = title
            self._table.addWidget(title, line, 0)
            for cell in row.cells:
                if cell is not None and cell.name in names:
                    made = GridCell(self._theme, self._grid, row.letter, cell)
                    made.slider.let_go.connect(self.show_grid)
                    self._cells[row.letter, cell.name] = made
                    self._table.addWidget(made, line, names.index(cell.name) + 1)
        self._table.setColumnMinimumWidth(0, _TITLES)
        for place in range(1, self._table.columnCount()):
            self._table.setColumnStretch(place, int(place <= len(names)))
        self._table.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFixedHeight(18 + len(rows) * 27 + 4)


def _title(row: GridRow) -> list[Word]:
    return [Word(f"{row.letter}  ", f"series:{row.letter}", bold=True), Word(row.title)]
