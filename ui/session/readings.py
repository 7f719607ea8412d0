"""What every variant has at one moment, as a table beside an enlarged chart says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from simulator.charts import caption, numerals
from simulator.charts.axes import last_day
from simulator.language import tr
from simulator.results.comparison import Comparison, Entry
from simulator.results.summaries import spread
from simulator.world.measures import Indicator
from ui.session.nearest import tick_at


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One variant at a moment, written out: median, middle half, middle four fifths.

    ``present`` says in how many runs it is there at all, where many have none.
    """

    series: str
    title: str
    median: str
    half: str
    most: str
    present: str = ""


@dataclass(frozen=True, slots=True)
class Readings:
    """The moment read, in words, and a row for each variant in the order shown."""

    moment: str
    rows: tuple[ReadingRow, ...]


def readings(comparison: Comparison, indicator: str, day: float | None) -> Readings:
    """Return the table at *day*, or that of each run's peak, lowest or last value for ``None``."""
    measured = comparison.live.result.layout.indicators[indicator]
    times = comparison.live.result.times
    if day is not None and times.size:
        day = float(times[tick_at(times, day)])
    rows = (_row(entry, measured, day) for entry in comparison.entries if entry.result.n)
    return Readings(_moment(comparison, measured, day), tuple(rows))


def _moment(comparison: Comparison, indicator: Indicator, day: float | None) -> str:
    if day is not None:
        whole = int(day)
        date = numerals.short_date(comparison.start + timedelta(days=whole))
        minutes = round((day - whole) * 24 * 60)
        return tr("{date}, {time}", date=date, time=f"{minutes // 60:02}:{minutes % 60:02}")
    if indicator.summary == "peak":
        return tr("At each run’s peak")
    if indicator.summary == "lowest":
        return tr("At each run’s lowest")
    days = comparison.live.variant.scenario.horizon_days
    return tr("On {date}", date=numerals.short_date(last_day(comparison.start, days)))


def _row(entry: Entry, indicator: Indicator, day: float | None) -> ReadingRow:
    p10, p25, median, p75, p90 = _quantiles(entry, indicator, day)
    series = caption.series_of(entry)
    if median != median:
        return ReadingRow(series, entry.title, tr("none"), "", "")
    return ReadingRow(
        series,
        entry.title,
        numerals.rounded(median, indicator.decimals),
        numerals.rounded_range(p25, p75, indicator.decimals),
        numerals.rounded_range(p10, p90, indicator.decimals),
        "".join(_presence(entry, indicator)),
    )


def _quantiles(entry: Entry, indicator: Indicator, day: float | None) -> tuple[float, ...]:
    result = entry.result
    if day is None:
        total = result.summary(indicator.name)
        return total.p10, total.p25, total.median, total.p75, total.p90
    tick = tick_at(result.times, day)
    return spread(result.series(indicator.name)[tick][result.present(indicator.name)])


def _presence(entry: Entry, indicator: Indicator) -> Iterator[str]:
    if indicator.absent_at_zero:
        share = entry.result.presence(indicator.name).value
        yield tr("in {share} of runs", share=numerals.percent(share))
