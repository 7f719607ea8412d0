"""Intervals."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.results.estimate import mean, student95, wilson


@given(st.integers(1, 5_000), st.floats(0, 1))
def test_a_share_lies_in_its_interval_and_that_in_the_unit(n: int, part: float) -> None:
    """Also at none and all, where simpler intervals fail."""
    estimate = wilson(round(n * part), n)

    assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1
    assert estimate.low < estimate.high


def test_wilson_as_published() -> None:
    """Newcombe (1998), table I: 81 of 263 and 15 of 148."""
    assert wilson(81, 263).low == pytest.approx(0.2553, abs=5e-5)
    assert wilson(81, 263).high == pytest.approx(0.3662, abs=5e-5)
    assert wilson(15, 148).low == pytest.approx(0.0624, abs=5e-5)
    assert wilson(15, 148).high == pytest.approx(0.1605, abs=5e-5)


@pytest.mark.parametrize(
    ("freedom", "value"),
    [(1, 12.7062), (2, 4.30265), (3, 3.18245), (5, 2.57058), (10, 2.22814), (100, 1.98397)],
)
def test_student_as_tabled(freedom: int, value: float) -> None:
    """Close enough for intervals at any n."""
    assert student95(freedom) == pytest.approx(value, rel=2e-3)


def test_the_mean_of_one_or_none_claims_nothing() -> None:
    """One replication says nothing about spread."""
    assert mean(np.array([3.0])).high == math.inf
    assert math.isnan(mean(np.array([])).value)


def test_an_estimate_reads_as_text() -> None:
    """A number leaves with its interval and n."""
    assert str(wilson(500, 1_000)) == "0.50 (0.47 to 0.53, n = 1,000)"
