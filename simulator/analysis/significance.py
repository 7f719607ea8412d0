"""How surely a paired difference is more than chance: exact tests, without SciPy.

Counts are tested by Student's t on the gains of pairs, happenings by McNemar's test: of the pairs
that differ, as many should differ either way if the two variants are alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Tails:
    """One-sided p-values: of a gain (``up``) and of a loss (``down``) as large as the one seen."""

    up: float
    down: float

    @property
    def either(self) -> float:
        """The two-sided p-value."""
        return min(1.0, 2 * min(self.up, self.down))


def paired_t(gains: NDArray[np.float64]) -> Tails:
    """Return the p-values of the mean of *gains*; 1 where no pair differs or there is but one."""
    n = gains.size
    if n < 2 or not gains.any():
        return Tails(1.0, 1.0)
    spread = float(gains.std(ddof=1))
    centre = float(gains.mean())
    if spread == 0.0:
        return Tails(0.0, 1.0) if centre > 0 else Tails(1.0, 0.0)
    up = student_tail(centre * math.sqrt(n) / spread, n - 1)
    return Tails(up, 1.0 - up)


def mcnemar(up: int, down: int) -> Tails:
    """Return the exact p-values where *up* pairs gained something that *down* pairs lost."""
    return Tails(_half_or_more(up, up + down), _half_or_more(down, up + down))


def student_tail(t: float, freedom: int) -> float:
    """Return P(T >= *t*) of Student's t, by the finite series of Abramowitz and Stegun (26.7.3-4).

    Exact for whole degrees of freedom; a tail below about 1e-16 comes out as 0.
    """
    angle = math.atan(abs(t) / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    steps = np.arange(1 + freedom % 2, freedom - 2, 2, dtype=np.float64)
    series = 1.0 + float(np.cumprod(steps / (steps + 1.0) * cosine**2).sum())
    if freedom % 2 == 0:
        within = sine * series
    else:
        within = 2 / math.pi * (angle + (sine * cosine * series if freedom > 1 else 0.0))
    tail = max(0.0, (1.0 - within) / 2)
    return tail if t >= 0 else 1.0 - tail


def holm(p_values: Sequence[float], level: float = 0.05) -> float:
    """Return the largest of *p_values* that passes when Holm's procedure counts the tests.

    Below 0 where none does.
    """
    ordered = sorted(p_values)
    largest = -1.0
    for rank, p in enumerate(ordered):
        if p * (len(ordered) - rank) >= level:
            break
        largest = p
    return largest


def _half_or_more(count: int, n: int) -> float:
    """Return the chance of *count* heads or more in *n* throws of a fair coin."""
    if count == 0:
        return 1.0
    throws = np.arange(1, n + 1, dtype=np.float64)
    steps = np.log((n - throws + 1.0) / throws)
    logs = np.concatenate([[0.0], np.cumsum(steps)]) - n * math.log(2.0)
    return min(1.0, float(np.exp(logs[count:]).sum()))
