"""What a chart says where the mouse is: a hairline and a small table beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.qt.fan_geometry import FanGeometry
from ui.qt.fonts import SMALL
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words, line_width
from ui.session.fan_readings import Reading, ReadText, read_texts, run_texts
from ui.session.nearest import RunCurve

_LINE = 15.0


def draw_readout(
    painter: QPainter,
    theme: Theme,
    reading: Reading,
    places: FanGeometry,
    run: RunCurve | None = None,
) -> None:
    """Draw the hairline and the table, on whichever side has room; *run* has a line of its own."""
    plot, across = places.plot, float(places.across(reading.x))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if plot.left() - 1 <= across <= plot.right() + 1:
        hair = QRectF(round(across), plot.top(), 1, plot.height())
        painter.fillRect(hair, theme.ink("ink3", 0.6))
    lines = [[Word(reading.moment, "ink", bold=True)]]
    lines += [_row(row) for row in read_texts(reading, places.y.decimals)]
    if run is not None:
        lines += _run_lines(run, places.y.decimals)
    draw_card(painter, theme, lines, across, places.plot, places.gutter.right())


def draw_card(
    painter: QPainter,
    theme: Theme,
    lines: list[list[Word]],
    across: float,
    plot: QRectF,
    right: float,
) -> None:
    """Draw lines of words in a box beside a vertical hairline, on whichever side has room."""
    wide = max(line_width(line, SMALL) for line in lines) + 14
    left = across + 8 if across + 8 + wide <= right else across - 8 - wide
    box = QRectF(max(0.0, left), plot.top() - 2, wide, len(lines) * _LINE + 8)
    painter.setPen(QPen(theme.ink("strong_rule"), 1))
    painter.setBrush(theme.ink("page", 0.94))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    for place, line in enumerate(lines):
        at = QPointF(box.left() + 7, box.top() + 15 + place * _LINE)
        draw_words(painter, theme, line, at, SMALL, wide)


def _run_lines(run: RunCurve, decimals: int) -> list[list[Word]]:
    name, value, hint = run_texts(run, decimals)
    return [[Word(name, bold=True), Word(f"  {value}")], [Word(hint, "ink3")]]


def _row(row: ReadText) -> list[Word]:
    words = [Word(f"{row.name} ", f"series:{row.series}", bold=True), Word(row.median)]
    return [*words, Word(f"  {row.half}", "ink3")] if row.half else words
