"""Whatever is wrong is told at once, at its place, with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import ScenarioError
from tests.scenario.tiny import CHILD, CRISIS, faults, load, write

FIVE = """\
format: 1
title: Five faults
extends: base
country: land
start: 2022-01-01
actors:
  movement:
    intensty: {value: 1, source: C4}
    fatigue: {value: 900, source: C4}
  moscow:
    restraint: {value: much, source: C18}
shocks:
  lpg_price:
    kind: price_rise
    at: {value: 0, unit: days, bounds: [0, 240], source: S05, confidence: high}
    factor: {value: 2, unit: "×", bounds: [1, 3], source: S77, confidence: high}
"""


def test_five_faults_give_five_lines(crisis: Path) -> None:
    """Each of five different mistakes has a line and column of its own."""
    assert faults(write(crisis.parent, "five", FIVE)) == [
        "five.yaml:8:5 actors.movement.intensty: unknown key (did you mean 'intensity'?)",
        "five.yaml:9:22 actors.movement.fatigue.value: must lie in [1, 20] days, not 900",
        "five.yaml:11:24 actors.moscow.restraint.value: must be a number, not 'much'",
        "five.yaml:15:26 shocks.lpg_price.at.unit: must be 'h', not 'days'",
        "five.yaml:16:59 shocks.lpg_price.factor.source: no claim or source is called 'S77'",
    ]


def test_loading_raises_what_checking_lists(crisis: Path) -> None:
    """One error carries all faults."""
    path = write(crisis.parent, "five", FIVE)

    with pytest.raises(ScenarioError) as caught:
        load(path)

    assert len(caught.value.faults) == 5


def test_faults_of_several_files_are_told_together(crisis: Path) -> None:
    """A base, a country and a child may all be wrong at once."""
    base, land = crisis.with_name("base.yaml"), crisis.parent / "countries" / "land.yaml"
    base.write_text(base.read_text("utf-8").replace("value: 5\n", "value: 50\n"), "utf-8")
    land.write_text(land.read_text("utf-8").replace("landing: L-B", "landing: L-C"), "utf-8")
    child = write(crisis.parent, "child", CHILD + "settings: {prise: 1}\n")

    places = [line.split()[0] for line in faults(child)]

    assert places == ["base.yaml:9:14", "child.yaml:4:12", "countries/land.yaml:4:10"]


CHANGES = [
    ("format: 1", "format: 2", "2:9 format: must be 1, not 2"),
    ("format: 1\n", "", "2:1 format: is missing"),
    ("title: A small", "titel: A small", "3:1 titel: unknown key (did you mean 'title'?)"),
    ("country: land", "country: lnad", "no country is called 'lnad' (did you mean 'land'?)"),
    ("country: land", "country: ../land", "6:10 country: must be a name, not a path: '../land'"),
    ("extends: base", "extends: /etc/passwd", "extends: must be a name, not a path"),
    ("extends: base", "extends: bsae", "5:10 extends: no scenario is called 'bsae'"),
    ("extends: base", "extends: crisis", "extends: goes round in a circle: crisis → crisis"),
    ("extends: base\n", "", "actors.movement: is missing; it needs intensity, fatigue"),
    ("2022-01-01", "2022-02-30", "7:8 start: must be a date such as 2022-01-05"),
    ("2022-01-01", "20220101", "7:8 start: must be a date such as 2022-01-05"),
    ("[leader_falls]", "[leader_fals]", "(did you mean 'leader_falls'?)"),
    ("[leader_falls]", "leader_falls", "8:11 headline: must be a list, not 'leader_falls'"),
    ("kind: price_rise", "kind: prize_rise", "no kind of shock is called 'prize_rise'"),
    ("    kind: price_rise\n", "", "shocks.lpg_price.kind: is missing"),
    ("at: {value: 0,", "at: {value: .nan,", "13:17 shocks.lpg_price.at.value: must be a finite"),
    ("at: {value: 0,", "at: {value: .inf,", "must be a finite number, not inf"),
    ("at: {value: 0,", "at: {value: 1e999,", "must be a finite number, not inf"),
    ("at: {value: 0,", "at: {value: true,", "must be a number, not true"),
    ("at: {value: 0,", "at: {value: '0',", "must be a number, not '0'"),
    ("at: {value: 0,", "at: {", "shocks.lpg_price.at.value: is missing"),
    ("unit: h, ", "", "13:5 shocks.lpg_price.at.unit: is missing"),
    ("bounds: [0, 240]", "bounds: [0, 999]", "must lie within [0, 240] h, not [0, 999]"),
    ("bounds: [0, 240]", "bounds: [9, 0]", "13:37 shocks.lpg_price.at.bounds: must rise"),
    ("bounds: [0, 240]", "bounds: [0]", "must be two numbers, [low, high]"),
    ("bounds: [0, 240]", "bounds: [0, 1, 2]", "must be two numbers, [low, high]"),
    ("S05, confidence: high}\n    f", "S05, confidence: hi}\n    f", "must be high, medium or low"),
    ("[S05, C4]", "[S05, C99]", "14:65 shocks.lpg_price.factor.source.1: no claim or source"),
    ("[S05, C4]", "[]", "shocks.lpg_price.factor.source: must not be empty"),
    ("kind: set", "kind: sett", "no kind of lever is called 'sett' (did you mean 'set'?)"),
    ("role: policy", "role: polcy", "must be policy or assumption, not 'polcy' (did you mean"),
    ("    role: policy\n", "", "17:3 levers.price.role: is missing"),
    ("target: shocks.lpg_price.factor", "target: shocks.lpg_prize.factor", "20:13 levers.price"),
    ("target: shocks.lpg_price.factor", "target: shocks.lpg_price", "no parameter is called"),
    ("movement.fatigue]", "movement.fatige]", "26:41 levers.unrest.target.1: no parameter is"),
    ("kind: scale", "kind: set", "would change actors.movement.fatigue from 5 to 1"),
    ('    unit: "×"\n', "", "levers.unrest.unit: is missing"),
    ("bounds: [0.5, 2]", "bounds: [2, 3]", "must hold 1, where the lever changes nothing"),
    ("restraint: 2 ", "restraint: 9 ", "34:14 settings.restraint: must lie in [0, 4] logit, not 9"),
    ("restraint: 2 ", "restrain: 2 ", "settings.restrain: no lever is called 'restrain' (did you"),
    ("price: {value: 2.5", "price: {value: 7", "settings.price.value: must lie in [1, 3] ×, not 7"),
    ("source: C4}", "source: C5}", "settings.price.source: no claim or source is called 'C5'"),
    ("  lpg_price:", "  LPG Price:", "shocks.LPG Price: must be made of a-z, 0-9, _ and -"),
    ("title: A small crisis", "title: [a]", "3:8 title: must be a word or text"),
    ("summary: The price", "summary: {a: The price", "is not YAML"),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_each_mistake_has_its_place(crisis: Path, old: str, new: str, expected: str) -> None:
    """One change of a good file gives the fault it should, and hardly any other."""
    assert old in CRISIS
    found = faults(write(crisis.parent, "crisis", CRISIS.replace(old, new, 1)))

    assert any(expected in line for line in found), found
    assert len(found) <= 6


def test_a_word_is_checked_against_its_options(crisis: Path) -> None:
    """A choice offers what it has."""
    text = (
        "shocks:\n  reply:\n    kind: csto_answer\n    answer: massiv\n"
        "    at: {value: 72, unit: h, bounds: [0, 240], source: judgement, confidence: low}\n"
    )

    assert faults(write(crisis.parent, "child", CHILD + text)) == [
        "child.yaml:7:13 shocks.reply.answer: must be one of declined, limited, massive, "
        "not 'massiv' (did you mean 'massive'?)"
    ]


def test_number_and_word_are_not_confused(crisis: Path) -> None:
    """Each declared field says which of both it is."""
    text = (
        "shocks:\n  reply:\n    kind: csto_answer\n    at: noon\n"
        "    answer: {value: 1, source: judgement}\n"
    )

    assert faults(write(crisis.parent, "child", CHILD + text)) == [
        "child.yaml:7:9 shocks.reply.at: must be a number with its source, not 'noon'",
        "child.yaml:8:13 shocks.reply.answer: must be a plain word, not a map",
    ]


def test_a_setting_of_a_removed_shock_is_a_fault(crisis: Path) -> None:
    """A file cannot both take a shock away and set it."""
    text = CHILD + "shocks: {lpg_price: null}\nsettings: {price: 2}\n"

    assert faults(write(crisis.parent, "child", text)) == [
        "child.yaml:5:12 settings.price: acts on a shock that was removed"
    ]


def test_a_fault_of_a_parent_does_not_cascade(crisis: Path) -> None:
    """An unreadable parent is one fault, not one for each thing that it would have given."""
    crisis.with_name("base.yaml").write_text("title: [", "utf-8")

    assert len(faults(crisis)) == 1


def test_levers_at_rest_change_nothing(crisis: Path) -> None:
    """A kind of lever that moves things even at its default is refused."""
    text = CHILD + "levers: {price: {kind: double}}\n"

    (fault,) = faults(write(crisis.parent, "child", text))

    assert "would change shocks.lpg_price.factor from 2 to 4 even at" in fault


def test_targets_of_one_lever_are_alike(crisis: Path) -> None:
    """One slider cannot have two units."""
    text = CHILD + "levers: {restraint: {target: [actors.moscow.restraint, horizon]}}\n"

    (fault,) = faults(write(crisis.parent, "child", text))

    assert "must share unit and bounds" in fault
