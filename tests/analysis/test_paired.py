"""Differences between variants on the same random numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from simulator.analysis.paired import (
    indicator_difference,
    milestone_difference,
    outcome_difference,
    paired_difference,
)
from simulator.errors import UnknownName
from simulator.results.ensemble_result import EnsembleResult
from tests.ensemble import tiny


def town(value: float, numbers: range, seed: int = tiny.SEED) -> EnsembleResult:
    """Return an ensemble of the town with its lever at *value*."""
    batch = tiny.play(tiny.scenario(value), seed, numbers, stop=lambda: False)
    assert batch is not None
    return EnsembleResult(f"{value} {seed}", layout=tiny.LAYOUT).with_batch(batch)


def test_a_variant_does_not_differ_from_itself() -> None:
    """No difference, no noise, and no number of replications that would find one."""
    same = town(1.0, range(300))

    for subject in ("fall", "crowd", "control"):
        difference = paired_difference(same, same, subject)
        assert difference.estimate.value == 0
        assert difference.within_noise
        assert difference.needed is None


def test_the_difference_is_first_minus_second() -> None:
    """A larger crowd is a positive difference, and turned round a negative one."""
    more, less = town(1.2, range(300)), town(1.0, range(300))

    there, back = (
        indicator_difference(more, less, "crowd"),
        indicator_difference(less, more, "crowd"),
    )

    assert there.estimate.value == pytest.approx(-back.estimate.value)
    assert there.estimate.value > 0
    assert there.ratio is not None
    assert 1.0 < there.ratio.low < there.ratio.value < there.ratio.high < 1.2


def test_pairs_are_found_by_number() -> None:
    """Only replications that both have are compared, whatever else there is."""
    long, short = town(1.2, range(300)), town(1.0, range(100, 200))

    difference = indicator_difference(long, short, "crowd")

    gain = long.totals("crowd")[100:200].astype(float) - short.totals("crowd")
    assert difference.estimate.n == 100
    assert difference.estimate.value == pytest.approx(gain.mean())


def test_common_numbers_make_a_difference_sharper() -> None:
    """The same replications differ less by chance than others do."""
    base = town(1.0, range(300))

    paired = indicator_difference(town(1.1, range(300)), base, "crowd")
    unpaired = indicator_difference(town(1.1, range(300), seed=99), base, "crowd")

    assert paired.estimate.half_width < unpaired.estimate.half_width / 5


def test_needed_replications_settle_what_was_noise() -> None:
    """As many as are said to be needed are about enough."""
    few = outcome_difference(town(1.04, range(40)), town(1.0, range(40)), "fall")
    assert few.within_noise
    assert few.needed is not None

    many = range(2 * few.needed)
    settled = outcome_difference(town(1.04, many), town(1.0, many), "fall")

    assert not settled.within_noise


def test_what_never_differed_keeps_an_interval() -> None:
    """Two hundred equal pairs do not prove that the two-hundred-first is."""
    calm = town(0.1, range(200))

    difference = outcome_difference(calm, town(0.2, range(200)), "fall")

    assert difference.estimate.value == 0
    assert -0.03 < difference.estimate.low < 0 < difference.estimate.high < 0.03


def test_a_bounded_indicator_has_no_ratio() -> None:
    """Per cent of control are compared by their difference."""
    difference = indicator_difference(town(1.0, range(50)), town(2.0, range(50)), "control")

    assert difference.ratio is None
    assert difference.within_noise


def test_milestones_are_compared_by_their_share() -> None:
    """More push, more riots."""
    difference = milestone_difference(town(2.0, range(300)), town(1.0, range(300)), "riot")

    assert difference.estimate.value > 0.1
    assert not difference.within_noise


def test_nothing_in_common_is_no_error() -> None:
    """Before results arrive there is nothing to tell."""
    difference = paired_difference(town(1.0, range(5)), town(2.0, range(5, 9)), "fall")

    assert difference.estimate.n == 0
    assert math.isnan(difference.estimate.value)
    assert difference.within_noise


def test_the_interval_covers_as_often_as_it_says() -> None:
    """In about 95 of 100 ensembles the true difference of shares lies inside."""
    truth = (1 - 0.8 / 1.5) - (1 - 0.8)
    inside = []
    for first in range(0, 20_000, 100):
        numbers = range(first, first + 100)
        found = outcome_difference(town(1.5, numbers), town(1.0, numbers), "fall").estimate
        inside.append(found.low <= truth <= found.high)

    assert 0.9 <= np.mean(inside) <= 0.99


def test_an_unknown_subject_is_answered_with_the_nearest() -> None:
    """Outcomes and indicators are looked up together."""
    same = town(1.0, range(5))

    with pytest.raises(UnknownName, match="did you mean 'crowd'"):
        paired_difference(same, same, "crowds")
