"""One run among the many: the one whose curve passes nearest to a point, or at a quantile there.

Many runs often share a value (nobody in the streets before the first protest). Of those, the most
typical is chosen: the one whose whole course lies nearest to the median's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.charts.chart import Floats
from simulator.results.by_set import BySet
from simulator.results.ensemble_result import EnsembleResult

LEVELS = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)
"""Where the keyboard stops on its way up and down through the runs."""


@dataclass(frozen=True, eq=False, slots=True)
class RunCurve:
    """The course of one indicator in one run; ``value`` is what it is at ``day``, a tick.

    ``level`` is the share of runs that lie lower there, those that are level counted half.
    """

    run: int
    indicator: str
    day: float
    value: float
    level: float
    x: Floats
    y: Floats


def nearest_run(
    result: EnsembleResult, indicator: str, day: float, value: float
) -> RunCurve | None:
    """Return the run whose course passes nearest to *value* on *day*, or ``None`` without runs."""
    runs = _runs(result)
    there = _there(runs, indicator, day)
    if there is None:
        return None
    tick, values = there
    apart = np.abs(values - np.float32(value))
    return _curve(runs, indicator, tick, values, np.flatnonzero(apart == apart.min()))


def run_at(result: EnsembleResult, indicator: str, day: float, level: float) -> RunCurve | None:
    """Return the run that stands at quantile *level* on *day*, or ``None`` without runs."""
    runs = _runs(result)
    there = _there(runs, indicator, day)
    if there is None:
        return None
    tick, values = there
    place = round(level * (values.size - 1))
    wanted = np.partition(values, place)[place]
    return _curve(runs, indicator, tick, values, np.flatnonzero(values == wanted))


def tick_at(times: Floats, day: float) -> int:
    """Return which of *times*, in ascending order, is nearest to *day*."""
    after = int(np.clip(np.searchsorted(times, day), 0, times.size - 1))
    return after - 1 if after and day - times[after - 1] < times[after] - day else after


def _runs(result: EnsembleResult) -> EnsembleResult:
    """Return single runs: a result by parameter sets has none of its own."""
    return result.runs if isinstance(result, BySet) else result


def _there(
    runs: EnsembleResult, indicator: str, day: float
) -> tuple[int, NDArray[np.float32]] | None:
    """Return the tick of *day* and the values there of the runs that have the indicator."""
    present = runs.present(indicator)
    if not runs.n or not present.any():
        return None
    tick = tick_at(runs.times, day)
    row = runs.series(indicator)[tick]
    return tick, row if present.all() else row[present]


def _curve(
    runs: EnsembleResult,
    indicator: str,
    tick: int,
    values: NDArray[np.float32],
    candidates: NDArray[np.int64],
) -> RunCurve:
    present = np.flatnonzero(runs.present(indicator))
    chosen = candidates[0]
    if candidates.size > 1:
        chosen = candidates[np.argmin(_strangeness(runs, indicator)[present[candidates]])]
    column = present[chosen]
    value = values[chosen]
    below = np.count_nonzero(values < value) + np.count_nonzero(values == value) / 2
    return RunCurve(
        int(runs.numbers[column]),
        indicator,
        float(runs.times[tick]),
        float(value),
        below / values.size,
        runs.times,
        runs.series(indicator)[:, column].astype(np.float64),
    )


def _strangeness(runs: EnsembleResult, indicator: str) -> NDArray[np.float32]:
    """Return how far each run's course lies from the median's, the mean over the ticks."""
    series = runs.series(indicator)
    middle = runs.quantiles(indicator, (0.5,))[0].astype(np.float32)
    apart: NDArray[np.float32] = np.abs(series - middle[:, None]).mean(axis=0)
    return apart
