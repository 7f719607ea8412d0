"""How well an ensemble foretold what happened: pure functions on numbers.

A lower score is better throughout. The rules are proper: nobody gains by telling other than what
they believe (Brier 1950; Gneiting and Raftery 2007).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def crps(members: NDArray[np.floating], observed: float) -> float:
    """Return the continuous ranked probability score of an ensemble, in the unit of its members.

    The energy form E|X - y| - E|X - X'| / 2 (Gneiting and Raftery 2007, eq. 21), fair: X and X'
    are two different members, so that a small ensemble is not marked down for being small. It can
    come out a little below 0. A single member gives its distance; NaN where there is none.
    """
    n = members.size
    if n == 0:
        return math.nan
    ordered = np.sort(np.asarray(members, dtype=np.float64))
    error = float(np.abs(ordered - observed).mean())
    if n == 1:
        return error
    ranks = np.arange(1, n + 1, dtype=np.float64)
    between = float(((2.0 * ranks - n - 1.0) * ordered).sum())  # the sum of all pairs' distances
    return error - between / (n * (n - 1.0))


def brier(probabilities: Sequence[float], happened: Sequence[bool]) -> float:
    """Return the mean squared error of probabilities (Brier 1950); NaN where there are none."""
    if not probabilities:
        return math.nan
    pairs = zip(probabilities, happened, strict=True)
    return sum((p - came) ** 2 for p, came in pairs) / len(probabilities)


def log_score(probabilities: Sequence[float], happened: Sequence[bool]) -> float:
    """Return the mean of -ln of the probability of what came; NaN where there are none.

    Endless where something came that had been called impossible; see :func:`softened`.
    """
    if not probabilities:
        return math.nan
    pairs = zip(probabilities, happened, strict=True)
    return sum(_surprise(p if came else 1.0 - p) for p, came in pairs) / len(probabilities)


def softened(count: float, n: int) -> float:
    """Return the share *count* of *n*, half a case short of certainty on both sides.

    (count + 1/2) / (n + 1), the mean under Jeffreys' prior: that none of n runs came to something
    does not mean that it cannot be.
    """
    return (count + 0.5) / (n + 1.0)


def base_rates(happened: Sequence[bool]) -> list[float]:
    """Return for each case how often it happened in all the *others*; NaN for a single case."""
    others = len(happened) - 1
    total = sum(happened)
    return [(total - came) / others if others else math.nan for came in happened]


def share_inside(inside: Sequence[bool]) -> float:
    """Return the share of points that lie inside; NaN where there are none."""
    return sum(inside) / len(inside) if inside else math.nan


def _surprise(probability: float) -> float:
    return math.inf if probability == 0.0 else -math.log(probability)
