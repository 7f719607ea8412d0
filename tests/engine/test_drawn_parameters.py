"""A world with its own parameters is the world that a scenario with those parameters plays."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator.engine.batch import Batch
from simulator.engine.catalogue import ACTORS
from simulator.engine.replicate import Game, run_worlds, tell
from simulator.errors import UnknownName
from simulator.scenario.model import Scenario
from tests.engine.plays import SEED, finished, played, same_bits, scenario

Sets = Mapping[str, NDArray[np.float64]]

DAYS = 9.0
NUMBERS = (4, 7, 4, 21)
PLACES = range(len(NUMBERS))
CRISES = ("january-2022", "early-intervention")
PATHS = sorted(p for p in scenario("january-2022").parameters if p.startswith("actors."))

each_actor = pytest.mark.parametrize("name", sorted(ACTORS))
some_paths = st.lists(st.sampled_from(PATHS), min_size=1, max_size=6, unique=True)


def spread(crisis: Scenario, paths: list[str], reach: float = 0.5, seed: int = 1) -> Sets:
    """Return values within the plausible bounds of *paths*, one for each place of a batch."""
    chance = np.random.default_rng(seed)
    sets = {}
    for path in paths:
        known = crisis.parameter(path)
        ends = np.where(chance.random(len(NUMBERS)) < 0.5, known.low, known.high)
        share = reach * chance.random(len(NUMBERS))
        sets[path] = known.value + share * (ends - known.value)
    return sets


def alone(crisis: Scenario, sets: Sets, place: int) -> Batch:
    """Return one place of a batch as a scenario of its own plays it."""
    for path, values in sets.items():
        crisis = crisis.with_value(path, values[place])
    return finished(run_worlds(crisis, SEED, [NUMBERS[place]]))


@pytest.mark.parametrize("crisis", CRISES)
@each_actor
def test_every_parameter_of_an_actor_may_differ_between_worlds(crisis: str, name: str) -> None:
    """With all its parameters drawn, an actor acts in each world as if that were the only one."""
    shortened = scenario(crisis, DAYS)
    paths = [path for path in PATHS if path.startswith(f"actors.{name}.")]
    sets = spread(shortened, paths)

    batch = finished(run_worlds(shortened, SEED, NUMBERS, parameters=sets))

    assert all(same_bits(alone(shortened, sets, k), batch, [k]) for k in PLACES)


@pytest.mark.parametrize("crisis", CRISES)
def test_every_parameter_may_differ_at_once_to_the_horizon(crisis: str) -> None:
    """It holds for all parameters of all actors, to the end of the history."""
    whole = scenario(crisis)
    sets = spread(whole, PATHS, reach=0.25)

    batch = finished(run_worlds(whole, SEED, NUMBERS, parameters=sets))

    assert all(same_bits(alone(whole, sets, k), batch, [k]) for k in PLACES)


@settings(max_examples=5)
@given(some_paths, st.integers(0, 999))
def test_any_parameters_may_differ(paths: list[str], seed: int) -> None:
    """It holds for whichever parameters are drawn together, and at whatever values."""
    shortened = scenario("january-2022", DAYS)
    sets = spread(shortened, paths, reach=1.0, seed=seed)
    one = {path: values[2:3] for path, values in sets.items()}

    batch = finished(run_worlds(shortened, SEED, NUMBERS, parameters=sets))

    by_itself = finished(run_worlds(shortened, SEED, NUMBERS[2:3], parameters=one))
    assert same_bits(by_itself, batch, [2])
    assert all(same_bits(alone(shortened, sets, k), batch, [k]) for k in PLACES)


def test_the_scenarios_own_values_change_nothing() -> None:
    """Drawing what the scenario has anyway gives the bits of drawing nothing."""
    shortened = scenario("january-2022", DAYS)
    sets = {path: np.full(12, shortened.value(path)) for path in PATHS}

    batch = finished(run_worlds(shortened, SEED, range(12), parameters=sets))

    assert same_bits(batch, played("january-2022", 12, DAYS))


def test_one_luck_may_meet_several_sets() -> None:
    """A replication that stands twice in a batch, with the same set, is twice the same history."""
    batch = finished(run_worlds(scenario("january-2022", DAYS), SEED, [3, 9, 3, 3]))

    assert same_bits(batch, played("january-2022", 12, DAYS), [3, 9, 3, 3])


def test_a_story_is_told_under_its_set() -> None:
    """The story of a world with its own parameters is that of a scenario which states them."""
    crisis = scenario("january-2022", DAYS)
    value = {"actors.movement.threshold": np.array([0.47])}
    stated = crisis.with_value("actors.movement.threshold", 0.47)

    assert tell(crisis, SEED, 4, parameters=value) == tell(stated, SEED, 4)


def test_an_actor_has_a_replica_for_a_world_only_where_it_differs() -> None:
    """Where nothing is drawn, and for an actor of which nothing is, the actor itself acts."""
    crisis = scenario("january-2022", 2)
    sets = {"actors.leader.resolve": np.array([0.2, 0.4])}
    market = ACTORS["market"](**crisis.section("actors.market"))

    same, differ = Game(crisis, SEED, (0, 1)), Game(crisis, SEED, (0, 1), parameters=sets)

    assert same.worlds.drawn is None
    assert differ.worlds.world(1).own(market.begin) == market.begin


@pytest.mark.parametrize("path", ["actors.movement.treshold", "horizon", "shocks.lpg_price.factor"])
def test_only_parameters_of_actors_are_drawn(path: str) -> None:
    """A shock's number, the horizon and what does not exist are refused by name."""
    with pytest.raises(UnknownName, match=path):
        run_worlds(scenario("january-2022", 2), SEED, [0], parameters={path: np.ones(1)})


def test_each_world_needs_a_value() -> None:
    """Values that do not fit the batch are refused."""
    sets = {"actors.leader.resolve": np.array([0.2, 0.4])}

    with pytest.raises(ValueError, match="3 worlds"):
        run_worlds(scenario("january-2022", 2), SEED, [0, 1, 2], parameters=sets)
