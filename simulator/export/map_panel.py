"""Maps on a page: one for each series on the same scale, names where they fit, the scale below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.charts.areas import Area, ColourScale, Points
from simulator.charts.chart import Chart, Legend
from simulator.charts.numerals import WIDE
from simulator.charts.palette import BASELINE, PRINT, map_ramp
from simulator.export.page import Box, Page

_GAP: Final = 36.0
_HEAD: Final = 34.0
_SCALE: Final = 70.0  # the height of the scale under the maps
_CLASS: Final = 76.0
_SIDE: Final = 176.0  # the width of the scale beside the maps
_SIDE_CLASS: Final = 34.0
_MARK: Final = 8.5  # radius of a city
_ROUNDEST: Final = 80.0
_NAME: Final = 13.0
_LEADING: Final = 16.0
_LOST: Final = 6.5


@dataclass(frozen=True, slots=True)
class _Fit:
    """How the shapes of a map come into its box."""

    scale: float
    left: float
    top: float
    high: float  # of the map
    wide: float

    def __call__(self, points: Points) -> Points:
        placed: Points = points * self.scale + (self.left, self.top)
        return placed


def draw_map(page: Page, chart: Chart, room: Box) -> None:
    """Draw the maps as large as *room* allows, and what their colours stand for.

    The scale stands under them, or at their side where that leaves more room for them.
    """
    maps = [(who, _areas(chart, who.series)) for who in chart.legend]
    maps = [(who, areas) for who, areas in maps if areas]
    head = _HEAD if len(maps) > 1 or _scale_of(chart).diverges else 0.0
    above = Box(room.left, room.top, room.right, room.bottom - _SCALE)
    beside = Box(room.left, room.top, room.right - _SIDE - _GAP, room.bottom)
    grids = [_grid([areas for _, areas in maps], body, head) for body in (above, beside)]
    grid = max(grids, key=lambda grid: grid.scale)
    for place, (who, areas) in enumerate(maps):
        box = grid.box(place)
        if head:
            left = box.left + max(0.0, box.width - _fit(areas, box).wide) / 2
            _draw_head(page, chart, who, Box(left, box.top - head, box.right, box.top))
        _draw_one(page, chart, areas, box, named=place == 0)
    if grid is grids[0]:
        _draw_scale(page, chart, Box(room.left, room.bottom - _SCALE + 16, room.right, room.bottom))
    else:
        _draw_side_scale(page, chart, Box(room.right - _SIDE, room.top, room.right, room.bottom))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Maps in rows and columns: how large they are, and where they begin."""

    columns: int
    scale: float
    left: float
    top: float
    wide: float
    high: float
    head: float

    def box(self, place: int) -> Box:
        """Return where a map is drawn, its head above."""
        left = self.left + place % self.columns * (self.wide + _GAP)
        top = self.top + place // self.columns * (self.high + self.head + _GAP / 2) + self.head
        return Box(left, top, left + self.wide, top + self.high)


def _grid(maps: Sequence[Sequence[Area]], body: Box, head: float) -> _Grid:
    """Return the arrangement in *body* in which the maps are largest."""

    def arranged(columns: int) -> _Grid:
        lines = -(-len(maps) // columns)
        gaps = (lines - 1) * _GAP / 2
        wide = (body.width - (columns - 1) * _GAP) / columns
        room = (body.height - gaps) / lines - head
        fits = [_fit(areas, Box(0, 0, wide, room)) for areas in maps]
        high = max(fit.high for fit in fits)
        top = body.top + max(0.0, body.height - lines * (high + head) - gaps) / 2
        return _Grid(columns, min(f.scale for f in fits), body.left, top, wide, high, head)

    return max(map(arranged, range(1, len(maps) + 1)), key=lambda grid: grid.scale)


def _draw_head(page: Page, chart: Chart, who: Legend, box: Box) -> None:
    plain = who.series == BASELINE or _scale_of(chart).diverges  # the title says it all
    name = who.title if plain else f"{who.series}{WIDE}{who.title}"
    words = page.fit(name, 18, 600, box.width)
    page.text(box.left, box.top + 18, words, 18, weight=600, colour=PRINT.word_of(who.series))


def _draw_one(page: Page, chart: Chart, areas: Sequence[Area], box: Box, *, named: bool) -> None:
    """Draw a map with its numbers; the first of several has the names for all of them."""
    fit = _fit(areas, box)
    ramp = map_ramp(PRINT, diverges=_scale_of(chart).diverges)
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
    page: Page, areas: Sequence[Area], fit: _Fit, box: Box, ramp: Sequence[str], *, named: bool
) -> None:
    """Write names with their numbers, cities first; what would cover another is left out."""
    taken = [
        Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK)
        for area in areas
        if _is_city(area)
        for x, y in (fit(np.array([area.centre]))[0],)
    ]
    order = sorted(areas, key=lambda area: (not _is_city(area), -_breadth(area)))
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
        if _is_city(area):
            away = _MARK + 5
            yield lines, Box(x + away, y - high / 2, x + away + wide, y + high / 2)
            yield lines, Box(x - away - wide, y - high / 2, x - away, y + high / 2)
            yield lines, Box(x - wide / 2, y + away, x + wide / 2, y + away + high)
            yield lines, Box(x - wide / 2, y - away - high, x + wide / 2, y - away)
        elif wide <= 0.86 * _breadth(area) * scale:
            for shift in (0.0, -10.0, 10.0, -20.0, 20.0):
                top = y - high / 2 + shift
                yield lines, Box(x - wide / 2, top, x + wide / 2, top + high)


