"""What strikes on the day a record names."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.cases.facts import facts_of
from simulator.cases.rule import load_rule
from simulator.cases.triggers import national_size, strikes
from tests.cases.tiny import KNOWABLE, facts, record

RULE = load_rule().with_values({"trigger_open": 0, "trigger_local": 0})


@pytest.mark.parametrize(
    ("kind", "size", "shocks"),
    [
        ("election", "trigger_election", []),
        ("price", "", ["price_rise"]),
        ("ethnic", "", ["communal_clash"]),
        ("repression", "trigger_repression", []),
        ("price+repression", "trigger_repression", ["price_rise"]),
        ("comet", "trigger_other", []),
    ],
)
def test_a_national_trigger_of_a_political_kind_is_a_lever(
    tmp_path: Path, kind: str, size: str, shocks: list[str]
) -> None:
    """Prices and clashes have mechanisms of their own."""
    case = facts(tmp_path, trigger_type=f'"{kind}"')

    assert national_size(case, RULE) == (RULE[size] if size else 0.0)
    assert [strike.kind for strike in strikes(case, RULE)] == shocks


def test_a_local_trigger_strikes_where_it_struck(tmp_path: Path) -> None:
    """And is nothing to the rest of the country until it spreads."""
    case = facts_of(record(tmp_path, KNOWABLE), RULE)

    (strike,) = strikes(case, RULE)

    assert (strike.kind, strike.region) == ("local_grievance", "struck")
    assert strike.numbers["size"] == RULE["trigger_election"]
    assert national_size(case, RULE) == 0.0


def test_the_price_rises_by_what_the_record_says(tmp_path: Path) -> None:
    """80 % more is a factor of 1.8."""
    (strike,) = strikes(facts(tmp_path, trigger_type='"price"'), RULE)

    assert strike.numbers["factor"] == pytest.approx(1.8)


@pytest.mark.parametrize(
    ("regime", "persons"), [("closed", 400 * (1 - 0.05 / 0.3)), ("hybrid", None)]
)
def test_where_no_channel_is_left_some_take_up_arms(
    tmp_path: Path, regime: str, persons: float | None
) -> None:
    """Against a state that strikes; not where there is another way out."""
    rule = RULE.with_values({"armed_closed": 400, "closed_below": 0.3, "openness_closed": 0.05})
    case = facts(tmp_path, trigger_type='"repression"', regime_type=f'"{regime}"')

    armed = [strike.numbers["persons"] for strike in strikes(case, rule) if strike.kind == "armed"]

    assert armed == ([pytest.approx(persons)] if persons else [])
