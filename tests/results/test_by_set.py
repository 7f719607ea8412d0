"""What is left of an ensemble when the replications of each parameter set are averaged."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analysis.paired import paired_difference
from simulator.results.ensemble_result import EnsembleResult
from tests.ensemble import tiny

K = 7
N = 200
EMPTY = EnsembleResult("key", layout=tiny.LAYOUT)


def town(numbers: list[int], value: float = 2.0) -> EnsembleResult:
    """Return some replications of the town."""
    batch = tiny.play(tiny.scenario(value), tiny.SEED, numbers, stop=lambda: False)
    assert batch is not None
    return EMPTY.with_batch(batch)


@pytest.fixture(scope="module")
def runs() -> EnsembleResult:
    """Two hundred replications."""
    return town(list(range(N)))


@pytest.fixture(scope="module")
def sets(runs: EnsembleResult) -> EnsembleResult:
    """The same in seven sets."""
    return runs.by_set(K)


def test_each_set_is_the_mean_of_its_replications(
    runs: EnsembleResult, sets: EnsembleResult
) -> None:
    """Set k has replications k, k + K, k + 2K and so on."""
    assert sets.numbers.tolist() == list(range(K))
    for k in range(K):
        own = runs.numbers % K == k
        assert sets.series("crowd")[:, k] == pytest.approx(
            runs.series("crowd")[:, own].mean(axis=1)
        )
        assert sets.totals("control")[k] == pytest.approx(runs.totals("control")[own].mean())
        assert sets.regional("crowds")[0, k] == pytest.approx(
            runs.regional("crowds")[0, own].mean()
        )


def test_n_counts_sets_and_says_so(runs: EnsembleResult, sets: EnsembleResult) -> None:
    """What an interval runs over is named beside it; the replications are not forgotten."""
    assert (sets.n, sets.counted, sets.played) == (K, "sets", N)
    assert (runs.n, runs.counted, runs.played) == (N, "runs", N)


def test_a_share_is_spread_between_sets(runs: EnsembleResult, sets: EnsembleResult) -> None:
    """Its interval is that of the sets' own shares, eight in ten."""
    own = [float((runs.outcomes[runs.numbers % K == k] == 1).mean()) for k in range(K)]

    share = sets.share("fall")

    assert share.value == pytest.approx(np.mean(own), rel=1e-6)
    assert (share.low, share.high) == pytest.approx(tuple(np.quantile(own, (0.1, 0.9))), rel=1e-6)
    assert share.value + sets.share("calm").value == pytest.approx(1.0)
    assert sets.share("calm", "fall", "calm").value == pytest.approx(1.0)


def test_a_milestone_has_share_and_day_by_set(runs: EnsembleResult, sets: EnsembleResult) -> None:
    """A set's day is the mean of those of its replications that reach it."""
    days = runs.days("riot")
    own = [np.nanmean(days[runs.numbers % K == k]) for k in range(K)]

    assert sets.days("riot") == pytest.approx(own, rel=1e-5)
    assert sets.milestone("riot").median == pytest.approx(np.median(own), rel=1e-5)
    assert sets.milestone("riot").share.value == pytest.approx(sets.reached("riot").mean())


def test_what_many_runs_never_have_is_averaged_over_those_that_do(
    runs: EnsembleResult, sets: EnsembleResult
) -> None:
    """The share that has it is that of the replications, not of the sets."""
    summary = sets.summary("troops")

    assert summary.share_present == runs.summary("troops").share_present
    assert summary.median == pytest.approx(
        runs.totals("troops")[runs.present("troops")].mean(), 0.2
    )
    assert sets.presence("troops").value == pytest.approx(summary.share_present, abs=0.02)


def test_sets_that_do_not_differ_have_little_spread(runs: EnsembleResult) -> None:
    """Chance is averaged out: the more replications a set has, the narrower what is left."""
    few, many = (runs.by_set(k).summary("crowd") for k in (100, 4))
    chance = runs.summary("crowd")

    assert many.p90 - many.p10 < few.p90 - few.p10 < chance.p90 - chance.p10


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
    grown = town(list(range(100))).by_set(K).with_batch(runs.batches[0])

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
    """Its interval is the range of the sets' differences; more replications would not settle it."""
    other = town(list(range(N)), 1.0)

    difference = paired_difference(runs.by_set(K), other.by_set(K), subject)

    plain = paired_difference(runs, other, subject)
    assert difference.estimate.n == K
    assert difference.estimate.value == pytest.approx(plain.estimate.value, abs=0.02, rel=0.02)
    assert difference.estimate.low <= difference.estimate.value <= difference.estimate.high
    assert difference.needed is None
    assert (difference.ratio is None) == (plain.ratio is None)
