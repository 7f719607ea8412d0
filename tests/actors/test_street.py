"""Laws of the movement and of the forces it meets, read off whole histories."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.engine.replicate import Game, never, run_worlds
from simulator.world.fields import Floats
from tests.engine.plays import SEED, finished, indicator, moved, scenario

N = 60


def mean(settings: dict[str, float], name: str, days: float = 10) -> float:
    """Return the mean over replications of an indicator's largest value."""
    batch = finished(run_worlds(moved("january-2022", settings, days), SEED, range(N)))
    return float(indicator(batch, name).max(axis=0).mean())


@pytest.mark.parametrize(
    ("lever", "low", "high"),
    [
        ("protest_intensity", 0.5, 2.0),
        ("price_shock", 1.2, 3.0),
        ("mobilisable_share", 0.5, 3.0),
        ("inequality", 0.3, 0.9),
        ("incomplete_transition", 0.1, 1.0),
    ],
)
def test_what_drives_people_out_drives_more_out(lever: str, low: float, high: float) -> None:
    """More of it brings more people into the street."""
    assert mean({lever: low}, "participants") < mean({lever: high}, "participants")


@pytest.mark.parametrize(
    ("lever", "low", "high"), [("legitimacy", 0.2, 0.8), ("security_size", 0.5, 2.0)]
)
def test_what_keeps_people_at_home_keeps_more_at_home(lever: str, low: float, high: float) -> None:
    """More of it leaves fewer people in the street."""
    assert mean({lever: low}, "participants") > mean({lever: high}, "participants")


def test_discipline_keeps_crowds_from_violence() -> None:
    """A disciplined movement has fewer rioters and fewer dead."""
    loose, strict = {"nonviolent_discipline": 0.0}, {"nonviolent_discipline": 0.9}

    assert mean(strict, "rioters") < 0.5 * mean(loose, "rioters")
    assert mean(strict, "deaths") < mean(loose, "deaths")


def test_readier_force_detains_more() -> None:
    """Repression fills the cells."""
    assert mean({"repression": 0.1}, "arrests") < mean({"repression": 0.95}, "arrests")


def coupling() -> Floats:
    """Return how strongly each region heeds each other, [region, region]."""
    game = Game(scenario("january-2022", 1), SEED, (0,))
    game.play(never)
    weights: Floats = game.worlds.coupling[:, :, 0].T
    return weights


def test_regions_heed_others_and_the_near_ones_most() -> None:
    """Weights sum to one, leave out oneself, and for equals fall with distance."""
    country, weights = scenario("january-2022").country, coupling()
    astana, akmola, mangystau = (country.index(k) for k in ("KZ-AST", "KZ-AKM", "KZ-MAN"))

    assert weights.sum(axis=1) == pytest.approx(1.0)
    assert not weights.diagonal().any()
    assert weights[astana, akmola] > weights[astana, mangystau]


def test_histories_differ_from_the_start() -> None:
    """Thresholds and the speed of contagion are the luck of a history, around the stated value."""
    game = Game(scenario("january-2022", 1), SEED, tuple(range(400)))
    game.play(never)
    movement = scenario("january-2022").section("actors.movement")
    regions = len(game.worlds.ground)
    spread = np.hypot(movement["threshold_spread"], movement["regional_spread"] / np.sqrt(regions))

    assert game.worlds.threshold.mean() == pytest.approx(movement["threshold"], abs=0.005)
    assert game.worlds.threshold.mean(axis=0).std() == pytest.approx(spread, rel=0.15)
    assert np.median(game.worlds.contagion) == pytest.approx(1.0, abs=0.05)
