"""The inputs in which the variants differ: rows are inputs, columns are letters.

A row that does not fit beside its figures, or holds words, has its name on a line of its own and
below it what each variant has, behind its letter. Nothing is cut.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.language import tr
from ui.qt.fonts import BOLD, REGULAR, SMALL, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session.variants import DifferenceCell, DifferenceRow

_ROW = 20
_GAP = 8.0
_EMPTY_HEIGHT = 40
_COLUMNS = 4  # variants that fit beside an input's name
_WIDEST = 48.0  # what stands in a column; anything wider stands below its name
_LETTER = 12.0
_APART = 14.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with its height; ``places`` are those of its cells below its name, if they are there.

    ``label`` is how high the name is.
    """

    row: DifferenceRow
    height: float
    label: float
    places: tuple[QPointF, ...] = ()


class DifferenceTable(QWidget):
    """Draws the differing inputs; a bold figure stands off the baseline."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[DifferenceRow, ...] = ()
        self._placed: tuple[_Placed, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_EMPTY_HEIGHT)
        theme.changed.connect(self.update)

    def show_rows(self, rows: tuple[DifferenceRow, ...]) -> None:
        """Show other differences."""
        if rows == self._rows:
            return
        self._rows = rows
        self._place()
        self.setAccessibleName(tr("Input differences"))
        self.setAccessibleDescription("; ".join(_spoken(row) for row in rows))
        self.setToolTip("\n".join(_spoken(row) for row in rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    # --- where everything stands -----------------------------------------------------------

    def _place(self) -> None:
        edges = self._edges()
        self._placed = tuple(self._placed_row(row, edges) for row in self._rows)
        body = sum(placed.height for placed in self._placed)
        height = self._head_height() + body + 24 if self._rows else _EMPTY_HEIGHT
        self.setFixedHeight(math.ceil(height))
        self.update()

    def _head_height(self) -> float:
        return _ROW if any(not placed.places for placed in self._placed) else 0.0

    def _placed_row(self, row: DifferenceRow, edges: list[float]) -> _Placed:
        room = edges[0] - width(row.cells[0].text, VALUE, BOLD) - _GAP if edges else 0.0
        if edges and _is_narrow(row) and width(_label(row), VALUE) <= room:
            return _Placed(row, _ROW, _ROW)
        label = self._label_height(row)
        places, left, top = [], 0.0, label
        for cell in row.cells:
            needs = _LETTER + width(cell.text, VALUE, BOLD)
            if left and left + needs > self.width():
                left, top = 0.0, top + _ROW - 3
            places.append(QPointF(left, top))
            left += needs + _APART
        return _Placed(row, top + _ROW, label, tuple(places))

    def _label_height(self, row: DifferenceRow) -> float:
        box = QRectF(0, 0, max(1, self.width()), 1_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        return metrics(VALUE).boundingRect(box, wrap, _label(row)).height() + 5

    def _edges(self) -> list[float]:
        """Return the right edge of each column of figures, as wide as its widest one.

        There are none where there are more variants than fit.
        """
        narrow = [row for row in self._rows if _is_narrow(row)]
        if not narrow or len(narrow[0].cells) > _COLUMNS:
            return []
        wide = [
            max(26.0, *(width(row.cells[at].text, VALUE, BOLD) for row in narrow)) + _GAP
            for at in range(len(narrow[0].cells))
        ]
        return [self.width() - sum(wide[at + 1 :]) for at in range(len(wide))]

    # --- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw head, rows and the note, or say that nothing differs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink3"))
        if not self._rows:
            text = tr("None yet. Move a lever to see what differs from the scenario file.")
            wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            painter.drawText(QRectF(self.rect()), int(wrap), text)
            return
        edges, top = self._edges(), self._head_height()
        if top:
            self._draw_head(painter, edges)
        for placed in self._placed:
            self._draw_row(painter, placed, top, edges)
            top += placed.height
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        painter.drawText(QPointF(0, top + 14), tr("Bold: differs from baseline."))

    def _draw_head(self, painter: QPainter, edges: list[float]) -> None:
        painter.setFont(font(VALUE, BOLD))
        for cell, edge in zip(self._rows[0].cells, edges, strict=True):
            painter.setPen(self._theme.word(cell.letter))
            painter.drawText(QPointF(edge - width(cell.letter, VALUE, BOLD), 13), cell.letter)
        painter.fillRect(QRectF(0, _ROW - 1, self.width(), 1), self._theme.ink("strong_rule"))

    def _draw_row(self, painter: QPainter, placed: _Placed, top: float, edges: list[float]) -> None:
        row = placed.row
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink2"))
        if placed.places:
            box = QRectF(0, top + 3, self.width(), placed.label)
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap), _label(row))
        else:
            painter.drawText(QPointF(0, top + 13), _label(row))
        for at, cell in enumerate(row.cells):
            if placed.places:
                place = placed.places[at]
                base = QPointF(place.x() + _LETTER, top + place.y() + 13)
                painter.setFont(font(VALUE, BOLD))
                painter.setPen(self._theme.word(cell.letter))
                painter.drawText(QPointF(place.x(), base.y()), cell.letter)
            else:
                base = QPointF(edges[at] - width(cell.text, VALUE, _weight(cell)), top + 13)
            painter.setFont(font(VALUE, _weight(cell)))
            painter.setPen(self._theme.ink("ink" if cell.differs else "ink3"))
            painter.drawText(base, cell.text)
        below = QRectF(0, top + placed.height - 1, self.width(), 1)
        painter.fillRect(below, self._theme.ink("rule"))


def _weight(cell: DifferenceCell) -> QFont.Weight:
    return BOLD if cell.differs else REGULAR


def _is_narrow(row: DifferenceRow) -> bool:
    return all(width(cell.text, VALUE, BOLD) <= _WIDEST for cell in row.cells)


def _label(row: DifferenceRow) -> str:
    return f"{row.label}, {row.unit}" if row.unit not in ("", "×") else row.label


def _spoken(row: DifferenceRow) -> str:
    values = ", ".join(f"{cell.letter} {cell.text}" for cell in row.cells)
    text = tr("{label}: {values} {unit}", label=row.label, values=values, unit=row.unit)
    return text.rstrip()
