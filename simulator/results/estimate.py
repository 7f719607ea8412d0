"""A number with its interval and n: the only form in which an ensemble's figures leave."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Z95 = 1.959963984540054  # standard normal quantile of 0.975


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval from *n* replications; all NaN where n is 0.

    Of *n* parameter sets it is their mean, and the interval that of 8 sets in 10 (``between``).
    """

    value: float
    low: float
    high: float
    n: int

    @property
    def half_width(self) -> float:
        """Half the length of the interval: the ± of a status line."""
        return (self.high - self.low) / 2

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f}, n = {self.n:,})"


def wilson(count: int, n: int) -> Estimate:
    """Return the share ``count / n`` with its Wilson score interval (Wilson 1927)."""
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    share = count / n
    weight = 1 / (1 + Z95**2 / n)
    centre = weight * (share + Z95**2 / (2 * n))
    reach = weight * Z95 * math.sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    low = 0.0 if count == 0 else centre - reach  # exact at the ends, where rounding is not
    high = 1.0 if count == n else centre + reach
    return Estimate(share, low, high, n)


def between(values: NDArray[np.floating]) -> Estimate:
    """Return the mean of one value for each parameter set, and where 8 sets in 10 lie.

    Where a few sets are so far off that the mean lies outside, the range is widened to hold it.
    """
    if not values.size:
        return Estimate(math.nan, math.nan, math.nan, 0)
    centre = float(values.mean(dtype=np.float64))
    low, high = np.quantile(values.astype(np.float64), (0.1, 0.9)).tolist()
    return Estimate(centre, min(low, centre), max(high, centre), values.size)


def mean(values: NDArray[np.floating]) -> Estimate:
    """Return the mean of *values* with its Student interval; unbounded for a single one."""
    n = values.size
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    centre = float(values.mean(dtype=np.float64))
    if n == 1:
        return Estimate(centre, -math.inf, math.inf, 1)
    reach = student95(n - 1) * float(values.std(ddof=1, dtype=np.float64)) / math.sqrt(n)
    return Estimate(centre, centre - reach, centre + reach, n)


def student95(freedom: int) -> float:
    """Return the 0.975 quantile of Student's t; exact for 1 and 2, else within 0.3 %.

    Cornish and Fisher's expansion in 1 / freedom, close from three degrees on.
    """
    if freedom == 1:
        return math.tan(math.pi * 0.475)
    if freedom == 2:
        return 0.95 * math.sqrt(2 / (1 - 0.95**2))
    d, z = freedom, Z95
    first = (z**3 + z) / (4 * d)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * d**2)
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * d**3)
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92_160 * d**4)
    return z + first + second + third + fourth
