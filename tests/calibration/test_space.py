"""What is held of the parameters beforehand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import simulator
from simulator.calibration.space import DIGITS, Prior, Space, log_triangular
from tests.calibration.fake import SPACE

LUCK = np.random.default_rng(7)


@given(st.integers(0, 2**32), st.integers(1, 50))
def test_points_lie_within_bounds_and_have_few_digits(seed: int, count: int) -> None:
    """Whatever is drawn can be written down and read back as it was played."""
    units = SPACE.spread_evenly(count, np.random.default_rng(seed))

    values = SPACE.values(units)

    lows, highs = zip(*((p.low, p.high) for p in SPACE.priors), strict=True)
    assert (values >= lows).all()
    assert (values <= highs).all()
    assert all(float(f"{value:.{DIGITS}g}") == value for value in values.flat)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_a_point_comes_back_from_its_own_units(unit: list[float]) -> None:
    """Both ways lose no more than the rounding of values."""
    units = np.array([unit])

    assert SPACE.units(SPACE.values(units)) == pytest.approx(units, abs=1e-3)


def test_the_prior_peaks_where_the_scenario_stands() -> None:
    """The mode, also one at a bound; in logarithms where bounds lie more than a factor 3 apart."""
    assert SPACE.values(SPACE.peaks[np.newaxis])[0].tolist() == [0.3, 1.0, 0.0, 1.0]
    assert [prior.is_log for prior in SPACE.priors] == [False, True, False, False]


def test_draws_have_the_mean_and_spread_that_are_told() -> None:
    """Shrinkage is measured against these."""
    units = SPACE.draw(40_000, LUCK)

    assert units.mean(axis=0) == pytest.approx(SPACE.means, abs=0.005)
    assert units.std(axis=0) == pytest.approx(SPACE.deviations, abs=0.005)


def test_the_density_is_the_triangle_that_is_drawn_from() -> None:
    """It sums to one over the range, whichever side of it the peak lies on."""
    middles = (np.arange(10_000) + 0.5) / 10_000

    for peak in (0.0, 0.3, 1.0):
        density = np.exp(log_triangular(middles[:, np.newaxis], np.array([peak])))
        assert density.mean() == pytest.approx(1.0, abs=1e-3)


def test_one_draw_falls_in_each_of_as_many_slices() -> None:
    """A Latin hypercube leaves no part of a parameter's range out."""
    units = SPACE.spread_evenly(50, LUCK)

    for column, levels in enumerate(SPACE.quantiles(np.arange(51)[:, np.newaxis] / 50.0).T):
        counts, _ = np.histogram(units[:, column], bins=levels)
        assert (counts == 1).all()


def test_only_what_nobody_knows_and_no_lever_sets_is_fitted() -> None:
    """Actors' numbers of low confidence; policy and stated assumptions stay with their levers."""
    scenario = simulator.load("january-2022")

    space = Space.of(scenario)

    levered = {path for lever in scenario.levers.values() for path in lever.targets}
    assert len(space) > 50
    assert not levered & set(space.paths)
    assert {scenario.parameter(path).confidence for path in space.paths} == {"low"}
    assert all(path.startswith("actors.") for path in space.paths)


def test_another_value_makes_another_space() -> None:
    """Points of one model are not those of another."""
    other = Space((Prior("actors.a.one", "index", 0.0, 0.4, 1.0), *SPACE.priors[1:]))

    assert other.fingerprint() != SPACE.fingerprint()
