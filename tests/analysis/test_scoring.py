"""Scores: what a forecast is worth, whatever the numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analysis.scoring import (
    base_rates,
    brier,
    crps,
    log_score,
    share_inside,
    softened,
)

NUMBERS = st.floats(-1e6, 1e6)
MEMBERS = st.lists(NUMBERS, min_size=2, max_size=40).map(np.array)
CHANCES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30)


@given(MEMBERS, NUMBERS)
def test_crps_is_the_energy_form(members: np.ndarray, observed: float) -> None:
    """The mean error less half the mean distance of two different members."""
    n = members.size
    pairs = np.abs(members[:, None] - members[None, :]).sum() / (n * (n - 1))

    expected = np.abs(members - observed).mean() - pairs / 2

    assert crps(members, observed) == pytest.approx(expected, abs=1e-6, rel=1e-9)


@given(MEMBERS, NUMBERS, NUMBERS, st.floats(0.01, 100))
def test_crps_moves_and_scales_with_its_numbers(
    members: np.ndarray, observed: float, shift: float, scale: float
) -> None:
    """It is in the unit of the members, and does not ask where zero is."""
    moved = crps(members * scale + shift, observed * scale + shift)

    assert moved == pytest.approx(scale * crps(members, observed), abs=1e-4, rel=1e-6)


@given(st.lists(NUMBERS, min_size=1, max_size=20), NUMBERS, st.randoms(use_true_random=False))
def test_crps_does_not_ask_in_which_order(members: list[float], seen: float, luck: object) -> None:
    """An ensemble is a set."""
    before = crps(np.array(members), seen)
    luck.shuffle(members)  # type: ignore[attr-defined]

    assert crps(np.array(members), seen) == before


@given(NUMBERS, NUMBERS, st.integers(1, 20))
def test_the_crps_of_a_sure_ensemble_is_its_error(value: float, seen: float, n: int) -> None:
    """Where all members agree, and where there is but one."""
    assert crps(np.full(n, value), seen) == pytest.approx(abs(value - seen), abs=1e-6)


def test_crps_is_fair_to_small_ensembles() -> None:
    """On average it is the same for three members as for a thousand from the same source."""
    luck = np.random.default_rng(1)

    means = [
        np.mean([crps(luck.normal(size=n), luck.normal()) for _ in range(3_000)]) for n in (3, 100)
    ]

    assert means[0] == pytest.approx(means[1], abs=0.05)
    assert means[1] == pytest.approx(1 / math.sqrt(math.pi), abs=0.04)  # of two normals


def test_no_member_has_no_score() -> None:
    """Nothing was foretold."""
    assert math.isnan(crps(np.empty(0), 3.0))


@given(CHANCES)
def test_brier_lies_between_knowing_and_erring(chances: list[tuple[float, bool]]) -> None:
    """0 for who knew, 1 for who knew the contrary, never beyond."""
    probabilities, happened = [p for p, _ in chances], [came for _, came in chances]
    sure = [float(came) for came in happened]

    assert 0 <= brier(probabilities, happened) <= 1
    assert brier(sure, happened) == 0
    assert brier([1 - p for p in sure], happened) == 1


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_scores_are_proper(belief: float, told: float) -> None:
    """Whoever believes in a probability expects the best score from telling it."""

    def expected(score: object, p: float) -> float:
        yes, no = score([p], [True]), score([p], [False])  # type: ignore[operator]
        return float(belief * yes + (1 - belief) * no)

    for score in (brier, log_score):
        assert expected(score, belief) <= expected(score, told) + 1e-12


@given(st.lists(st.booleans(), min_size=2, max_size=30))
def test_the_base_rate_of_a_case_is_that_of_the_others(happened: list[bool]) -> None:
    """A case does not know itself."""
    rates = base_rates(happened)

    for place, rate in enumerate(rates):
        others = happened[:place] + happened[place + 1 :]
        assert rate == pytest.approx(sum(others) / len(others))


def test_a_single_case_has_no_base_rate() -> None:
    """There are no others."""
    assert math.isnan(base_rates([True])[0])
    assert math.isnan(brier(base_rates([True]), [True]))
    assert math.isnan(log_score(base_rates([True]), [True]))


@given(st.integers(1, 10_000), st.data())
def test_softened_is_never_certain(n: int, data: st.DataObject) -> None:
    """And rises with the count, so that the log score is finite."""
    count = data.draw(st.integers(0, n))

    assert 0 < softened(count, n) < 1
    assert softened(count, n) < softened(count + 1, n)
    assert math.isfinite(log_score([softened(count, n)], [True]))


def test_the_impossible_that_came_is_endlessly_wrong() -> None:
    """Unless it is softened; nothing at all has no score."""
    assert log_score([0.0], [True]) == math.inf
    assert math.isnan(log_score([], []))
    assert math.isnan(brier([], []))


@given(st.lists(st.booleans(), min_size=1))
def test_the_share_inside_counts(inside: list[bool]) -> None:
    """From none to all; of no points there is none."""
    assert share_inside(inside) == inside.count(True) / len(inside)
    assert math.isnan(share_inside([]))
