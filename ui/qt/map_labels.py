"""Names on a map: inside their region, beside a city, else outside the country on a leader line.

No name covers another or a city. One that finds no place is left out; the readout tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath

from simulator.charts.maps.shapes import Shape
from simulator.language import tr
from ui.qt.fonts import BOLD, REGULAR, TICK, VALUE, metrics, width

MARK: Final = 6.5  # radius of a city, in pixels
_SHIFT: Final = (0.0, 6.0, -6.0, 12.0, -12.0, 18.0, -18.0, 26.0, -26.0, 36.0, -36.0, 50.0)
_NEARBY: Final = np.array(
    sorted(((x, y) for x in _SHIFT for y in _SHIFT), key=lambda at: at[0] ** 2 + at[1] ** 2)
)
_REACHES: Final = range(-96, 97, 8)
_AWAY: Final = np.array(
    sorted(
        ((float(x), float(y)) for x in _REACHES for y in _REACHES),
        key=lambda at: at[0] ** 2 + (1.3 * at[1]) ** 2,
    )
)
_SPILL: Final = 0.16  # of a name may stand over its region's border at either end
_ROOM_FOR_LEADERS: Final = 340.0  # width of a map below which names outside would crowd it
_GRAIN: Final = 4  # pixels of the coarse picture that tells land from what is free


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its box; ``leader`` goes to its region where it stands outside."""

    text: str
    box: QRectF
    size: float
    weight: QFont.Weight
    leader: QLineF | None = None
    spills: bool = False  # over the border of its region

    @property
    def is_mark(self) -> bool:
        """Whether it is a city's."""
        return self.weight == BOLD


def place_labels(
    shapes: Sequence[Shape],
    centres: Sequence[QPointF],
    paths: Sequence[QPainterPath],
    box: QRectF,
) -> list[Label | None]:
    """Return where each name stands, cities first; ``None`` where there is no room."""
    taken = _Taken(box.adjusted(-2, -1, 2, 1))
    for shape, centre in zip(shapes, centres, strict=True):
        if shape.is_mark:
            taken.add(_mark(centre).adjusted(-2, -2, 2, 2))
    found: list[Label | None] = [None] * len(shapes)
    land = _Land(paths, box)
    sizes = [path.boundingRect().width() for path in paths]
    order = sorted(range(len(shapes)), key=lambda row: (not shapes[row].is_mark, -sizes[row]))
    for row in order:
        name = tr(shapes[row].name)
        if shapes[row].is_mark:
            candidates = _beside(name, centres[row], taken)
        else:
            candidates = _inside(name, centres[row], paths[row], land, taken)
        found[row] = taken.by(next(candidates, None))
    if box.width() >= _ROOM_FOR_LEADERS:
        for row in [row for row in order if found[row] is None]:
            outside = _outside(tr(shapes[row].name), centres[row], land, taken)
            found[row] = taken.by(next(outside, None))
    return found


class _Taken:
    """What stands already in a room: many places for a box are tried at once."""

    def __init__(self, room: QRectF) -> None:
        self._room = room
        self._boxes: list[QRectF] = []

    def add(self, box: QRectF) -> None:
        """Nothing else may stand there."""
        self._boxes.append(box)

    def by(self, label: Label | None) -> Label | None:
        """Return *label*, whose place is taken from now on."""
        if label is not None:
            self.add(label.box)
        return label

    def free(self, boxes: _Boxes) -> NDArray[np.bool_]:
        """Return which of *boxes* lie in the room and cover nothing."""
        left, top, right, bottom = boxes.edges
        room = self._room
        free: NDArray[np.bool_] = (left >= room.left()) & (right <= room.right())
        free &= (top >= room.top()) & (bottom <= room.bottom())
        for box in self._boxes:
            apart = (left >= box.right()) | (right <= box.left())
            free &= apart | (top >= box.bottom()) | (bottom <= box.top())
        return free

    def is_crossed(self, line: QLineF) -> bool:
        """Return whether *line* runs through something."""
        steps = [line.pointAt(share / 12) for share in range(1, 13)]
        return any(box.contains(point) for box in self._boxes for point in steps)


@dataclass(frozen=True, slots=True, eq=False)
class _Boxes:
    """Boxes of one size at several places."""

    left: NDArray[np.float64]
    top: NDArray[np.float64]
    wide: float
    high: float

    @property
    def edges(self) -> tuple[NDArray[np.float64], ...]:
        """The left, upper, right and lower edges."""
        return self.left, self.top, self.left + self.wide, self.top + self.high

    def where(self, wanted: NDArray[np.bool_]) -> Iterator[QRectF]:
        """Give those that are wanted, in order."""
        for place in np.flatnonzero(wanted).tolist():
            yield QRectF(float(self.left[place]), float(self.top[place]), self.wide, self.high)


