"""Comma-separated numbers of a chart, one value a row; what they mean stands in a second file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import BinaryIO, Final

import numpy as np

from simulator.charts.areas import Area
from simulator.charts.chart import Band, Bar, Chart, Histogram, Line, Mark, Moment, Span
from simulator.charts.happenings import Happening
from simulator.export import csvw
from simulator.export.csvw import Column
from simulator.export.format import ExportFormat
from simulator.export.options import Options

_COLUMNS: Final = {
    "series": Column("The variant: its letter, or baseline"),
    "indicator": Column(
        "What is measured: an indicator, an outcome or a milestone by its name in the model"
    ),
    "day": Column(
        "Days since the scenario's first midnight; empty for the whole course", numbers=True
    ),
    "date": Column("The same as a local date and time, ISO 8601"),
    "quantity": Column("Which figure of the ensemble: median, p10 (a tenth of runs lie below) ..."),
    "value": Column("The number; empty where there is none", numbers=True),
    "unit": Column("What the number counts"),
}
_REGIONAL: Final = {
    "series": Column("The variant: its letter, or baseline; of a difference, what is taken away"),
    "region": Column("The region's id"),
    "name": Column("The region's name"),
    "indicator": Column("What is measured"),
    "day": Column("Days since the scenario's first midnight", numbers=True),
    "date": Column("The same as a local date and time, ISO 8601"),
    "value": Column("Median or share of the runs, or the mean of differences", numbers=True),
    "low": Column("A tenth of runs lie below; of shares and differences, 95 %", numbers=True),
    "high": Column("A tenth of runs lie above; of shares and differences, 95 %", numbers=True),
    "unit": Column("What the number counts"),
}
_EVENTS: Final = {
    "id": Column("The event's number in the run", numbers=True),
    "day": Column("Days since the scenario's first midnight", numbers=True),
    "date": Column("The same as a local date and time, ISO 8601"),
    "lane": Column("The row of the picture in which it stands"),
    "actor": Column("Who did it, or to whom it happened"),
    "event": Column("Its type"),
    "region": Column("The region's id; empty for the whole country"),
    "place": Column("The region's name"),
    "text": Column("The event in a sentence"),
    "causes": Column("The numbers of the events that led to it, apart by spaces"),
}
_TABLES: Final = {"map": _REGIONAL, "lanes": _EVENTS}
_Row = tuple[str, str, str, str, str, str, str]


def write(chart: Chart, stream: BinaryIO, options: Options) -> bytes:
    """Write every number that *chart* shows; return what its columns mean."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    table = csv.writer(text, lineterminator="\r\n")
    columns = _TABLES.get(chart.kind, _COLUMNS)
    table.writerow(columns)
    for mark in chart.marks:
        if isinstance(mark, Area):
            table.writerow(_region(chart, mark))
        elif isinstance(mark, Happening):
            table.writerow(_event(chart, mark))
        else:
            table.writerows(_rows(chart, mark))
    text.detach()
    return csvw.describe(columns, chart.finding, chart.note, options.recipe)


def _rows(chart: Chart, mark: Mark) -> Iterator[_Row]:
    if isinstance(mark, Band):
        edge = round(50 * (1 - mark.mass))
        yield from _curve(chart, mark.series, f"p{edge}", mark.x, mark.low)
        yield from _curve(chart, mark.series, f"p{100 - edge}", mark.x, mark.high)
    elif isinstance(mark, Line):
        yield from _curve(chart, mark.series, "median", mark.x, mark.y)
    elif isinstance(mark, Span):
        yield from _summary(chart, mark)
    elif isinstance(mark, Bar):
        yield from _share(chart, mark)
    elif isinstance(mark, Histogram):
        yield from _bins(chart, mark)
    elif isinstance(mark, Moment):
        yield from _timing(chart, mark)


def _region(chart: Chart, area: Area) -> tuple[str, ...]:
    numbers = (_figure(number) for number in (area.value, area.low, area.high))
    when = (f"{area.day:.6g}", _date(chart, area.day))
    return (
        *(area.series, area.region, area.name, chart.name),
        *when,
        *numbers,
        chart.y.unit,
    )


def _event(chart: Chart, mark: Happening) -> tuple[str, ...]:
    event = mark.event
    when = (f"{event.days:.6g}", _date(chart, event.days))
    causes = " ".join(map(str, event.causes))
    what = (event.actor, event.type, event.region, mark.place, mark.text, causes)
    return (str(event.id), *when, mark.lane, *what)


def _curve(chart: Chart, series: str, quantity: str, x: object, y: object) -> Iterator[_Row]:
    days, values = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    holds = np.append(np.diff(days) > 0, True)  # of a staircase's corners, the last at each x
    for day, value in zip(days[holds].tolist(), values[holds].tolist(), strict=True):
        yield (
            series,
            chart.name,
            f"{day:.6g}",
            _date(chart, day),
            quantity,
            *_with_unit(chart, value),
        )


def _summary(chart: Chart, span: Span) -> Iterator[_Row]:
    numbers = (span.outer[0], span.inner[0], span.median, span.inner[1], span.outer[1])
    of = _whole(chart)
    for name, value in zip(("p10", "p25", "median", "p75", "p90"), numbers, strict=True):
        shown = float("nan") if span.absent else value
        yield (span.series, chart.name, "", "", f"{of} {name}", *_with_unit(chart, shown))


def _whole(chart: Chart) -> str:
    """Return which number of a whole run is summed up, in data's own words: peak, lowest, final."""
    from simulator.results.layout import engine_layout

    found = engine_layout().indicators.get(chart.name)
    return found.summary if found else chart.spans_title


def _share(chart: Chart, bar: Bar) -> Iterator[_Row]:
    for name, value in (("share", bar.value), ("low", bar.low), ("high", bar.high)):
        yield (bar.series, bar.name or bar.row, "", "", name, _figure(value), chart.x.unit)


def _bins(chart: Chart, heap: Histogram) -> Iterator[_Row]:
    head = (heap.series, chart.name, "", "")
    if heap.none is not None:
        yield (*head, "share with none", _figure(heap.none), "%")
    ends = zip(heap.edges[:-1].tolist(), heap.edges[1:].tolist(), strict=True)
    for (low, high), share in zip(ends, heap.shares.tolist(), strict=True):
        yield (*head, f"share from {low:.6g} to {high:.6g}", _figure(share), "%")


def _timing(chart: Chart, moment: Moment) -> Iterator[_Row]:
    what = moment.name or moment.row
    days = (("p10", moment.early), ("median", moment.median), ("p90", moment.late))
    for name, value in days:
        known = not np.isnan(value)
        day, date = (f"{value:.6g}", _date(chart, value)) if known else ("", "")
        yield (moment.series, what, day, date, name, _figure(value), "days")
    for name, value in (("share", moment.share), ("low", moment.low), ("high", moment.high)):
        yield (moment.series, what, "", "", name, _figure(value), "%")


def _with_unit(chart: Chart, value: float) -> tuple[str, str]:
    """Return a value with the unit of the axis that values stand on."""
    return _figure(value), (chart.x if chart.kind == "distribution" else chart.y).unit


def _figure(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.8g}"


def _date(chart: Chart, day: float) -> str:
    if chart.start is None:
        return ""
    moment = datetime.combine(chart.start, time()) + timedelta(minutes=round(day * 1440))
    return moment.isoformat(timespec="minutes")


FORMAT = ExportFormat(
    "csv",
    "Numbers of a chart (CSV)",
    40,
    chart=write,
    recipe=csvw.recipe_of,
    beside_suffix=csvw.SUFFIX,
)
