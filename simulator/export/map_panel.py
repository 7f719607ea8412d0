"""Maps on a page: one for each series, names where they fit, and what the colours stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from simulator.charts.areas import Area
from simulator.charts.chart import Chart, Legend
from simulator.charts.numerals import WIDE
from simulator.charts.palette import BASELINE, PRINT, map_ramp
from simulator.export.map_layout import (
    Fit,
    Measures,
    Room,
    arranged,
    breadth,
    fitted,
    is_city,
    is_dark,
    is_signed,
    maps_of,
    scale_of,
)
from simulator.export.page import Box, Page

_HEAD: Final = 34.0
_CLASS: Final = 76.0
_SIDE_CLASS: Final = 34.0
_MARK: Final = 8.5  # radius of a city
_MEASURES: Final = Measures(gap=36.0, edge=3.0, roundest=80.0, below=70.0, side=176.0, tall=250.0)
_NAME: Final = 13.0
_LEADING: Final = 16.0
_LOST: Final = 6.5


def draw_map(page: Page, chart: Chart, room: Box) -> None:
    """Draw the maps as large as *room* allows, and what their colours stand for."""
    maps = maps_of(chart)
    head = _HEAD if len(maps) > 1 or scale_of(chart).diverges else 0.0
    whole = (room.left, room.top, room.width, room.height)
    layout = arranged([areas for _, areas in maps], whole, head, _MEASURES)
    for place, (who, areas) in enumerate(maps):
        box = _box(layout.room(place))
        if head:
            left = box.left + max(0.0, box.width - _fit(areas, box).wide) / 2
            _draw_head(page, chart, who, Box(left, box.top - head, box.right, box.top))
        _draw_one(page, chart, areas, box, named=place == 0)
    key = _box(layout.key)
    if layout.stands == "along":
        _draw_scale(page, chart, Box(key.left, key.top + 16, key.right, key.bottom))
    else:
        _draw_side_scale(page, chart, key)


def _box(room: Room) -> Box:
    left, top, wide, high = room
    return Box(left, top, left + wide, top + high)


def _fit(areas: Sequence[Area], box: Box) -> Fit:
    return fitted(areas, (box.left, box.top, box.width, box.height), _MEASURES)


def _draw_head(page: Page, chart: Chart, who: Legend, box: Box) -> None:
    plain = who.series == BASELINE or scale_of(chart).diverges  # the title says it all
    name = who.title if plain else f"{who.series}{WIDE}{who.title}"
    words = page.fit(name, 18, 600, box.width)
    page.text(box.left, box.top + 18, words, 18, weight=600, colour=PRINT.word_of(who.series))


def _draw_one(page: Page, chart: Chart, areas: Sequence[Area], box: Box, *, named: bool) -> None:
    """Draw a map with its numbers; the first of several has the names for all of them."""
    fit = _fit(areas, box)
    ramp = map_ramp(PRINT, diverges=scale_of(chart).diverges)
    outlines = [area for area in areas if area.rings]
    for area in outlines:
        for ring in area.rings:
            placed = fit(ring)
            page.line(placed[:, 0], placed[:, 1], PRINT.ink3, 3)
    for area in outlines:
        tone = PRINT.rule if area.tone is None else ramp[area.tone]
        for ring in area.rings:
            placed = fit(ring)
            page.area(placed[:, 0], placed[:, 1], tone, 1.0, box)
            page.line(placed[:, 0], placed[:, 1], PRINT.strong_rule, 1)
    for area in areas:
        if not area.rings:
            x, y = fit(np.array([area.centre]))[0]
            radius = area.radius * fit.scale or _MARK
            tone = PRINT.rule if area.tone is None else ramp[area.tone]
            page.disc(x, y, radius + 1.4, PRINT.ink2)
            page.disc(x, y, radius, tone)
    _draw_names(page, areas, fit, box, ramp, named=named)


def _draw_names(
    page: Page, areas: Sequence[Area], fit: Fit, box: Box, ramp: Sequence[str], *, named: bool
) -> None:
    """Write names with their numbers, cities first; what would cover another is left out."""
    taken = [
        Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK)
        for area in areas
        if is_city(area)
        for x, y in (fit(np.array([area.centre]))[0],)
    ]
    order = sorted(areas, key=lambda area: (not is_city(area), -breadth(area)))
    for area in order:
        x, y = (float(part) for part in fit(np.array([area.centre]))[0])
        for lines, place in _places(page, area, x, y, fit.scale, named=named):
            inside = place.left >= box.left - 8 and place.right <= box.right + 8
            if inside and not any(_meet(place, other) for other in taken):
                taken.append(place)
                _write(page, area, lines, place, ramp)
                break
        if area.is_marked:
            _draw_lost(page, x, y)


def _places(
    page: Page, area: Area, x: float, y: float, scale: float, *, named: bool
) -> Iterator[tuple[tuple[str, ...], Box]]:
    """Give where name and number may stand: beside a city, over the middle of a wide area.

    A name that is too wide goes on several lines; where that does not help, the number is alone.
    """
    names = ((area.name, area.text), (*area.name.split(), area.text)) if named else ()
    for lines in dict.fromkeys((*names, (area.text,))):
        wide = max(page.width_of(line, _NAME, 600) for line in lines)
        high = len(lines) * _LEADING
        if is_city(area):
            away = _MARK + 5
            yield lines, Box(x + away, y - high / 2, x + away + wide, y + high / 2)
            yield lines, Box(x - away - wide, y - high / 2, x - away, y + high / 2)
            yield lines, Box(x - wide / 2, y + away, x + wide / 2, y + away + high)
            yield lines, Box(x - wide / 2, y - away - high, x + wide / 2, y - away)
        elif wide <= 0.86 * breadth(area) * scale:
            for shift in (0.0, -10.0, 10.0, -20.0, 20.0):
                top = y - high / 2 + shift
                yield lines, Box(x - wide / 2, top, x + wide / 2, top + high)


def _write(page: Page, area: Area, lines: Sequence[str], place: Box, ramp: Sequence[str]) -> None:
    """Write name and number, what stands out of the two in bold."""
    tone = PRINT.rule if area.tone is None else ramp[area.tone]
    city = is_city(area)
    colour = PRINT.ink if city or not is_dark(tone) else PRINT.page
    for row, words in enumerate(lines):
        page.text(
            place.left if city else (place.left + place.right) / 2,
            place.top + row * _LEADING + _NAME,
            words,
            _NAME,
            weight=600 if (row == len(lines) - 1) != city else 400,
            colour=colour,
            align="left" if city else "center",
            halo=PRINT.page if city else tone,
        )


def _draw_lost(page: Page, x: float, y: float) -> None:
    for size, tone in ((_LOST + 2, PRINT.page), (_LOST, PRINT.ink)):
        points = np.array([(x, y - size), (x + size, y), (x, y + size), (x - size, y)])
        page.area(points[:, 0], points[:, 1], tone, 1.0, Box(x - 20, y - 20, x + 20, y + 20))


def _draw_scale(page: Page, chart: Chart, box: Box) -> None:
    scale = scale_of(chart)
    name = page.text(box.left, box.top + 13, chart.title, 17, weight=600)
    page.text(box.left, box.top + 34, chart.subtitle, 15, colour=PRINT.ink2)
    left = box.left + max(name, page.width_of(chart.subtitle, 15)) + 36
    for place, tone in enumerate(map_ramp(PRINT, diverges=scale.diverges)):
        part = Box(left + place * _CLASS, box.top, left + (place + 1) * _CLASS, box.top + 15)
        page.rectangle(part, tone, outline=PRINT.strong_rule)
    for place, label in enumerate(scale.labels):
        page.text(left + place * _CLASS, box.top + 34, label, 15, colour=PRINT.ink3, align="center")
    if is_signed(chart):
        words = page.width_of(scale.sign, 15)
        page.text(box.right, box.top + 13, scale.sign, 15, colour=PRINT.ink3, align="right")
        _draw_lost(page, box.right - words - 14, box.top + 8)


def _draw_side_scale(page: Page, chart: Chart, box: Box) -> None:
    """Draw the scale as a column, most on top, with what it measures over it."""
    scale = scale_of(chart)
    y = box.top + 13
    for words, size, weight, colour in (
        (chart.title, 17, 600, PRINT.ink),
        (chart.subtitle, 15, 400, PRINT.ink2),
    ):
        for line in page.wrap(words, size, weight, box.width) if words else []:
            page.text(box.left, y, line, size, weight=weight, colour=colour)
            y += size + 5
    ramp = map_ramp(PRINT, diverges=scale.diverges)
    room = box.bottom - y - 14 - (70 if is_signed(chart) else 0)
    each = min(_SIDE_CLASS, room / len(ramp))
    foot = y + 4 + len(ramp) * each
    for place, tone in enumerate(ramp):
        top = foot - (place + 1) * each
        part = Box(box.left, top, box.left + 18, top + each)
        page.rectangle(part, tone, outline=PRINT.strong_rule)
    for place, label in enumerate(scale.labels):
        page.text(box.left + 28, foot - place * each + 5, label, 15, colour=PRINT.ink3)
    if is_signed(chart):
        y = foot + 36
        _draw_lost(page, box.left + 9, y - 5)
        for line in page.wrap(scale.sign, 15, 400, box.width - 28):
            page.text(box.left + 28, y, line, 15, colour=PRINT.ink3)
            y += 20


def _meet(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom
