"""Outcome bars on a page: the same rows in the same order for each scenario, on one scale."""

from __future__ import annotations

import math
from typing import Final

from simulator.charts import palette as look
from simulator.charts.chart import Bar, Chart, Legend
from simulator.charts.numerals import NARROW, WIDE, grouped
from simulator.charts.palette import PRINT
from simulator.charts.spread import interval
from simulator.export.page import Box, Page
from simulator.language import tr, trn

_ROW_SIZE: Final = 17.0
_SMALL_ROW_SIZE: Final = 14.0
_TALL_ROW: Final = 56.0
_LOW_ROW: Final = 26.0
_BLOCK_HEAD: Final = 46.0
_BLOCK_FOOT: Final = 30.0
_STRIP_GAP: Final = 16.0
_BLOCK_GAP: Final = 44.0
_DETAIL_SIZE: Final = 15.0
_DETAIL_LINE: Final = 19.0
_BLOCKS_ABREAST: Final = 4
_TEXT_ROOM: Final = 70.0


def draw_bars(page: Page, chart: Chart, room: Box) -> None:
    """Draw one block of bars for each series that has any, in *room*."""
    y = room.top + 19
    page.text(room.left, y, chart.title, 19, weight=600)
    page.text(room.left, y + 24, _reading(chart), 16, colour=PRINT.ink3)
    blocks = [who for who in chart.legend if _bars_of(chart, who.series)]
    abreast = _abreast(len(blocks))
    deep = math.ceil(len(blocks) / abreast)
    body = Box(room.left, y + 44, room.right, room.bottom)
    for line in range(deep):
        height = (body.height - (deep - 1) * _STRIP_GAP) / deep
        top = body.top + line * (height + _STRIP_GAP)
        strip = Box(body.left, top, body.right, top + height)
        _draw_strip(page, chart, blocks[line * abreast : (line + 1) * abreast], strip, abreast)


def _reading(chart: Chart) -> str:
    words = {"subtitle": chart.subtitle, "interval": interval(chart.counted)}
    tick = any(isinstance(m, Bar) and m.reference is not None for m in chart.marks)
    if not tick:
        return tr("{subtitle} · whisker: {interval}", **words)
    title = next((who.title for who in chart.legend if who.role == "baseline"), tr(look.BASELINE))
    return tr(
        "{subtitle} · whisker: {interval} · grey tick: {title}, the baseline", title=title, **words
    )


def _abreast(blocks: int) -> int:
    if blocks <= _BLOCKS_ABREAST:
        return max(1, blocks)
    return math.ceil(blocks / 2)


def _draw_strip(page: Page, chart: Chart, blocks: list[Legend], strip: Box, abreast: int) -> None:
    """Draw row names once, then the blocks side by side."""
    names = max(page.width_of(row, _ROW_SIZE, 600) for row in chart.rows)
    left = strip.left + names + 28
    pitch_x = (strip.right - left + _BLOCK_GAP) / abreast
    width = pitch_x - _BLOCK_GAP
    details = [page.two_lines(who.detail, _DETAIL_SIZE, 400, width) for who in blocks]
    head = _BLOCK_HEAD + _DETAIL_LINE * max(0, max(map(len, details)) - 1)
    free = strip.height - head - _BLOCK_FOOT
    pitch = max(16.0, min(_TALL_ROW, free / max(1, len(chart.rows))))
    size = _ROW_SIZE if pitch >= _LOW_ROW else _SMALL_ROW_SIZE
    top = strip.top + head
    strong = {m.row for m in chart.marks if isinstance(m, Bar) and m.emphasis}
    for index, row in enumerate(chart.rows):
        y = top + (index + 0.5) * pitch + size * 0.35
        page.text(strip.left, y, row, size, weight=600 if row in strong else 400)
    for index, who in enumerate(blocks):
        start = left + index * pitch_x
        bottom = top + pitch * len(chart.rows)
        _draw_block_head(page, chart, who, Box(start, strip.top, start + width, top))
        _draw_block(page, chart, who, Box(start, top, start + width, bottom), size)


