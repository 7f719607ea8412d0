"""Tests of significance, against values that can be looked up or counted out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analysis.significance import Tails, holm, mcnemar, paired_t, student_tail

# Upper 5 % points of Student's t, as printed in every table.
T95 = {1: 6.3138, 2: 2.9200, 3: 2.3534, 4: 2.1318, 5: 2.0150, 10: 1.8125, 30: 1.6973, 299: 1.6500}
# The same for 0.5 %.
T995 = {1: 63.6567, 2: 9.9248, 3: 5.8409, 8: 3.3554, 25: 2.7874}


@pytest.mark.parametrize(("freedom", "t"), T95.items())
def test_tails_are_those_of_the_tables(freedom: int, t: float) -> None:
    """One in twenty lies above."""
    assert student_tail(t, freedom) == pytest.approx(0.05, rel=2e-4)


@pytest.mark.parametrize(("freedom", "t"), T995.items())
def test_far_tails_too(freedom: int, t: float) -> None:
    """Five in a thousand lie above."""
    assert student_tail(t, freedom) == pytest.approx(0.005, rel=2e-4)


@given(st.floats(-50, 50), st.integers(1, 3_000))
def test_what_is_not_above_is_below(t: float, freedom: int) -> None:
    """The distribution is symmetric and whole."""
    assert student_tail(t, freedom) + student_tail(-t, freedom) == pytest.approx(1.0)
    assert 0.0 <= student_tail(t, freedom) <= 1.0


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_counts_coins(up: int, down: int) -> None:
    """The p-value is the share of all ways to throw *n* coins that are at least as lopsided."""
    n = up + down
    ways = sum(math.comb(n, heads) for heads in range(up, n + 1))

    tails = mcnemar(up, down)

    assert tails.up == pytest.approx(ways / 2**n, rel=1e-9)
    assert mcnemar(down, up) == Tails(tails.down, tails.up)


def test_mcnemar_stands_many_pairs() -> None:
    """Where counting out would overflow, it agrees with the normal approximation."""
    assert mcnemar(50_500, 49_500).up == pytest.approx(0.000789, rel=0.01)


def test_no_gain_is_no_evidence() -> None:
    """Pairs that never differ, and a single pair, prove nothing."""
    assert paired_t(np.zeros(20)) == Tails(1.0, 1.0)
    assert paired_t(np.array([3.0])) == Tails(1.0, 1.0)
    assert mcnemar(0, 0) == Tails(1.0, 1.0)
    assert mcnemar(0, 0).either == 1.0


def test_the_same_gain_everywhere_is_certain() -> None:
    """Nothing varies, so that chance has no part in it."""
    assert paired_t(np.full(20, 0.5)) == Tails(0.0, 1.0)
    assert paired_t(np.full(20, -0.5)) == Tails(1.0, 0.0)


def test_chance_alone_passes_as_often_as_it_says() -> None:
    """Of pairs that differ by noise, five in a hundred ensembles look like a gain."""
    luck = np.random.default_rng(1)

    passed = [paired_t(luck.normal(size=12)).up < 0.05 for _ in range(4_000)]

    assert np.mean(passed) == pytest.approx(0.05, abs=0.01)


def test_holm_asks_more_of_many_tests() -> None:
    """Four tests: 0.001 × 4 and 0.01 × 3 pass, 0.03 × 2 does not."""
    assert holm([0.04, 0.001, 0.03, 0.01]) == 0.01
    assert holm([0.2, 0.3]) < 0
    assert holm([]) < 0
