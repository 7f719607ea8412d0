"""Laws of fields, and of the three operations that every actor uses on them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from simulator.world.fields import (
    Fields,
    Floats,
    approach,
    logistic,
    national,
    over_regions,
    regional,
)

numbers = st.floats(-1e6, 1e6)
shapes = st.tuples(st.integers(1, 30), st.integers(1, 40))
grids = arrays.arrays(np.float64, shapes, elements=numbers)


def column(values: float) -> Floats:
    """Return one number as a field of one world."""
    return np.array([values])


@given(grids)
def test_a_sum_over_regions_has_the_same_bits_for_one_world_and_many(values: Floats) -> None:
    """Adding up one world alone gives the bits that it has in the batch."""
    together = over_regions(values)

    for place in range(values.shape[1]):
        alone = over_regions(np.ascontiguousarray(values[:, place : place + 1]))

        assert alone.tobytes() == together[place : place + 1].tobytes()


def test_a_sum_over_regions_has_the_same_bits_in_every_layout() -> None:
    """A field that came out column by column adds up to the same bits."""
    values = np.random.default_rng(1).random((17, 40))

    assert np.array_equal(over_regions(np.asfortranarray(values)), over_regions(values))


@given(grids)
def test_a_sum_over_regions_is_the_sum(values: Floats) -> None:
    """However it adds, it adds up."""
    assert np.allclose(over_regions(values), values.sum(axis=0), rtol=1e-9, atol=1e-6)


def test_logistic_saturates_without_a_warning() -> None:
    """Far out it is 0 or 1, in the middle a half, and it never falls."""
    x = np.linspace(-600.0, 2000.0, 2001)

    y = logistic(x)

    assert y[0] == pytest.approx(0.0, abs=1e-12)
    assert y[-1] == 1.0
    assert (np.diff(y) >= 0.0).all()
    assert logistic(column(0.0))[0] == 0.5


@given(st.floats(-50, 50))
def test_logistic_is_symmetric(x: float) -> None:
    """What is likely one way is unlikely the other."""
    assert logistic(column(x))[0] + logistic(column(-x))[0] == pytest.approx(1.0)


@given(numbers, numbers, st.floats(0.01, 2), st.floats(0.05, 60))
def test_approach_never_overshoots(start: float, target: float, tick: float, days: float) -> None:
    """After a step the value lies between where it was and where it goes, and is no farther."""
    value = column(start)

    approach(value, column(target), tick, days)

    slack = 1e-9 * (abs(start) + abs(target))
    assert min(start, target) - slack <= value[0] <= max(start, target) + slack


@given(numbers, numbers, st.floats(0.01, 2), st.floats(0.05, 60))
def test_two_half_steps_are_one_step(start: float, target: float, tick: float, days: float) -> None:
    """The step is exact: the tick's length does not change where the value goes."""
    once, twice = column(start), column(start)
    approach(once, column(target), tick, days)
    for _ in range(2):
        approach(twice, column(target), tick / 2, days)

    assert twice[0] == pytest.approx(once[0], rel=1e-9, abs=1e-6)


def test_approach_goes_most_of_the_way_in_its_time() -> None:
    """After one time constant 63 % of the gap is closed."""
    value = column(0.0)
    for _ in range(8):
        approach(value, column(1.0), 0.25, 2.0)

    assert value[0] == pytest.approx(1.0 - np.exp(-1.0))


def test_fields_start_where_they_are_declared() -> None:
    """A regional field has a row for each region, a national one a number for each world."""
    fields = Fields([regional("crowd", "persons", "", 3.0), national("price", "×", "")], 5, 7)

    assert np.array_equal(fields.crowd, np.full((5, 7), 3.0))
    assert np.array_equal(fields.price, np.zeros(7))


def test_a_misspelt_field_is_answered_with_the_nearest() -> None:
    """Reading a field that no actor declared says which one was meant."""
    fields = Fields([national("legitimacy", "index", "")], 1, 1)

    with pytest.raises(AttributeError, match="did you mean 'legitimacy'"):
        _ = fields.legitimcy
