"""A distribution on a page: the live variant filled, others in outline, whiskers above."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.charts import numerals
from simulator.charts import palette as look
from simulator.charts.chart import Axis, Chart, Histogram, Legend, Span
from simulator.charts.palette import PRINT
from simulator.export.naming import name_of
from simulator.export.page import Box, Page
from simulator.language import tr

_TICK_SIZE: Final = 15.0
_NAME_SIZE: Final = 17.0
_FIGURE_SIZE: Final = 16.0
_ENDS_SIZE: Final = 15.0
_NARROW: Final = 1000.0  # a panel less wide has names and figures over the whiskers
_STACKED_ROW: Final = 44.0
_TIGHT_STACKED_ROW: Final = 35.0
_ROW: Final = 32.0
_TIGHT_ROW: Final = 22.0
_MOST_APART: Final = 5
_NONE: Final = 74.0
"""Width of the column for runs that have none."""
_LABELS: Final = 56.0
_FILL: Final = 0.3


def draw_distribution(page: Page, chart: Chart, room: Box) -> None:
    """Draw heading, whiskers with their figures, and the histograms under them on one axis."""
    y = room.top + 19
    page.text(room.left, y, chart.title, 19, weight=600)
    words = tr("{subtitle} · height: % of runs", subtitle=chart.subtitle)
    page.text(room.left, y + 24, page.fit(words, 16, 400, room.width), 16, colour=PRINT.ink3)
    shown = _shown(chart)
    rows = _rows(page, chart, shown, Box(room.left, room.top + 76, room.right, room.bottom))
    for who, row in zip(shown, rows, strict=True):
        _draw_row(page, chart, who, row)
    left, right = (rows[0].line.left, rows[0].line.right) if rows else (room.left, room.right)
    top = rows[-1].bottom if rows else room.top + 76
    plot = Box(left, top + 26, right, room.bottom - 34)
    _draw_axes(page, chart, plot)
    for heap in _heaps(chart):
        _draw_heap(page, chart, heap, plot)
    page.line((plot.left, plot.right), (plot.bottom, plot.bottom), PRINT.ink2, 1.2)
    if _stands_apart(chart):
        _draw_none(page, chart, Box(left - _NONE - 26, plot.top, left - 26, plot.bottom))


@dataclass(frozen=True, slots=True)
class _Row:
    """Where one whisker is drawn (*line*), with its name and its figures.

    *name* and *figures* are where these begin on their baselines.
    """

    line: Box
    name: tuple[float, float]
    name_room: float
    figures: tuple[float, float]
    bottom: float


def _rows(page: Page, chart: Chart, shown: Sequence[Legend], room: Box) -> list[_Row]:
    """Return the places of whiskers: words at their sides, or above them on a narrow page."""
    figures = max((_figures_width(page, chart, who) for who in shown), default=0.0)
    names = max((page.width_of(name_of(who), _NAME_SIZE, 600) for who in shown), default=0.0)
    none = _NONE + 26 if _stands_apart(chart) else 0.0
    few = len(shown) <= _MOST_APART
    if room.width < _NARROW:
        left, pitch = room.left + none + _LABELS, _STACKED_ROW if few else _TIGHT_STACKED_ROW
        return [
            _Row(
                Box(left, top + 20, room.right, top + pitch),
                (room.left if none else left, top + 18),
                room.right - left - figures - 20,
                (room.right - figures, top + 18),
                top + pitch,
            )
            for top in (room.top + pitch * place for place in range(len(shown)))
        ]
    names, pitch = min(names, room.width * 0.26), _ROW if few else _TIGHT_ROW
    left = room.left + max(names + 24, _LABELS + none)
    right = room.right - figures - 24
    return [
        _Row(
            Box(left, top, right, top + pitch),
            (room.left, top + pitch / 2 + 6),
            names + 2,
            (right + 24, top + pitch / 2 + 6),
            top + pitch,
        )
        for top in (room.top + pitch * place for place in range(len(shown)))
    ]


def _stands_apart(chart: Chart) -> bool:
    return any(heap.none is not None for heap in _heaps(chart))


def _shown(chart: Chart) -> list[Legend]:
    """Return who is drawn: a baseline that is spread as the live one is left out."""
    heaps = {heap.series: heap for heap in _heaps(chart)}
    live = next((who.series for who in chart.legend if who.role == "live"), "")
    return [
        who
        for who in chart.legend
        if who.series in heaps
        and not (
            who.role == "baseline"
            and live in heaps
            and np.array_equal(heaps[who.series].shares, heaps[live].shares)
        )
    ]


def _heaps(chart: Chart) -> list[Histogram]:
    return [mark for mark in chart.marks if isinstance(mark, Histogram)]


def _span_of(chart: Chart, who: Legend) -> Span | None:
    return next((m for m in chart.marks if isinstance(m, Span) and m.series == who.series), None)


def _figures(chart: Chart, who: Legend) -> tuple[str, str]:
    """Return a median and, in brackets, what 8 runs in 10 lie between."""
    span = _span_of(chart, who)
    if span is None or span.absent:
        return ("" if span is None else tr("none")), ""
    figure = numerals.rounded(span.median, chart.x.decimals)
    if span.outer[0] == span.outer[1]:
        return figure, ""
    return figure, f"({numerals.rounded_range(*span.outer, chart.x.decimals)})"


def _figures_width(page: Page, chart: Chart, who: Legend) -> float:
    figure, ends = _figures(chart, who)
    return page.width_of(figure, _FIGURE_SIZE, 600) + 8 + page.width_of(ends, _ENDS_SIZE)


def _draw_row(page: Page, chart: Chart, who: Legend, row: _Row) -> None:
    """Draw one whisker with its name and its figures."""
    tone, colour = PRINT.word_of(who.series), PRINT.line_of(who.series)
    name = page.fit(name_of(who), _NAME_SIZE, 600, row.name_room)
    page.text(*row.name, name, _NAME_SIZE, weight=600, colour=tone)
    figure, ends = _figures(chart, who)
    x, base = row.figures
    x += page.text(x, base, figure, _FIGURE_SIZE, weight=600, colour=tone) + 8
    page.text(x, base, ends, _ENDS_SIZE, colour=PRINT.ink2)
    span = _span_of(chart, who)
    if span is None or span.absent:
        return
    middle = (row.line.top + row.line.bottom) / 2
    outer, inner = (
        tuple(_held(chart.x, row.line, end) for end in e) for e in (span.outer, span.inner)
    )
    page.line(outer, (middle, middle), colour, 1.8)
    page.line(inner, (middle, middle), colour, 7)
    median = _held(chart.x, row.line, span.median)
    page.disc(median, middle, 5.5, PRINT.page)
    page.disc(median, middle, 4.0, colour)


def _draw_axes(page: Page, chart: Chart, plot: Box) -> None:
    for tick in chart.y.ticks:
        y = _up(chart.y, plot, tick.at)
        if tick.at > chart.y.low:
            page.line((plot.left, plot.right), (y, y), PRINT.rule, 1)
        words = f"{tick.label}{numerals.NARROW}%" if tick is chart.y.ticks[-1] else tick.label
        page.text(plot.left - 10, y + 5, words, _TICK_SIZE, colour=PRINT.ink3, align="right")
    for tick in chart.x.ticks:
        x = across(chart.x, plot, tick.at)
        size = 7 if tick.label else 4
        page.line((x, x), (plot.bottom, plot.bottom + size), PRINT.ink3, 1)
        page.text(x, plot.bottom + 25, tick.label, _TICK_SIZE, colour=PRINT.ink3, align="center")


def _draw_heap(page: Page, chart: Chart, heap: Histogram, plot: Box) -> None:
    live = next((who.series for who in chart.legend if who.role == "live"), "")
    x = np.array([across(chart.x, plot, edge) for edge in heap.edges.tolist()])
    y = np.array([_up(chart.y, plot, share) for share in heap.shares.tolist()])
    xs = np.concatenate(([x[0]], np.repeat(x[1:-1], 2), [x[-1]]))
    ys = np.repeat(y, 2)
    foot = plot.bottom
    outline = np.concatenate(([xs[0]], xs, [xs[-1]])), np.concatenate(([foot], ys, [foot]))
    colour = PRINT.line_of(heap.series)
    if heap.series == live:
        page.area(*outline, colour, _FILL, plot)
        page.line(*outline, colour, 2.2, within=plot)
        return
    if heap.series in {who.series for who in _shown(chart)}:
        dash = tuple(1.5 * length for length in look.dash_of(heap.series))
        page.line(*outline, colour, 2.0, dash=dash, within=plot)


def _draw_none(page: Page, chart: Chart, column: Box) -> None:
    """Draw the runs that have none as bars side by side, each with its share, apart from the axis.

    Their bars have a scale of their own, from none to all runs.
    """
    shown = [who.series for who in _shown(chart)]
    heaps = [heap for heap in _heaps(chart)[::-1] if heap.series in shown]
    pitch = column.width / max(1, len(heaps))
    for place, heap in enumerate(heaps):
        share = (heap.none or 0.0) / 100
        left = column.left + place * pitch
        top = column.bottom - share * (column.height - 20)
        bar = Box(left + pitch * 0.2, top, left + pitch * 0.8, column.bottom)
        page.rectangle(bar, PRINT.line_of(heap.series))
        words = numerals.percent(share) if len(heaps) == 1 else numerals.grouped(100 * share)
        page.text(
            *(left + pitch / 2, top - 6, words, 13),
            colour=PRINT.word_of(heap.series),
            align="center",
        )
    page.line((column.left, column.right), (column.bottom, column.bottom), PRINT.ink2, 1.2)
    middle = (column.left + column.right) / 2
    words = tr("none") if len(heaps) == 1 else f"{tr('none')}, %"
    page.text(middle, column.bottom + 25, words, _TICK_SIZE, colour=PRINT.ink3, align="center")


def across(axis: Axis, plot: Box, value: float) -> float:
    """Return where *value* lies along *axis*, from the left of the page."""
    if axis.scale == "log":
        share = math.log(max(value, axis.low * 0.5) / axis.low) / math.log(axis.high / axis.low)
    else:
        share = (value - axis.low) / (axis.high - axis.low)
    return plot.left + share * plot.width


def _held(axis: Axis, plot: Box, value: float) -> float:
    return min(plot.right, max(plot.left, across(axis, plot, value)))


def _up(axis: Axis, plot: Box, value: float) -> float:
    return plot.bottom - (value - axis.low) / (axis.high - axis.low) * plot.height
