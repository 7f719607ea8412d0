"""Where the names of regions stand on a map, with their numbers: none over another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.charts.areas import Area, Points
from simulator.export.deck.metrics import LEADING, Metrics
from simulator.export.deck.template import Box
from simulator.export.map_layout import is_city

CITY: Final = 0.075
"""The radius of a city, in inches."""

_LARGE: Final = 10.0
_SMALL: Final = 8.0
_WIDE: Final = 8.0  # inches from which a map has the larger names
_SPILL: Final = 0.08  # inches by which a name may leave the map
_EDGE: Final = 0.03
_MOSTLY: Final = 0.85
_SHIFTS: Final = tuple(
    (across, down)
    for down in (0.0, -0.1, 0.1, -0.2, 0.2)
    for across in (0.0, -0.12, 0.12, -0.24, 0.24)
)
_WITHIN: Final = 0.94


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its number: its lines, where they stand, and the size they are set in."""

    area: Area
    lines: tuple[str, ...]
    box: Box
    size: float
    is_city: bool


def labels_of(
    metrics: Metrics,
    areas: Sequence[Area],
    fit: Callable[[Points], Points],
    box: Box,
    is_dark: Callable[[Area], bool],
) -> Iterator[Label]:
    """Yield the names that have room, cities first, then wide regions before narrow ones.

    What is written on a region that *is_dark* stays within it, for it is written in white; so does
    most of what is written on others beside such a one.
    """
    size = _LARGE if box.width >= _WIDE else _SMALL
    middles = {area.region: fit(np.array([area.centre]))[0] for area in areas}
    taken = [
        Box(float(x) - CITY, float(y) - CITY, 2 * CITY, 2 * CITY)
        for area in areas
        if is_city(area)
        for x, y in (middles[area.region],)
    ]
    any_dark = any(is_dark(area) for area in areas)
    for area in sorted(areas, key=lambda each: (not is_city(each), -_around(each, fit).width)):
        x, y = (float(part) for part in middles[area.region])
        for lines, place in _places(metrics, area, x, y, size, _around(area, fit)):
            inside = place.left >= box.left - _SPILL and place.right <= box.right + _SPILL
            if inside and any_dark and not is_city(area):
                inside = covers(area, fit, place) >= (1.0 if is_dark(area) else _MOSTLY)
            if inside and not any(_meet(place, other) for other in taken):
                taken.append(place)
                yield Label(area, lines, place, size, is_city(area))
                break


def _places(
    metrics: Metrics, area: Area, x: float, y: float, size: float, around: Box
) -> Iterator[tuple[tuple[str, ...], Box]]:
    """Give where name and number may stand: beside a city, over the middle of a wide region.

    A name that is too wide goes on several lines; where that does not help, the number is alone.
    """
    leading = size * LEADING / 72
    ways = dict.fromkeys(((area.name, area.text), (*area.name.split(), area.text), (area.text,)))
    for lines in ways:
        wide = max(metrics.width_of(line, size, bold=True) for line in lines) + 0.03
        high = len(lines) * leading
        if is_city(area):
            away = CITY + 0.05
            yield lines, Box(x + away, y - high / 2, wide, high)
            yield lines, Box(x - away - wide, y - high / 2, wide, high)
            yield lines, Box(x - wide / 2, y + away, wide, high)
            yield lines, Box(x - wide / 2, y - away - high, wide, high)
        elif wide <= _WITHIN * around.width:
            for shift in _SHIFTS:
                left = min(max(x - wide / 2 + shift[0], around.left), around.right - wide)
                top = y - high / 2 + shift[1]
                if top >= around.top - _EDGE and top + high <= around.bottom + _EDGE:
                    yield lines, Box(left, top, wide, high)


def covers(area: Area, fit: Callable[[Points], Points], box: Box) -> float:
    """Return how much of *box* a region is under, from 0 to 1."""
    from matplotlib.path import Path

    across = np.linspace(box.left, box.right, 5)
    down = np.linspace(box.top, box.bottom, 4)
    points = np.array([(x, y) for x in across for y in down])
    within = np.zeros(len(points), dtype=bool)
    for ring in area.rings:
        within |= Path(fit(ring)).contains_points(points)
    return float(within.mean())


def _around(area: Area, fit: Callable[[Points], Points]) -> Box:
    """Return the box round a region."""
    if area.rings:
        ends = fit(np.concatenate(area.rings))
    else:
        centre, reach = np.array(area.centre), area.radius
        ends = fit(np.array([centre - reach, centre + reach]))
    (left, top), (right, bottom) = ends.min(axis=0), ends.max(axis=0)
    return Box(float(left), float(top), float(right - left), float(bottom - top))


def _meet(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom
