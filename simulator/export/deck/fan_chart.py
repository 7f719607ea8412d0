"""Courses over time as a native chart: bands stacked on an invisible base, medians as lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np

from simulator.charts.chart import Band, Chart, Floats, Line
from simulator.charts.palette import (
    BASELINE,
    INNER_OPACITY,
    MEDIAN_WIDTH,
    OUTER_OPACITY,
    PINNED_WIDTH,
    PRINT,
    dash_of,
)
from simulator.export.deck import chart_xml
from simulator.export.deck.chart_axes import (
    day_axis,
    day_labels,
    days_apart,
    is_daily,
    reach,
    value_axis,
)
from simulator.export.deck.fan_letters import Spot, spots
from simulator.export.deck.ink import describe
from simulator.export.deck.key import letter_of, shown
from simulator.export.deck.sheet import Sheet
from simulator.export.deck.template import Box
from simulator.export.deck.workbook import Book, Field, serial
from simulator.language import tr

_MOST: Final = 420  # points along the time
_SIZE: Final = 12.0
_LETTER: Final = 13.0
_FOOT: Final = 0.42
_AIR: Final = 0.12
_MARGIN: Final = 0.3  # beyond the last day: half of its date
_HEAVIER: Final = 1.1  # than on a screen: points for its pixels
_START: Final = date(2000, 1, 1)


def can_be_native(chart: Chart) -> bool:
    """Tell whether one chart of PowerPoint holds it: the bands of one variant, on a plain scale."""
    bands = [mark for mark in chart.marks if isinstance(mark, Band)]
    lines = [mark for mark in chart.marks if isinstance(mark, Line)]
    masses = sorted(band.mass for band in bands)
    return (
        chart.kind == "fan"
        and len({band.series for band in bands}) == 1
        and masses == [0.5, 0.8]
        and any(line.y.size for line in lines)
        and all(band.x.size > 1 for band in bands)
        and chart.y.scale == "linear"
    )


def put_fan(sheet: Sheet, chart: Chart, box: Box, alt: str) -> None:
    """Put the fan of *chart* into *box*."""
    inner, outer = sorted(
        (mark for mark in chart.marks if isinstance(mark, Band)), key=lambda band: band.mass
    )
    known = {each.series for each in shown(chart)}
    lines = [m for m in chart.marks if isinstance(m, Line) and m.series in known and m.y.size]
    times = _times([inner, *lines])
    fields = _stacked(inner, outer, times)
    fields += [
        Field(_title(chart, line), _at(line.x, line.y, times, step=line.step)) for line in lines
    ]
    days = tuple(serial(chart.start or _START, float(time)) for time in times)
    decimals = "0" * chart.y.decimals
    number = f"#,##0.{decimals}" if decimals else "#,##0"
    left = _room_for_values(sheet, chart)
    medians = np.array([_or_nan(field.values) for field in fields[-len(lines) :]])
    high = box.height - _FOOT - _AIR
    found = _spots(chart, lines, medians, box.width - left - _MARGIN, high)
    right = _room_for_letters(sheet, lines, found)
    step = float(times[1] - times[0]) if len(times) > 1 else 1.0
    room = int((box.width - left - right) / (sheet.metrics.width_of("26 Mmm", _SIZE) + 0.2))
    apart = days_apart(chart, room)
    labels = () if is_daily(step) else day_labels(chart.start or _START, times, apart)
    book = Book(tr("Date"), days, tuple(fields), number=number, labels=labels)
    plot = (
        left / box.width,
        _AIR / box.height,
        (box.width - left - right) / box.width,
        (box.height - _FOOT - _AIR) / box.height,
    )
    colour = PRINT.line_of(inner.series)
    opacities = (0.0, OUTER_OPACITY, OUTER_OPACITY + INNER_OPACITY, OUTER_OPACITY)
    areas = [
        chart_xml.series(
            book, place, chart_xml.fill(colour, opacity) if opacity else chart_xml.nothing()
        )
        for place, opacity in enumerate(opacities)
    ]
    tags = _tags(lines, found)
    drawn = [
        _line(book, len(areas) + place, line, tag, inner.series)
        for place, (line, tag) in enumerate(zip(lines, tags, strict=True))
    ]
    frame = chart_xml.put_chart(
        sheet.slide.shapes,
        box,
        book,
        chart_xml.areas(areas) + chart_xml.lines(drawn),
        day_axis(chart, step, _SIZE, apart) + value_axis(chart.y, _SIZE),
        plot,
        _SIZE,
    )
    frame.name = chart.title
    describe(frame, alt)


def _line(book: Book, place: int, line: Line, tag: str, live: str) -> str:
    """Return a median with the letters that stand at it."""
    width = MEDIAN_WIDTH if line.series == live else PINNED_WIDTH
    look = chart_xml.stroke(PRINT.line_of(line.series), width * _HEAVIER, dash_of(line.series))
    return chart_xml.series(
        book,
        place,
        look,
        inside='<c:marker><c:symbol val="none"/></c:marker>',
        after=chart_xml.labels([tag]) if tag else "",
        end='<c:smooth val="0"/>',
    )


def _spots(
    chart: Chart, lines: Sequence[Line], medians: Floats, wide: float, high: float
) -> tuple[Spot, ...]:
    """Return where the letters of *lines* stand; a line by itself needs none."""
    if len(lines) < 2:
        return ()
    low, top = reach(chart.y)
    heights = (medians - low) / ((top - low) or 1.0) * high
    return spots(np.linspace(0.0, wide, heights.shape[1]), heights, (wide, high))


def _tags(lines: Sequence[Line], found: Sequence[Spot]) -> list[str]:
    """Return the label of each line: its letter with those of lines that run with it, or none."""
    tags = [""] * len(lines)
    for spot in found:
        first = lines[spot.members[0]]
        colour = PRINT.word_of(first.series) if len(spot.members) == 1 else PRINT.ink
        tags[spot.members[0]] = chart_xml.label(
            spot.at, _words(lines, spot), colour, _LETTER, spot.side
        )
    return tags


def _words(lines: Sequence[Line], spot: Spot) -> str:
    return ", ".join(letter_of(series) for series in sorted(lines[m].series for m in spot.members))


def _or_nan(values: Sequence[float | None]) -> list[float]:
    return [np.nan if value is None else value for value in values]


def _stacked(inner: Band, outer: Band, times: Floats) -> list[Field]:
    """Return the base and what lies on it, so that the edges are those of the bands."""
    edges = [
        np.interp(times, band.x, side)
        for band, side in (
            (outer, outer.low),
            (inner, inner.low),
            (inner, inner.high),
            (outer, outer.high),
        )
    ]
    titles = (
        tr("10th percentile (invisible base)"),
        tr("from the 10th to the 25th percentile"),
        tr("from the 25th to the 75th percentile"),
        tr("from the 75th to the 90th percentile"),
    )
    layers = [edges[0], *(np.maximum(b - a, 0.0) for a, b in pairwise(edges))]
    return [Field(title, tuple(_tidy(layer))) for title, layer in zip(titles, layers, strict=True)]


def _times(marks: Sequence[Band | Line]) -> Floats:
    """Return moments an equal step apart, as fine as the curves where that is not too many.

    Curves are straight between their points, so nothing is lost by those that come between.
    """
    x = marks[0].x
    first, last = float(x[0]), float(x[-1])
    apart = np.diff(x)
    apart = apart[apart > 0]  # a staircase has two points where it steps
    finest = float(apart.min()) if apart.size else 1.0
    steps = (finest * times for times in (1, 2, 4, 8, 16, 32, 64))
    step = next((s for s in steps if (last - first) / s <= _MOST), (last - first) / _MOST)
    if step > 1:
        step = float(np.ceil(step))
    return np.arange(first, last + step / 2, step)


def _at(x: Floats, y: Floats, times: Floats, *, step: bool) -> tuple[float | None, ...]:
    if step:
        places = np.clip(np.searchsorted(x, times, side="right") - 1, 0, y.size - 1)
        values = y[places]
    else:
        values = np.interp(times, x, y)
    return tuple(None if np.isnan(value) else value for value in _tidy(values))


def _tidy(values: Floats) -> list[float]:
    """Return numbers with as many figures as mean anything."""
    return [float(f"{value:.6g}") if abs(value) > 1e-6 else 0.0 for value in values.tolist()]


def _title(chart: Chart, line: Line) -> str:
    name = next((each.title for each in chart.legend if each.series == line.series), line.label)
    if line.series == BASELINE:
        return tr("{title} (baseline): median", title=name)
    return tr("{letter} {title}: median", letter=line.series, title=name)


def _room_for_values(sheet: Sheet, chart: Chart) -> float:
    widest = max(
        (
            sheet.metrics.width_of(f"{tick.at:+,.{chart.y.decimals}f}", _SIZE)
            for tick in chart.y.ticks
        ),
        default=0.4,
    )
    return widest + 0.14


def _room_for_letters(sheet: Sheet, lines: Sequence[Line], found: Sequence[Spot]) -> float:
    """Return what letters at the ends of lines take."""
    ends = (_words(lines, spot) for spot in found if spot.is_end)
    widest = max((sheet.metrics.width_of(end, _LETTER, bold=True) for end in ends), default=0.0)
    return widest + 0.22 if widest else _MARGIN
