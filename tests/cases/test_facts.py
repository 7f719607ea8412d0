"""What the rule may see of a record, and what it makes of gaps and nonsense."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simulator.cases.facts import facts_of
from simulator.cases.rule import load_rule
from tests.cases.tiny import KNOWABLE, NATIONAL, OUTCOME, STRUCTURE, facts, record


def test_nothing_of_the_outcome_is_seen(tmp_path: Path) -> None:
    """A record with its end and one without are the same case."""
    told = facts_of(record(tmp_path, {**KNOWABLE, **OUTCOME}), load_rule())

    assert told == facts_of(record(tmp_path, KNOWABLE), load_rule())


def test_an_empty_record_is_a_case(tmp_path: Path) -> None:
    """Whatever it lacks is assumed, and said to be."""
    found = facts_of(record(tmp_path, {}, {}), load_rule())

    assert found.start == date(1999, 1, 1), "the year of its id"
    assert found.kinds == ("other",)
    assert set(found.assumed) >= {"population", "income", "gini", "years", "regime_type"}


def test_a_whole_record_assumes_nothing(tmp_path: Path) -> None:
    """All that is needed is in the record."""
    assert facts(tmp_path).assumed == ()


@pytest.mark.parametrize(
    ("regime", "words"),
    [
        ("closed autocracy", ["closed"]),
        ("closed personalist", ["closed", "personalist"]),
        ("hegemonic authoritarian, dual power", ["hegemonic"]),
        ("competitive to hegemonic authoritarian", ["competitive", "hegemonic"]),
        ("authoritarian", ["authoritarian"]),
        ("interim government", ["interim"]),
        ("flawed democracy", ["flawed"]),
        ("gerontocratic", ["unknown"]),
        ("", ["unknown"]),
    ],
)
def test_openness_is_the_mean_of_the_words_found(
    tmp_path: Path, regime: str, words: list[str]
) -> None:
    """A bare *authoritarian* counts only where no other word says which kind."""
    values = [load_rule()[f"openness_{word}"] for word in words]

    openness = facts(tmp_path, regime_type=f'"{regime}"').openness

    assert openness == pytest.approx(sum(values) / len(values))


def test_dual_power_and_interim_rule_are_traits_of_their_own(tmp_path: Path) -> None:
    """They do more than open or close a regime."""
    dual = facts(tmp_path, regime_type='"hegemonic authoritarian, dual power"')
    interim = facts(tmp_path, regime_type='"interim government"')

    assert (dual.dual, dual.interim) == (True, False)
    assert (interim.dual, interim.interim) == (False, True)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("price+repression", ("price", "repression")),
        ("Fuel price", ("price",)),
        ("labour", ("labour",)),
        ("stolen election", ("election",)),
        ("interethnic", ("ethnic",)),
        ("constitutional reform", ("law",)),
        ("meteorite", ("other",)),
    ],
)
def test_a_trigger_has_the_kinds_that_its_type_names(
    tmp_path: Path, words: str, kinds: tuple[str, ...]
) -> None:
    """What is in no list is of a kind of its own."""
    assert facts(tmp_path, trigger_type=f'"{words}"').kinds == kinds


def test_without_a_type_the_description_is_read(tmp_path: Path) -> None:
    """A record that only tells what happened still has a trigger."""
    keys = {key: value for key, value in NATIONAL.items() if key != "trigger_type"}
    told = {**keys, "trigger": '"Bread prices double"'}

    found = facts_of(record(tmp_path, told), load_rule())

    assert found.kinds == ("price",)
    assert found.assumed == ("trigger_type",)


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("gini", "0.315", "gini", 31.5),
        ("gdp_per_head_usd", "0.0", "income", 50),
        ("years_in_office", "150", "years", 70),
        ("regions_total", "85", "regions", 60),
        ("population_m", "0.001", "population", 0.01),
        ("trigger_price_rise_pct", "5000", "price_rise", 900),
    ],
)
def test_what_cannot_be_is_held_to_what_can(
    tmp_path: Path, key: str, value: str, field: str, expected: float
) -> None:
    """A slip of the pen makes no absurd country."""
    assert getattr(facts(tmp_path, **{key: value}), field) == pytest.approx(expected)


def test_the_hot_phase_begins_the_scenario(tmp_path: Path) -> None:
    """Where that day is not known, the trigger's does."""
    keys = {key: value for key, value in NATIONAL.items() if key != "date_escalation"}

    assert facts(tmp_path).start == date(1999, 5, 9)
    assert facts_of(record(tmp_path, keys), load_rule()).start == date(1999, 5, 2)


@pytest.mark.parametrize(
    "changed",
    [
        {"affected_region_population_m": "3.9"},
        {"affected_region_population_m": "40"},
        {"affected_region": '"nationwide"'},
        {"affected_region": '"the capital"'},
    ],
)
def test_a_crisis_of_nearly_all_is_national(tmp_path: Path, changed: dict[str, str]) -> None:
    """So is one of the capital, where power has its seat."""
    found = facts_of(record(tmp_path, {**KNOWABLE, **changed}), load_rule())

    assert (found.struck, found.struck_population) == ("", 0.0)


def test_a_struck_region_of_unknown_size_is_one_like_another(tmp_path: Path) -> None:
    """And one without a name gets one."""
    vague = {k: v for k, v in KNOWABLE.items() if k != "affected_region_population_m"}
    nameless = {k: v for k, v in KNOWABLE.items() if k != "affected_region"}

    assert facts_of(record(tmp_path, vague), load_rule()).struck_population == 0.5
    assert facts_of(record(tmp_path, nameless), load_rule()).struck == "Affected region"


def test_texts_become_plain_lines(tmp_path: Path) -> None:
    """Nothing in a name can break the file that is made of it."""
    odd = facts(tmp_path, name='"A \\"b\\"\\n\\tc: {d} # e\\u0007 é, f"')

    assert odd.title == 'A "b" c: {d} # e é, f'
    assert odd.country == 'A "b" c: {d} # e é'


def test_the_structure_may_be_missing(tmp_path: Path) -> None:
    """As a whole or in part."""
    part = {key: STRUCTURE[key] for key in ("gini", "patron_base")}

    assert facts_of(record(tmp_path, NATIONAL, part), load_rule()).gini == 31.5
