"""What some replications of one variant measured: the value that crosses processes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Batch:
    """The measurements of replications ``numbers``; every array has them on its last axis.

    ``times`` [tick] are days since the scenario's start. ``series`` [indicator, tick, n],
    ``milestones`` [milestone, n] (days since the start, NaN for never) and ``outcomes`` [n] follow
    the order of the catalogue. ``events`` [n] counts each replication's events. ``regional``
    [measure, region, n] has one number for each region: a peak or what it came to in the end.
    """

    numbers: NDArray[np.int64]
    times: NDArray[np.float64]
    series: NDArray[np.float32]
    milestones: NDArray[np.float32]
    outcomes: NDArray[np.int8]
    events: NDArray[np.int32]
    regional: NDArray[np.float32]
