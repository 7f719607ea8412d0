"""What each point that was played counts for, whichever wave it was drawn in.

The wanted distribution is the prior times exp(-distance / 2): approximate Bayesian computation with
a Gaussian kernel, which is exact if the tolerances are those of the record and the model (Wilkinson
2013). Points come from the prior times a known closeness that differs from wave to wave. Over all
waves together they are a mixture; its parts are known but for a constant each, and these follow
from the points themselves (Geyer 1994; Shirts and Chodera 2008). The prior cancels, and the first
wave, drawn from it, keeps every weight bounded.

The distance as it was played carries chance, and what no straight line explains; with sixty terms
that is enough to give a single lucky point all the weight. The distance as the emulator has it
carries neither. What counts is a blend: as much of the one that was played as leaves a wanted
number of points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

LOOSEST: Final = 1e4
"""The largest tolerance: with it the distance hardly counts."""
_ROUNDS: Final = 500
_SETTLED: Final = 1e-6  # of ln of the constants
_HALVINGS: Final = 50

Logs = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Weights:
    """What each point counts for, summing to 1.

    ``played`` is the part of the distance that was played, the rest is emulated. ``tolerance``
    divides both: 1 is strict, more means that too few points came as close as the emulator asks.
    """

    shares: NDArray[np.float64]
    played: float
    tolerance: float

    @property
    def effective(self) -> float:
        """How many points that count alike these are worth (Kish 1965)."""
        return effective(self.shares)


def effective(weights: NDArray[np.float64]) -> float:
    """Return the effective number of points with some weights, 0 where none counts."""
    total = float((weights**2).sum())
    return float(weights.sum()) ** 2 / total if total > 0.0 else 0.0


def log_mixture(closeness: Logs, counts: Sequence[int]) -> Logs:
    """Return ln of the density that all points are drawn from over the prior's, shape [point].

    *closeness* [wave, point] is ln of what each wave's points were drawn by, at every point, up to
    a constant a wave; the first wave is the prior, all 0. *counts* are the points of each wave.
    """
    sizes = np.log(np.array(counts, dtype=np.float64))[:, np.newaxis]
    constants = np.zeros(len(counts))
    mixture = _summed(sizes + closeness)
    for _ in range(_ROUNDS if len(counts) > 1 else 0):
        fresh = np.array([_summed(row[:, np.newaxis])[0] for row in closeness - mixture])
        fresh -= fresh[0]  # the prior's is known
        moved = float(np.abs(fresh - constants).max())
        constants = fresh
        mixture = _summed(sizes + closeness - constants[:, np.newaxis])
        if moved < _SETTLED:
            break
    return mixture


def weighed(
    played: NDArray[np.float64],
    emulated: NDArray[np.float64],
    mixture: Logs,
    ruled_in: NDArray[np.bool_],
    wanted: float,
) -> Weights:
    """Return the strictest weights that leave *wanted* effective points.

    *played* and *emulated* are distances. Points that are not *ruled_in* count for nothing.
    """
    inside = np.where(ruled_in, 0.0, -np.inf)

    def shares(part: float, tolerance: float) -> NDArray[np.float64]:
        blend = (1.0 - part) * emulated + part * played
        logs = inside - blend / (2.0 * tolerance) - mixture
        raw: NDArray[np.float64] = np.exp(logs - logs.max())
        return raw / float(raw.sum())

    if effective(shares(0.0, 1.0)) < wanted:
        enough = _last(lambda x: effective(shares(0.0, LOOSEST ** (1.0 - x))) >= wanted)
        tolerance = LOOSEST ** (1.0 - enough)
        return Weights(shares(0.0, tolerance), 0.0, tolerance)
    part = _last(lambda x: effective(shares(x, 1.0)) >= wanted)
    return Weights(shares(part, 1.0), part, 1.0)


def _last(holds: Callable[[float], bool]) -> float:
    """Return the largest of 0 to 1 up to which something holds that holds at 0."""
    if holds(1.0):
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def quantiles(
    values: NDArray[np.float64], shares: NDArray[np.float64], levels: Sequence[float]
) -> NDArray[np.float64]:
    """Return weighted quantiles of *values*, NaN where none has weight; NaN values are left out."""
    known = np.isfinite(values) & (shares > 0.0)
    if not known.any():
        return np.full(len(levels), np.nan)
    order = np.argsort(values[known], kind="stable")
    ordered, counted = values[known][order], shares[known][order]
    places = np.cumsum(counted) - counted / 2.0
    found: NDArray[np.float64] = np.interp(np.asarray(levels) * counted.sum(), places, ordered)
    return found


def resampled(
    shares: NDArray[np.float64], count: int, luck: np.random.Generator
) -> NDArray[np.intp]:
    """Return which points stand for all: each about as often as its share asks (Kitagawa 1996)."""
    places = (luck.random() + np.arange(count)) / count * shares.sum()
    found: NDArray[np.intp] = np.searchsorted(np.cumsum(shares), places)
    return np.minimum(found, len(shares) - 1)


def _summed(logs: Logs) -> Logs:
    """Return ln of the sum of exponentials along the first axis."""
    most = logs.max(axis=0)
    summed: Logs = most + np.log(np.exp(logs - most).sum(axis=0))
    return summed
