"""The difference between two variants, pair by pair over replications with the same number.

Replications of the same number share their random numbers, so most of the noise of an ensemble is
in both and leaves the difference: a few hundred pairs settle what thousands of unpaired would not.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.errors import UnknownName
from simulator.results.by_set import BySet
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Z95, Estimate, between, mean
from simulator.results.grouping import Grouping


@dataclass(frozen=True, slots=True)
class Difference:
    """How much larger something is in the first variant than in the second.

    ``estimate`` is the difference of shares or means. ``ratio`` is that of the geometric means of
    (x + 1), for indicators that have no upper end: their differences are ruled by a few extreme
    replications, their ratios are not. ``within_noise`` says that the interval of the ratio, or
    else of the estimate, includes no difference; ``needed`` is the number of replications that
    would settle a difference of this size, ``None`` where not the least difference was seen.
    """

    estimate: Estimate
    ratio: Estimate | None
    within_noise: bool
    needed: int | None


def paired_difference(first: EnsembleResult, second: EnsembleResult, subject: str) -> Difference:
    """Return the difference in the share of an outcome or in the mean of an indicator."""
    if subject in first.layout.outcomes:
        return outcome_difference(first, second, subject)
    if subject in first.layout.indicators:
        return indicator_difference(first, second, subject)
    known = (*first.layout.outcomes, *first.layout.indicators)
    raise UnknownName("outcome or indicator", subject, known)


def outcome_difference(first: EnsembleResult, second: EnsembleResult, outcome: str) -> Difference:
    """Return the difference in the share of replications that end in *outcome*."""
    ours, theirs, sets = _aligned(first, second, lambda result: result.ended(outcome))
    found = difference_of_shares(ours, theirs)
    return _between_sets(found, ours, theirs, sets) if sets else found


def milestone_difference(
    first: EnsembleResult, second: EnsembleResult, milestone: str
) -> Difference:
    """Return the difference in the share of replications that reach *milestone*."""
    ours, theirs, sets = _aligned(first, second, lambda result: result.reached(milestone))
    found = difference_of_shares(ours, theirs)
    return _between_sets(found, ours, theirs, sets) if sets else found


def presence_difference(
    first: EnsembleResult, second: EnsembleResult, indicator: str
) -> Difference:
    """Return the difference in the share of replications that have any of an indicator."""
    ours, theirs, sets = _aligned(first, second, lambda result: result.totals(indicator) > 0)
    found = difference_of_shares(ours, theirs)
    return _between_sets(found, ours, theirs, sets) if sets else found


def indicator_difference(
    first: EnsembleResult, second: EnsembleResult, indicator: str
) -> Difference:
    """Return the difference in the mean of an indicator's totals, over all replications."""
    ours, theirs, sets = _aligned(first, second, lambda result: result.totals(indicator))
    declared = first.layout.indicators[indicator]
    if declared.floor != 0 or declared.ceiling is not None:
        found = _judged(mean(ours - theirs))
    else:
        found = difference_of_counts(ours, theirs)
    return _between_sets(found, ours, theirs, sets) if sets else found


def _between_sets(
    found: Difference, ours: NDArray[np.float64], theirs: NDArray[np.float64], sets: Grouping
) -> Difference:
    """Return what was *found* over all pairs, with the range of 8 sets in 10 for its intervals.

    It is within noise where chance could make it, or where these sets disagree on its sign, which
    no number of replications would settle.
    """
    estimate = ends = between(sets.means(ours - theirs))
    ratio = found.ratio
    if ratio:
        ends = between(sets.means(np.log1p(ours) - np.log1p(theirs)))
        ratio = Estimate(_exp(ends.value), _exp(ends.low), _exp(ends.high), ends.n)
    agree = ends.low > 0 or ends.high < 0
    needed = found.needed if found.within_noise else None
    return Difference(estimate, ratio, found.within_noise or not agree, needed)


def difference_of_counts(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> Difference:
    """Return the difference of paired counts that have no upper end, with its ratio."""
    logs = mean(np.log1p(ours) - np.log1p(theirs))
    ratio = Estimate(_exp(logs.value), _exp(logs.low), _exp(logs.high), logs.n)
    return _judged(mean(ours - theirs), ratio=ratio, decisive=logs)


def difference_of_shares(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> Difference:
    """Return the difference of two shares, given pair by pair as 0 or 1.

    The interval is Bonett and Price's adjusted one (2012), which adds half a pair to each way of
    differing and so stays honest where no pair differs.
    """
    n = ours.size
    if n == 0:
        return Difference(Estimate(math.nan, math.nan, math.nan, 0), None, True, None)
    up = (float((ours > theirs).sum()) + 1) / (n + 2)
    down = (float((ours < theirs).sum()) + 1) / (n + 2)
    centre = up - down
    reach = Z95 * math.sqrt((up + down - centre**2) / (n + 2))
    value = float((ours - theirs).mean())
    low, high = max(-1.0, centre - reach), min(1.0, centre + reach)
    estimate = Estimate(value, min(value, low), max(value, high), n)
    return _judged(estimate)


def _aligned(
    first: EnsembleResult,
    second: EnsembleResult,
    measure: Callable[[EnsembleResult], NDArray[np.generic]],
) -> tuple[NDArray[np.float64], NDArray[np.float64], Grouping | None]:
    """Return the values of the replications that both have, in the order of their numbers.

    With them come their sets, where the results are seen by set.
    """
    ours, theirs = (each.runs if isinstance(each, BySet) else each for each in (first, second))
    numbers, here, there = np.intersect1d(
        ours.numbers, theirs.numbers, assume_unique=True, return_indices=True
    )
    sets = Grouping.of(numbers, first.count) if isinstance(first, BySet) else None
    return (
        measure(ours)[here].astype(np.float64),
        measure(theirs)[there].astype(np.float64),
        sets,
    )


def _judged(
    estimate: Estimate, *, ratio: Estimate | None = None, decisive: Estimate | None = None
) -> Difference:
    """Say whether *decisive* could be zero, and how many pairs would settle one of its size.

    A half-width shrinks with the root of the number of pairs.
    """
    decisive = decisive or estimate
    within_noise = not (decisive.low > 0 or decisive.high < 0)
    needed = None
    if decisive.n > 1 and decisive.value:
        needed = math.ceil(decisive.n * (decisive.half_width / decisive.value) ** 2)
    return Difference(estimate, ratio, within_noise, needed)


def _exp(value: float) -> float:
    return math.exp(value) if value < 700 else math.inf
