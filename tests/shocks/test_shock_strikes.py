"""What each scheduled event does, and that it does it when it is due."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.engine.replicate import Game, never, run_worlds
from simulator.scenario.model import Scenario
from simulator.shocks.forbid import HAZARDS
from simulator.world.fields import over_regions
from simulator.world.story import Event
from tests.engine.plays import (
    SEED,
    Chronicled,
    chronicle,
    finished,
    indicator,
    milestone,
    moved,
    scenario,
)
from tests.shocks.struck import with_shock

N = 20
ONCE = ["price_rollback", "concession", "csto_request", "purge", "elite_split", "curfew"]
FORBIDDEN = {
    "csto_request": "csto_requested",
    "rollback": "price_rollback",
    "concession": "concession",
    "internet_shutdown": "internet_shutdown",
    "emergency": "state_of_emergency",
    "batons": "force_rule_1",
    "fire": "force_rule_2",
    "purge": "old_guard_purged",
    "split": "elite_split",
    "fall": "leader_gone",
    "defection": "security_defection",
    "extremist_attack": "extremist_attack",
    "communal_clash": "communal_clash",
    "minority_appeal": "minority_appeals",
    "breakaway": "breakaway",
    "credit": "credit_offered",
    "mediation": "mediation_offered",
    "withdrawal": "csto_withdrawal_announced",
}
EVENTS = {  # where a kind of shock and its event have not one name
    "csto_request": "csto_requested",
    "purge": "old_guard_purged",
    "curfew": "state_of_emergency",
    "price_cut": "regional_price_cut",
    "dismiss_leader": "leader_gone",
}
WILD = {"inequality": 0.75, "elite_cohesion": 0.2, "old_guard_power": 0.9, "extremist": 0.8}


def quiet(days: float = 3) -> Scenario:
    """Return a country in which nothing has happened yet."""
    return scenario("no-shock", days)


def first(story: tuple[Event, ...], kind: str) -> Event:
    """Return the first event of a type."""
    return next(event for event in story if event.type == kind)


def worlds_of(crisis: Scenario, n: int = N) -> Game:
    """Return *n* worlds of a scenario, played to its end."""
    game = Game(crisis, SEED, tuple(range(n)))
    game.play(never)
    return game


def days_of(play: Chronicled, event: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the day on which an event first happened in each world, NaN for never."""
    return play.worlds.date(event) / 24.0


@pytest.mark.parametrize("at", [0.0, 7.5, 30.0])
def test_a_shock_strikes_when_it_is_due(at: float) -> None:
    """At the start, between two ticks, or a day later, the hour told is the hour stated."""
    play = chronicle(with_shock(quiet(), "concession", at, {"size": 0.8}), N)

    assert all(
        (story[0].type, story[0].days) == ("concession", at / 24.0) for story in play.stories
    )


@pytest.mark.parametrize("kind", ONCE)
def test_what_has_been_done_is_not_done_again(kind: str) -> None:
    """A second order to do the same changes nothing."""
    size = {"size": 0.8} if kind == "concession" else {}
    once = with_shock(quiet(), kind, 12.0, size)

    play = chronicle(with_shock(once, kind, 24.0, size, name="again"), N)

    event = EVENTS.get(kind, kind)
    assert all([e.type for e in story].count(event) == 1 for story in play.stories)


@pytest.mark.parametrize(
    ("kind", "numbers", "region"),
    [
        ("price_rise", {"factor": 1.0}, None),
        ("political_trigger", {"size": 0.0}, None),
        ("local_grievance", {"size": 0.0}, "KZ-MAN"),
        ("oil_price", {"value": 80.0}, None),
        ("currency", {"value": 0.1}, None),
        ("internet_shutdown", {"left": 1.0}, None),
        ("internet_restored", {}, None),
        ("force_rule", {"level": 0.0}, None),
        ("price_cut", {"price": 1.0}, "KZ-MAN"),
        ("csto_decision", {}, None),
    ],
)
def test_what_changes_nothing_is_not_told(
    kind: str, numbers: dict[str, float], region: str | None
) -> None:
    """A price that stays, a grievance of no weight, a line that is up: these are no events."""
    words = {"region": region} if region else {}
    words |= {"answer": "limited"} if kind == "csto_decision" else {}

    play = chronicle(with_shock(quiet(2), kind, 5.0, numbers, **words), N)

    assert all(event.days != 5.0 / 24.0 for story in play.stories for event in story)


# -- society --------------------------------------------------------------------------------------


def test_a_political_trigger_aggrieves_every_region() -> None:
    """It adds to what is there, up to the whole."""
    once = with_shock(quiet(1), "political_trigger", 0.0, {"size": 0.6})
    twice = with_shock(once, "political_trigger", 1.0, {"size": 0.9}, name="more")

    trigger = [worlds_of(crisis, 3).worlds.trigger for crisis in (once, twice)]

    assert 0.5 < trigger[0].min() <= trigger[0].max() <= 0.6
    assert 0.8 < trigger[1].min() <= trigger[1].max() <= 1.0


def test_a_local_grievance_stays_local() -> None:
    """One region has it and the others have not; protest there names it as its cause."""
    play = chronicle(
        with_shock(quiet(12), "local_grievance", 24.0, {"size": 1.0}, region="KZ-MAN"), 40
    )
    row = play.worlds.ground.ids.index("KZ-MAN")
    starts = [first(s, "protest_starts") for s in play.stories if len(s) > 1]

    assert (play.worlds.trigger[row] > 0.0).all()
    assert not np.delete(play.worlds.trigger, row, axis=0).any()
    assert starts
    assert {e.region for e in starts} == {"KZ-MAN"}
    assert all(0 in e.causes for e in starts)


def test_a_crowd_is_a_protest_with_a_cause() -> None:
    """So many are in the street, and the protest that this is names the crowd."""
    crisis = with_shock(quiet(2), "crowd", 12.0, {"persons": 5000.0}, region="KZ-ALA")

    play = chronicle(crisis, N)

    for story in play.stories:
        assert [e.type for e in story[:2]] == ["crowd_assembles", "protest_starts"]
        assert story[1].causes == (0,)
        assert {e.region for e in story[:2]} == {"KZ-ALA"}
    assert indicator(play.batch, "participants").max(axis=0).min() > 4000.0


def test_no_more_assemble_than_live_there() -> None:
    """A crowd has no more people than its region."""
    crisis = with_shock(quiet(1), "crowd", 0.0, {"persons": 1e7}, region="KZ-SEV")

    game = worlds_of(crisis, 3)

    row = game.worlds.ground.ids.index("KZ-SEV")
    assert (game.worlds.peaceful[row] <= game.worlds.ground.people[row]).all()


def test_violence_is_set_where_it_is_said() -> None:
    """A region known for discipline loses it, and only that one."""
    usual = worlds_of(quiet(1)).worlds.proneness
    crisis = with_shock(quiet(1), "violence", 0.0, {"value": 0.9}, region="KZ-MAN")

    changed = worlds_of(crisis).worlds

    row = changed.ground.ids.index("KZ-MAN")
    assert (changed.proneness[row] > 5.0 * usual[row]).all()
    assert np.array_equal(np.delete(changed.proneness, row, 0), np.delete(usual, row, 0))


def test_more_violence_makes_more_rioters() -> None:
    """Where no crowd is disciplined by habit, more turn violent than where all are."""
    crisis = scenario("january-2022", 6)
    usual, prone = (
        with_shock(crisis, "violence", 0.0, {"value": value}, region="all") for value in (0.1, 0.9)
    )

    peaks = [
        indicator(finished(run_worlds(s, SEED, range(60))), "rioters").max(axis=0)
        for s in (usual, prone)
    ]

    assert (peaks[1] > peaks[0]).mean() > 0.9


def test_a_clash_and_an_attack_happen_where_they_are_said_to() -> None:
    """Fighters and dead are in the region given; a region drawn is one the networks reach."""
    clash = with_shock(quiet(1), "communal_clash", 6.0, {"persons": 3000.0}, region="KZ-YUZ")
    deadly = {"persons": 40.0, "deaths": 7.0}
    crisis = with_shock(clash, "extremist_attack", 12.0, deadly, name="a", region="KZ-ALA")
    crisis = with_shock(crisis, "extremist_attack", 13.0, deadly, name="b", region="drawn")

    for story in chronicle(crisis, N).stories:
        told = [(e.type, e.region) for e in story if not e.causes]

        assert told[:2] == [("communal_clash", "KZ-YUZ"), ("extremist_attack", "KZ-ALA")]
        assert told[2][0] == "extremist_attack"
        assert dict(first(story, "extremist_attack").data)["deaths"] == 7.0


# -- state ----------------------------------------------------------------------------------------


def test_a_curfew_calls_out_the_army_and_is_lifted() -> None:
    """Declared by a calendar, an emergency has what the government's own would have."""
    w = worlds_of(with_shock(quiet(2), "curfew", 12.0)).worlds
    later = worlds_of(with_shock(scenario("no-shock", 16), "curfew", 12.0)).worlds

    assert (w.curfew == 1.0).all()
    assert (over_regions(w.army) > 0.0).all()
    assert (later.curfew == 0.0).all()


