"""Plausible sets are read with every fault told, and drawn only where nothing is stated."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.findings import Findings
from simulator.scenario.model import Scenario, Variant
from simulator.scenario.plausible import read_sets
from simulator.scenario.sets import ParameterSets
from tests.scenario.tiny import CHILD, KINDS, faults, load, write

GOOD = """\
# found on a Tuesday
actors.movement.intensity,actors.movement.fatigue,actors.moscow.restraint

0.5, 4, 1.0
1.5, 6, 2.0
1.0, 8.5, 3e0
"""
PLAUSIBLE = "plausible: ours\n"
PATHS = ("actors.movement.intensity", "actors.movement.fatigue", "actors.moscow.restraint")


def write_sets(crisis: Path, text: str = GOOD, name: str = "ours") -> Path:
    """Write a table of sets beside a crisis whose base names it; return the table."""
    folder = crisis.parent / "plausible"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    base = crisis.with_name("base.yaml")
    if PLAUSIBLE not in base.read_text("utf-8"):
        base.write_text(base.read_text("utf-8") + PLAUSIBLE, encoding="utf-8")
    return path


def drawn(scenario: Scenario) -> tuple[str, ...]:
    """Return the parameters that a scenario's replications would have drawn."""
    sets = scenario.open_sets
    return sets.paths if sets else ()


@pytest.fixture
def uncertain(crisis: Path) -> Path:
    """A crisis whose base names plausible sets."""
    write_sets(crisis)
    return crisis


def test_sets_are_read(uncertain: Path) -> None:
    """Names stand in the first line, a set in each other; notes and empty lines are passed over."""
    sets = load(uncertain).plausible

    assert sets is not None
    assert len(sets) == 3
    assert sets.paths == PATHS[:2]  # a setting of the crisis states the third
    assert sets.rows == ((0.5, 4.0), (1.5, 6.0), (1.0, 8.5))
    assert sets.standard == (1.0, 5.0)


def test_replications_meet_the_sets_in_turn(uncertain: Path) -> None:
    """Replication r has set r modulo their number, whoever is played beside it."""
    sets = load(uncertain).plausible
    assert sets is not None

    values = sets.drawn([7, 0, 2, 3])

    assert values["actors.movement.intensity"].tolist() == [1.5, 0.5, 1.0, 0.5]
    assert values["actors.movement.fatigue"].tolist() == [6.0, 4.0, 8.5, 4.0]


def test_a_number_of_a_file_is_meant(uncertain: Path) -> None:
    """What a file states nearer than it names the sets is not drawn, even at the same value."""
    text = CHILD + "actors: {movement: {fatigue: {value: 5, source: C4}}}\n"

    child = load(write(uncertain.parent, "child", text))

    assert drawn(child) == PATHS[:1]


def test_a_source_alone_states_nothing(uncertain: Path) -> None:
    """A file that only gives another part of an entry leaves its value open."""
    base = uncertain.with_name("base.yaml")
    base.write_text(base.read_text("utf-8").replace("source: [C4, S05]", "source: C4"), "utf-8")

    assert drawn(load(uncertain)) == PATHS[:2]


def test_a_setting_of_a_file_is_meant(uncertain: Path) -> None:
    """A lever that a child sets states its targets."""
    child = load(write(uncertain.parent, "child", CHILD + "settings: {unrest: 1.5}\n"))

    assert drawn(child) == ()
    assert child.plausible is None


def test_a_lever_that_is_moved_is_meant(uncertain: Path) -> None:
    """Moving a lever takes what it moves from the draw; putting it back returns it."""
    variant = Variant.of(load(uncertain))

    moved = variant.with_setting("unrest", 1.5)

    assert drawn(moved.effective()) == ()
    assert drawn(moved.with_setting("unrest", 1.0).effective()) == PATHS[:2]


def test_sets_named_by_a_scenario_stand_above_what_it_extends(crisis: Path) -> None:
    """Who names the sets after stating a number leaves that number open to them."""
    write_sets(crisis)
    text = CHILD + "settings: {restraint: 1}\nplausible: theirs\n"
    write_sets(crisis, "actors.moscow.restraint\n1.1\n", "theirs")

    child = load(write(crisis.parent, "child", text))

    assert drawn(child) == ("actors.moscow.restraint",)
    assert child.plausible is not None
    assert child.plausible.standard == (1.0,)


def test_a_scenario_may_do_without(uncertain: Path) -> None:
    """Null takes inherited sets away."""
    assert load(write(uncertain.parent, "child", CHILD + "plausible: null\n")).plausible is None


def test_a_name_without_a_table_is_told(crisis: Path) -> None:
    """The nearest name is offered, and where to look."""
    write_sets(crisis)
    path = write(crisis.parent, "child", CHILD + "plausible: our\n")

    assert faults(path) == [
        "child.yaml:4:12 plausible: no table of plausible sets is called 'our' "
        "(did you mean 'ours'?)"
    ]


@pytest.mark.parametrize("name", ["../ours", "/tmp/ours", "plausible/ours.csv"])
def test_a_path_is_refused(crisis: Path, name: str) -> None:
    """It is a name, so that a file can be sent to someone else."""
    write_sets(crisis)

    (fault,) = faults(write(crisis.parent, "child", CHILD + f"plausible: {name}\n"))

    assert fault.startswith("child.yaml:4:12 plausible: must be")


def test_all_faults_of_a_table_are_told(crisis: Path) -> None:
    """Each has its line, its column and what would be right."""
    write_sets(
        crisis,
        "actors.movement.intensity,actors.movement.fatige,actors.movement.intensity\n"
        "1, 5, 1\n"
        "1, 5\n"
        "99, nan, much\n",
    )

    assert faults(crisis) == [
        "plausible/ours.csv:1:27 no parameter of an actor is called 'actors.movement.fatige' "
        "(did you mean 'actors.movement.fatigue'?)",
        "plausible/ours.csv:1:50 actors.movement.intensity: is given twice",
        "plausible/ours.csv:3:1 must hold 3 values, as many as there are parameters, not 2",
        "plausible/ours.csv:4:1 actors.movement.intensity: must lie in [0.1, 10] ×, not 99",
        "plausible/ours.csv:4:5 actors.movement.fatige: must be a finite number, not 'nan'",
        "plausible/ours.csv:4:10 actors.movement.intensity: must be a finite number, not 'much'",
    ]


@pytest.mark.parametrize("path", ["horizon", "shocks.lpg_price.factor", "=HYPERLINK(1)", ""])
def test_only_parameters_of_actors_are_drawn(crisis: Path, path: str) -> None:
    """A shock's number and the horizon are what a scenario says they are."""
    write_sets(crisis, f"{path},actors.movement.fatigue\n1,5\n")

    (fault,) = faults(crisis)

    assert f"no parameter of an actor is called {path!r}" in fault


@pytest.mark.parametrize("text", ["", "# nothing\n", "actors.movement.fatigue\n"])
def test_a_table_without_a_set_is_told(crisis: Path, text: str) -> None:
    """A table that nothing can be drawn from is a fault, not an empty choice."""
    write_sets(crisis, text)

    assert faults(crisis) == [
        "plausible/ours.csv holds no set: name parameters in one line, values in others"
    ]


@given(st.binary(max_size=200))
def test_no_bytes_do_any_harm(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever stands in a table, it is sets or faults with a place."""
    path = tmp_path_factory.mktemp("tables") / "any.csv"
    path.write_bytes(content)
    findings = Findings()

    sets = read_sets(path, KINDS, findings)

    assert (sets is None) == (len(findings) > 0)


def test_the_fingerprint_follows_what_is_drawn(uncertain: Path) -> None:
    """Sets of the same name are others where a value or a parameter is."""
    sets = load(uncertain).plausible
    assert sets is not None
    other = ParameterSets(sets.name, sets.paths, sets.standard, (*sets.rows[:2], (1.0, 8.6)))

    prints = {each.fingerprint() for each in (sets, other, sets.only(PATHS[:1]))}

    assert len(prints) == 3
