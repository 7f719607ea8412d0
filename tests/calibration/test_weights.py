"""What points count for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from simulator.calibration.weights import (
    effective,
    log_mixture,
    quantiles,
    resampled,
    weighed,
)

N = 40
distances = arrays(np.float64, N, elements=st.floats(0, 1_000))
mixtures = arrays(np.float64, N, elements=st.floats(-20, 20))
masks = arrays(np.bool_, N).filter(lambda mask: mask.any())


@given(distances, distances, mixtures, masks, st.floats(1, 40))
def test_weights_sum_to_one_and_nothing_ruled_out_counts(
    played: NDArray[np.float64],
    emulated: NDArray[np.float64],
    mixture: NDArray[np.float64],
    ruled_in: NDArray[np.bool_],
    wanted: float,
) -> None:
    """Whatever came of the points."""
    weights = weighed(played, emulated, mixture, ruled_in, wanted)

    assert weights.shares.sum() == pytest.approx(1.0)
    assert (weights.shares >= 0.0).all()
    assert not weights.shares[~ruled_in].any()
    assert weights.tolerance >= 1.0
    assert 0.0 <= weights.played <= 1.0


@given(distances, distances)
def test_weights_are_no_looser_than_they_must_be(
    played: NDArray[np.float64], emulated: NDArray[np.float64]
) -> None:
    """A third of the points is left, and a little stricter would leave fewer."""
    everywhere = np.ones(N, dtype=np.bool_)

    weights = weighed(played, emulated, np.zeros(N), everywhere, N / 3)

    assert weights.effective >= N / 3 * 0.999
    assert weights.played == 0.0 or weights.tolerance == 1.0
    if weights.played < 1.0:
        part = weights.played + (0.01 if weights.tolerance == 1.0 else 0.0)
        blend = part * played + (1.0 - part) * emulated
        stricter = np.exp(-(blend - blend.min()) / (1.98 * weights.tolerance))
        assert effective(stricter) <= N / 3 * 1.05


def test_points_of_a_narrow_wave_are_weighed_back_to_the_prior() -> None:
    """With a distance of nothing, prior and wave together have the prior's mean."""
    luck = np.random.default_rng(3)
    prior = luck.random(4_000)
    narrow = luck.beta(8, 2, 4_000)  # density over the prior's: x^7 (1 - x), up to a constant
    points = np.concatenate([prior, narrow])
    closeness = np.array([np.zeros(8_000), 5.0 + 7.0 * np.log(points) + np.log(1.0 - points)])

    mixture = log_mixture(closeness, [4_000, 4_000])
    weights = weighed(
        np.zeros(8_000), np.zeros(8_000), mixture, np.ones(8_000, dtype=np.bool_), 1.0
    )

    assert weights.shares @ points == pytest.approx(0.5, abs=0.02)
    assert weights.shares @ points**2 == pytest.approx(1 / 3, abs=0.02)
    assert weights.shares.max() < 2.5 / 4_000  # the prior's own points keep weights bounded


@given(mixtures, st.integers(1, 100), st.integers(0, 1_000))
def test_sets_are_drawn_as_often_as_they_count(
    logs: NDArray[np.float64], count: int, seed: int
) -> None:
    """Never off by more than one."""
    shares = np.exp(logs - logs.max())
    shares /= shares.sum()

    drawn = np.bincount(resampled(shares, count, np.random.default_rng(seed)), minlength=N)

    assert drawn.sum() == count
    assert (np.abs(drawn - count * shares) <= 1.0 + 1e-9).all()


def test_quantiles_heed_weights_and_leave_out_what_is_not_known() -> None:
    """A point that counts for nothing, or has no answer, moves nothing."""
    values = np.array([1.0, 2.0, 3.0, 99.0, np.nan])
    shares = np.array([0.25, 0.25, 0.25, 0.0, 0.25])

    assert quantiles(values, shares, (0.0, 0.5, 1.0)).tolist() == [1.0, 2.0, 3.0]
    assert np.isnan(quantiles(values, np.zeros(5), (0.5,))).all()