def test_the_internet_goes_and_comes() -> None:
    """Cut to what is left, and back at its hour."""
    cut = with_shock(quiet(4), "internet_shutdown", 24.0, {"left": 0.1})
    batch = finished(run_worlds(with_shock(cut, "internet_restored", 60.0, name="back"), SEED, [0]))

    traffic = indicator(batch, "internet")[:, 0]

    assert np.allclose(traffic[(batch.times > 1.0) & (batch.times < 2.5)], 10.0)
    assert np.allclose(traffic[(batch.times < 1.0) | (batch.times > 2.5)], 100.0)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_force_rule_holds_from_its_hour(level: int) -> None:
    """An order is an order; a milder one later is told as relaxed."""
    harsh = with_shock(quiet(1), "force_rule", 6.0, {"level": float(level)})
    milder = with_shock(harsh, "force_rule", 12.0, {"level": level - 1.0}, name="milder")

    play = chronicle(milder, 2)

    assert [e.type for e in play.stories[0]] == [f"force_rule_{level}", "force_relaxed"]
    assert (play.worlds.force_rule == level - 1.0).all()


def test_a_price_cut_is_local_and_partial() -> None:
    """Prices come down where it is said, to what is said, and it counts as a concession."""
    usual = scenario("january-2022", 2)
    crisis = with_shock(usual, "price_cut", 24.0, {"price": 1.5}, region="KZ-MAN")

    w = worlds_of(crisis, 5).worlds

    row = w.ground.ids.index("KZ-MAN")
    assert (w.price[row] == 1.5).all()
    assert (np.delete(w.price, row, axis=0) == 2.0).all()
    assert w.conceded == pytest.approx(0.1)


@pytest.mark.parametrize("kind", ["oil_price", "currency"])
def test_markets_stay_where_they_are_put(kind: str) -> None:
    """Neither oil nor the currency drifts back by itself in a quiet country."""
    value = {"oil_price": 35.0, "currency": 0.7}[kind]
    w = worlds_of(with_shock(scenario("no-shock", 4), kind, 12.0, {"value": value}), 5).worlds

    assert np.allclose(w.oil if kind == "oil_price" else w.currency, value, atol=0.05)


# -- those in power -------------------------------------------------------------------------------


def test_a_split_arms_men_and_costs_cohesion() -> None:
    """What follows is the elites' own reaction: within half a day armed men appear."""
    play = chronicle(with_shock(quiet(2), "elite_split", 12.0), N)

    for story in play.stories:
        armed = [e for e in story if e.type == "armed_infiltration"]

        assert [e.causes for e in armed] == [(0,), (0,)]
        assert all(14.0 / 24.0 <= e.days <= 1.0 for e in armed)
    assert (play.worlds.base_cohesion < 0.5).all()


def test_a_purge_ends_what_the_old_guard_held() -> None:
    """Its power and the unfinished handover shrink by as much as in a purge of the model's own."""
    before, after = (worlds_of(s, 5).worlds for s in (quiet(1), with_shock(quiet(1), "purge", 6.0)))

    assert before.old_guard - after.old_guard == pytest.approx(0.45)
    assert before.transition_gap - after.transition_gap == pytest.approx(0.45)
    assert after.conceded == pytest.approx(0.35)


def test_a_leader_dismissed_is_gone_and_followed() -> None:
    """Office is empty, the event says how, and a successor comes in."""
    play = chronicle(with_shock(scenario("no-shock", 20), "dismiss_leader", 12.0), N)

    for story in play.stories:
        assert [e.type for e in story[:2]] == ["leader_dismissed", "leader_gone"]
        assert story[1].causes == (0,)
        assert 0 in first(story, "successor_installed").causes
    assert (play.worlds.gone == 1.0).all()
    assert (play.worlds.leaderless == 0.0).all()


@pytest.mark.parametrize(
    ("answer", "reached"),
    [("declined", "declined"), ("limited", "accepted"), ("massive", "accepted")],
)
def test_an_answer_laid_down_is_given(answer: str, reached: str) -> None:
    """Whoever asks is answered as the scenario says."""
    crisis = with_shock(moved("january-2022", WILD, days=9), "csto_answer", 0.0, answer=answer)
    batch = finished(run_worlds(crisis, SEED, range(60)))
    other = {"declined": "accepted", "accepted": "declined"}[reached]

    assert (milestone(batch, reached) >= 0).any()
    assert not (milestone(batch, other) >= 0).any()


