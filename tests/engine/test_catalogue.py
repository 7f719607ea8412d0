"""Everything a folder brings is complete, named apart and used."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from simulator.engine.catalogue import (
    ACTORS,
    INDICATORS,
    LEVERS,
    MILESTONES,
    OUTCOMES,
    SHOCKS,
    kinds,
)
from simulator.scenario.declare import NumberDeclaration, declarations
from simulator.world.measures import Indicator
from simulator.world.worlds import Worlds
from tests.engine.plays import SHIPPED, chronicle, chronicled, moved, scenario
from tests.shocks.struck import with_shock

KINDS = {**ACTORS, **SHOCKS}
FOLDERS = ("actors", "shocks", "levers", "outcomes")
CORNERS: tuple[tuple[str, dict[str, float]], ...] = (
    ("january-2022", {}),
    ("early-intervention", {}),
    ("january-2022", {"moscow_restraint": 4.0, "elite_cohesion": 0.0}),
    ("january-2022", {"leader_resolve": 0.0, "nonviolent_discipline": 1.0, "repression": 0.0}),
    ("january-2022", {"security_size": 0.3, "security_loyalty": 0.2, "moscow_restraint": 0.0}),
)


def modules() -> Iterator[tuple[str, str]]:
    """Yield every folder of kinds with each of its modules."""
    for folder in FOLDERS:
        root = Path(inspect.getfile(importlib.import_module(f"simulator.{folder}"))).parent
        yield from (
            (folder, path.stem) for path in sorted(root.glob("*.py")) if path.stem != "__init__"
        )


each_module = pytest.mark.parametrize(("folder", "module"), list(modules()))


def source(folder: str, module: str) -> str:
    """Return the text of a kind's module."""
    return inspect.getsource(importlib.import_module(f"simulator.{folder}.{module}"))


@pytest.fixture(scope="module")
def happened() -> set[str]:
    """Every type of event seen in some far corners of the levers' space."""
    plays = [chronicle(moved(name, settings), 40) for name, settings in CORNERS]
    tense = scenario("january-2022").with_value("actors.communal.clash_rate", 5.0)
    plays += [chronicle(tense, 40), chronicled("kyrgyzstan-2005", 30)]
    plays.append(chronicle(with_shock(scenario("january-2022"), "dismiss_leader", 100.0), 5))
    return set().union(*(play.types() for play in plays))


@each_module
def test_kinds_do_not_know_each_other(folder: str, module: str) -> None:
    """A kind imports no other of its folder: they meet in the world's fields and events only."""
    tree = ast.parse(source(folder, module))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}

    assert not {name for name in imported if name.startswith(f"simulator.{folder}")}


@each_module
def test_every_kind_says_what_it_is(folder: str, module: str) -> None:
    """The module, its public classes and their public methods have docstrings."""
    tree = ast.parse(source(folder, module))
    named = (ast.ClassDef, ast.FunctionDef)
    public = [n for n in ast.walk(tree) if isinstance(n, named) and not n.name.startswith("_")]

    assert ast.get_docstring(tree)
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_declared_number_is_used(kind: str) -> None:
    """A parameter that can be set is read by the code that declares it."""
    text = inspect.getsource(inspect.getmodule(KINDS[kind]))  # type: ignore[arg-type]
    unused = [
        name for name in declarations(KINDS[kind]) if name != "at" and f"self.{name}" not in text
    ]

    assert unused == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_declaration_says_unit_and_meaning(kind: str) -> None:
    """A declared number has a unit, room to move, and a sentence of help."""
    for item in declarations(KINDS[kind]).values():
        assert item.help.endswith(".")
        if isinstance(item, NumberDeclaration):
            assert item.unit
            assert item.low < item.high


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("actor", sorted(ACTORS))
def test_shipped_scenarios_give_every_declared_number(name: str, actor: str) -> None:
    """Nothing has a hidden default: each number stands in the file, in the declared unit."""
    crisis = scenario(name)
    for item in declarations(ACTORS[actor]).values():
        given = crisis.parameter(f"actors.{actor}.{item.name}")

        assert isinstance(item, NumberDeclaration)
        assert given.unit == item.unit
        assert item.low <= given.low <= given.value <= given.high <= item.high
        assert given.sources


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_give_nothing_else(name: str) -> None:
    """Every number in the file belongs to the horizon, an actor that exists, or a shock."""
    known = {f"actors.{a}.{item}" for a, kind in ACTORS.items() for item in declarations(kind)}
    given = {path for path in scenario(name).parameters if path.startswith("actors.")}

    assert given == known


def test_turns_are_distinct() -> None:
    """The order of the actors within a tick is settled, not left to their names."""
    turns = [actor.TURN for actor in ACTORS.values()]

    assert turns == sorted(set(turns))


def test_no_two_actors_declare_the_same_field() -> None:
    """Each field belongs to one actor, and hides nothing of the world itself."""
    names = Counter(field.name for actor in ACTORS.values() for field in actor.FIELDS)

    assert [name for name, times in names.items() if times > 1] == []
    assert [name for name in names if hasattr(Worlds, name)] == []


def test_fields_start_within_their_bounds() -> None:
    """A field has a unit, a meaning and a start that it may have."""
    for field in (field for actor in ACTORS.values() for field in actor.FIELDS):
        assert field.unit
        assert field.help.endswith(".")
        assert field.low <= field.start <= field.high


def test_names_of_what_is_measured_are_distinct() -> None:
    """No actor's indicator or milestone replaces another's."""
    indicators = [i.name for actor in ACTORS.values() for i in actor.INDICATORS]
    milestones = [m.name for actor in ACTORS.values() for m in actor.MILESTONES]

    assert sorted(indicators) == sorted(INDICATORS)
    assert sorted(milestones) == sorted(MILESTONES)


@pytest.mark.parametrize("entry", INDICATORS.values(), ids=lambda i: i.name)
def test_indicators_are_finite_and_keep_their_bounds(entry: Indicator) -> None:
    """An indicator has label, unit and help, and never leaves its floor and ceiling."""
    row = list(INDICATORS).index(entry.name)
    for name in SHIPPED:
        values = chronicled(name, 30).batch.series[row]

        assert np.isfinite(values).all()
        assert entry.floor is None or values.min() >= entry.floor
        assert entry.ceiling is None or values.max() <= entry.ceiling + 1e-4

    assert entry.label
    assert entry.unit
    assert entry.help.endswith(".")


@pytest.mark.parametrize("name", sorted(MILESTONES))
def test_every_milestone_can_be_reached(name: str, happened: set[str]) -> None:
    """Its event is emitted by somebody, in some history."""
    assert MILESTONES[name].event in happened


def test_what_is_reacted_to_can_happen(happened: set[str]) -> None:
    """No reaction waits for an event that nobody emits."""
    awaited = {event for actor in ACTORS.values() for event in actor.reactions()}

    assert awaited - happened == set()


def test_outcome_classes_are_told_apart() -> None:
    """Ranks, rows, labels and sentences are distinct, and the key is the name."""
    classes = list(OUTCOMES.values())

    assert [c.order for c in classes] == sorted({c.order for c in classes})
    for attribute in ("rank", "label", "sentence", "name"):
        assert len({getattr(c, attribute) for c in classes}) == len(classes)
    assert [c.name for c in classes] == list(OUTCOMES)


def test_the_loader_is_told_of_every_kind() -> None:
    """What a file may name is what there is."""
    told = kinds()

    assert set(told.actors) == set(ACTORS)
    assert set(told.shocks) == set(SHOCKS)
    assert set(told.levers) == set(LEVERS)
