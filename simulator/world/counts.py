"""Counts from pre-drawn numbers, by one fixed transformation and never by rejection.

A rejection sampler draws a varying number of variates and so moves every later draw; here one level
always makes one count, and a count never falls when its mean rises (which is what makes two
variants on the same numbers comparable).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from simulator.streams import LEVELS, Uniforms, levels, normal_table

SMALL = 2.0

Floats = NDArray[np.float64]


def poisson(mean: Floats, luck: Uniforms) -> Floats:
    """Return Poisson counts of *mean* (>= 0, any shape) for uniforms *luck* of the same shape.

    Inversion of the distribution function below a mean of 2; above it the Cornish-Fisher
    expansion to the skewness term with a continuity correction (Abramowitz & Stegun 26.2.49).
    """
    counts = np.zeros(mean.shape)
    # A count is above zero only where u > exp(-mean), and exp(-mean) >= 1 - mean.
    some = (luck > 1.0 - mean).ravel().nonzero()[0]
    if some.size:
        chosen, drawn = mean.ravel()[some], luck.ravel()[some]
        large = chosen >= SMALL
        if np.count_nonzero(large):
            small = ~large
            values = np.empty_like(chosen)
            values[large] = _expand(chosen[large], drawn[large])
            values[small] = _invert(chosen[small], drawn[small])
        else:
            values = _invert(chosen, drawn)
        counts.ravel()[some] = values
    return counts


def _expand(mean: Floats, luck: Uniforms) -> Floats:
    level = levels(luck)
    z = normal_table()[level]
    expanded = np.floor(mean + np.sqrt(mean) * z + (z * z - 1.0) / 6.0 + 0.5)
    return np.maximum(_least()[level], expanded)


@cache
def _least() -> Floats:
    """Return the count of each level at the switch: above it no level may count fewer."""
    luck = ((np.arange(LEVELS) + 0.5) / LEVELS).astype(np.float32)
    return _invert(np.full(LEVELS, SMALL), luck)


def _invert(mean: Floats, luck: NDArray[np.floating]) -> Floats:
    term = np.exp(-mean)
    reached = term.copy()
    counts = np.zeros_like(mean)
    luck = luck.astype(np.float64)  # once, instead of at each comparison
    above = luck > reached
    step = 0
    while np.count_nonzero(above):
        counts += above
        step += 1
        term *= mean / step
        reached += term
        above = luck > reached  # what is reached never falls: nobody is above again
    return counts
