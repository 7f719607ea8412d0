"""Chance is taken out of the means of groups, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator.results.grouping import Grouping

GROUPS = 40


def drawn(each: int, between: float, within: float, seed: int = 1) -> NDArray[np.float64]:
    """Return *each* replications of forty groups, with a spread between and one within them."""
    chance = np.random.default_rng(seed)
    own = between * chance.standard_normal(GROUPS)
    return np.tile(own, each) + within * chance.standard_normal(GROUPS * each)


def grouped(each: int) -> Grouping:
    """Return forty groups of *each* replications."""
    return Grouping.of(np.arange(GROUPS * each), GROUPS)


@pytest.mark.parametrize("each", [3, 8, 40])
def test_the_spread_left_is_that_between_groups(each: int) -> None:
    """However few replications a group has, its chance does not widen the spread."""
    spreads = [grouped(each).means(drawn(each, 1.0, 3.0, seed)).std() for seed in range(40)]

    assert np.mean(spreads) == pytest.approx(1.0, abs=0.2)


def test_groups_that_are_the_same_have_hardly_any_spread() -> None:
    """Where all is chance, little is left: a few hundredths of what plain means would show."""
    values = [drawn(10, 0.0, 1.0, seed) for seed in range(40)]

    left = np.mean([grouped(10).means(v).var() for v in values])
    plain = np.mean([v.reshape(10, GROUPS).mean(axis=0).var() for v in values])

    assert left < 0.2 * plain


def test_without_chance_means_are_left_alone() -> None:
    """Replications that agree within their group say exactly how groups differ."""
    values = drawn(5, 1.0, 0.0)

    assert grouped(5).means(values) == pytest.approx(values[:GROUPS])


def test_one_replication_a_group_is_left_alone() -> None:
    """Nothing is known of chance then."""
    values = drawn(1, 1.0, 1.0)

    assert np.array_equal(grouped(1).means(values), values)


@given(
    st.lists(st.tuples(st.integers(0, 300), st.floats(0, 1e6)), min_size=1, max_size=60),
    st.integers(1, 30),
)
def test_means_stay_within_the_values_and_keep_their_centre(
    played: list[tuple[int, float]], count: int
) -> None:
    """Nothing is drawn out of the range of what was seen, and the middle does not move."""
    numbers, values = (np.array(column) for column in zip(*dict(played).items(), strict=True))
    groups = Grouping.of(numbers, count)

    means = groups.means(values)

    plain = [values[numbers % count == group].mean() for group in groups.groups]
    slack = 1e-9 * (1.0 + values.max())
    assert values.min() - slack <= means.min() <= means.max() <= values.max() + slack
    assert means.mean() == pytest.approx(np.mean(plain), abs=slack)


def test_a_group_that_has_nothing_is_left_open() -> None:
    """Where no replication of a group counts, there is no number; the others are as they are."""
    values, where = np.array([1.0, 2.0, 9.0, 4.0]), np.array([True, True, False, True])

    means = Grouping.of(np.array([0, 1, 2, 4]), 3).means(values, where)

    assert np.isnan(means[2])
    assert np.isfinite(means[:2]).all()
