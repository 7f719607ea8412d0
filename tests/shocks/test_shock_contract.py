"""What every kind of shock promises, today's and tomorrow's."""

from __future__ import annotations

import dataclasses
import pickle
import re
from pathlib import Path

import numpy as np
import pytest

import simulator
from simulator.engine.catalogue import SHOCKS
from simulator.engine.replicate import Game, never, run_worlds
from simulator.scenario.declare import NumberDeclaration, PlaceDeclaration
from simulator.shocks.forbid import HAZARDS as FORBIDDEN
from simulator.world.decisions import ANSWER
from tests.engine.plays import SEED, chronicle, finished, moved, same_bits, scenario
from tests.shocks.struck import fields, shock, struck

ACTORS = Path(simulator.__file__).parent / "actors"
HAZARDS = {
    name
    for path in ACTORS.glob("*.py")
    for name in re.findall(r'hazard\(\s*"([^"]+)"', path.read_text("utf-8"))
}

AT = 30.0
N = 8
SILENT = {"csto_answer", "forbid", "violence"}  # nothing is to be seen of them by themselves
FOLLOWING = {"csto_decision", "internet_restored", "price_cut"}  # these need something before them

each_kind = pytest.mark.parametrize("kind", sorted(SHOCKS))
replacing = pytest.mark.parametrize("kind", sorted(k for k in SHOCKS if shock(k).replaces()))


@each_kind
def test_a_shock_is_a_plain_value(kind: str) -> None:
    """It is frozen, and pickled and back it is equal to itself."""
    something = shock(kind)

    assert pickle.loads(pickle.dumps(something)) == something
    with pytest.raises(dataclasses.FrozenInstanceError):
        something.at = 1.0  # type: ignore[misc]


@each_kind
def test_a_shock_says_what_it_is(kind: str) -> None:
    """Kind, module and each of its numbers and words are described."""
    known = SHOCKS[kind]

    assert known.__doc__
    assert not known.__doc__.startswith(f"{known.__name__}(")  # what dataclass writes by itself
    assert all(re.fullmatch(r"[A-Z0-9].*\.", declared.help) for declared in fields(kind))
    assert all(
        declared.unit for declared in fields(kind) if isinstance(declared, NumberDeclaration)
    )


@each_kind
def test_nothing_happens_before_its_hour(kind: str) -> None:
    """Up to then the history is, bit for bit, the one without it."""
    quiet = scenario("no-shock", 3)
    plain, hit = (finished(run_worlds(s, SEED, range(N))) for s in (quiet, struck(quiet, kind, AT)))

    before = plain.times < AT / 24.0

    assert before.sum() > 5
    assert plain.series[:, before].tobytes() == hit.series[:, before].tobytes()


@each_kind
def test_what_it_does_it_does_at_its_hour_and_without_a_cause(kind: str) -> None:
    """In every world of a quiet country it is told first, uncaused, and nothing else is so."""
    play = chronicle(struck(scenario("no-shock", 3), kind, AT), N)
    told = kind not in SILENT | FOLLOWING

    for story in play.stories:
        uncaused = [event for event in story if not event.causes]

        assert [event.days for event in uncaused] == [AT / 24.0] * told
        assert not told or story[0] == uncaused[0]


@each_kind
def test_a_history_is_the_same_alone(kind: str) -> None:
    """A shock that strikes a whole batch draws for each world from its own luck."""
    crisis = struck(moved("january-2022", {"inequality": 0.8}, days=7), kind, 100.0)

    batch = finished(run_worlds(crisis, SEED, range(N)))
    alone = finished(run_worlds(crisis, SEED, [5]))

    assert same_bits(alone, batch, [5])


@each_kind
def test_fields_keep_their_bounds(kind: str) -> None:
    """Whatever its numbers, from one end to the other, every field stays within its own."""
    crisis = struck(scenario("january-2022", 6), kind, 80.0)
    for end in ("low", "high"):
        for declared in fields(kind):
            if isinstance(declared, NumberDeclaration):
                path = f"shocks.extra.{declared.name}"
                crisis = crisis.with_value(path, getattr(declared, end))
        game = Game(crisis, SEED, tuple(range(N)))
        game.play(never)

        for field in game.worlds.declared.values():
            values = getattr(game.worlds, field.name)
            assert np.isfinite(values).all(), field.name
            assert values.min() >= field.low - 1e-6, field.name
            assert values.max() <= field.high + 1e-6, field.name


@replacing
def test_what_is_replaced_exists(kind: str) -> None:
    """A shock stands in the place of hazards that the model has, or of an answer."""
    assert set(shock(kind).replaces()) <= {*HAZARDS, ANSWER}


@pytest.mark.parametrize("what", sorted(FORBIDDEN))
def test_what_can_be_forbidden_exists(what: str) -> None:
    """Each word of *forbid* stands for hazards that the model has."""
    assert FORBIDDEN[what]
    assert set(FORBIDDEN[what]) <= HAZARDS


@each_kind
def test_every_word_for_a_region_plays(kind: str) -> None:
    """Where a shock takes a word in a region's stead, it strikes by that word too."""
    for declared in fields(kind):
        for word in declared.words if isinstance(declared, PlaceDeclaration) else ():
            crisis = struck(scenario("no-shock", 2), kind, 6.0)
            entry = crisis.shocks["extra"]
            entry = dataclasses.replace(entry, words={**entry.words, declared.name: word})
            crisis = dataclasses.replace(crisis, shocks={**crisis.shocks, "extra": entry})

            play = chronicle(crisis, N)

            assert word in ("all", "drawn")
            for story in play.stories:
                assert all((event.region == "") == (word == "all") for event in story[:1])
