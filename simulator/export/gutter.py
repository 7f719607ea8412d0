"""The right margin of a fan: one summary a series, drawn on the fan's scale and in figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts import numerals
from simulator.charts import palette as look
from simulator.charts.chart import Chart, Span
from simulator.charts.palette import PRINT
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


def gutter_width(series: int) -> float:
    """Return the room that the summaries of so many *series* need."""
    return _WIDTH if series <= _MOST_APART else _TIGHT_WIDTH


def draw_gutter(page: Page, chart: Chart, series: Sequence[str], place: Place, room: Box) -> None:
    """Draw the spans of *series* in *room*; *place* gives a value's height on the page."""
    spans = [s for s in chart.marks if isinstance(s, Span) and s.series in series]
    if not spans:
        return
    heading = chart.spans_title[:1].upper() + chart.spans_title[1:]
    page.text(room.left, room.top - 58, heading, 19, weight=600)
    reading = (
        tr("Median (8 runs in 10)") if chart.counted == "runs" else tr("Median (8 sets in 10)")
    )
    page.text(room.left, room.top - 34, reading, 16, colour=PRINT.ink3)
    apart = _APART if len(spans) <= _MOST_APART else _TIGHT_APART
    lettered = len(spans) > 1
    for index, span in enumerate(spans):
        x = room.left + _FIRST + index * apart
        _draw_span(page, span, x, place, room)
        if lettered:
            colour = PRINT.word_of(span.series)
            letter = _letter(span.series)
            page.text(x, room.bottom + 25, letter, 15, weight=600, colour=colour, align="center")
    left = room.left + _FIRST + (len(spans) - 1) * apart + 26
    _write_figures(page, chart, spans, place, Box(left, room.top, room.right, room.bottom))


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
    for span, y in zip(spans, spread(wanted, block, room.top, room.bottom), strict=True):
        letter = f"{_letter(span.series)}{numerals.WIDE}" if len(spans) > 1 else ""
        figure = tr("none") if span.absent else numerals.rounded(span.median, chart.y.decimals)
        colour = PRINT.word_of(span.series)
        tight = block == _TIGHT_BLOCK
        alone = tight or span.absent or span.outer[0] == span.outer[1]
        baseline = y + 6 if alone else y - 3
        words = f"{letter}{figure}"
        wide = page.text(room.left, baseline, words, _FIGURE_SIZE, weight=600, colour=colour)
        if span.absent or span.outer[0] == span.outer[1]:
            continue
        ends = numerals.rounded_range(*span.outer, chart.y.decimals)
        x = room.left + wide + 8 if tight else room.left
        page.text(x, baseline if tight else y + 18, f"({ends})", _RANGE_SIZE, colour=PRINT.ink2)


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


def _letter(series: str) -> str:
    return "–" if series == look.BASELINE else series
