"""How maps and the scale of their colours share a page or a slide, in the units of either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from simulator.charts.areas import Area, ColourScale, Points
from simulator.charts.chart import Chart, Legend

_DARK: Final = 128

Room = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of what is not a map.

    *below* is the height of a scale under the maps, *side* and *tall* the width and height of one
    that stands upright; *roundest* the largest radius of a region that has no outline.
    """

    gap: float
    edge: float
    roundest: float
    below: float
    side: float
    tall: float


@dataclass(frozen=True, slots=True)
class Fit:
    """How the places of a map come onto the page; *wide* and *high* are what it takes there."""

    scale: float
    left: float
    top: float
    wide: float
    high: float

    def __call__(self, points: Points) -> Points:
        """Return where *points* of the map are on the page."""
        placed: Points = points * self.scale + (self.left, self.top)
        return placed


@dataclass(frozen=True, slots=True)
class Layout:
    """Maps in rows and columns, and where the scale stands: along the foot, or upright."""

    columns: int
    scale: float
    first: Room  # the room of the first map, under its head
    across: float  # from one to the next
    down: float
    key: Room
    stands: Literal["along", "upright"]

    def room(self, place: int) -> Room:
        """Return where a map is drawn, its head above."""
        left, top, wide, high = self.first
        line, column = divmod(place, self.columns)
        return left + column * self.across, top + line * self.down, wide, high


def fitted(areas: Sequence[Area], room: Room, measures: Measures) -> Fit:
    """Return how *areas* come into the middle of *room*, as large as they can."""
    parts = [ring for area in areas for ring in area.rings]
    parts += [
        np.array([area.centre]) + size
        for area in areas
        if not area.rings
        for size in (-area.radius, area.radius)
    ]
    points = np.concatenate(parts)
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    wide, high, edge = (right - left) or 1.0, (bottom - top) or 1.0, 2 * measures.edge
    scale = min((room[2] - edge) / wide, (room[3] - edge) / high)
    roundest = max((area.radius for area in areas), default=0.0)
    scale = min(scale, measures.roundest / roundest) if roundest else scale
    return Fit(
        scale,
        room[0] + room[2] / 2 - (left + right) / 2 * scale,
        room[1] + room[3] / 2 - (top + bottom) / 2 * scale,
        wide * scale + edge,
        high * scale + edge,
    )


def arranged(maps: Sequence[Sequence[Area]], room: Room, head: float, measures: Measures) -> Layout:
    """Return the arrangement in which the maps, each with a *head* over it, are largest.

    The scale stands under them, at their side, or where the last row has room for another map.
    """
    found = (
        layout
        for columns in range(1, len(maps) + 1)
        for layout in _layouts(maps, room, head, measures, columns)
    )
    return max(found, key=lambda layout: layout.scale)


def _layouts(
    maps: Sequence[Sequence[Area]], room: Room, head: float, measures: Measures, columns: int
) -> Iterator[Layout]:
    left, top, wide, high = room
    lines = -(-len(maps) // columns)
    gap, below, side = measures.gap, measures.below, measures.side

    def layout(body: Room, key: Room, stands: Literal["along", "upright"]) -> Layout:
        each = (body[2] - (columns - 1) * gap) / columns
        tallest = (body[3] - (lines - 1) * gap / 2) / lines - head
        fits = [fitted(areas, (0, 0, each, tallest), measures) for areas in maps]
        tall = max(fit.high for fit in fits)
        down = tall + head + gap / 2
        spare = max(0.0, body[3] - lines * down + gap / 2) / 2
        first = (body[0], body[1] + spare + head, each, tall)
        return Layout(columns, min(f.scale for f in fits), first, each + gap, down, key, stands)

    foot = (left, top + high - below, wide, below)
    yield layout((left, top, wide, high - below), foot, "along")
    right = (left + wide - side, top, side, high)
    yield layout((left, top, wide - side - gap, high), right, "upright")
    if len(maps) < lines * columns:
        free = layout(room, room, "upright")
        cell = free.room(len(maps))
        if cell[2] >= side and cell[3] >= measures.tall:
            key = (cell[0] + gap, cell[1], cell[2] - gap, cell[3])
            yield layout(room, key, "upright")


def maps_of(chart: Chart) -> list[tuple[Legend, list[Area]]]:
    """Return who has a map, and the regions of it."""
    found = [
        (who, [m for m in chart.marks if isinstance(m, Area) and m.series == who.series])
        for who in chart.legend
    ]
    return [(who, areas) for who, areas in found if areas]


def scale_of(chart: Chart) -> ColourScale:
    """Return what the colours stand for."""
    found = (mark for mark in chart.marks if isinstance(mark, ColourScale))
    return next(found, ColourScale("", (), False))


def is_signed(chart: Chart) -> bool:
    """Tell whether a sign stands on a map that the scale has to explain."""
    marked = any(isinstance(mark, Area) and mark.is_marked for mark in chart.marks)
    return marked and bool(scale_of(chart).sign)


def is_city(area: Area) -> bool:
    """Tell whether a region is a point, drawn at a size that can be seen."""
    return not area.rings and area.radius == 0.0


def breadth(area: Area) -> float:
    """Return how wide a region is, on the scale of the map."""
    if not area.rings:
        return 2 * area.radius
    return float(np.ptp(np.concatenate(area.rings)[:, 0]))


def is_dark(colour: str) -> bool:
    """Tell whether what stands on *colour* has to be white."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < _DARK
