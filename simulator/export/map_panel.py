"""Maps on a page: one for each series on the same scale, names where they fit, the scale below."""

from __future__ import annotations

from collections.abc import Sequence
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
_MARK: Final = 8.5  # radius of a city
_ROUNDEST: Final = 80.0
_NAME: Final = 13.0
_LOST: Final = 6.5


@dataclass(frozen=True, slots=True)
class _Fit:
    """How the shapes of a map come into its box."""

    scale: float
    left: float
    top: float

    def __call__(self, points: Points) -> Points:
        placed: Points = points * self.scale + (self.left, self.top)
        return placed


def draw_map(page: Page, chart: Chart, room: Box) -> None:
    """Draw the maps as large as *room* allows, and what their colours stand for."""
    maps = [(who, _areas(chart, who.series)) for who in chart.legend]
    maps = [(who, areas) for who, areas in maps if areas]
    body = Box(room.left, room.top, room.right, room.bottom - _SCALE)
    several = len(maps) > 1
    columns = _columns(len(maps), [areas for _, areas in maps], body, head=several)
    lines = -(-len(maps) // columns)
    wide = (body.width - (columns - 1) * _GAP) / columns
    high = (body.height - (lines - 1) * _GAP / 2) / lines
    for place, (who, areas) in enumerate(maps):
        left = body.left + place % columns * (wide + _GAP)
        top = body.top + place // columns * (high + _GAP / 2)
        if several:
            _draw_head(page, who, Box(left, top, left + wide, top + _HEAD))
            top += _HEAD
        bottom = body.top + place // columns * (high + _GAP / 2) + high
        _draw_one(page, chart, areas, Box(left, top, left + wide, bottom))
    _draw_scale(page, chart, Box(room.left, room.bottom - _SCALE + 16, room.right, room.bottom))


def _columns(count: int, maps: Sequence[Sequence[Area]], body: Box, *, head: bool) -> int:
    """Return how many maps stand abreast where they are largest."""
    above = _HEAD if head else 0.0

    def size(columns: int) -> float:
        lines = -(-count // columns)
        wide = (body.width - (columns - 1) * _GAP) / columns
        high = (body.height - (lines - 1) * _GAP / 2) / lines - above
        return min(_fit(areas, Box(0, 0, wide, high)).scale for areas in maps)

    return max(range(1, count + 1), key=size)


def _draw_head(page: Page, who: Legend, box: Box) -> None:
    letter = "" if who.series == BASELINE else f"{who.series}{WIDE}"
    words = page.fit(f"{letter}{who.title}", 18, 600, box.width)
    page.text(box.left, box.top + 18, words, 18, weight=600, colour=PRINT.word_of(who.series))


def _draw_one(page: Page, chart: Chart, areas: Sequence[Area], box: Box) -> None:
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
    _draw_names(page, areas, fit, box, ramp)


def _draw_names(
    page: Page, areas: Sequence[Area], fit: _Fit, box: Box, ramp: Sequence[str]
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
        wide = max(page.width_of(area.name, _NAME, 600), page.width_of(area.text, _NAME))
        for place in _places(area, x, y, wide, fit.scale):
            inside = place.left >= box.left - 8 and place.right <= box.right + 8
            if inside and not any(_meet(place, other) for other in taken):
                taken.append(place)
                _write(page, area, place, ramp)
                break
        if area.is_marked:
            _draw_lost(page, x, y)


def _places(area: Area, x: float, y: float, wide: float, scale: float) -> list[Box]:
    """Return where a name may stand: beside a city, over the middle of an area that is wide."""
    high = 2 * _NAME + 6
    if _is_city(area):
        away = _MARK + 5
        return [
            Box(x + away, y - high / 2, x + away + wide, y + high / 2),
            Box(x - away - wide, y - high / 2, x - away, y + high / 2),
            Box(x - wide / 2, y + away, x + wide / 2, y + away + high),
            Box(x - wide / 2, y - away - high, x + wide / 2, y - away),
        ]
    if wide > 1.15 * _breadth(area) * scale:
        return []
    return [
        Box(x - wide / 2, y - high / 2 + shift, x + wide / 2, y + high / 2 + shift)
        for shift in (0.0, -10.0, 10.0, -20.0, 20.0)
    ]


def _write(page: Page, area: Area, place: Box, ramp: Sequence[str]) -> None:
    colour = PRINT.ink
    if not _is_city(area) and area.tone is not None and _is_dark(ramp[area.tone]):
        colour = PRINT.page
    if _is_city(area):
        page.text(place.left, place.top + _NAME, area.name, _NAME, weight=600, colour=colour)
        page.text(place.left, place.top + 2 * _NAME + 3, area.text, _NAME, colour=colour)
        return
    middle = (place.left + place.right) / 2
    page.text(middle, place.top + _NAME, area.name, _NAME, colour=colour, align="center")
    page.text(
        *(middle, place.top + 2 * _NAME + 3, area.text, _NAME),
        weight=600,
        colour=colour,
        align="center",
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
