"""What fuel costs, and how it is felt."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.engine.replicate import Game, never, run_worlds
from simulator.world.fields import Floats
from tests.engine.plays import SEED, finished, indicator, moved, scenario


def burdens(factor: float, days: float) -> Floats:
    """Return the felt burden by region after some days at a new price, in one world."""
    game = Game(moved("january-2022", {"price_shock": factor}, days), SEED, (0,))
    game.play(never)
    burden: Floats = game.worlds.burden[:, 0]
    return burden


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0, 3.0])
def test_the_mean_price_follows_the_shock(factor: float) -> None:
    """The national mean is the factor in per cent of the old price, from the shock on."""
    crisis = moved("january-2022", {"price_shock": factor}, days=1)
    price = indicator(finished(run_worlds(crisis, SEED, [0])), "fuel_price")

    assert price[1, 0] == pytest.approx(100.0 * factor)


def test_a_doubling_is_felt_as_one_where_exposure_is_full() -> None:
    """The burden goes to exposure times the logarithm of the price, and does not pass it."""
    exposure = scenario("january-2022").country.column("price_exposure")
    early, late = burdens(2.0, 0.5), burdens(2.0, 2.5)

    assert (early < late).all()
    assert (late <= exposure + 1e-12).all()
    assert late == pytest.approx(exposure, rel=0.05)


def test_a_dearer_price_is_felt_more() -> None:
    """Doubling twice hurts twice: what counts is the ratio."""
    assert burdens(3.0, 1.0) == pytest.approx(np.log2(3.0) * burdens(2.0, 1.0))


def test_no_rise_is_not_felt() -> None:
    """Without a shock nobody feels a burden."""
    assert not burdens(1.0, 1.0).any()
