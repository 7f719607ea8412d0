"""What a fan says where the mouse is, in words: each series' median and middle half there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import numpy as np

from simulator.charts.chart import Band, Chart, Line
from simulator.charts.numerals import grouped, rounded, rounded_range, short_date
from simulator.charts.palette import BASELINE
from simulator.language import tr
from ui.session.nearest import RunCurve, tick_at

_INNER_MASS = 0.6  # a band that holds less than this is the middle half

Half = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """The moment read, in words, and for each series its median and middle half there."""

    x: float
    moment: str
    rows: tuple[tuple[str, float, Half | None], ...]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A row written out: whose it is, the median, the middle half (empty where there is none)."""

    series: str
    name: str
    median: str
    half: str


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


def read_texts(read: Reading, decimals: int) -> tuple[ReadText, ...]:
    """Return the rows that have a value, written with so many decimals."""
    return tuple(
        ReadText(
            series,
            tr("baseline") if series == BASELINE else series,
            rounded(median, decimals),
            rounded_range(*half, decimals) if half is not None else "",
        )
        for series, median, half in read.rows
        if median == median
    )


def run_texts(run: RunCurve, decimals: int) -> tuple[str, str, str]:
    """Return which run of the many is read, its value, and how to get to its story."""
    name = tr("run {run}", run=grouped(run.run))
    return name, rounded(run.value, decimals), tr("click or S: its story")


def _middle_half(chart: Chart, series: str, x: float) -> Half | None:
    for band in chart.marks:
        if isinstance(band, Band) and band.series == series and band.mass < _INNER_MASS:
            place = min(int(np.searchsorted(band.x, x)), len(band.x) - 1)
            low, high = float(band.low[place]), float(band.high[place])
            return (low, high) if low == low else None
    return None