def _mark(centre: QPointF) -> QRectF:
    return QRectF(centre.x() - MARK, centre.y() - MARK, 2 * MARK, 2 * MARK)


def _beside(name: str, centre: QPointF, taken: _Taken) -> Iterator[Label]:
    """Give the free places round a city: right, left, under, over it."""
    wide, high = width(name, VALUE, BOLD) + 2, metrics(VALUE, BOLD).height()
    away, level, middle = MARK + 4, centre.y() - high / 2, centre.x() - wide / 2
    left = np.array([centre.x() + away, centre.x() - away - wide, middle, middle])
    top = np.array([level, level, centre.y() + away - 1, centre.y() - away - high + 1])
    boxes = _Boxes(left, top, wide, high)
    return (Label(name, box, VALUE, BOLD) for box in boxes.where(taken.free(boxes)))


def _inside(
    name: str, centre: QPointF, path: QPainterPath, land: _Land, taken: _Taken
) -> Iterator[Label]:
    """Give the places within a region, on one line or several; then such as spill over a bit."""
    texts = tuple(dict.fromkeys((name, "\n".join(name.split()))))
    tried = [(text, boxes, taken.free(boxes)) for text in texts for boxes in [_near(text, centre)]]
    for text, boxes, free in tried:
        for box in boxes.where(free):
            if path.contains(box):
                yield Label(text, box, TICK, REGULAR)
    for text, boxes, free in tried:
        for box in boxes.where(free & (land.covered(boxes) == 1.0)):
            spill, low = box.width() * _SPILL, box.height() * 0.12
            if path.contains(box.adjusted(spill, low, -spill, -low)):
                yield Label(text, box, TICK, REGULAR, spills=True)


def _near(text: str, centre: QPointF) -> _Boxes:
    lines = text.split("\n")
    wide = max(width(line, TICK) for line in lines) + 2
    high = metrics(TICK).height() * len(lines)
    left = centre.x() - wide / 2 + _NEARBY[:, 0]
    return _Boxes(left, centre.y() - high / 2 + _NEARBY[:, 1], wide, high)


def _outside(name: str, centre: QPointF, land: _Land, taken: _Taken) -> Iterator[Label]:
    """Give the places off the land, nearest first, with a line to the region."""
    wide, high = width(name, TICK) + 2, metrics(TICK).height()
    left = centre.x() + _AWAY[:, 0] + (np.sign(_AWAY[:, 0]) - 1) * wide / 2
    boxes = _Boxes(left, centre.y() - high / 2 + _AWAY[:, 1], wide, high)
    around = _Boxes(boxes.left - 3, boxes.top - 1, wide + 6, high + 2)
    for box in boxes.where(taken.free(boxes) & (land.covered(around) == 0.0)):
        end = QPointF(
            min(max(centre.x(), box.left()), box.right()),
            min(max(centre.y(), box.top() + 3), box.bottom() - 3),
        )
        leader = QLineF(end, centre)
        if not taken.is_crossed(leader):
            yield Label(name, box, TICK, REGULAR, leader)


class _Land:
    """Where the map has land, coarsely: a table of sums answers for any box at once."""

    def __init__(self, paths: Sequence[QPainterPath], box: QRectF) -> None:
        self._left, self._top = box.left() - 8, box.top() - 8
        wide, high = (int(side / _GRAIN) + 6 for side in (box.width() + 16, box.height() + 16))
        image = QImage(wide, high, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        painter.scale(1 / _GRAIN, 1 / _GRAIN)
        painter.translate(-self._left, -self._top)
        for path in paths:
            painter.fillPath(path, Qt.GlobalColor.white)
        painter.end()
        rows = np.frombuffer(image.constBits(), dtype=np.uint8)
        grid = rows.reshape(high, image.bytesPerLine())[:, :wide] > 0
        self._sums: NDArray[np.int64] = np.zeros((high + 1, wide + 1), dtype=np.int64)
        self._sums[1:, 1:] = grid.cumsum(axis=0).cumsum(axis=1)

    def covered(self, boxes: _Boxes) -> NDArray[np.float64]:
        """Return the share of each box that is land, a half where that is not known."""
        left, top, right, bottom = (
            ((edge - start) // _GRAIN).astype(np.int64)
            for edge, start in zip(boxes.edges, (self._left, self._top) * 2, strict=True)
        )
        high, wide = self._sums.shape
        known = (left >= 0) & (top >= 0) & (right + 1 < wide) & (bottom + 1 < high)
        left, right = np.clip(left, 0, wide - 1), np.clip(right + 1, 0, wide - 1)
        top, bottom = np.clip(top, 0, high - 1), np.clip(bottom + 1, 0, high - 1)
        sums = self._sums
        inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        area = np.maximum(1, (bottom - top) * (right - left))
        share: NDArray[np.float64] = np.where(known, inside / area, 0.5)
        return share
