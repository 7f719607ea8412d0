"""Shapley's axioms, over random games."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analysis.shapley import Coalition, coalitions, shapley

PLAYERS = ("a", "b", "c", "d")
numbers = st.floats(-100, 100, allow_nan=False)


@st.composite
def games(draw: st.DrawFn) -> dict[Coalition, np.ndarray]:
    """A game of four players that is measured on three runs."""
    runs = st.lists(numbers, min_size=3, max_size=3)
    return {chosen: np.array(draw(runs)) for chosen in coalitions(PLAYERS)}


@given(games())
def test_shares_add_up_to_the_whole_change(game: dict[Coalition, np.ndarray]) -> None:
    """Efficiency: nothing is left over, run by run."""
    shares = shapley(PLAYERS, game)

    assert sum(shares.values()) == pytest.approx(game[frozenset(PLAYERS)] - game[frozenset()])


@given(games())
def test_players_that_do_the_same_get_the_same(game: dict[Coalition, np.ndarray]) -> None:
    """Symmetry: where swapping two players changes no value, their shares are equal."""
    swap = {"a": "b", "b": "a"}
    even = {
        chosen: (game[chosen] + game[frozenset(swap.get(who, who) for who in chosen)]) / 2
        for chosen in game
    }

    shares = shapley(PLAYERS, even)

    assert shares["a"] == pytest.approx(shares["b"])


@given(games())
def test_who_adds_nothing_gets_nothing(game: dict[Coalition, np.ndarray]) -> None:
    """Null player: a lever without effect has no share."""
    idle = {chosen: game[chosen - {"d"}] for chosen in game}

    assert shapley(PLAYERS, idle)["d"] == pytest.approx(0)


@given(games(), games())
def test_shares_of_a_sum_are_sums_of_shares(
    first: dict[Coalition, np.ndarray], second: dict[Coalition, np.ndarray]
) -> None:
    """Additivity: so the share in a mean is the mean of the shares."""
    both = {chosen: first[chosen] + second[chosen] for chosen in first}

    shares, ours, theirs = (shapley(PLAYERS, game) for game in (both, first, second))

    for who in PLAYERS:
        assert shares[who] == pytest.approx(ours[who] + theirs[who], abs=1e-6)


def test_one_player_gets_everything() -> None:
    """With a single change there is nothing to share."""
    game = {frozenset[str](): np.array([1.0]), frozenset({"a"}): np.array([4.0])}

    assert shapley(("a",), game)["a"] == pytest.approx(3.0)
