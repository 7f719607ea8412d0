"""The rule is a file: every coefficient has bounds and a source, and is used."""

from __future__ import annotations

import pickle
from itertools import product
from pathlib import Path
from typing import ClassVar

import pytest

from simulator.cases import equations
from simulator.cases.facts import Facts, facts_of
from simulator.cases.rule import Rule, load_rule
from simulator.cases.terrain import terrain
from simulator.cases.triggers import national_size, strikes
from simulator.errors import ScenarioError, UnknownName
from tests.cases.tiny import KNOWABLE, NATIONAL, STRUCTURE, record

COEFFICIENTS = load_rule().coefficients
PLACES = (KNOWABLE, NATIONAL)
KINDS = ("election", "price", "ethnic", "repression", "labour", "law", "succession", "x")
REGIMES = ("closed", "competitive interim", "dual power", "x")
YES = ("true", "false")
GOOD = "a: {value: 1, unit: x, bounds: [0, 2], source: judgement, confidence: low}"


class Watched(Rule):
    """A rule that remembers what it was asked for."""

    asked: ClassVar[set[str]] = set()

    def __getitem__(self, name: str) -> float:
        """Return the value and note the name."""
        self.asked.add(name)
        return super().__getitem__(name)


def ask_all(facts: Facts, rule: Rule) -> None:
    """Put every question that the making of a scenario puts."""
    for part in (equations.society, equations.state, equations.patron, equations.readiness):
        part(facts, rule)
    terrain(facts, rule)
    national_size(facts, rule)
    list(strikes(facts, rule))


def whole(folder: Path, text: str) -> Path:
    """Write a rule file of one entry."""
    file = folder / "case.yaml"
    file.write_text(f"format: 1\ntitle: A rule\nentries:\n  {text}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("name", sorted(COEFFICIENTS))
def test_every_coefficient_is_complete(name: str) -> None:
    """Its value lies within bounds that leave room, and somebody answers for it."""
    coefficient = COEFFICIENTS[name]

    assert coefficient.low <= coefficient.value <= coefficient.high
    assert coefficient.low < coefficient.high
    assert coefficient.sources


def test_every_coefficient_is_used(tmp_path: Path) -> None:
    """By an equation, by the made-up country, by a trigger, or by its words."""
    rule = Watched(COEFFICIENTS, load_rule().words)
    for place, kind, regime, member, base in product(PLACES, KINDS, REGIMES, YES, YES):
        keys = {**place, "trigger_type": f'"{kind}"', "alliance_member": member}
        structure = {**STRUCTURE, "regime_type": f'"{regime}"', "patron_base": base}
        ask_all(facts_of(record(tmp_path, keys, structure), rule), rule)

    unknown = {name for name in COEFFICIENTS if name.startswith("unknown_")}
    assert set(COEFFICIENTS) - rule.asked - set(rule.words) - unknown == {"horizon"}


def test_another_value_is_held_within_its_bounds() -> None:
    """A search over the rule cannot leave what was said to be possible."""
    rule = load_rule().with_values({"spacing": 1e9, "legitimacy_new": 0.5})

    assert rule["spacing"] == COEFFICIENTS["spacing"].high
    assert rule["legitimacy_new"] == 0.5
    assert load_rule()["spacing"] == COEFFICIENTS["spacing"].value


def test_an_unknown_name_is_told_the_nearest() -> None:
    """Whether read or set."""
    with pytest.raises(UnknownName, match="did you mean 'spacing'"):
        load_rule()["spaceing"]
    with pytest.raises(UnknownName, match="did you mean 'spacing'"):
        load_rule().with_values({"spaceing": 1})


def test_a_rule_can_be_sent_to_a_worker() -> None:
    """It pickles."""
    assert pickle.loads(pickle.dumps(load_rule())) == load_rule()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: 1", "value: 3", "4:14 entries.a.value: must lie in [0, 2] x, not 3"),
        ("[0, 2]", "[2, 0]", "entries.a.bounds: must rise"),
        ("judgement", "jugement", "entries.a.source: no claim or source is called 'jugement'"),
        ("unit: x, ", "", "entries.a.unit: is missing"),
        ("value: 1", "value: many", "entries.a.value: must be a number, not 'many'"),
    ],
)
def test_each_mistake_has_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """As in every other file."""
    with pytest.raises(ScenarioError) as raised:
        load_rule(whole(tmp_path, GOOD.replace(old, new)))

    assert any(expected in line for line in str(raised.value).splitlines()), str(raised.value)


def test_a_good_rule_is_read(tmp_path: Path) -> None:
    """Another file may take the place of the one that ships."""
    assert load_rule(whole(tmp_path, GOOD))["a"] == 1
