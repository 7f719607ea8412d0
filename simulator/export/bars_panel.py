"""Outcome bars on a page: the same rows in the same order for each scenario, on one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from simulator.charts import palette as look
from simulator.charts.chart import Bar, Chart, Legend
from simulator.charts.numerals import FIRM, NARROW, grouped
from simulator.charts.palette import PRINT
from simulator.charts.spread import interval
from simulator.export.naming import detail_of, name_of
from simulator.export.page import Box, Page
from simulator.language import tr, trn

_SIZES: Final = (14.0, 20.0)
_PER_ROW: Final = 0.42  # size of the letters in a row of this height, within those bounds
_LEAST_ROW: Final = 16.0
_TIGHT: Final = 0.88  # of a row, for letters in one that is lower than that
_TALLEST_ROW: Final = 84.0
_BAR: Final = 0.6  # part of a row that a bar fills
_TALLEST_BAR: Final = 34.0
_GOOD_ROW: Final = 36.0
_GOOD_TRACK: Final = 300.0
_BLOCK_HEAD: Final = 46.0
_BLOCK_FOOT: Final = 30.0
_STRIP_GAP: Final = 16.0
_BLOCK_GAP: Final = 44.0
_NAME: Final = 18.0
_DETAIL_SIZE: Final = 15.0
_DETAIL_LINE: Final = 19.0
_TEXT_ROOM: Final = 4.2  # of the letters' size, for a share at the end of a row


def draw_bars(page: Page, chart: Chart, room: Box) -> None:
    """Draw one block of bars for each series that has any, in *room*."""
    y = room.top + 19
    page.text(room.left, y, chart.title, 19, weight=600)
    y += 24
    for line in page.two_lines(_reading(chart), 16, 400, room.width):
        page.text(room.left, y, line, 16, colour=PRINT.ink3)
        y += 21
    blocks = _blocks(chart)
    body = Box(room.left, y + 1, room.right, room.bottom)
    abreast = _abreast(page, chart, blocks, body)
    _draw_strips(
        page, chart, [blocks[k : k + abreast] for k in range(0, len(blocks), abreast)], body
    )


def _draw_strips(page: Page, chart: Chart, strips: Sequence[Sequence[Legend]], body: Box) -> None:
    """Draw blocks in *strips* under each other, rows of the same height in all of them."""
    if not strips:
        return
    abreast, rows = len(strips[0]), max(1, len(chart.rows))
    rough = body.height / len(strips) - _BLOCK_HEAD - _BLOCK_FOOT - _STRIP_GAP
    size = _size(rough / rows)
    left = body.left + _names(page, chart, size)
    pitch_x = (body.right - left + _BLOCK_GAP) / abreast
    heads = [[_head(page, chart, who, pitch_x - _BLOCK_GAP) for who in strip] for strip in strips]
    highs = [_BLOCK_HEAD + _DETAIL_LINE * (max(map(_lines, each)) - 2) for each in heads]
    free = body.height - sum(highs) - len(strips) * (_BLOCK_FOOT + _STRIP_GAP) + _STRIP_GAP
    pitch = max(1.0, min(_TALLEST_ROW, free / rows / len(strips)))
    size = min(size, _TIGHT * pitch)
    top = body.top
    for strip, words, high in zip(strips, heads, highs, strict=True):
        for place, (who, head) in enumerate(zip(strip, words, strict=True)):
            start = left + place * pitch_x
            _draw_block_head(page, who, head, Box(start, top, start, top))
            box = Box(start, top + high, start + pitch_x - _BLOCK_GAP, top + high + pitch * rows)
            _draw_block(page, chart, who, box, size)
        _draw_row_names(page, chart, Box(body.left, top + high, left, top), pitch, size)
        top += high + pitch * rows + _BLOCK_FOOT + _STRIP_GAP


def _reading(chart: Chart) -> str:
    words = {"subtitle": chart.subtitle, "interval": interval(chart.counted)}
    tick = any(isinstance(m, Bar) and m.reference is not None for m in chart.marks)
    if not tick:
        return tr("{subtitle} · whisker: {interval}", **words)
    title = next((who.title for who in chart.legend if who.role == "baseline"), tr(look.BASELINE))
    return tr(
        "{subtitle} · whisker: {interval} · grey tick: {title}, the baseline", title=title, **words
    )


def _blocks(chart: Chart) -> list[Legend]:
    return [who for who in chart.legend if _bars_of(chart, who.series)]


def _abreast(page: Page, chart: Chart, blocks: Sequence[Legend], body: Box) -> int:
    """Return how many blocks stand side by side where rows are high and bars long enough."""

    def worth(abreast: int) -> float:
        deep = math.ceil(len(blocks) / abreast)
        height = (body.height - (deep - 1) * _STRIP_GAP) / deep - _BLOCK_HEAD - _BLOCK_FOOT
        pitch = height / max(1, len(chart.rows))
        size = _size(pitch)
        width = (body.width - _names(page, chart, size) + _BLOCK_GAP) / abreast - _BLOCK_GAP
        track = width - _TEXT_ROOM * size
        filled = len(blocks) / (abreast * deep)
        return min(1.0, pitch / _GOOD_ROW, track / _GOOD_TRACK) + 0.1 * filled + 0.01 * abreast

    return max(range(1, max(1, len(blocks)) + 1), key=worth)


def _size(pitch: float) -> float:
    """Return the size of the letters in a row so high."""
    return min(_SIZES[1], max(_SIZES[0], _PER_ROW * pitch))


def _names(page: Page, chart: Chart, size: float) -> float:
    return max((page.width_of(row, size, 600) for row in chart.rows), default=0.0) + 28


def _draw_row_names(page: Page, chart: Chart, box: Box, pitch: float, size: float) -> None:
    strong = {m.row for m in chart.marks if isinstance(m, Bar) and m.emphasis}
    for index, row in enumerate(chart.rows):
        y = box.top + (index + 0.5) * pitch + size * 0.35
        page.text(box.left, y, row, size, weight=600 if row in strong else 400)


def _draw_block(page: Page, chart: Chart, who: Legend, box: Box, size: float) -> None:
    track = Box(box.left, box.top, box.right - _TEXT_ROOM * size, box.bottom)
    for tick in chart.x.ticks:
        x = _across(chart, track, tick.at)
        page.line((x, x), (track.top, track.bottom + 4), PRINT.rule, 1)
        label = f"{tick.label}{NARROW}%" if tick.at == chart.x.high else tick.label
        page.text(x, track.bottom + 20, label, 14, colour=PRINT.ink3, align="center")
    pitch = box.height / len(chart.rows)
    half = min(pitch * _BAR, _TALLEST_BAR) / 2
    for bar in _bars_of(chart, who.series):
        middle = box.top + (chart.rows.index(bar.row) + 0.5) * pitch
        _draw_bar(page, chart, bar, Box(track.left, middle - half, track.right, middle + half))
        page.text(
            *(box.right, middle + size * 0.35, bar.text, size),
            weight=600 if bar.emphasis else 400,
            colour=PRINT.ink if bar.value > 0 else PRINT.ink3,
            align="right",
        )
    page.line((track.left, track.left), (track.top, track.bottom), PRINT.ink3, 1)


_Head = tuple[Sequence[str], Sequence[str]]
"""What stands over a block: its name, and what was changed in it, in lines."""


def _head(page: Page, chart: Chart, who: Legend, width: float) -> _Head:
    """Return the words over a block: who it is, what was changed, how many runs there are."""
    name = name_of(who) if len(_blocks(chart)) > 1 else who.title
    runs = trn("{count} set", "{count} sets", who.n)
    if chart.counted == "runs":
        runs = tr("n = {n}", n=grouped(who.n)).replace(" ", FIRM)
    told = " · ".join(filter(None, (detail_of(who), runs)))
    return (
        page.two_lines(name, _NAME, 600, width),
        page.two_lines(told, _DETAIL_SIZE, 400, width),
    )


def _lines(head: _Head) -> int:
    return sum(map(len, head))


def _draw_block_head(page: Page, who: Legend, head: _Head, box: Box) -> None:
    y, (name, told) = box.top + 12, head
    for words in name:
        page.text(box.left, y, words, _NAME, weight=600, colour=PRINT.word_of(who.series))
        y += _DETAIL_LINE + 2
    for words in told:
        page.text(box.left, y, words, _DETAIL_SIZE, colour=PRINT.ink2)
        y += _DETAIL_LINE


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
