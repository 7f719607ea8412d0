"""Where maps and the table of regions stand: the arrangement in which the maps are largest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF

HEAD: Final = 24.0  # of a map, where there is more than one
GAP: Final = 24.0
TABLE_HEAD: Final = 34.0
ROW: Final = 17.0  # the least height of a row of the table
_NAME: Final = 112.0
_ONE_CELL: Final = 104.0  # with a bar
_CELL: Final = 58.0
_NEAR: Final = 0.985  # an arrangement whose maps are this large is as good as one a bit larger
_LOWEST, _STEP = 160, 10
_FEWEST: Final = 8  # rows that a table beside maps must show at least


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be arranged: maps of an aspect (width over height), a table of rows or none."""

    maps: int
    aspect: float
    rows: int
    columns: int
    headed: bool
    widest: float = 1e9

    @property
    def table_width(self) -> float:
        """The room for a row of the table."""
        return _NAME + (_ONE_CELL if self.columns == 1 else _CELL * self.columns)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A box for each map, without its head; one for the table, if there is one."""

    boxes: tuple[QRectF, ...]
    table: QRectF | None
    map_width: float


def arrange(wanted: Wanted, width: float, height: float) -> Arrangement:
    """Return the arrangement with the largest maps; where two are alike, the earlier kind."""
    found = list(_arrangements(wanted, width, height))
    if not found:
        return arrange(replace(wanted, rows=0), width, height)
    largest = max(each.map_width for each in found)
    return next(each for each in found if each.map_width >= _NEAR * largest)


def least_height(wanted: Wanted, width: float, height: float) -> float:
    """Return the least height at which the maps are about as large as in *height*."""
    largest = arrange(wanted, width, height).map_width
    heights = range(_LOWEST, int(height), _STEP)
    return next(
        (float(h) for h in heights if arrange(wanted, width, h).map_width >= _NEAR * largest),
        height,
    )


def table_columns(wanted: Wanted, box: QRectF) -> int:
    """Return in how many columns the rows of the table are set in its box."""
    fitting = max(1, int((box.width() + GAP) / (wanted.table_width + GAP)))
    for columns in range(1, fitting + 1):
        if TABLE_HEAD + ROW * -(-wanted.rows // columns) <= box.height() + 1:
            return columns
    return fitting


def _arrangements(wanted: Wanted, width: float, height: float) -> Iterator[Arrangement]:
    """Give every arrangement there is room for."""
    for columns in range(wanted.maps, 0, -1):
        lines = -(-wanted.maps // columns)
        if not wanted.rows:
            yield _set(wanted, columns, lines, QRectF(0, 0, width, height), None)
            continue
        if columns * lines > wanted.maps:
            made = _set(wanted, columns, lines, QRectF(0, 0, width, height), None)
            spare = _spare(columns, lines, width, height)
            if _holds(wanted, spare):
                yield Arrangement(made.boxes, spare, made.map_width)
        yield from _beside(wanted, columns, lines, width, height)
        yield from _below(wanted, columns, lines, width, height)


def _beside(
    wanted: Wanted, columns: int, lines: int, width: float, height: float
) -> Iterator[Arrangement]:
    """Give the maps with the table at their right."""
    for deep in (1, 2):
        least = deep * wanted.table_width + (deep - 1) * GAP
        room = width - GAP - least
        if room > 80 and TABLE_HEAD + ROW * -(-wanted.rows // deep) <= height:
            made = _set(wanted, columns, lines, QRectF(0, 0, room, height), "left")
            left = max(box.right() for box in made.boxes) + GAP
            wide = min(width - left, 1.5 * least)
            yield Arrangement(made.boxes, QRectF(width - wide, 0, wide, height), made.map_width)
            return


def _below(
    wanted: Wanted, columns: int, lines: int, width: float, height: float
) -> Iterator[Arrangement]:
    """Give the maps with the table under them."""
    abreast = max(1, int((width + GAP) / (wanted.table_width + GAP)))
    high = TABLE_HEAD + ROW * -(-wanted.rows // abreast)
    room = height - high - GAP / 2
    if room > 80:
        made = _set(wanted, columns, lines, QRectF(0, 0, width, room), None)
        top = max(box.bottom() for box in made.boxes) + GAP / 2
        yield Arrangement(made.boxes, QRectF(0, top, width, height - top), made.map_width)


def _set(wanted: Wanted, columns: int, lines: int, room: QRectF, align: str | None) -> Arrangement:
    """Return maps in a grid; each box is as high as the map in it, and as wide with *align*."""
    head = HEAD if wanted.headed else 0.0
    wide = (room.width() - (columns - 1) * GAP) / columns
    high = (room.height() - (lines - 1) * GAP / 2) / lines - head
    map_width = max(20.0, min(wide, high * wanted.aspect, wanted.widest))
    map_height = map_width / wanted.aspect
    pitch = map_width if align else wide
    boxes = [
        QRectF(
            place % columns * (pitch + GAP),
            head + place // columns * (head + map_height + GAP / 2),
            pitch,
            map_height,
        )
        for place in range(wanted.maps)
    ]
    return Arrangement(tuple(boxes), None, map_width)


def _spare(columns: int, lines: int, width: float, height: float) -> QRectF:
    wide = (width - (columns - 1) * GAP) / columns
    high = (height - (lines - 1) * GAP / 2) / lines
    return QRectF(width - wide, height - high, wide, high)


def _holds(wanted: Wanted, box: QRectF) -> bool:
    """Return whether a table is of use in a box, even where its rows must be gone through."""
    rows = min(_FEWEST, -(-wanted.rows // table_columns(wanted, box)))
    return wanted.table_width <= box.width() and box.height() + 1 >= TABLE_HEAD + ROW * (rows + 1)