@pytest.mark.parametrize("answer", ["declined", "limited"])
def test_a_decision_comes_at_its_hour(answer: str) -> None:
    """Asked before, the alliance answers then, once and not sooner; asked later it does not."""
    asked = with_shock(quiet(3), "csto_request", 20.0)
    late = with_shock(quiet(3), "csto_request", 40.0)
    reached = {"declined": "declined", "limited": "accepted"}[answer]

    decided = [
        with_shock(crisis, "csto_decision", 36.0, name="decision", answer=answer)
        for crisis in (asked, late)
    ]
    days = [milestone(finished(run_worlds(s, SEED, range(N))), reached) for s in decided]

    assert np.allclose(days[0], 1.5)
    assert np.isnan(days[1]).all()


# -- pinned and forbidden -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "numbers", "words"),
    [
        ("price_rollback", {}, {}),
        ("price_cut", {"price": 1.2}, {"region": "all"}),
        ("concession", {"size": 0.8}, {}),
        ("curfew", {}, {}),
        ("internet_shutdown", {"left": 0.03}, {}),
        ("purge", {}, {}),
        ("elite_split", {}, {}),
        ("csto_request", {}, {}),
        ("dismiss_leader", {}, {}),
    ],
)
def test_what_is_pinned_happens_then_and_not_otherwise(
    kind: str, numbers: dict[str, float], words: dict[str, str]
) -> None:
    """The scenario's date takes the place of the model's own, before and after."""
    crisis = with_shock(moved("january-2022", WILD, days=9), kind, 150.0, numbers, **words)
    if kind == "price_cut":  # it comes too late where all has been given back
        crisis = with_shock(crisis, "forbid", 0.0, name="ban", what="rollback")
    if kind != "dismiss_leader":  # nobody is left to act where he has fallen before
        crisis = with_shock(crisis, "forbid", 0.0, name="stay", what="fall")

    play = chronicle(crisis, 40)

    assert np.allclose(days_of(play, EVENTS.get(kind, kind)), 150.0 / 24.0)
    told = [[e.type for e in story].count(EVENTS.get(kind, kind)) for story in play.stories]
    assert set(told) == {1}


def test_a_pinned_force_rule_replaces_that_order_only() -> None:
    """Fire is not allowed before its day; batons still are."""
    crisis = moved("january-2022", {**WILD, "repression": 1.0}, days=9)

    play = chronicle(with_shock(crisis, "force_rule", 150.0, {"level": 2.0}), 40)

    fire = days_of(play, "force_rule_2")
    assert np.nanmin(fire) == pytest.approx(150.0 / 24.0)
    assert (days_of(play, "force_rule_1") < 150.0 / 24.0).any()


@pytest.mark.parametrize("what", sorted(HAZARDS))
def test_what_is_forbidden_does_not_happen(what: str) -> None:
    """However strong the reasons, in no world."""
    crisis = with_shock(moved("january-2022", WILD, days=12), "forbid", 0.0, what=what)

    game = worlds_of(crisis, 60)

    assert not game.worlds.happened(FORBIDDEN[what]).any()


@pytest.mark.parametrize(
    "what", ["csto_request", "purge", "split", "internet_shutdown", "emergency", "fire"]
)
def test_without_the_ban_it_does_happen(what: str) -> None:
    """The test above is not idle."""
    game = worlds_of(moved("january-2022", WILD, days=12), 60)

    assert game.worlds.happened(FORBIDDEN[what]).any()


def test_what_is_forbidden_can_still_be_scheduled() -> None:
    """A ban is on the model's own decisions, not on the scenario's."""
    crisis = with_shock(quiet(2), "forbid", 0.0, name="ban", what="csto_request")

    batch = finished(run_worlds(with_shock(crisis, "csto_request", 24.0), SEED, range(5)))

    assert np.allclose(milestone(batch, "request"), 1.0)


def test_a_lever_can_move_a_shock() -> None:
    """The size of a shock is a number like any other."""
    assert moved("january-2022", {"price_shock": 3.0}).value("shocks.lpg_price.factor") == 3.0


def test_two_shocks_of_a_kind_strike_both() -> None:
    """Names tell them apart; each has its own numbers."""
    first_cut = with_shock(quiet(2), "internet_shutdown", 6.0, {"left": 0.5})
    crisis = with_shock(first_cut, "internet_shutdown", 12.0, {"left": 0.03}, name="blackout")
    crisis = replace(crisis, title="Twice")

    story = chronicle(crisis, 1).stories[0]

    assert [(e.type, dict(e.data)["left"]) for e in story] == [
        ("internet_shutdown", 0.5),
        ("internet_shutdown", 0.03),
    ]
