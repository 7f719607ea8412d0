"""What expresses a claim, and what numbers rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.analysis.claims import Names, expressions
from simulator.analysis.sourcing import sourcing
from simulator.scenario.model import Scenario
from simulator.scenario.provenance import Claim, Provenance, Source
from tests.engine.plays import scenario
from tests.ensemble import tiny

KNOWN = Provenance(
    claims={"C1": Claim(text="So it is.", kind="fact")},
    sources={
        "S01": Source(title="A page", kind="record"),
        "L_GURR_1970": Source(title="A book", kind="literature"),
    },
)


def resting_on(*sources: tuple[str, ...]) -> list[Scenario]:
    """Return towns whose *push* rests on one of *sources* each, at a value of its own."""
    towns = []
    for number, ids in enumerate(sources):
        town = tiny.scenario()
        push = replace(town.parameter("push"), sources=ids, value=float(number))
        towns.append(replace(town, parameters={"push": push}))
    return towns


@pytest.fixture(scope="module")
def january() -> Names:
    """What January 2022 has."""
    return Names.of([scenario("january-2022")])


@pytest.mark.parametrize(
    "name",
    [
        *("actors.movement.legitimacy", "shocks.lpg_price.factor", "country.minority_share"),
        *("scenarios.january-2022", "moscow", "leader_falls", "riot", "moscow_reserve"),
        *("force_rule_3", "price_rise", "csto_requested"),
    ],
)
def test_a_claim_may_point_to_any_part(name: str, january: Names) -> None:
    """Parameters, columns, scenarios, actors, outcomes, events."""
    assert january.has(name)


@pytest.mark.parametrize(
    "name",
    [
        *("actors.movement.legitimcy", "country.minority", "scenarios.no-shock", "moskow"),
        *("riots", "force_rule_", "movement.legitimacy", ""),
    ],
)
def test_a_pointer_to_nothing_is_seen(name: str, january: Names) -> None:
    """A slip of the pen expresses nothing."""
    assert not january.has(name)


def test_a_claim_is_expressed_if_all_its_pointers_lead_somewhere() -> None:
    """Silence expresses nothing, and one wrong name spoils the rest."""
    claims = {
        "C1": Claim(text="a", kind="fact", expressed_by=("riot",)),
        "C2": Claim(text="b", kind="fact", expressed_by=("riot", "roit")),
        "C3": Claim(text="c", kind="fact"),
    }

    found = expressions(claims, [scenario("january-2022")])

    assert [each.is_expressed for each in found] == [True, False, False]
    assert found[1].unknown == ("roit",)


def test_each_number_is_counted_by_what_it_rests_on() -> None:
    """A number may rest on several kinds; judgement counts only where it stands alone."""
    towns = resting_on(("C1", "S01"), ("judgement",), ("judgement", "L_GURR_1970"), ())

    found = sourcing(towns, KNOWN)

    assert (found.total, found.sourced, found.judgement) == (4, 2, 1)
    assert found.by == {"claim": 1, "literature": 1, "record": 1}
    assert found.unsourced == ("push",)


def test_a_number_that_scenarios_share_counts_once() -> None:
    """Inherited is not stated anew."""
    (town,) = resting_on(("C1",))

    assert sourcing([town, town], KNOWN).total == 1


def test_an_unknown_source_is_none() -> None:
    """A number that rests on nothing that is known rests on nothing."""
    assert sourcing(resting_on(("S99",)), KNOWN).unsourced == ("push",)


def test_columns_of_the_country_count() -> None:
    """They are numbers of the model like any other."""
    january = scenario("january-2022")
    columns = set(january.country.columns)

    found = sourcing([january], Provenance({}, {}))

    names = {name.removeprefix("kazakhstan-2022.") for name in found.unsourced}
    assert columns & names
    assert found.total == len(january.parameters) + len(columns)


def test_further_numbers_are_counted_too() -> None:
    """The rule for cases has numbers of its own."""
    push = tiny.scenario().parameter("push")

    found = sourcing([], KNOWN, {"rule.one": push, "rule.two": replace(push, sources=("C1",))})

    assert (found.total, found.judgement, found.by) == (2, 1, {"claim": 1})
