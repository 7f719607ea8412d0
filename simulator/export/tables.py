"""The numbers of a comparison as tidy tables: one observation a row, every column explained.

Rows are made while they are written, so that a large ensemble never stands in memory twice.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Final

import numpy as np

from simulator.errors import UnknownName
from simulator.language import mark
from simulator.results.comparison import Comparison, Entry

Cell = str | int | float | None
Rows = Iterator[tuple[Cell, ...]]

LEVELS: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
QUANTILES: Final = ("p10", "p25", "median", "p75", "p90")
_SUMMARIES: Final = {"peak": "peak", "lowest": "lowest value", "final": "value at the end"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: what it means and, for numbers, in which unit they are."""

    name: str
    help: str
    unit: str = ""
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table by *name*; ``rows`` makes its rows anew at each call, empty cells are ``None``."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: Callable[[], Rows] = field(repr=False)


_VARIANT: Final = Field("variant", "Letter of the variant; baseline is the scenario's file")
_LABEL: Final = Field("label", "What that is, in words")
_SHARE: Final = (
    Field("share", "Share of the runs", "1", numbers=True),
    Field("share_low", "Lower end of its 95 % interval", "1", numbers=True),
    Field("share_high", "Upper end of its 95 % interval", "1", numbers=True),
)


def tables(comparison: Comparison) -> Mapping[str, Table]:
    """Return every table of a comparison by its name, small ones first."""
    made = (
        _variants(comparison),
        _levers(comparison),
        _outcomes(comparison),
        _summaries(comparison),
        _milestones(comparison),
        _courses(comparison),
        runs(comparison),
    )
    return {table.name: table for table in made}


def table(comparison: Comparison, name: str) -> Table:
    """Return one table; raises ``UnknownName``."""
    known = tables(comparison)
    if name not in known:
        raise UnknownName(mark("table"), name, known)
    return known[name]


def variant_of(entry: Entry) -> str:
    """Return what stands in the column of variants."""
    return "baseline" if entry.role == "baseline" else entry.letter


def _variants(comparison: Comparison) -> Table:
    def rows() -> Rows:
        for entry in comparison.entries:
            scenario, result = entry.variant.scenario, entry.result
            yield variant_of(entry), entry.title, scenario.name, result.n, result.key

    fields = (
        _VARIANT,
        Field("title", "Its name"),
        Field("scenario", "The scenario it is based on"),
        Field("n", f"How many {comparison.live.result.counted} it rests on", "1", numbers=True),
        Field("key", "Hash of all that decides the numbers: same key, same numbers"),
    )
    return Table("variants", "What is compared", fields, rows)


def _levers(comparison: Comparison) -> Table:
    def rows() -> Rows:
        for entry in comparison.entries:
            for lever in entry.variant.scenario.levers.values():
                value = entry.variant.setting(lever.name)
                yield variant_of(entry), lever.name, lever.label, value, lever.unit, lever.default

    fields = (
        _VARIANT,
        Field("lever", "Name of the lever in the scenario's file"),
        _LABEL,
        Field("value", "Where it stands", numbers=True),
        Field("unit", "In which unit"),
        Field("default", "Where the scenario's file has it", numbers=True),
    )
    return Table("levers", "Where the levers stand", fields, rows)


def _outcomes(comparison: Comparison) -> Table:
    def rows() -> Rows:
        for entry in comparison.entries:
            for name, outcome in entry.result.layout.outcomes.items():
                share = entry.result.share(name)
                ends = (_known(share.value), _known(share.low), _known(share.high))
                yield variant_of(entry), name, outcome.label, *ends

    fields = (_VARIANT, Field("outcome", "How runs end"), _LABEL, *_SHARE)
    return Table("outcomes", "How the runs end", fields, rows)


def _summaries(comparison: Comparison) -> Table:
    def rows() -> Rows:
        for entry in comparison.entries:
            for name, indicator in entry.result.layout.indicators.items():
                found = entry.result.summary(name)
                spread = (found.p10, found.p25, found.median, found.p75, found.p90)
                head = (variant_of(entry), name, indicator.label, indicator.summary, indicator.unit)
                yield *head, *map(_known, spread), _known(found.share_present)

    fields = (
        _VARIANT,
        Field("indicator", "What is measured"),
        _LABEL,
        Field("summary", "Which one number stands for a run: peak, lowest or final value"),
        Field("unit", "In which unit"),
        *_spread_fields("that number over the runs that have it"),
        Field("present", "Share of the runs that have it", "1", numbers=True),
    )
    return Table("summaries", "Peaks, lowest and final values", fields, rows)


