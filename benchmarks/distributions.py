"""Whether two samples can come from the same distribution: small tests without a library."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


def kolmogorov_smirnov(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Return the p-value of the two-sample Kolmogorov-Smirnov test (asymptotic; mild with ties)."""
    values = np.unique(np.concatenate([a, b]))
    below_a = np.searchsorted(np.sort(a), values, side="right") / a.size
    below_b = np.searchsorted(np.sort(b), values, side="right") / b.size
    distance = float(np.abs(below_a - below_b).max())
    root = math.sqrt(a.size * b.size / (a.size + b.size))
    reach = (root + 0.12 + 0.11 / root) * distance
    if reach < 0.3:  # the series below converges too slowly, and p is 1 to five digits
        return 1.0
    terms = ((-1) ** (j - 1) * math.exp(-2.0 * (j * reach) ** 2) for j in range(1, 101))
    return float(min(1.0, max(0.0, 2.0 * sum(terms))))


def fisher(hits_a: int, n_a: int, hits_b: int, n_b: int) -> float:
    """Return the two-sided p-value of Fisher's exact test for two shares."""
    hits, n = hits_a + hits_b, n_a + n_b
    total = _log_choose(n, hits)

    def log_odds(k: int) -> float:
        return _log_choose(n_a, k) + _log_choose(n_b, hits - k) - total

    seen = log_odds(hits_a) + 1e-9
    possible = (log_odds(k) for k in range(max(0, hits - n_b), min(hits, n_a) + 1))
    return min(1.0, sum(math.exp(odds) for odds in possible if odds <= seen))


@lru_cache(maxsize=100_000)
def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def holm(p_values: Sequence[float]) -> list[float]:
    """Return the p-values corrected for their number (Holm 1979), in the same order."""
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    corrected = [1.0] * len(p_values)
    worst = 0.0
    for rank, index in enumerate(order):
        worst = max(worst, min(1.0, p_values[index] * (len(p_values) - rank)))
        corrected[index] = worst
    return corrected
