"""An ensemble seen by parameter set: each set has a number where each replication had one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator.analysis.paired import paired_difference
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.grouping import Grouping
from tests.ensemble import tiny

K = 7
N = 210
EMPTY = EnsembleResult("key", layout=tiny.LAYOUT)


def town(numbers: list[int], value: float = 1.0, reach: float = 0.3) -> EnsembleResult:
    """Return replications of a town whose lever stands elsewhere in each of seven sets."""
    result = EMPTY
    for k in range(K):
        own = [number for number in numbers if number % K == k]
        if own:
            crisis = tiny.scenario(value + reach * k)
            batch = tiny.play(crisis, tiny.SEED, own, stop=lambda: False)
            assert batch is not None
            result = result.with_batch(batch)
    return result


@pytest.fixture(scope="module")
def runs() -> EnsembleResult:
    """Two hundred replications."""
    return town(list(range(N)))


@pytest.fixture(scope="module")
def sets(runs: EnsembleResult) -> EnsembleResult:
    """The same in seven sets."""
    return runs.by_set(K)


def means(runs: EnsembleResult, values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Return what the sets come to when chance is taken out."""
    return Grouping.of(runs.numbers, K).means(values)  # type: ignore[arg-type]


def test_each_set_has_its_value(runs: EnsembleResult, sets: EnsembleResult) -> None:
    """Courses, totals and regional measures are those of the groups of replications."""
    assert sets.numbers.tolist() == list(range(K))
    assert sets.series("crowd") == pytest.approx(means(runs, runs.series("crowd")), rel=1e-5)
    assert sets.totals("control") == pytest.approx(means(runs, runs.totals("control")), rel=1e-5)
    assert sets.regional("crowds") == pytest.approx(means(runs, runs.regional("crowds")), rel=1e-5)


def test_sets_differ_as_their_parameters_do(runs: EnsembleResult, sets: EnsembleResult) -> None:
    """The crowd follows the lever from set to set; the luck within each is gone."""
    crowds, peak = sets.totals("crowd"), runs.totals("crowd")

    assert (np.diff(crowds) > 0).all()
    assert crowds.std() < 0.8 * peak.std()
    assert crowds.mean() == pytest.approx(peak.mean(), rel=1e-5)


def test_n_counts_sets_and_says_so(runs: EnsembleResult, sets: EnsembleResult) -> None:
    """What an interval runs over is named beside it; the replications are not forgotten."""
    assert (sets.n, sets.counted, sets.played) == (K, "sets", N)
    assert (runs.n, runs.counted, runs.played) == (N, "runs", N)


def test_a_share_is_spread_between_sets(runs: EnsembleResult, sets: EnsembleResult) -> None:
    """Its interval is that of the sets' own shares, eight in ten; shares still add up."""
    own = means(runs, runs.ended("fall"))

    share = sets.share("fall")

    assert share.value == pytest.approx(runs.share("fall").value, rel=1e-6)
    assert (share.low, share.high) == pytest.approx(tuple(np.quantile(own, (0.1, 0.9))), rel=1e-5)
    assert share.low < share.value < share.high
    assert share.value + sets.share("calm").value == pytest.approx(1.0)
    assert sets.share("calm", "fall", "calm").value == pytest.approx(1.0)


def test_a_milestone_has_share_and_day_by_set(runs: EnsembleResult, sets: EnsembleResult) -> None:
    """A set's day is that of its replications that reach it."""
    share = sets.milestone("riot").share

    assert share.value == pytest.approx(runs.milestone("riot").share.value, rel=1e-5)
    assert share.low < share.high
    assert np.nanmean(sets.days("riot")) == pytest.approx(np.nanmean(runs.days("riot")), rel=0.2)


def test_what_many_runs_never_have_is_taken_over_those_that_do(
    runs: EnsembleResult, sets: EnsembleResult
) -> None:
    """The share that has it is that of the replications, not of the sets."""
    summary, present = sets.summary("troops"), runs.present("troops")

    assert summary.share_present == runs.summary("troops").share_present
    assert summary.median == pytest.approx(runs.totals("troops")[present].mean(), rel=0.2)
    assert sets.presence("troops").value == pytest.approx(present.mean())


def test_sets_that_do_not_differ_have_little_spread() -> None:
    """Where parameters decide nothing, next to nothing is left."""
    same = town(list(range(N)), 2.0, reach=0.0)

    chance, left = same.summary("crowd"), same.by_set(K).summary("crowd")

    assert left.p90 - left.p10 < 0.1 * (chance.p90 - chance.p10)


@given(st.lists(st.integers(0, 60), min_size=1, unique=True), st.integers(1, 80))
def test_any_replications_and_any_number_of_sets(numbers: list[int], count: int) -> None:
    """Holes, and more sets than replications, leave out the sets of which there is nothing."""
    sets = town(numbers).by_set(count)

    assert sets.numbers.tolist() == sorted({number % count for number in numbers})
    assert sets.series("crowd").shape == (tiny.TICKS, sets.n)
    assert sets.quantiles("crowd", (0.5,)).shape == (1, tiny.TICKS)
    assert sets.outcomes.size == sets.n


def test_growing_by_a_batch_is_growing_the_replications(runs: EnsembleResult) -> None:
    """A batch is added to the replications and grouped anew."""
    grown = town(list(range(100))).by_set(K)
    for batch in runs.batches:
        grown = grown.with_batch(batch)

    assert np.array_equal(grown.series("crowd"), runs.by_set(K).series("crowd"))


def test_nothing_played_yet_is_not_an_error() -> None:
    """An empty result answers everything with nothing."""
    nothing = EMPTY.by_set(K)

    assert nothing.n == 0
    assert np.isnan(nothing.share("calm").value)
    assert np.isnan(nothing.summary("crowd").median)
    assert np.isnan(nothing.milestone("riot").median)


def test_the_same_grouping_is_the_same_object(runs: EnsembleResult) -> None:
    """A picture of it is not drawn anew for nothing."""
    assert runs.by_set(K) is runs.by_set(K)


@pytest.mark.parametrize("subject", ["fall", "crowd", "control"])
def test_a_difference_is_taken_set_by_set(runs: EnsembleResult, subject: str) -> None:
    """Pairs share their luck and their set; more replications would not settle what is left."""
    other = town(list(range(N)), 0.5)

    difference = paired_difference(runs.by_set(K), other.by_set(K), subject)

    plain = paired_difference(runs, other, subject)
    assert difference.estimate.n == K
    assert difference.estimate.value == pytest.approx(plain.estimate.value, abs=1e-6, rel=1e-5)
    assert difference.estimate.low <= difference.estimate.high
    assert difference.within_noise == plain.within_noise
    assert difference.needed is None
    assert (difference.ratio is None) == (plain.ratio is None)


def test_a_scenario_does_not_differ_from_itself(runs: EnsembleResult) -> None:
    """No set is found to differ."""
    difference = paired_difference(runs.by_set(K), runs.by_set(K), "crowd")

    assert (difference.estimate.low, difference.estimate.value, difference.estimate.high) == (
        0,
    ) * 3
    assert difference.within_noise


def test_what_chance_alone_could_make_is_no_finding() -> None:
    """Sets that agree on a difference do not make it one where few pairs differ."""
    one, other = town(list(range(N)), 1.0, 0.0), town(list(range(N)), 1.001, 0.0)

    difference = paired_difference(one.by_set(K), other.by_set(K), "fall")

    plain = paired_difference(one, other, "fall")
    assert plain.within_noise
    assert difference.within_noise
    assert difference.needed == plain.needed