def _milestones(comparison: Comparison) -> Table:
    def rows() -> Rows:
        for entry in comparison.entries:
            for name, milestone in entry.result.layout.milestones.items():
                found = entry.result.milestone(name)
                share = (found.share.value, found.share.low, found.share.high)
                days = (found.p10, found.median, found.p90)
                head = (variant_of(entry), name, milestone.label)
                yield *head, *map(_known, share), *map(_known, days)

    fields = (
        _VARIANT,
        Field("milestone", "What happens for the first time"),
        _LABEL,
        *_SHARE,
        Field("p10", "Day before which it happens in a tenth of those runs", "d", numbers=True),
        Field("median", "Day before which it happens in half of those runs", "d", numbers=True),
        Field("p90", "Day before which it happens in nine tenths of those runs", "d", numbers=True),
    )
    return Table("milestones", "What happens when", fields, rows)


def _courses(comparison: Comparison) -> Table:
    def rows() -> Rows:
        for entry in comparison.entries:
            times = entry.result.times.tolist()
            dates = [_moment(comparison, day) for day in times]
            for name, indicator in entry.result.layout.indicators.items():
                levels = entry.result.quantiles(name, LEVELS).T.tolist()
                for day, date, values in zip(times, dates, levels, strict=True):
                    head = (variant_of(entry), name, round(day, 6), date)
                    yield *head, *map(_known, values), indicator.unit

    fields = (
        _VARIANT,
        Field("indicator", "What is measured"),
        *_TIME,
        *_spread_fields("the runs at that moment"),
        Field("unit", "In which unit"),
    )
    return Table("courses", "Courses over time", fields, rows)


def runs(comparison: Comparison) -> Table:
    """Return the table of runs: how each ended, its summaries, and when what happened in it."""

    def rows() -> Rows:
        for entry in comparison.entries:
            result = entry.result
            ends = list(result.layout.outcomes)
            columns = [result.totals(name).tolist() for name in result.layout.indicators]
            columns += [result.days(name).tolist() for name in result.layout.milestones]
            heads = zip(
                result.numbers.tolist(),
                result.outcomes.tolist(),
                result.events.tolist(),
                strict=True,
            )
            for (number, end, events), values in zip(
                heads, zip(*columns, strict=True), strict=True
            ):
                yield variant_of(entry), number, ends[end], events, *map(_known, values)

    layout = comparison.live.result.layout
    counted = "replication" if comparison.live.result.counted == "runs" else "parameter set"
    fields = (
        _VARIANT,
        Field(
            counted.replace(" ", "_"),
            f"Number of the {counted}; the same met the same luck",
            "1",
            True,
        ),
        Field("outcome", "How it ended"),
        Field("events", "How many events it had", "1", numbers=True),
        *(
            Field(name, f"{each.label}, {_SUMMARIES[each.summary]}", each.unit, numbers=True)
            for name, each in layout.indicators.items()
        ),
        *(
            Field(f"day_of_{name}", f"{each.label}: first day; empty for never", "d", numbers=True)
            for name, each in layout.milestones.items()
        ),
    )
    return Table("runs", "Every run", fields, rows)


_TIME: Final = (
    Field("day", "Days since the scenario's first midnight", "d", numbers=True),
    Field("date", "The same as a local date and time, ISO 8601"),
)


def _spread_fields(of_what: str) -> Iterator[Field]:
    names = ("a tenth", "a quarter", "half", "three quarters", "nine tenths")
    for quantile, part in zip(QUANTILES, names, strict=True):
        yield Field(quantile, f"Below it lies {part} of {of_what}", numbers=True)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(np.float64(f"{value:.9g}"))


def _moment(comparison: Comparison, day: float) -> str:
    moment = datetime.combine(comparison.start, time()) + timedelta(minutes=round(day * 1440))
    return moment.isoformat(timespec="minutes")
