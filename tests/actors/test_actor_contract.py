"""What every actor promises, today's and tomorrow's."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from simulator.engine.catalogue import ACTORS
from simulator.engine.replicate import Game, never
from simulator.world.actor import Actor
from tests.engine.plays import SEED, finished, played, same_bits, scenario

each_actor = pytest.mark.parametrize("name", sorted(ACTORS))


def actor(name: str) -> Actor:
    """Return an actor as January 2022 has it."""
    return ACTORS[name](**scenario("january-2022").section(f"actors.{name}"))


@each_actor
def test_an_actor_is_frozen(name: str) -> None:
    """An actor keeps nothing to itself: what changes are the fields of the worlds."""
    someone = actor(name)
    first = dataclasses.fields(someone)[0].name

    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(someone, first, 0.0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        someone.memory = 1  # type: ignore[attr-defined]


@each_actor
def test_an_actor_can_cross_processes(name: str) -> None:
    """Pickled and back, an actor is equal to itself."""
    assert pickle.loads(pickle.dumps(actor(name))) == actor(name)


@each_actor
def test_an_actor_is_a_documented_dataclass_of_numbers(name: str) -> None:
    """Every field of an actor is a declared number, and the class and module are described."""
    kind = ACTORS[name]

    assert issubclass(kind, Actor)
    assert kind.__doc__
    assert not kind.__doc__.startswith(f"{kind.__name__}(")  # what dataclass writes by itself
    assert all(field.metadata for field in dataclasses.fields(kind))


@each_actor
def test_an_actor_knows_no_country(name: str) -> None:
    """Places and peoples stand in files: an actor's class names none."""
    text = " ".join(vars(ACTORS[name]).keys()).lower()

    assert not {word for word in ("kazakh", "almaty", "tokayev") if word in text}


def test_actors_keep_nothing_between_plays() -> None:
    """One set of actors plays batch after batch alike."""
    crisis = scenario("january-2022", 8)
    for _ in range(2):
        game = Game(crisis, SEED, tuple(range(30)))
        game.play(never)

        assert same_bits(finished(game.batch()), played("january-2022", 30, 8))