def _write(page: Page, area: Area, lines: Sequence[str], place: Box, ramp: Sequence[str]) -> None:
    """Write name and number, what stands out of the two in bold."""
    tone = PRINT.rule if area.tone is None else ramp[area.tone]
    city = _is_city(area)
    colour = PRINT.ink if city or not _is_dark(tone) else PRINT.page
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
    scale = _scale_of(chart)
    name = page.text(box.left, box.top + 13, chart.title, 17, weight=600)
    page.text(box.left, box.top + 34, chart.subtitle, 15, colour=PRINT.ink2)
    left = box.left + max(name, page.width_of(chart.subtitle, 15)) + 36
    for place, tone in enumerate(map_ramp(PRINT, diverges=scale.diverges)):
        part = Box(left + place * _CLASS, box.top, left + (place + 1) * _CLASS, box.top + 15)
        page.rectangle(part, tone, outline=PRINT.strong_rule)
    for place, label in enumerate(scale.labels):
        page.text(left + place * _CLASS, box.top + 34, label, 15, colour=PRINT.ink3, align="center")
    if scale.sign and any(isinstance(m, Area) and m.is_marked for m in chart.marks):
        words = page.width_of(scale.sign, 15)
        page.text(box.right, box.top + 13, scale.sign, 15, colour=PRINT.ink3, align="right")
        _draw_lost(page, box.right - words - 14, box.top + 8)


def _draw_side_scale(page: Page, chart: Chart, box: Box) -> None:
    """Draw the scale as a column, most on top, with what it measures over it."""
    scale = _scale_of(chart)
    y = box.top + 13
    for words, size, weight, colour in (
        (chart.title, 17, 600, PRINT.ink),
        (chart.subtitle, 15, 400, PRINT.ink2),
    ):
        for line in page.wrap(words, size, weight, box.width) if words else []:
            page.text(box.left, y, line, size, weight=weight, colour=colour)
            y += size + 5
    ramp = map_ramp(PRINT, diverges=scale.diverges)
    foot = y + 4 + len(ramp) * _SIDE_CLASS
    for place, tone in enumerate(ramp):
        top = foot - (place + 1) * _SIDE_CLASS
        part = Box(box.left, top, box.left + 18, top + _SIDE_CLASS)
        page.rectangle(part, tone, outline=PRINT.strong_rule)
    for place, label in enumerate(scale.labels):
        page.text(box.left + 28, foot - place * _SIDE_CLASS + 5, label, 15, colour=PRINT.ink3)
    if scale.sign and any(isinstance(m, Area) and m.is_marked for m in chart.marks):
        y = foot + 36
        _draw_lost(page, box.left + 9, y - 5)
        for line in page.wrap(scale.sign, 15, 400, box.width - 28):
            page.text(box.left + 28, y, line, 15, colour=PRINT.ink3)
            y += 20


def _fit(areas: Sequence[Area], box: Box) -> _Fit:
    parts = [ring for area in areas for ring in area.rings]
    parts += [
        np.array([area.centre]) + size
        for area in areas
        if not area.rings
        for size in (-area.radius, area.radius)
    ]
    points = np.concatenate(parts)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    wide, high = (right - left) or 1.0, (bottom - top) or 1.0
    scale = min((box.width - 6) / wide, (box.height - 6) / high)
    roundest = max((area.radius for area in areas), default=0.0)
    scale = min(scale, _ROUNDEST / roundest) if roundest else scale
    return _Fit(
        scale,
        (box.left + box.right) / 2 - (left + right) / 2 * scale,
        (box.top + box.bottom) / 2 - (top + bottom) / 2 * scale,
        (bottom - top) * scale + 6,
        (right - left) * scale + 6,
    )


def _is_city(area: Area) -> bool:
    return not area.rings and area.radius == 0.0


def _breadth(area: Area) -> float:
    if not area.rings:
        return 2 * area.radius
    points = np.concatenate(area.rings)
    return float(np.ptp(points[:, 0]))


def _meet(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def _is_dark(tone: str) -> bool:
    red, green, blue = (int(tone[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128


def _areas(chart: Chart, series: str) -> list[Area]:
    return [mark for mark in chart.marks if isinstance(mark, Area) and mark.series == series]


def _scale_of(chart: Chart) -> ColourScale:
    return next(mark for mark in chart.marks if isinstance(mark, ColourScale))
