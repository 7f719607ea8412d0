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
from simulator.export.deck.chart_axes import day_axis, reach, value_axis
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
    book = Book(tr("Date"), days, tuple(fields), number=number)
    left = _room_for_values(sheet, chart)
    right = _room_for_letters(sheet, lines)
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
    shifts = _shifts(chart, lines, box, plot)
    drawn = [
        _line(book, len(areas) + place, line, shift, len(times) - 1, inner.series)
        for place, (line, shift) in enumerate(zip(lines, shifts, strict=True))
    ]
    step = float(times[1] - times[0]) if len(times) > 1 else 1.0
    room = int(plot[2] * box.width / (sheet.metrics.width_of("26 Mmm", _SIZE) + 0.2))
    frame = chart_xml.put_chart(
        sheet.slide.shapes,
        box,
        book,
        chart_xml.areas(areas) + chart_xml.lines(drawn),
        day_axis(chart, step, _SIZE, room) + value_axis(chart.y, _SIZE),
        plot,
        _SIZE,
    )
    frame.name = chart.title
    describe(frame, alt)


def _line(book: Book, place: int, line: Line, shift: float, last: int, live: str) -> str:
    """Return a median with the letter of its variant at its end."""
    width = MEDIAN_WIDTH if line.series == live else PINNED_WIDTH
    look = chart_xml.stroke(PRINT.line_of(line.series), width * _HEAVIER, dash_of(line.series))
    tag = chart_xml.label(
        last, letter_of(line.series), PRINT.word_of(line.series), _LETTER, (0.0, shift)
    )
    return chart_xml.series(
        book,
        place,
        look,
        inside='<c:marker><c:symbol val="none"/></c:marker>',
        after=chart_xml.labels([tag]),
        end='<c:smooth val="0"/>',
    )


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


def _shifts(chart: Chart, lines: Sequence[Line], box: Box, plot: chart_xml.Plot) -> list[float]:
    """Return how far down each letter goes, as a share of the chart, so that none cover others."""
    low, high = reach(chart.y)
    ends = [float(line.y[-1]) if not np.isnan(line.y[-1]) else low for line in lines]
    natural = [
        round(plot[1] + plot[3] * (1 - (end - low) / ((high - low) or 1.0)), 3) for end in ends
    ]
    apart = _LETTER * 1.15 / 72 / box.height
    order = sorted(range(len(lines)), key=lambda place: (natural[place], lines[place].series))
    placed = [natural[place] for place in order]
    floor = plot[1] + plot[3]
    for place in range(1, len(placed)):
        placed[place] = max(placed[place], placed[place - 1] + apart)
    over = placed[-1] - floor if placed else 0.0
    if over > 0:  # push up from below, so that the last stays over the axis
        limit = floor
        for place in reversed(range(len(placed))):
            placed[place] = min(placed[place], limit)
            limit = placed[place] - apart
    shifts = [0.0] * len(lines)
    for place, at in zip(order, placed, strict=True):
        shifts[place] = at - natural[place]
    return shifts


def _room_for_values(sheet: Sheet, chart: Chart) -> float:
    widest = max(
        (
            sheet.metrics.width_of(f"{tick.at:+,.{chart.y.decimals}f}", _SIZE)
            for tick in chart.y.ticks
        ),
        default=0.4,
    )
    return widest + 0.14


def _room_for_letters(sheet: Sheet, lines: Sequence[Line]) -> float:
    widest = max(
        (sheet.metrics.width_of(letter_of(line.series), _LETTER, bold=True) for line in lines),
        default=0.1,
    )
    return widest + 0.22
