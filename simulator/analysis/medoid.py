"""Typical runs: the medoid of an outcome's replications, and the next most typical after it.

Of the replications that end in one outcome each is described by the numbers that stand for it:
every indicator's peak, lowest or final value, and the day of every milestone. Call them ``x_ik``.

* What counts without a ceiling (persons, deaths, money) is taken as ``log(1 + x)``, so that one run
  with thousands of dead is not further away than all others together.
* A milestone that never came is put at the horizon: the last day on which it could have.
* Each feature is standardised among these replications, ``z_ik = (x_ik - mean_k) / sd_k``; what is
  the same in all of them is left out.

The distance of two replications gives indicators and milestones the same say::

    d_ij = sqrt( mean over indicators of (z_ik - z_jk)^2 + mean over milestones of (z_ik - z_jk)^2 )

The medoid is the replication with the smallest ``sum over j of d_ij``: a run that was played, and
not an average that never was. The next most typical is the one with the next smallest sum. Of two
alike the lower number comes first.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator.results.ensemble_result import EnsembleResult
from simulator.world.measures import Indicator

Floats = NDArray[np.float64]
T = TypeVar("T")

_AT_ONCE = 128  # rows of distances held in memory: a few milliseconds of work
_ALIKE = 1e-9  # a spread below this, relative to the size of the numbers, is rounding
_DIGITS = 9  # to which sums are compared, so that rounding does not decide the order


def typical_runs(result: EnsembleResult, outcome: str) -> tuple[int, ...]:
    """Return the numbers of the replications that end in *outcome*, the most typical first."""
    return to_the_end(ranked(result, outcome))


def ranked(result: EnsembleResult, outcome: str) -> Generator[None, None, tuple[int, ...]]:
    """Return what ``typical_runs`` does, in slices of a few milliseconds: each ends in a yield."""
    chosen = result.outcomes == result.layout.outcome_row(outcome)
    numbers = result.numbers[chosen]
    if numbers.size <= 1:
        return tuple(numbers.tolist())
    for indicator in result.layout.indicators:
        result.totals(indicator)  # is remembered
        yield
    points = features(result, chosen)
    yield
    sums = np.empty(len(points))
    for rows in _slices(len(points)):
        sums[rows] = _sums(points, rows)
        yield
    order = np.lexsort((numbers, np.round(sums, _DIGITS)))
    return tuple(numbers[order].tolist())


def to_the_end(work: Generator[None, None, T]) -> T:
    """Do all slices of *work* at once and return what it comes to."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


def features(result: EnsembleResult, chosen: NDArray[np.bool_]) -> Floats:
    """Return the *chosen* replications' standardised and weighted features, [run, feature].

    Distances in this space are the ``d_ij`` above.
    """
    layout, horizon = result.layout, float(result.times[-1])
    totals = [
        _evened(indicator, result.totals(name)[chosen])
        for name, indicator in layout.indicators.items()
    ]
    days = [np.nan_to_num(result.days(name)[chosen], nan=horizon) for name in layout.milestones]
    blocks = [block for block in (_block(totals), _block(days)) if block.shape[1]]
    if not blocks:
        return np.zeros((int(chosen.sum()), 1))
    return np.concatenate(blocks, axis=1)


def _slices(count: int) -> Iterator[slice]:
    return (slice(first, first + _AT_ONCE) for first in range(0, count, _AT_ONCE))


def _sums(points: Floats, rows: slice) -> Floats:
    squares = (points**2).sum(axis=1)
    squared = squares[rows, None] + squares[None, :] - 2.0 * (points[rows] @ points.T)
    sums: Floats = np.sqrt(np.maximum(squared, 0.0)).sum(axis=1)
    return sums


def _evened(indicator: Indicator, totals: NDArray[np.floating]) -> Floats:
    values = totals.astype(np.float64)
    counts = indicator.ceiling is None and indicator.floor == 0.0
    return np.log1p(np.maximum(values, 0.0)) if counts else values


def _block(columns: Sequence[NDArray[np.floating]]) -> Floats:
    """Return columns standardised, those that do not vary left out, weighted to a mean."""
    kept = []
    for column in columns:
        values = column.astype(np.float64)
        spread, size = values.std(), max(1.0, float(np.abs(values).max()))
        if spread > _ALIKE * size:
            kept.append((values - values.mean()) / spread)
    if not kept:
        return np.empty((len(columns[0]) if columns else 0, 0))
    block: Floats = np.stack(kept, axis=1) / np.sqrt(len(kept))
    return block
