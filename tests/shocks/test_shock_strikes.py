"""What each scheduled event does, and that it does it when it is due."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.catalogue import SHOCKS
from simulator.engine.replicate import run_worlds
from simulator.scenario.model import Parameter, Scenario, ShockEntry
from tests.engine.plays import SEED, SHIPPED, chronicle, finished, milestone, moved, scenario

N = 20


def with_shock(
    crisis: Scenario, kind: str, at: float, numbers: dict[str, float] | None = None, **words: str
) -> Scenario:
    """Return the scenario with one more scheduled event."""
    stated = {"at": at, **(numbers or {})}
    parameters = {
        f"shocks.extra.{name}": Parameter(
            f"shocks.extra.{name}", value, "", -1e9, 1e9, ("judgement",), "low"
        )
        for name, value in stated.items()
    }
    return replace(
        crisis,
        parameters={**crisis.parameters, **parameters},
        shocks={**crisis.shocks, "extra": ShockEntry("extra", kind, words)},
    )


@pytest.mark.parametrize(
    ("kind", "numbers", "event"),
    [
        ("price_rise", {"factor": 1.5}, "price_rise"),
        ("price_rollback", {}, "price_rollback"),
        ("concession", {"size": 0.8}, "concession"),
        ("csto_request", {}, "csto_requested"),
    ],
)
@pytest.mark.parametrize("at", [0.0, 7.5, 30.0])
def test_a_shock_strikes_every_world_when_it_is_due(
    kind: str, numbers: dict[str, float], event: str, at: float
) -> None:
    """Its event is the first thing that happens in a quiet country, at its hour, uncaused."""
    play = chronicle(with_shock(scenario("no-shock", 3), kind, at, numbers), N)

    for story in play.stories:
        assert (story[0].type, story[0].days, story[0].causes) == (event, at / 24.0, ())


@pytest.mark.parametrize("kind", ["price_rollback", "concession", "csto_request"])
def test_what_has_been_done_is_not_done_again(kind: str) -> None:
    """A second order to do the same changes nothing."""
    numbers = {"size": 0.8} if kind == "concession" else {}
    once = with_shock(scenario("no-shock", 3), kind, 12.0, numbers)
    second = with_shock(once, kind, 24.0, numbers)
    twice = replace(second, shocks={**once.shocks, "again": second.shocks["extra"]},
                    parameters={**once.parameters, **{p.replace("extra", "again"): v for p, v in
                                second.parameters.items() if "extra" in p}})  # fmt: skip

    play = chronicle(twice, N)

    event = {"csto_request": "csto_requested"}.get(kind, kind)
    assert all([e.type for e in story].count(event) == 1 for story in play.stories)


def test_a_factor_of_one_is_no_shock() -> None:
    """A price that stays is not told."""
    play = chronicle(with_shock(scenario("no-shock", 2), "price_rise", 5.0, {"factor": 1.0}), N)

    assert all("price_rise" not in [e.type for e in story] for story in play.stories)


@pytest.mark.parametrize(("what", "reached"), [("purge", "purge"), ("csto_request", "request")])
def test_what_is_forbidden_does_not_happen(what: str, reached: str) -> None:
    """However strong the reasons, in no world; without the ban it does happen."""
    usual = scenario("january-2022", 9)
    forbidden = with_shock(usual, "forbid", 0.0, what=what)

    free, barred = (
        milestone(finished(run_worlds(s, SEED, range(60))), reached) for s in (usual, forbidden)
    )

    assert (free >= 0).any()
    assert not (barred >= 0).any()


@pytest.mark.parametrize(
    ("answer", "reached"),
    [("declined", "declined"), ("limited", "accepted"), ("massive", "accepted")],
)
def test_an_answer_laid_down_is_given(answer: str, reached: str) -> None:
    """Whoever asks is answered as the scenario says."""
    crisis = with_shock(scenario("january-2022", 9), "csto_answer", 0.0, answer=answer)
    batch = finished(run_worlds(crisis, SEED, range(60)))
    other = {"declined": "accepted", "accepted": "declined"}[reached]

    assert (milestone(batch, reached) >= 0).any()
    assert not (milestone(batch, other) >= 0).any()


@pytest.mark.parametrize("kind", sorted(SHOCKS))
def test_every_kind_of_shock_is_tried_or_shipped(kind: str) -> None:
    """No kind of shock is without a scenario or a test of its own."""
    shipped = {entry.kind for name in SHIPPED for entry in scenario(name).shocks.values()}

    assert kind in shipped | {"forbid"}


def test_a_lever_can_move_a_shock() -> None:
    """The size of a shock is a number like any other."""
    assert moved("january-2022", {"price_shock": 3.0}).value("shocks.lpg_price.factor") == 3.0
