"""The levers in which the variants differ: rows are levers, columns are letters.

Where there are more variants than columns fit, each lever has its name on a line of its own and its
figures below, each behind its letter.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.language import tr
from ui.qt.fonts import BOLD, REGULAR, SMALL, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session.variants import DifferenceRow

_ROW = 20
_GAP = 8.0
_EMPTY_HEIGHT = 40
_COLUMNS = 4  # variants that fit beside a lever's name, and figures on a line below it


class DifferenceTable(QWidget):
    """Draws the differing inputs; a bold figure stands off the baseline."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[DifferenceRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_EMPTY_HEIGHT)
        theme.changed.connect(self.update)

    def show_rows(self, rows: tuple[DifferenceRow, ...]) -> None:
        """Show other differences."""
        if rows == self._rows:
            return
        self._rows = rows
        self.setFixedHeight(self._lines() * _ROW + 24 if rows else _EMPTY_HEIGHT)
        self.setAccessibleName(tr("Input differences"))
        self.setAccessibleDescription("; ".join(_spoken(row) for row in rows))
        self.setToolTip("\n".join(_spoken(row) for row in rows))
        self.update()

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
        if self._is_stacked():
            deep = self._lines() // len(self._rows)
            for place, row in enumerate(self._rows):
                self._draw_stack(painter, row, place * deep * _ROW)
        else:
            edges = self._edges()
            self._draw_head(painter, edges)
            for place, row in enumerate(self._rows, start=1):
                self._draw_row(painter, row, place * _ROW, edges)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        below = self._lines() * _ROW + 14
        painter.drawText(QPointF(0, below), tr("Bold: differs from baseline."))

    def _is_stacked(self) -> bool:
        return bool(self._rows) and len(self._rows[0].cells) > _COLUMNS

    def _lines(self) -> int:
        """Return how many lines the rows take, the head among them."""
        if not self._is_stacked():
            return len(self._rows) + 1
        return len(self._rows) * (1 + math.ceil(len(self._rows[0].cells) / _COLUMNS))

    def _draw_stack(self, painter: QPainter, row: DifferenceRow, top: float) -> None:
        unit = f", {row.unit}" if row.unit not in ("", "×") else ""
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink2"))
        painter.drawText(QPointF(0, top + 13), f"{row.label}{unit}")
        step = self.width() / _COLUMNS
        for at, cell in enumerate(row.cells):
            line, column = divmod(at, _COLUMNS)
            left, base = column * step, top + (line + 1) * _ROW + 13
            painter.setFont(font(VALUE, BOLD))
            painter.setPen(self._theme.word(cell.letter))
            painter.drawText(QPointF(left, base), cell.letter)
            painter.setFont(font(VALUE, BOLD if cell.differs else REGULAR))
            painter.setPen(self._theme.ink("ink" if cell.differs else "ink3"))
            painter.drawText(QPointF(left + 11, base), cell.text)
        below = top + (1 + math.ceil(len(row.cells) / _COLUMNS)) * _ROW - 1
        painter.fillRect(QRectF(0, below, self.width(), 1), self._theme.ink("rule"))

    def _edges(self) -> list[float]:
        """Return the right edge of each column of figures, as wide as its widest one."""
        columns = range(len(self._rows[0].cells))
        wide = [
            max(26.0, *(width(row.cells[at].text, VALUE, BOLD) for row in self._rows)) + _GAP
            for at in columns
        ]
        return [self.width() - sum(wide[at + 1 :]) for at in columns]

    def _draw_head(self, painter: QPainter, edges: list[float]) -> None:
        painter.setFont(font(VALUE, BOLD))
        for cell, edge in zip(self._rows[0].cells, edges, strict=True):
            painter.setPen(self._theme.word(cell.letter))
            painter.drawText(QPointF(edge - width(cell.letter, VALUE, BOLD), 13), cell.letter)
        painter.fillRect(QRectF(0, _ROW - 1, self.width(), 1), self._theme.ink("strong_rule"))

    def _draw_row(
        self, painter: QPainter, row: DifferenceRow, top: float, edges: list[float]
    ) -> None:
        firsts = [
            edge - width(cell.text, VALUE, BOLD)
            for cell, edge in zip(row.cells, edges, strict=True)
        ]
        unit = f", {row.unit}" if row.unit not in ("", "×") else ""
        room = min(firsts) - _GAP
        label = f"{row.label}{unit}"
        if width(label, VALUE) > room:
            label = row.label
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink2"))
        label = metrics(VALUE).elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(0, top + 13), label)
        for cell, edge in zip(row.cells, edges, strict=True):
            weight = BOLD if cell.differs else REGULAR
            painter.setFont(font(VALUE, weight))
            painter.setPen(self._theme.ink("ink" if cell.differs else "ink3"))
            painter.drawText(QPointF(edge - width(cell.text, VALUE, weight), top + 13), cell.text)
        painter.fillRect(QRectF(0, top + _ROW - 1, self.width(), 1), self._theme.ink("rule"))


def _spoken(row: DifferenceRow) -> str:
    values = ", ".join(f"{cell.letter} {cell.text}" for cell in row.cells)
    text = tr("{label}: {values} {unit}", label=row.label, values=values, unit=row.unit)
    return text.rstrip()
