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
_NEARBY: Final = sorted(
    ((x, y) for x in _SHIFT for y in _SHIFT), key=lambda at: at[0] ** 2 + at[1] ** 2
)
_REACHES: Final = range(-96, 97, 8)
_AWAY: Final = sorted(
    ((x, y) for x in _REACHES for y in _REACHES), key=lambda at: at[0] ** 2 + (1.3 * at[1]) ** 2
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
    taken = [
        _mark(c).adjusted(-2, -2, 2, 2) for s, c in zip(shapes, centres, strict=True) if s.is_mark
    ]
    found: list[Label | None] = [None] * len(shapes)
    room = box.adjusted(-2, -1, 2, 1)
    land = _Land(paths, box)
    sizes = [path.boundingRect().width() for path in paths]
    order = sorted(range(len(shapes)), key=lambda row: (not shapes[row].is_mark, -sizes[row]))
    for row in order:
        name = tr(shapes[row].name)
        if shapes[row].is_mark:
            candidates = _beside(name, centres[row])
        else:
            candidates = _inside(name, centres[row], paths[row], land)
        found[row] = _first_free(candidates, room, taken)
    if box.width() >= _ROOM_FOR_LEADERS:
        for row in [row for row in order if found[row] is None]:
            label = _first_free(_outside(tr(shapes[row].name), centres[row], land), room, taken)
            found[row] = label
    return found


def _first_free(candidates: Iterator[Label], room: QRectF, taken: list[QRectF]) -> Label | None:
    for label in candidates:
        if room.contains(label.box) and not any(label.box.intersects(each) for each in taken):
            if label.leader is not None and _crosses(label.leader, taken):
                continue
            taken.append(label.box)
            return label
    return None


def _mark(centre: QPointF) -> QRectF:
    return QRectF(centre.x() - MARK, centre.y() - MARK, 2 * MARK, 2 * MARK)


def _beside(name: str, centre: QPointF) -> Iterator[Label]:
    """Give the places round a city: right, left, under, over it."""
    wide, high = width(name, VALUE, BOLD) + 2, metrics(VALUE, BOLD).height()
    away, level = MARK + 4, centre.y() - high / 2
    for left, top in (
        (centre.x() + away, level),
        (centre.x() - away - wide, level),
        (centre.x() - wide / 2, centre.y() + away - 1),
        (centre.x() - wide / 2, centre.y() - away - high + 1),
    ):
        yield Label(name, QRectF(left, top, wide, high), VALUE, BOLD)


def _inside(name: str, centre: QPointF, path: QPainterPath, land: _Land) -> Iterator[Label]:
    """Give the places within a region, on one line or several; then such as spill over a bit."""
    texts = tuple(dict.fromkeys((name, "\n".join(name.split()))))
    for text in texts:
        for box in _near(text, centre):
            if path.contains(box):
                yield Label(text, box, TICK, REGULAR)
    for text in texts:
        for box in _near(text, centre):
            spill, low = box.width() * _SPILL, box.height() * 0.12
            if land.is_full(box) and path.contains(box.adjusted(spill, low, -spill, -low)):
                yield Label(text, box, TICK, REGULAR, spills=True)


def _near(text: str, centre: QPointF) -> Iterator[QRectF]:
    lines = text.split("\n")
    wide = max(width(line, TICK) for line in lines) + 2
    high = metrics(TICK).height() * len(lines)
    home = QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)
    return (home.translated(x, y) for x, y in _NEARBY)


def _outside(name: str, centre: QPointF, land: _Land) -> Iterator[Label]:
    """Give the places off the land, nearest first, with a line to the region."""
    wide, high = width(name, TICK) + 2, metrics(TICK).height()
    for x, y in _AWAY:
        middle = centre + QPointF(x + (wide / 2 if x > 0 else -wide / 2 if x < 0 else 0), y)
        box = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        if land.is_free(box.adjusted(-3, -1, 3, 1)):
            end = QPointF(
                min(max(centre.x(), box.left()), box.right()),
                min(max(centre.y(), box.top() + 3), box.bottom() - 3),
            )
            yield Label(name, box, TICK, REGULAR, QLineF(end, centre))


def _crosses(line: QLineF, taken: Sequence[QRectF]) -> bool:
    steps = [line.pointAt(share / 12) for share in range(1, 13)]
    return any(box.contains(point) for box in taken for point in steps)


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

    def is_free(self, box: QRectF) -> bool:
        """Return whether a box covers no land; outside the picture nothing is known."""
        return self._covered(box) == 0.0

    def is_full(self, box: QRectF) -> bool:
        """Return whether a box lies on land."""
        return self._covered(box) == 1.0

    def _covered(self, box: QRectF) -> float:
        """Return the share of a box that is land, a half where that is not known."""
        left, right = (int((x - self._left) // _GRAIN) for x in (box.left(), box.right()))
        top, bottom = (int((y - self._top) // _GRAIN) for y in (box.top(), box.bottom()))
        high, wide = self._sums.shape
        if left < 0 or top < 0 or right + 1 >= wide or bottom + 1 >= high:
            return 0.5
        sums = self._sums
        inside = (
            sums[bottom + 1, right + 1] - sums[top, right + 1] - sums[bottom + 1, left]
        ) + sums[top, left]
        return float(inside) / ((bottom + 1 - top) * (right + 1 - left))
