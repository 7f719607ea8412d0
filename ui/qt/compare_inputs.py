"""What was changed: the inputs that differ, where they stand in both, what they rest on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.language import tr
from ui.qt.compare_forest import BASE
from ui.qt.fonts import BOLD, REGULAR, SMALL, VALUE, font, metrics, width
from ui.qt.source_mark import draw_mark
from ui.qt.theme import Theme
from ui.session.input_rows import InputRow

_ROW = 21
_LEAST = 92


class InputTable(QWidget):
    """Draws a row for each input; ``source_asked`` wants to know what a lever rests on."""

    source_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[InputRow, ...] = ()
        self._rival = "B"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LEAST)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    @property
    def rows(self) -> tuple[InputRow, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[InputRow, ...], rival: str) -> None:
        """Show the inputs in which A and *rival* differ."""
        if (rows, rival) == (self._rows, self._rival):
            return
        self._rows, self._rival = rows, rival
        self.setFixedHeight(max(_LEAST, (len(rows) + 1) * _ROW + 4))
        self.setAccessibleName(tr("What was changed"))
        self.setAccessibleDescription("; ".join(_spoken(row, rival) for row in rows))
        self.setToolTip("\n".join(_spoken(row, rival) for row in rows))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the source of a lever whose source column is pressed."""
        place = int(event.position().y() // _ROW) - 1
        inside = 0 <= place < len(self._rows) and event.position().x() > self._edges()[2]
        if inside and self._rows[place].source_kind:
            self.source_asked.emit(self._rows[place].name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be pressed."""
        over = event.position().x() > self._edges()[2] and event.position().y() > _ROW
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _edges(self) -> tuple[float, float, float]:
        """Return the right edges of both figures, and where the last columns begin."""
        wide = self.width()
        words = max((width(_belongs(row), SMALL) for row in self._rows), default=0.0)
        rest = max(width(tr("unit, whose choice"), SMALL), min(words, wide * 0.36)) + 18
        texts = [text for row in self._rows for text in (row.live_text, row.rival_text)]
        longest = max((width(text, VALUE, BOLD) for text in texts), default=0.0)
        figure = max(40.0, min(longest + 14, wide * 0.2))
        return wide - rest - figure, wide - rest, wide - rest + 14

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw head and rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if not self._rows:
            painter.setFont(font(VALUE))
            painter.setPen(self._theme.ink("ink3"))
            painter.drawText(QPointF(0, 16), tr("Nothing: both have the same inputs."))
            return
        first, second, third = self._edges()
        painter.setFont(font(VALUE, BOLD))
        other = tr(BASE) if self._rival == "baseline" else self._rival
        for letter, word, edge in (("A", "A", first), (self._rival, other, second)):
            painter.setPen(self._theme.word(letter))
            painter.drawText(QPointF(edge - width(word, VALUE, BOLD), 14), word)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        painter.drawText(QPointF(third, 14), tr("unit, whose choice"))
        painter.fillRect(QRectF(0, _ROW - 1, self.width(), 1), self._theme.ink("strong_rule"))
        for place, row in enumerate(self._rows, start=1):
            self._draw_row(painter, row, place * _ROW)

    def _draw_row(self, painter: QPainter, row: InputRow, top: float) -> None:
        first, second, third = self._edges()
        base = top + 14
        if row.source_kind:
            ink = self._theme.ink("effect")
            draw_mark(painter, row.source_kind, QPointF(4, top + 10), ink)
        figures = (row.live_text, BOLD, first), (row.rival_text, REGULAR, second)
        room = first - 14 - max(40.0, width(row.live_text, VALUE, BOLD)) - 8
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink"))
        label = metrics(VALUE).elidedText(row.label, Qt.TextElideMode.ElideRight, max(40.0, room))
        painter.drawText(QPointF(14, base), label)
        for text, weight, edge in figures:
            cut = metrics(VALUE, weight).elidedText(
                text, Qt.TextElideMode.ElideRight, second - first - 6 if edge == second else 140
            )
            painter.setFont(font(VALUE, weight))
            painter.setPen(self._theme.ink("ink" if weight == BOLD else "ink2"))
            painter.drawText(QPointF(edge - width(cut, VALUE, weight), base), cut)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        cut = metrics(SMALL).elidedText(
            _belongs(row), Qt.TextElideMode.ElideRight, self.width() - third
        )
        painter.drawText(QPointF(third, base), cut)
        painter.fillRect(QRectF(0, top + _ROW - 1, self.width(), 1), self._theme.ink("rule"))


def _belongs(row: InputRow) -> str:
    """Return the unit of an input and whose choice it is."""
    return ", ".join(word for word in (row.unit, row.role) if word)


def _spoken(row: InputRow, rival: str) -> str:
    other = tr(rival) if rival == "baseline" else rival
    words = {
        "input": row.label,
        "role": row.role,
        "figures": f"A {row.live_text}, {other} {row.rival_text} {row.unit}".rstrip(),
        "sources": row.sources,
    }
    if not row.sources:
        return tr("{input} ({role}): {figures}", **words)
    return tr("{input} ({role}): {figures}, rests on {sources}", **words)
