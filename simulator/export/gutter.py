"""The right margin of a fan: one summary a series, drawn on the fan's scale and in figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts import numerals
from simulator.charts.chart import Chart, Span
from simulator.charts.palette import PRINT
from simulator.export.naming import letter_of
from simulator.export.page import Box, Page
from simulator.language import tr

Place = Callable[[float], NDArray[np.float64]]

_FIRST: Final = 10.0
_APART: Final = 24.0
_TIGHT_APART: Final = 16.0
_WIDTH: Final = 268.0
_TIGHT_WIDTH: Final = 372.0
_MOST_APART: Final = 5
_BLOCK: Final = 50.0
_TIGHT_BLOCK: Final = 26.0
_FIGURE_SIZE: Final = 18.0
_RANGE_SIZE: Final = 15.0
_LEAST_WIDTH: Final = 56.0
_TALL: Final = 0.68  # height over width of a panel whose figures stand under it
_TABLE_HEAD: Final = 62.0
_TABLE_ROW: Final = 27.0
_LETTER: Final = 24.0
_COLUMN_GAP: Final = 40.0


def gutter_width(series: int, *, tells: bool = True) -> float:
    """Return the room that the summaries of so many *series* need, with their figures or without.

    Under a heading, which takes its room too.
    """
    if not tells:
        apart = _APART if series <= _MOST_APART else _TIGHT_APART
        return max(_LEAST_WIDTH, 2 * _FIRST + (series - 1) * apart)
    return _WIDTH if series <= _MOST_APART else _TIGHT_WIDTH


def draw_gutter(
    page: Page, chart: Chart, series: Sequence[str], place: Place, room: Box, *, tells: bool = True
) -> None:
    """Draw the spans of *series* in *room*; *place* gives a value's height on the page.

    One that *tells* has their figures beside them.
    """
    spans = _spans(chart, series)
    if not spans:
        return
    heading = chart.spans_title[:1].upper() + chart.spans_title[1:]
    wide = page.width_of(heading, 19, 600)
    page.text(min(room.left, room.right - wide), room.top - 58, heading, 19, weight=600)
    if tells:
        page.text(room.left, room.top - 34, _reading(chart), 16, colour=PRINT.ink3)
    apart = _APART if len(spans) <= _MOST_APART else _TIGHT_APART
    lettered = len(spans) > 1
    for index, span in enumerate(spans):
        x = room.left + _FIRST + index * apart
        _draw_span(page, span, x, place, room)
        if lettered:
            colour = PRINT.word_of(span.series)
            letter = letter_of(span.series)
            page.text(x, room.bottom + 25, letter, 15, weight=600, colour=colour, align="center")
    if tells:
        left = room.left + _FIRST + (len(spans) - 1) * apart + 26
        _write_figures(page, chart, spans, place, Box(left, room.top, room.right, room.bottom))


def table_height(page: Page, chart: Chart, series: Sequence[str], room: Box) -> float:
    """Return the height of a table of the figures under the plot, 0 where they stand beside it.

    They stand below where the page is as high as it is wide.
    """
    spans = _spans(chart, series)
    if not spans or room.height < _TALL * room.width:
        return 0.0
    lines = -(-len(spans) // _columns(page, chart, spans, room))
    return _TABLE_HEAD + lines * _TABLE_ROW


def draw_table(page: Page, chart: Chart, series: Sequence[str], room: Box) -> None:
    """Write the figures of *series* in columns, what they are above them."""
    spans = _spans(chart, series)
    columns = _columns(page, chart, spans, room)
    lines = -(-len(spans) // columns)
    base = room.top + _TABLE_HEAD - 12
    heading = chart.spans_title[:1].upper() + chart.spans_title[1:]
    wide = page.text(room.left, base, heading, _FIGURE_SIZE, weight=600)
    page.text(room.left + wide + 12, base, _reading(chart), _RANGE_SIZE, colour=PRINT.ink3)
    for place, span in enumerate(spans):
        x = room.left + place // lines * (room.width + _COLUMN_GAP) / columns
        y = base + _TABLE_ROW * (place % lines + 1)
        figure, ends = _figures(chart, span)
        colour = PRINT.word_of(span.series)
        letter = letter_of(span.series) if len(spans) > 1 else ""
        if letter:
            page.text(x, y, letter, _FIGURE_SIZE, weight=600, colour=colour)
            x += _LETTER
        x += page.text(x, y, figure, _FIGURE_SIZE, weight=600, colour=colour) + 8
        page.text(x, y, ends, _RANGE_SIZE, colour=PRINT.ink2)


def _columns(page: Page, chart: Chart, spans: Sequence[Span], room: Box) -> int:
    """Return how many columns the figures fit in."""
    widest = 0.0
    for span in spans:
        figure, ends = _figures(chart, span)
        wide = page.width_of(figure, _FIGURE_SIZE, 600) + page.width_of(ends, _RANGE_SIZE)
        widest = max(widest, _LETTER + wide + 8)
    most = int((room.width + _COLUMN_GAP) / (widest + _COLUMN_GAP))
    return max(1, min(most, len(spans)))


def _spans(chart: Chart, series: Sequence[str]) -> list[Span]:
    return [s for s in chart.marks if isinstance(s, Span) and s.series in series]


def _reading(chart: Chart) -> str:
    if chart.counted == "runs":
        return tr("Median (8 runs in 10)")
    return tr("Median (8 sets in 10)")


def _figures(chart: Chart, span: Span) -> tuple[str, str]:
    """Return a median and, in brackets, what it lies between; nothing where there is no spread."""
    if span.absent:
        return tr("none"), ""
    figure = numerals.rounded(span.median, chart.y.decimals)
    if span.outer[0] == span.outer[1]:
        return figure, ""
    return figure, f"({numerals.rounded_range(*span.outer, chart.y.decimals)})"


def _draw_span(page: Page, span: Span, x: float, place: Place, room: Box) -> None:
    colour = PRINT.line_of(span.series)
    if span.absent:
        page.disc(x, float(place(0.0)), 4.5, colour, hollow=True)
        return

    def height(value: float) -> float:
        return float(np.clip(place(value), room.top, room.bottom))

    page.line((x, x), (height(span.outer[0]), height(span.outer[1])), colour, 1.8)
    page.line((x, x), (height(span.inner[0]), height(span.inner[1])), colour, 7)
    page.disc(x, height(span.median), 5.5, PRINT.page)
    page.disc(x, height(span.median), 4.0, colour)


def _write_figures(
    page: Page, chart: Chart, spans: Sequence[Span], place: Place, room: Box
) -> None:
    block = _BLOCK if len(spans) <= _MOST_APART else _TIGHT_BLOCK
    wanted = [float(place(0.0 if span.absent else span.median)) for span in spans]
    tight = block == _TIGHT_BLOCK
    for span, y in zip(spans, spread(wanted, block, room.top, room.bottom), strict=True):
        letter = f"{letter_of(span.series)}{numerals.WIDE}" if len(spans) > 1 else ""
        figure, ends = _figures(chart, span)
        colour = PRINT.word_of(span.series)
        baseline = y - 3 if ends and not tight else y + 6
        words = f"{letter}{figure}"
        wide = page.text(room.left, baseline, words, _FIGURE_SIZE, weight=600, colour=colour)
        x = room.left + wide + 8 if tight else room.left
        page.text(x, baseline if tight else y + 18, ends, _RANGE_SIZE, colour=PRINT.ink2)


def spread(wanted: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """Return heights as near to those *wanted* as may be, *apart* from each other, in bounds."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    places = [0.0] * len(wanted)
    least = top + apart / 2
    for rank, index in enumerate(order):
        still = len(order) - 1 - rank
        most = bottom - apart / 2 - still * apart
        places[index] = max(least, min(wanted[index], most))
        least = places[index] + apart
    return places
