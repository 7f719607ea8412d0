"""The table beside an enlarged chart: what every variant has at the moment that is read."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.palette import BASELINE
from simulator.language import tr
from ui.qt.fonts import BODY, SMALL, VALUE
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words
from ui.session.readings import ReadingRow, Readings

WIDTH = 238
_HEAD = 46.0
_ROW = 36.0


class ReadingsTable(QWidget):
    """Writes two lines a variant: who it is, then median, middle half and middle four fifths."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._readings: Readings | None = None
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def readings(self) -> Readings | None:
        """What is shown."""
        return self._readings

    def show_readings(self, readings: Readings) -> None:
        """Show another moment."""
        if readings != self._readings:
            self._readings = readings
            self.setAccessibleName(tr("Table of all variants, {moment}", moment=readings.moment))
            self.setAccessibleDescription("; ".join(_spoken(row) for row in readings.rows))
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the room all rows need."""
        rows = len(self._readings.rows) if self._readings else 0
        return QSize(WIDTH, round(_HEAD + rows * _ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the rows."""
        if self._readings is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        head = [Word(self._readings.moment, bold=True)]
        self._line(painter, head, 12, BODY)
        self._line(painter, [Word(tr("median · 5 in 10 · 8 in 10"), "ink3")], 27, SMALL)
        for place, row in enumerate(self._readings.rows):
            top = _HEAD + place * _ROW
            painter.fillRect(0, round(top - 6), self.width(), 1, self._theme.ink("rule"))
            self._line(painter, _who(row), top + 10, VALUE)
            self._line(painter, _figures(row), top + 24, VALUE)

    def _line(self, painter: QPainter, words: list[Word], base: float, size: float) -> None:
        draw_words(painter, self._theme, words, QPointF(0, base), size, self.width())


def _who(row: ReadingRow) -> list[Word]:
    tone = f"series:{row.series}"
    letter = "–" if row.series == BASELINE else row.series
    return [Word(f"{letter}  ", tone, bold=True), Word(row.title, tone)]


def _figures(row: ReadingRow) -> list[Word]:
    words = [Word(row.median, bold=True)]
    words += [Word(f"  {row.half}", "ink2")] if row.half else []
    words += [Word(f"  {row.most}", "ink3")] if row.most else []
    words += [Word(f"  {row.present}", "ink3")] if row.present else []
    return words


def _spoken(row: ReadingRow) -> str:
    return f"{row.title}: {row.median} ({row.half}; {row.most}) {row.present}".strip()
