"""How close points are to the record: the distance, and the rule for what is out of the question.

The rule is that of history matching (Craig and others 1997; for agent-based models McCulloch and
others 2022): a point is implausible where its second-largest miss, over everything that could
excuse it, exceeds three. What excuses a miss: the error of the record, the spread of the runs (the
record is one history), and that no model is right.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.terms import Deviations, capped_squares

LIMIT: Final = 3.0
"""Pukelsheim's three sigma: 95 % of any single-peaked error lie within."""
DISCREPANCY: Final = 1.0
"""Standard deviation of what the model itself gets wrong, in tolerances of a term. Judgement."""


def distances(found: Deviations) -> NDArray[np.float64]:
    """Return the sum of squared deviations of each point, each term's capped."""
    summed: NDArray[np.float64] = capped_squares(found).sum(axis=1)
    return summed


def implausibility(found: Deviations, spread: Deviations) -> Deviations:
    """Return each miss over the square root of what excuses it, shape [point, term]."""
    excused: Deviations = np.abs(found) / np.sqrt(1.0 + spread**2 + DISCREPANCY**2)
    return excused


def plausible(found: Deviations, spread: Deviations) -> NDArray[np.bool_]:
    """Return which points are not ruled out; a single term rules out nothing."""
    if found.shape[1] < 2:
        return np.ones(len(found), dtype=np.bool_)
    second: NDArray[np.float64] = np.sort(implausibility(found, spread), axis=1)[:, -2]
    return second <= LIMIT
