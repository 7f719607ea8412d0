"""Where the names of curves go: beside them, clear of every line, with a leader to the curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.export.page import Box

Floats = NDArray[np.float64]
_Cells = tuple[slice, slice] | tuple[NDArray[np.int64], NDArray[np.int64]]

_CELL: Final = 4
_STRIDE: Final = 3
_CLEARANCE: Final = 10.0
_BERTH: Final = 8.0
_LEADER_STEPS: Final = 60
_ANCHORS: Final = 36
_SHORTLIST: Final = 6000

_FORBIDDEN: Final = 1e6
_PER_BAND_CELL: Final = 0.3
_PER_EDGE_CELL: Final = 8.0
_PER_CROSSING: Final = 70.0
_PER_COLLISION: Final = 1500.0
_UNALIGNED: Final = 60.0
_TOO_SHORT: Final = 80.0
_STEEP: Final = 120.0
_SEPARATION: Final = 16.0
_PER_MISSING_PIXEL: Final = 24.0


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A curve in page coordinates, x ascending, and the size its label needs."""

    x: Floats
    y: Floats
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands and the leader from it to its curve; ``is_clear`` of every band."""

    left: float
    top: float
    is_clear: bool
    leader_from: tuple[float, float]
    leader_to: tuple[float, float]


def place_labels(
    frame: Box, curves: Sequence[Curve], bands: Sequence[tuple[Floats, Floats, Floats]]
) -> tuple[Place, ...]:
    """Return a place for the label of each curve inside *frame*; *bands* are x, top and bottom."""
    ground = _Ground(frame, curves, bands)
    places: list[Place] = []
    for index in range(len(curves)):
        place = ground.best(index, [p.left for p in places])
        ground.occupy(place, curves[index])
        places.append(place)
    return tuple(places)


class _Ground:
    """The plot as a grid of cells: which hold a line, which lie in a band, which are taken."""

    def __init__(
        self, frame: Box, curves: Sequence[Curve], bands: Sequence[tuple[Floats, Floats, Floats]]
    ) -> None:
        self._frame = frame
        self._curves = curves
        self._columns = np.arange(frame.left, frame.right, _CELL)
        self._rows = np.arange(frame.top, frame.bottom, _CELL)
        self._heights = np.array([_at(curve.x, curve.y, self._columns) for curve in curves])
        self._lines = np.array([self._line_cells(height) for height in self._heights])
        self._cost: Floats = np.where(self._lines.any(axis=0), _FORBIDDEN, 0.0)
        self._taken = np.zeros(self._cost.shape, dtype=np.bool_)
        for x, top, bottom in bands:
            high, low = _at(x, top, self._columns), _at(x, bottom, self._columns)
            self._cost = self._cost + self._between(high, low) * _PER_BAND_CELL
            edge = self._line_cells(high) | self._line_cells(low)
            self._cost = self._cost + edge * _PER_EDGE_CELL

    def best(self, index: int, taken_lefts: Sequence[float]) -> Place:
        """Return the cheapest place for a label, dearer where it stands under none before it."""
        curve = self._curves[index]
        lefts, tops, covered = self._spots(curve)
        cost = covered
        if taken_lefts:
            cost = covered + _UNALIGNED * ~np.isin(lefts, np.array(taken_lefts))
        anchors_x, anchors_y, anchor_cost = self._anchors(index)
        ends = _ends(lefts, tops, curve)
        length = np.hypot(
            ends[:, :, None, 0] - anchors_x[None, None, :],
            ends[:, :, None, 1] - anchors_y[None, None, :],
        )
        steep = _steepness(ends, anchors_x, anchors_y)
        total = cost[None, :, None] + length + _TOO_SHORT * (length < 28) + anchor_cost
        total += steep + np.array([0, 25, 40, 40])[:, None, None]
        few = min(_SHORTLIST, total.size - 1)
        shortlist = np.sort(np.argpartition(total, few, axis=None)[:few])
        side, spot, anchor = np.unravel_index(shortlist, total.shape)
        start = ends[side, spot]
        stop = np.stack((anchors_x[anchor], anchors_y[anchor]), axis=1)
        crossing = self._crossings(index, start, stop)
        chosen = int(np.argmin(total.flat[shortlist] + crossing))
        return Place(
            float(lefts[spot[chosen]]),
            float(tops[spot[chosen]]),
            bool(covered[spot[chosen]] < _PER_BAND_CELL),
            (float(start[chosen, 0]), float(start[chosen, 1])),
            (float(stop[chosen, 0]), float(stop[chosen, 1])),
        )

    def occupy(self, place: Place, curve: Curve) -> None:
        """Keep other labels and leaders off a placed label, its leader and the leader's end."""
        self._take(self._cells(place.left, place.top, curve.width, curve.height))
        steps = np.linspace(0, 1, 200)
        (left, top), (right, bottom) = place.leader_from, place.leader_to
        self._take(self._index(left + steps * (right - left), top + steps * (bottom - top)))
        self._take(self._cells(right - _BERTH, bottom - _BERTH, 2 * _BERTH, 2 * _BERTH))

    def _take(self, cells: _Cells) -> None:
        self._cost[cells] += _FORBIDDEN
        self._taken[cells] = True

    def _spots(self, curve: Curve) -> tuple[Floats, Floats, Floats]:
        """Return the free corners for a label with the cost of what it would cover."""
        across = int(np.ceil((curve.width + 2 * _CLEARANCE) / _CELL))
        down = int(np.ceil((curve.height + 2 * _CLEARANCE) / _CELL))
        sums = np.zeros((len(self._rows) + 1, len(self._columns) + 1))
        sums[1:, 1:] = self._cost.cumsum(axis=0).cumsum(axis=1)
        covered = sums[down:, across:] - sums[:-down, across:]
        covered = covered - sums[down:, :-across] + sums[:-down, :-across]
        covered = np.maximum(covered[::_STRIDE, ::_STRIDE], 0)
        rows, columns = np.indices(covered.shape) * _STRIDE
        lefts = self._columns[columns.ravel()] + _CLEARANCE
        tops = self._rows[rows.ravel()] + _CLEARANCE
        return lefts, tops, covered.ravel()

    def _anchors(self, index: int) -> tuple[Floats, Floats, Floats]:
        """Return points of the curve, dearer where another curve lies too near to tell apart."""
        chosen = np.linspace(2, len(self._columns) - 3, _ANCHORS).astype(int)
        peak = int(np.nanargmin(self._heights[index]))
        near_peak = np.clip((peak - 1, peak + 2), 0, len(self._columns) - 1)
        chosen = np.unique(np.append(chosen, near_peak))
        own = self._heights[index][chosen]
        gap = self._distance(index, self._columns[chosen], own)
        low = np.maximum(0, _SEPARATION - (self._frame.bottom - own))
        cost = np.maximum(0, _SEPARATION - gap) * _PER_MISSING_PIXEL + low * 40
        known = (own >= self._frame.top - 1) & (own <= self._frame.bottom + 1)
        known = known if known.any() else np.isfinite(own)
        return self._columns[chosen][known], own[known], cost[known]

    def _distance(self, index: int, x: Floats, y: Floats) -> Floats:
        """Return how far points are from the nearest other curve."""
        others = np.delete(self._heights, index, axis=0)
        if not len(others):
            return np.full(len(x), np.inf)
        apart = np.hypot(others - y[:, None, None], self._columns - x[:, None, None])
        near: Floats = np.nan_to_num(apart, nan=np.inf).min(axis=(1, 2))
        return near

    def _crossings(self, index: int, start: Floats, stop: Floats) -> Floats:
        """Return what each leader costs for the lines, labels and leaders it runs over."""
        steps = np.linspace(0, 0.97, _LEADER_STEPS)[:, None]
        x = start[:, 0] + steps * (stop[:, 0] - start[:, 0])
        y = start[:, 1] + steps * (stop[:, 1] - start[:, 1])
        cells = self._index(x, y)
        others = np.asarray(np.delete(self._lines, index, axis=0).any(axis=0), dtype=np.bool_)
        own_early = self._lines[index][cells] & (steps < 0.85)
        lines = (others[cells] | own_early).sum(axis=0)
        cost = _PER_CROSSING * lines + _PER_COLLISION * self._taken[cells].sum(axis=0)
        return np.asarray(cost, dtype=np.float64)

    def _line_cells(self, height: Floats) -> NDArray[np.bool_]:
        after = np.append(height[1:], height[-1])
        return self._between(np.fmin(height, after) - 3, np.fmax(height, after) + 3)

    def _between(self, top: Floats, bottom: Floats) -> NDArray[np.bool_]:
        centres = self._rows[:, None] + _CELL / 2
        reach = _CELL / 2
        inside: NDArray[np.bool_] = (centres >= top - reach) & (centres <= bottom + reach)
        return inside

    def _cells(self, left: float, top: float, width: float, height: float) -> tuple[slice, slice]:
        corners = np.array([left, left + width]), np.array([top, top + height])
        row, column = self._index(*corners)
        return slice(int(row[0]), int(row[1]) + 1), slice(int(column[0]), int(column[1]) + 1)

    def _index(self, x: Floats, y: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        row = np.clip((y - self._frame.top) // _CELL, 0, len(self._rows) - 1).astype(np.int64)
        column = np.clip((x - self._frame.left) // _CELL, 0, len(self._columns) - 1)
        return row, column.astype(np.int64)


def _at(x: Floats, y: Floats, columns: Floats) -> Floats:
    inside = np.interp(columns, x, y, left=np.nan, right=np.nan)
    return np.asarray(inside, dtype=np.float64)


def _steepness(ends: Floats, anchors_x: Floats, anchors_y: Floats) -> Floats:
    """Return what leaders cost that leave a side of their label steeply, or run back under it."""
    outwards = ends[:2, :, None, 0] - anchors_x
    outwards[1] *= -1
    rise = np.abs(ends[:2, :, None, 1] - anchors_y)
    cost = np.zeros((len(ends), ends.shape[1], len(anchors_x)))
    cost[:2] = np.where(outwards < 8, _FORBIDDEN, _STEEP * (rise > 1.5 * outwards))
    down = ends[2:, :, None, 1] - anchors_y
    down[0] *= -1
    cost[2:] = np.where(down < 8, _FORBIDDEN, 0)
    return cost


def _ends(lefts: Floats, tops: Floats, curve: Curve) -> Floats:
    """Return where a leader may start: left, right, under and above the label, [side, spot, xy]."""
    middle = tops + min(curve.height, 22) / 2
    centre = lefts + curve.width / 2
    return np.array(
        (
            np.stack((lefts - 6, middle), axis=1),
            np.stack((lefts + curve.width + 6, middle), axis=1),
            np.stack((centre, tops + curve.height + 4), axis=1),
            np.stack((centre, tops - 4), axis=1),
        )
    )
