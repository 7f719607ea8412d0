"""What stands for a whole ensemble: the spread of an indicator, the timing of a milestone."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.results.estimate import Estimate, wilson

_QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True, slots=True)
class Summary:
    """The spread over replications of one number each: a peak, lowest or final value.

    ``share_present`` is the part of the replications it is taken over: all, except for what many
    runs never have (foreign troops). All NaN where no replication has it.
    """

    median: float
    p10: float
    p25: float
    p75: float
    p90: float
    share_present: float
    n: int

    @classmethod
    def of(cls, values: NDArray[np.floating], n: int) -> Summary:
        """Return the spread of *values*, which *n* replications were asked for."""
        p10, p25, median, p75, p90 = spread(values)
        return cls(median, p10, p25, p75, p90, values.size / n if n else math.nan, n)


@dataclass(frozen=True, slots=True)
class MilestoneSummary:
    """In how many replications something happened and when, in days since the start.

    The days are of those replications only, NaN where there are none.
    """

    share: Estimate
    median: float
    p10: float
    p90: float

    @classmethod
    def of(cls, days: NDArray[np.floating]) -> MilestoneSummary:
        """Return share and timing; NaN in *days* is a replication where it never happened."""
        happened = days[~np.isnan(days)]
        p10, _, median, _, p90 = spread(happened)
        return cls(wilson(happened.size, days.size), median, p10, p90)


def sorted_quantiles(
    ordered: NDArray[np.floating], levels: tuple[float, ...]
) -> NDArray[np.float64]:
    """Return quantiles along the last axis of an array *sorted* there, levels first.

    Interpolates as ``np.quantile`` does; NaN where the axis is empty.
    """
    n = ordered.shape[-1]
    if n == 0:
        return np.full((len(levels), *ordered.shape[:-1]), np.nan)
    place = np.asarray(levels) * (n - 1)
    below = np.floor(place).astype(int)
    above = np.minimum(below + 1, n - 1)
    low, high = ordered[..., below].astype(np.float64), ordered[..., above].astype(np.float64)
    return np.moveaxis(low + (high - low) * (place - below), -1, 0)


def spread(values: NDArray[np.floating]) -> tuple[float, float, float, float, float]:
    """Return the 10, 25, 50, 75 and 90 % points of *values*, NaN where there are none."""
    p10, p25, median, p75, p90 = sorted_quantiles(np.sort(values), _QUANTILES).tolist()
    return p10, p25, median, p75, p90
