"""Milestones on a page: a row each on one time line, with the share of runs beside it."""

from __future__ import annotations

from typing import Final

from simulator.charts import numerals
from simulator.charts.chart import Chart, Legend, Moment
from simulator.charts.palette import PRINT
from simulator.export.naming import letter_of, name_of
from simulator.export.page import Box, Page
from simulator.language import tr

_TALL_ROW: Final = 34.0
_PER_LINE: Final = 12.0  # a row of many series may be as high as its lines need
_ROW_SIZES: Final = ((27.0, 17.0), (22.0, 16.0), (16.0, 14.0), (0.0, 11.5))
"""Down to this height of a row: its type."""
_HEAD: Final = 66.0
_LEGEND_SIZE: Final = 15.0
_LEGEND_LINE: Final = 22.0
_SHARES: Final = 46.0
_BAR: Final = 90.0
_LEAST: Final = 22.0
_PER_SERIES: Final = 6.5


def draw_milestones(page: Page, chart: Chart, room: Box) -> None:
    """Draw rows of moments between names and shares, calendar above and below."""
    y = room.top + 19
    page.text(room.left, y, chart.title, 19, weight=600)
    series = _series(chart)
    if not series:
        page.text(room.left, y + 24, tr("Nothing of note happens"), 16, colour=PRINT.ink3)
        return
    named = _legend_lines(page, series, room)
    head = _HEAD + _LEGEND_LINE * len(named)
    body = Box(room.left, room.top + head, room.right, room.bottom - 30)
    rows = _rows(chart, int(body.height / max(_LEAST, _PER_SERIES * len(series))))
    subtitle = chart.subtitle[:1].upper() + chart.subtitle[1:]
    if len(rows) < len(chart.rows):
        subtitle = tr(
            "{subtitle}; the {count} that happen most", subtitle=subtitle, count=len(rows)
        )
    page.text(room.left, y + 24, page.fit(subtitle, 16, 400, room.width), 16, colour=PRINT.ink3)
    _draw_legend(page, series, named, room)
    tallest = max(_TALL_ROW, _PER_LINE * (len(series) + 1))
    pitch = min(tallest, body.height / max(1, len(rows)))
    size = next(size for least, size in _ROW_SIZES if pitch >= least)
    names = max((page.width_of(row, size) for row in rows), default=0.0)
    names = min(names, room.width * 0.28)
    alone = len(series) == 1
    shares = _BAR + 70 if alone else _SHARES * len(series)
    bottom = body.top + pitch * len(rows)
    plot = Box(body.left + names + 24, body.top, body.right - shares - 28, bottom)
    _draw_days(page, chart, plot)
    moments = {(m.row, m.series): m for m in chart.marks if isinstance(m, Moment)}
    for place, row in enumerate(rows):
        top = body.top + place * pitch
        middle = top + pitch / 2
        if place:
            page.line((body.left, body.right), (top, top), PRINT.rule, 0.8)
        page.text(body.left, middle + size * 0.35, page.fit(row, size, 400, names + 2), size)
        for line, who in enumerate(series):
            moment = moments.get((row, who.series))
            if moment is None:
                continue
            y = top + pitch * (line + 1) / (len(series) + 1)
            _draw_moment(page, chart, moment, plot, y, min(pitch / (len(series) + 1), 10.0))
            _draw_share(
                page, moment, Box(plot.right + 28, top, body.right, top + pitch), line, size, alone
            )


def _rows(chart: Chart, most: int) -> list[str]:
    """Return the rows there is room for, in the chart's order: those that happen in most runs.

    Those of the live variant come first, since the title speaks of them, then those of any other.
    """
    live = next((who.series for who in chart.legend), "")
    shares: dict[str, list[float]] = {row: [0.0, 0.0] for row in chart.rows}
    for moment in chart.marks:
        if isinstance(moment, Moment):
            found = shares[moment.row]
            found[1] = max(found[1], moment.share)
            found[0] = moment.share if moment.series == live else found[0]
    kept = sorted(chart.rows, key=shares.__getitem__, reverse=True)[: max(1, most)]
    return [row for row in chart.rows if row in kept]


