"""The equations of the rule: what they give for a case one can follow with a pencil."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from simulator.cases import equations
from simulator.cases.rule import load_rule
from tests.cases.tiny import facts

RULE = load_rule().with_values(
    {
        "legitimacy_new": 0.6,
        "legitimacy_year": 0.01,
        "legitimacy_least": 0.3,
        "legitimacy_interim": 0.1,
        "mobilisable_closed": 1,
        "mobilisable_open": 6,
        "mobilisable_power": 1,
        "cohesion_closed": 0.8,
        "cohesion_open": 0.5,
        "cohesion_dual": 0.1,
        "deprivation_usual": 0.8,
        "deprivation_income": 0.2,
        "deprivation_at": 500,
    }
)
LADDER = ("closed", "hegemonic", "competitive", "hybrid", "democracy")


@pytest.mark.parametrize(
    ("regime", "years", "expected"),
    [("hybrid", "10", 0.5), ("hybrid", "60", 0.3), ("interim", "0", 0.5)],
)
def test_legitimacy_wears_off(tmp_path: Path, regime: str, years: str, expected: float) -> None:
    """By the year, down to a floor; and who was never elected has less."""
    case = facts(tmp_path, regime_type=f'"{regime}"', years_in_office=years)

    assert equations.society(case, RULE)["legitimacy"] == pytest.approx(expected)


def test_a_closed_regime_leaves_fewer_who_can_be_mobilised(tmp_path: Path) -> None:
    """1 + 6 o % of the people."""
    case = facts(tmp_path, regime_type='"competitive"')

    assert equations.society(case, RULE)["mobilisable_share"] == pytest.approx(1 + 6 * 0.6)


def test_dual_power_loosens_the_elite(tmp_path: Path) -> None:
    """And leaves an old guard and an unfinished handover."""
    plain = facts(tmp_path, regime_type='"hegemonic"')
    dual = facts(tmp_path, regime_type='"hegemonic, dual power"')

    cohesion = [equations.state(case, RULE)["elite_cohesion"] for case in (plain, dual)]
    gap = [equations.society(case, RULE)["incomplete_transition"] for case in (plain, dual)]

    assert cohesion == pytest.approx([0.7, 0.6])
    assert gap[0] < gap[1]


@pytest.mark.parametrize(
    ("lever", "part", "rises"),
    [
        ("mobilisable_share", equations.society, True),
        ("nonviolent_discipline", equations.society, True),
        ("repression", equations.state, False),
        ("conciliation", equations.state, True),
        ("internet_control", equations.state, False),
        ("security_loyalty", equations.state, False),
        ("elite_cohesion", equations.state, False),
        ("leader_resolve", equations.state, False),
    ],
)
def test_openness_moves_each_lever_one_way(
    tmp_path: Path, lever: str, part: equations.Part, rises: bool
) -> None:
    """From a closed regime to a democracy."""
    cases = [facts(tmp_path, regime_type=f'"{regime}"') for regime in LADDER]
    values = [part(case, load_rule())[lever] for case in cases]

    assert all((low < high) == rises for low, high in pairwise(values))


@pytest.mark.parametrize(
    ("member", "base", "tie"),
    [
        ("true", "true", "both"),
        ("true", "false", "member"),
        ("false", "true", "base"),
        ("false", "false", "neither"),
    ],
)
def test_ties_make_the_patron_close(tmp_path: Path, member: str, base: str, tie: str) -> None:
    """Only a member can ask the alliance."""
    levers = equations.patron(facts(tmp_path, alliance_member=member, patron_base=base), RULE)

    assert levers["closeness"] == RULE[f"closeness_{tie}"]
    assert (levers["csto_propensity"] > 0) == (member == "true")
    assert (levers["baikonur"] > 0) == (base == "true")


def test_income_lowers_deprivation(tmp_path: Path) -> None:
    """0.8 at 500 USD a head, less by 0.2 for each e-fold, never nothing."""
    incomes = ("500", "1359.14", "200000")
    values = [equations.deprivation(facts(tmp_path, gdp_per_head_usd=y), RULE) for y in incomes]

    assert values == pytest.approx([0.8, 0.6, RULE["deprivation_least"]], abs=1e-5)


def test_several_kinds_of_trigger_reach_as_many_as_the_widest(tmp_path: Path) -> None:
    """A price that all pay does not reach fewer because someone was arrested as well."""
    both, price = (facts(tmp_path, trigger_type=f'"{t}"') for t in ("price+repression", "price"))

    assert equations.readiness(both, RULE) == equations.readiness(price, RULE)
