"""Where the letters of curves stand: at their ends where these are apart, else where curves part.

Curves that run as one have their letters in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.charts.chart import Floats

ALIKE: Final = 0.1  # inches that curves may be apart and still look like one
_APART: Final = 0.18  # between letters under each other
_AWAY: Final = 0.13  # from a point to the middle of its letter
_WIDE: Final = 0.07  # of a letter: half of it
_PLACES: Final = 90  # along a curve that are tried
_CLEAR: Final = 0.2  # more room than that is worth nothing
_LEAST: Final = 0.085  # less room than that, and a letter is crossed
_PART: Final = 0.3  # curves further apart than that are apart
_FINER: Final = 12  # points of a curve for each of its own: some rise steeply between two
_EDGE: Final = 0.08
_WAYS: Final = (("t", 0.0, 1.0), ("r", 1.0, 0.0), ("l", -1.0, 0.0), ("b", 0.0, -1.0))


@dataclass(frozen=True, slots=True)
class Spot:
    """Letters of the curves *members* at one point of the first: which side of it they are on."""

    members: tuple[int, ...]
    at: int
    side: str
    is_end: bool = False


def spots(x: Floats, heights: Floats, plot: tuple[float, float]) -> tuple[Spot, ...]:
    """Return where letters go; *heights* are [curve, moment], all in inches from the corner.

    *plot* is how wide and high the space between the axes is.
    """
    fine = np.interp(np.arange(0, len(x) - 1 + 1e-9, 1 / _FINER), np.arange(len(x)), x)
    curves = np.array([np.interp(fine, x, curve) for curve in heights])
    groups = _groups(fine, curves)
    ends = [_end(heights[group[0]]) for group in groups]
    found: list[Spot] = []
    taken: list[tuple[float, float]] = []
    for number, group in enumerate(groups):
        others = [end for place, end in enumerate(ends) if place != number]
        if all(abs(ends[number] - other) >= _APART for other in others):
            found.append(Spot(group, heights.shape[1] - 1, "r", is_end=True))
            continue
        spot, at = _best(x, heights[group[0]], (fine, curves), group, taken, plot)
        found.append(spot)
        taken.append(at)
    return tuple(found)


def _groups(x: Floats, curves: Floats) -> list[tuple[int, ...]]:
    groups: list[list[int]] = []
    for place in range(len(curves)):
        for group in groups:
            if _run_together(x, curves[place], curves[group[0]]):
                group.append(place)
                break
        else:
            groups.append([place])
    return [tuple(group) for group in groups]


def _run_together(x: Floats, one: Floats, other: Floats) -> bool:
    """Tell whether no point of either curve is away from the other."""
    samples = np.unique(np.linspace(0, len(x) - 1, _PLACES).astype(int))
    return all(
        _distance(x, there[None, :], float(x[at]), float(here[at])) < ALIKE
        for here, there in ((one, other), (other, one))
        for at in samples
        if np.isfinite(here[at])
    )


def _end(curve: Floats) -> float:
    return float(curve[-1]) if np.isfinite(curve[-1]) else -1e9


def _best(
    x: Floats,
    own: Floats,
    drawn: tuple[Floats, Floats],
    group: tuple[int, ...],
    taken: Sequence[tuple[float, float]],
    plot: tuple[float, float],
) -> tuple[Spot, tuple[float, float]]:
    """Return where a group is furthest from all else, and the middle of its letters there."""
    fine, curves = drawn
    others = np.delete(curves, group, axis=0)
    half = _WIDE * (2 * len(group) - 1)
    best, spot, where = -np.inf, Spot(group, len(x) - 1, "t"), (0.0, 0.0)
    for at in np.unique(np.linspace(0, len(x) - 1, _PLACES).astype(int)):
        if not np.isfinite(own[at]):
            continue
        stands = min(_PART, abs(float(own[at]) - _end(own)))
        part = min(_PART, _distance(fine, others, float(x[at]), float(own[at])))
        for rank, (side, across, up) in enumerate(_WAYS):
            middle_x = float(x[at]) + across * (_AWAY / 2 + half)
            middle_y = float(own[at]) + up * _AWAY
            if not (_EDGE + half < middle_x < plot[0] - half and _EDGE < middle_y < plot[1]):
                continue
            reach = np.linspace(-half, half, 2 * len(group) + 1)
            clear = min(_distance(fine, curves, middle_x + part_x, middle_y) for part_x in reach)
            near = min((np.hypot(middle_x - a, middle_y - b) for a, b in taken), default=np.inf)
            room = min(_CLEAR, clear) - 9 * max(0.0, _LEAST - clear)
            room += 4 * min(0.0, near - 2 * _APART)
            worth = part - 9 * max(0.0, ALIKE - part) + room + stands / 2 - 0.01 * rank
            if worth > best:
                best, spot, where = worth, Spot(group, int(at), side), (middle_x, middle_y)
    return spot, where


def _distance(x: Floats, curves: Floats, left: float, up: float) -> float:
    """Return how far a point is from the nearest of *curves*."""
    first, last = np.searchsorted(x, (left - 2 * _PART, left + 2 * _PART))
    apart = np.hypot(curves[:, first:last] - up, x[first:last] - left)
    known = apart[np.isfinite(apart)]
    return float(known.min()) if known.size else np.inf
