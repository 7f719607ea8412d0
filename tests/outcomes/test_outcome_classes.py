"""How a history is classed, and that every class can be reached."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from simulator.engine.catalogue import OUTCOMES
from simulator.engine.replicate import Game, never
from simulator.world.fields import over_regions
from simulator.world.worlds import Worlds
from tests.engine.plays import SEED, moved, scenario

DISORDER = {"security_size": 0.3, "security_loyalty": 0.2, "protest_intensity": 2.0}
COLLAPSE = {**DISORDER, "mobilisable_share": 8.0, "legitimacy": 0.1, "old_guard_power": 0.0}


@pytest.fixture(scope="module")
def game() -> Game:
    """January 2022, played to its end."""
    played = Game(scenario("january-2022"), SEED, tuple(range(80)))
    played.play(never)
    return played


def ending(settings: dict[str, float], name: str = "january-2022", days: float = 26) -> set[str]:
    """Return the classes in which some replications end."""
    played = Game(moved(name, settings, days), SEED, tuple(range(60)))
    played.play(never)
    return {list(OUTCOMES)[k] for k in played.outcomes()}


@pytest.mark.parametrize("name", sorted(OUTCOMES))
def test_a_class_gives_one_answer_for_each_world(game: Game, name: str) -> None:
    """A class says yes or no of every world, and changes none."""
    before = {field: getattr(game.worlds, field).copy() for field in game.worlds.declared}

    answer = OUTCOMES[name].holds(game.worlds)

    assert answer.dtype == np.bool_
    assert answer.shape == (80,)
    assert all(np.array_equal(getattr(game.worlds, f), values) for f, values in before.items())


def test_the_outcome_is_the_first_class_by_rank_that_holds(game: Game) -> None:
    """Each world ends in a class that holds for it, and none of a lower rank does."""
    for name, outcome in OUTCOMES.items():
        ended = game.outcomes() == list(OUTCOMES).index(name)

        assert outcome.holds(game.worlds)[ended].all()
        for other in OUTCOMES.values():
            if other.rank < outcome.rank:
                assert not other.holds(game.worlds)[ended].any()


@pytest.mark.parametrize("name", sorted(OUTCOMES))
def test_a_class_says_what_it_means(name: str) -> None:
    """Label, sentence and help are there, and the sentence completes a headline."""
    outcome = OUTCOMES[name]

    assert outcome.label
    assert outcome.help.endswith(".")
    assert outcome.sentence[0].islower()
    assert not outcome.sentence.endswith(".")


@pytest.mark.parametrize(
    ("name", "scenario_name", "settings", "days"),
    [
        ("calm", "no-shock", {}, 10),
        ("concession", "early-concession", {}, 15),
        ("purge_survival", "january-2022", {}, 26),
        ("repression", "january-2022", {"old_guard_power": 0.0}, 26),
        ("leader_falls", "january-2022", COLLAPSE, 15),
        ("unresolved", "january-2022", {}, 5),
        ("fragmentation", "january-2022", COLLAPSE, 8),
    ],
)
def test_every_class_can_be_reached(
    name: str, scenario_name: str, settings: dict[str, float], days: float
) -> None:
    """Somewhere in the levers' space some histories end this way."""
    assert name in ending(settings, scenario_name, days)


def dead(w: Worlds) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return everyone killed, [world]."""
    return over_regions(w.dead) + over_regions(w.dead_forces)


LAWS: dict[str, Callable[[Worlds], object]] = {
    "calm": lambda w: dead(w) < 4.0,
    "leader_falls": lambda w: w.gone > 0.0,
    "purge_survival": lambda w: (w.purged > 0.0) & (w.gone == 0.0),
    "repression": lambda w: (w.gone == 0.0) & (w.purged == 0.0),
}


@pytest.mark.parametrize("name", sorted(LAWS))
def test_a_class_means_what_its_name_says(game: Game, name: str) -> None:
    """Nobody falls among survivors, and nobody is calm among the dead."""
    ended = game.outcomes() == list(OUTCOMES).index(name)

    assert np.asarray(LAWS[name](game.worlds))[ended].all()
