"""Laws of the counts made from pre-drawn numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.streams import LEVELS
from simulator.world.counts import SMALL, poisson
from simulator.world.fields import Floats

LUCK = ((np.arange(LEVELS) + 0.5) / LEVELS).astype(np.float32)
means = st.floats(0.0, 2000.0)


def counts_of(mean: float) -> Floats:
    """Return the count that each level makes of *mean*: the distribution itself, no sample."""
    return poisson(np.full(LEVELS, mean), LUCK)


@pytest.mark.parametrize("mean", [0.01, 0.1, 0.5, 1.0, SMALL, 3.0, 5.0, 10.0, 30.0, 100.0, 1000.0])
def test_mean_and_variance_are_those_of_a_poisson_count(mean: float) -> None:
    """The mean is right within 1 %, the variance within 5 %, from hardly ever to a thousand."""
    counts = counts_of(mean)

    assert counts.mean() == pytest.approx(mean, rel=0.01)
    assert counts.var() == pytest.approx(mean, rel=0.05)


@pytest.mark.parametrize("mean", [0.01, 0.3, 1.0, 1.9])
def test_small_means_have_the_exact_distribution(mean: float) -> None:
    """Below the switch each count is as likely as Poisson says."""
    counts = counts_of(mean)

    for count in range(6):
        exact = math.exp(-mean) * mean**count / math.factorial(count)

        assert (counts == count).mean() == pytest.approx(exact, abs=1.5 / LEVELS)


def test_nothing_expected_is_nothing_counted() -> None:
    """A mean of zero gives zero whatever the luck."""
    assert not counts_of(0.0).any()


@given(means, means)
def test_more_expected_is_never_fewer_counted(one: float, other: float) -> None:
    """For each level the count never falls when the mean rises."""
    low, high = sorted((one, other))

    assert (counts_of(low) <= counts_of(high)).all()


@pytest.mark.parametrize("middle", [1.0, SMALL, 4.0, 10.0])
def test_no_step_of_the_mean_loses_counts(middle: float) -> None:
    """Passing any mean in small steps, the switch of method included, loses no count."""
    steps = np.linspace(0.9 * middle, 1.1 * middle, 21)

    counts = np.array([counts_of(mean) for mean in [*steps, middle * 1.2]])

    assert (np.diff(counts, axis=0) >= 0.0).all()


@given(means)
def test_better_luck_is_never_fewer_counted(mean: float) -> None:
    """For each mean the count never falls when the level rises."""
    assert (np.diff(counts_of(mean)) >= 0.0).all()


@given(means)
def test_counts_are_whole_and_not_negative(mean: float) -> None:
    """A count is a count."""
    counts = counts_of(mean)

    assert (counts >= 0.0).all()
    assert np.array_equal(counts, np.floor(counts))


@given(st.lists(st.tuples(means, st.integers(0, LEVELS - 1)), min_size=1, max_size=40))
def test_each_place_counts_for_itself(places: list[tuple[float, int]]) -> None:
    """A count does not depend on what is counted beside it."""
    mean = np.array([m for m, _ in places])
    luck = LUCK[[level for _, level in places]]

    together = poisson(mean, luck)

    alone = [poisson(mean[k : k + 1], luck[k : k + 1])[0] for k in range(len(places))]
    assert together.tolist() == alone


def test_the_layout_in_memory_does_not_matter() -> None:
    """A mean that came out column by column counts as one that came out row by row."""
    mean = np.random.default_rng(1).uniform(0.0, 8.0, (17, 9))
    luck = np.random.default_rng(2).choice(LUCK, (17, 9))

    counts = poisson(np.asfortranarray(mean), luck)

    assert np.array_equal(counts, poisson(mean, luck))
