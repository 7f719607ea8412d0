"""Laws of decisions: what Moscow chooses, how ready a government is, how fast units move."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.actors.command import Command
from simulator.actors.government import steep
from simulator.actors.moscow import Moscow
from simulator.engine.replicate import Game
from simulator.world.decisions import LIMITED, MASSIVE, WATCH
from simulator.world.worlds import World
from tests.engine.plays import SEED, moved, scenario

threats = st.floats(0.0, 1.0)


@pytest.fixture(scope="module")
def world() -> World:
    """One world of January 2022 before anything has happened."""
    return Game(scenario("january-2022"), SEED, (0,)).worlds.world(0)


def moscow(**settings: float) -> Moscow:
    """Return Moscow with levers moved."""
    return Moscow(**moved("january-2022", settings).section("actors.moscow"))


def chances(patron: Moscow, world: World, threat: float) -> list[float]:
    """Return the probability of each option at a given threat, once a request has been made."""
    world["threat_seen"] = threat
    weights = [math.exp(u) for u in patron.utilities(world)]
    return [weight / sum(weights) for weight in weights]


@given(threats)
def test_restraint_holds_troops_back(world: World, threat: float) -> None:
    """The more restrained Moscow is, the less likely it sends troops."""
    lax, strict = (moscow(moscow_restraint=r) for r in (0.5, 3.5))

    sends = [sum(chances(p, world, threat)[LIMITED:]) for p in (lax, strict)]

    assert sends[0] > sends[1]


def test_nobody_comes_unasked(world: World) -> None:
    """Without a request no troops are sent, however great the threat."""
    world["threat_seen"] = 1.0

    drawn = {moscow().choose(world, "a choice unasked", requested=False) for _ in range(500)}

    assert max(drawn) < LIMITED


@given(st.tuples(threats, threats).map(sorted))
def test_a_greater_threat_speaks_for_acting(world: World, two: list[float]) -> None:
    """As the threat grows merely watching becomes less likely, and troops more."""
    low, high = (chances(moscow(), world, threat) for threat in two)

    assert high[WATCH] <= low[WATCH] + 1e-12
    assert sum(high[LIMITED:]) >= sum(low[LIMITED:]) - 1e-12


def test_choices_come_as_often_as_their_utilities_say(world: World) -> None:
    """Drawn many times, each option has its share."""
    expected = chances(moscow(), world, 0.4)

    drawn = [moscow().choose(world, "a choice of many", requested=True) for _ in range(2000)]

    shares = np.bincount(drawn, minlength=MASSIVE + 1) / len(drawn)
    assert shares == pytest.approx(expected, abs=0.045)


@given(st.floats(-3, 3), st.floats(-1, 2), st.floats(1, 20))
def test_a_decision_is_half_ready_at_its_middle(x: float, middle: float, slope: float) -> None:
    """Readiness lies between 0 and 1, is a half at the middle and never falls."""
    at, above = steep(np.array([x]), middle, slope)[0], steep(np.array([x + 0.1]), middle, slope)[0]

    assert 0.0 <= at <= above <= 1.0
    assert steep(np.array([middle]), middle, slope)[0] == pytest.approx(0.5)


@given(st.floats(0, 3000), st.floats(0, 3000), st.floats(0.3, 3))
def test_speed_shortens_every_journey(one: float, other: float, speed: float) -> None:
    """Twice the speed is half the time, and on the road farther is longer."""
    command, fast = (
        Command(**moved("january-2022", {"redeploy_speed": s}).section("actors.command"))
        for s in (1.0, speed)
    )
    near, far = sorted((one, other))

    assert fast.journey(one) == pytest.approx(command.journey(one) / speed)
    assert far >= 500.0 or command.journey(near) <= command.journey(far)