def _series(chart: Chart) -> list[Legend]:
    there = {m.series for m in chart.marks if isinstance(m, Moment)}
    return [who for who in chart.legend if who.series in there]


_Named = list[tuple[Legend, float, str]]
"""One line of names: who, where from the left, and the words."""


def _legend_lines(page: Page, series: list[Legend], room: Box) -> list[_Named]:
    """Return who is who in lines, the last of which leaves room for the letters of the shares."""
    if len(series) == 1:
        return []
    lines: list[_Named] = [[]]
    x = 0.0
    for who in series:
        name = page.fit(name_of(who), _LEGEND_SIZE, 600, room.width - 16)
        needed = 16 + page.width_of(name, _LEGEND_SIZE, 600)
        if x and x + needed > room.width:
            lines.append([])
            x = 0.0
        lines[-1].append((who, room.left + x, name))
        x += needed + 28
    return lines if x <= room.width - _SHARES * len(series) - 12 else [*lines, []]


def _draw_legend(page: Page, series: list[Legend], named: list[_Named], room: Box) -> None:
    """Name who is who under the heading; letters stand over their shares."""
    for line, names in enumerate(named):
        y = room.top + _HEAD + 6 + line * _LEGEND_LINE
        for who, x, name in names:
            page.disc(x + 5, y - 5, 5, PRINT.line_of(who.series))
            tone = PRINT.word_of(who.series)
            page.text(x + 16, y, name, _LEGEND_SIZE, weight=600, colour=tone)
    if not named:
        return
    y = room.top + _HEAD + 6 + (len(named) - 1) * _LEGEND_LINE
    for place, who in enumerate(series):
        right = room.right - _SHARES * (len(series) - 1 - place)
        words, tone = letter_of(who.series), PRINT.word_of(who.series)
        page.text(right, y, words, _LEGEND_SIZE, weight=600, colour=tone, align="right")


def _draw_days(page: Page, chart: Chart, plot: Box) -> None:
    for tick in chart.x.ticks:
        x = _across(chart, plot, tick.at)
        if tick.label:
            page.line((x, x), (plot.top, plot.bottom), PRINT.rule, 1)
            page.text(x, plot.bottom + 24, tick.label, 15, colour=PRINT.ink3, align="center")
        size = 7 if tick.label else 4
        page.line((x, x), (plot.bottom, plot.bottom + size), PRINT.ink3, 1)
    page.line((plot.left, plot.right), (plot.bottom, plot.bottom), PRINT.ink2, 1.2)


def _draw_moment(
    page: Page, chart: Chart, moment: Moment, plot: Box, y: float, room: float
) -> None:
    if moment.median != moment.median:
        return
    colour = PRINT.line_of(moment.series)
    early, late = (_across(chart, plot, end) for end in (moment.early, moment.late))
    page.line((early, late), (y, y), colour, max(1.6, min(3.0, room * 0.4)))
    page.disc(_across(chart, plot, moment.median), y, max(2.6, min(5.0, room * 0.6)), colour)


def _draw_share(page: Page, moment: Moment, box: Box, line: int, size: float, alone: bool) -> None:
    middle = (box.top + box.bottom) / 2
    if not alone:
        right = box.left + _SHARES * (line + 1)
        words = moment.text.replace(f"{numerals.NARROW}%", "")
        tone = PRINT.word_of(moment.series)
        page.text(right, middle + size * 0.35, words, size, colour=tone, align="right")
        return
    bar = Box(box.left, middle - 5, box.left + _BAR * moment.share / 100, middle + 5)
    page.line((box.left, box.left + _BAR), (middle, middle), PRINT.rule, 1)
    page.rectangle(bar, PRINT.line_of(moment.series))
    page.text(box.right, middle + size * 0.35, moment.text, size, align="right")


def _across(chart: Chart, plot: Box, day: float) -> float:
    share = (day - chart.x.low) / (chart.x.high - chart.x.low)
    return plot.left + min(1.0, max(0.0, share)) * plot.width
