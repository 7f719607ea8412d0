"""What a chart says where the mouse is: a hairline and a small table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from simulator.charts.chart import Band, Chart, Line
from simulator.charts.numerals import grouped, rounded, rounded_range, short_date
from simulator.charts.palette import BASELINE
from simulator.language import tr
from ui.qt.fan_geometry import FanGeometry
from ui.qt.fonts import SMALL
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words, line_width
from ui.session.nearest import RunCurve, tick_at

_LINE = 15.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The moment read, in words, and for each series its median and middle half there."""

    x: float
    moment: str
    rows: tuple[tuple[str, float, tuple[float, float] | None], ...]


def reading(chart: Chart, x: float) -> Reading:
    """Return what a fan says at *x*: the moment, and each series' median and middle half."""
    rows = []
    moment = x
    for line in (mark for mark in chart.marks if isinstance(mark, Line)):
        place = tick_at(line.x, x)
        moment = float(line.x[place])
        rows.append((line.series, float(line.y[place]), _middle_half(chart, line.series, moment)))
    text = tr("day {day}", day=grouped(moment, 1))
    if chart.start is not None:
        then = datetime.combine(chart.start, time()) + timedelta(days=moment)
        text = f"{short_date(then.date())} {then:%H:%M}"
    rows.sort(key=lambda row: (row[0] == BASELINE, row[0]))
    return Reading(moment, text, tuple(rows))


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
    lines += [_row(row, places.y.decimals) for row in reading.rows if row[1] == row[1]]
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
    value = rounded(run.value, decimals)
    return [
        [Word(tr("run {run}", run=grouped(run.run)), bold=True), Word(f"  {value}")],
        [Word(tr("click or S: its story"), "ink3")],
    ]


def _row(row: tuple[str, float, tuple[float, float] | None], decimals: int) -> list[Word]:
    series, median, half = row
    name = tr("baseline") if series == BASELINE else series
    words = [Word(f"{name} ", f"series:{series}", bold=True), Word(rounded(median, decimals))]
    if half is not None:
        words.append(Word(f"  {rounded_range(*half, decimals)}", "ink3"))
    return words


def _middle_half(chart: Chart, series: str, x: float) -> tuple[float, float] | None:
    for band in chart.marks:
        if isinstance(band, Band) and band.series == series and band.mass < 0.6:
            place = min(int(np.searchsorted(band.x, x)), len(band.x) - 1)
            low, high = float(band.low[place]), float(band.high[place])
            return (low, high) if low == low else None
    return None