def _draw_block(page: Page, chart: Chart, who: Legend, box: Box, size: float) -> None:
    text_room = _TEXT_ROOM * size / _ROW_SIZE
    track = Box(box.left, box.top, box.right - text_room, box.bottom)
    for tick in chart.x.ticks:
        x = _across(chart, track, tick.at)
        page.line((x, x), (track.top, track.bottom + 4), PRINT.rule, 1)
        label = f"{tick.label}{NARROW}%" if tick.at == chart.x.high else tick.label
        page.text(x, track.bottom + 20, label, 14, colour=PRINT.ink3, align="center")
    pitch = box.height / len(chart.rows)
    for bar in _bars_of(chart, who.series):
        middle = box.top + (chart.rows.index(bar.row) + 0.5) * pitch
        _draw_bar(
            page,
            chart,
            bar,
            Box(track.left, middle - pitch * 0.3, track.right, middle + pitch * 0.3),
        )
        page.text(
            *(box.right, middle + size * 0.35, bar.text, size),
            weight=600 if bar.emphasis else 400,
            colour=PRINT.ink if bar.value > 0 else PRINT.ink3,
            align="right",
        )
    page.line((track.left, track.left), (track.top, track.bottom), PRINT.ink3, 1)


def _draw_block_head(page: Page, chart: Chart, who: Legend, box: Box) -> None:
    many = sum(bool(_bars_of(chart, other.series)) for other in chart.legend) > 1
    runs = trn("{count} set", "{count} sets", who.n)
    if chart.counted == "runs":
        runs = tr("n = {n}", n=grouped(who.n))
    room = box.width - page.width_of(runs, 14) - 14
    name = f"{who.series}{WIDE}{who.title}" if many else who.title
    words = page.fit(name, 18, 600, room)
    y = box.top + 12
    page.text(box.left, y, words, 18, weight=600, colour=PRINT.word_of(who.series))
    page.text(box.right, y, runs, 14, colour=PRINT.ink3, align="right")
    for line, part in enumerate(page.two_lines(who.detail, _DETAIL_SIZE, 400, box.width)):
        y = box.top + 33 + line * _DETAIL_LINE
        page.text(box.left, y, part, _DETAIL_SIZE, colour=PRINT.ink2)


def _draw_bar(page: Page, chart: Chart, bar: Bar, box: Box) -> None:
    middle = (box.top + box.bottom) / 2
    if bar.value > 0:
        filled = Box(box.left, box.top, _across(chart, box, bar.value), box.bottom)
        page.rectangle(filled, PRINT.line_of(bar.series))
    _draw_reference(page, chart, bar, box)
    if bar.value > 0:
        low, high = _across(chart, box, bar.low), _across(chart, box, bar.high)
        page.line((low, high), (middle, middle), PRINT.ink, 1.4)
        for end in (low, high):
            page.line((end, end), (middle - 5, middle + 5), PRINT.ink, 1.4)


def _draw_reference(page: Page, chart: Chart, bar: Bar, box: Box) -> None:
    if bar.reference is not None and bar.reference > 0:
        x = _across(chart, box, bar.reference)
        grey = PRINT.line_of(look.BASELINE)
        page.line((x, x), (box.top - 4, box.bottom + 4), PRINT.page, 5)
        page.line((x, x), (box.top - 4, box.bottom + 4), grey, 2.5)


def _across(chart: Chart, box: Box, value: float) -> float:
    share = (value - chart.x.low) / (chart.x.high - chart.x.low)
    return box.left + min(1.0, max(0.0, share)) * box.width


def _bars_of(chart: Chart, series: str) -> list[Bar]:
    return [mark for mark in chart.marks if isinstance(mark, Bar) and mark.series == series]
