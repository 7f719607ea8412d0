"""Each counterfactual of January 2022 differs from it by what its file says, and tells why."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from simulator.scenario.model import Scenario
from tests.engine.plays import chronicled, indicator, milestone, played, scenario, share

MANY = 200
FEW = 32
JANUARY = "january-2022"
VARIANTS = (
    "january-2022-pinned",
    "no-shock",
    "moscow-abstains",
    "early-intervention",
    "heavy-repression",
    "early-concession",
    "extremist-reactivation",
    "elite-split",
    "worst-case",
    "erosion-2030",
)
PINNED = {  # event and the shock that brings it about
    "internet_shutdown": "mobile_internet",
    "state_of_emergency": "emergency",
    "concession": "cabinet",
    "price_rollback": "price_order",
    "old_guard_purged": "purge",
    "csto_requested": "request",
}

each = pytest.mark.parametrize("name", [JANUARY, *VARIANTS])


def at(crisis: Scenario, shock: str) -> float:
    """Return the day on which a shock strikes."""
    return crisis.value(f"shocks.{shock}.at") / 24.0


def comes(name: str) -> float:
    """Return how often the alliance says yes."""
    return float(np.mean(milestone(played(name, MANY), "accepted") >= 0))


def detained(name: str) -> float:
    """Return the median number of people detained."""
    return float(np.median(indicator(played(name, MANY), "arrests")[-1]))


def falls(name: str) -> float:
    """Return how often the leader or a part of the country is lost."""
    return share(played(name, MANY), "leader_falls") + share(played(name, MANY), "fragmentation")


@each
def test_a_scenario_says_what_it_is(name: str) -> None:
    """Title, summary, the outcomes to look at first, and what to hold against it."""
    crisis = scenario(name)

    assert all((crisis.title, crisis.summary, crisis.headline))
    assert crisis.notes or name in (JANUARY, "no-shock")
    assert all(
        parameter.sources and parameter.confidence for parameter in crisis.parameters.values()
    )


@each
def test_its_stories_go_from_causes_to_effects(name: str) -> None:
    """In each of some histories every cause is an earlier event of the same story."""
    for story in chronicled(name, FEW).stories:
        days = {event.id: event.days for event in story}

        assert all(a.days <= b.days for a, b in pairwise(story))
        assert all(days[cause] <= event.days for event in story for cause in event.causes)
        assert all(cause < event.id for event in story for cause in event.causes)


@pytest.mark.parametrize("name", VARIANTS)
def test_it_holds_only_what_differs(name: str) -> None:
    """Country and model are those of January 2022; levers, shocks and their day are not."""
    crisis, january = scenario(name), scenario(JANUARY)
    moved = {p for p, v in january.parameters.items() if crisis.value(p) != v.value}
    levered = {target for lever in crisis.levers.values() for target in lever.targets}

    assert crisis.country == january.country
    assert moved <= levered
    assert crisis.fingerprint() != january.fingerprint()


@pytest.mark.parametrize("event", sorted(PINNED))
def test_pinned_decisions_fall_on_their_days(event: str) -> None:
    """As long as the leader is there to take them, in every history and at that hour alone."""
    crisis = scenario("january-2022-pinned")
    play = chronicled("january-2022-pinned", FEW)
    day = play.worlds.date(event) / 24.0
    gone = play.worlds.date("leader_gone") / 24.0

    absent = gone <= at(crisis, PINNED[event])

    assert absent.mean() < 0.3
    assert np.allclose(day[~absent], at(crisis, PINNED[event]))


def test_pinned_blackout_is_deep_and_ends_on_its_day() -> None:
    """Half of the traffic first, then hardly any, then all of it."""
    batch = played("january-2022-pinned", FEW)
    traffic, days = indicator(batch, "internet"), batch.times

    assert np.allclose(traffic[(days > 3.9) & (days < 4.6)], 50.0)
    assert np.allclose(traffic[(days > 4.7) & (days < 9.2)], 3.0)
    assert np.allclose(traffic[days > 9.3], 100.0)


def test_pinned_acceptance_follows_the_request_within_hours() -> None:
    """Who has asked is answered at the hour of the record, with a limited mission."""
    crisis = scenario("january-2022-pinned")
    batch = played("january-2022-pinned", FEW)
    asked = milestone(batch, "request") >= 0
    troops = indicator(batch, "foreign_troops").max(axis=0)

    assert np.allclose(milestone(batch, "accepted")[asked], at(crisis, "decision"))
    assert troops.max() <= crisis.value("actors.alliance.troops")


def test_heavy_repression_shoots_early_and_arrests_more() -> None:
    """Fire is allowed at its hour in every history; more are detained than in January 2022."""
    batch = played("heavy-repression", MANY)

    assert np.allclose(milestone(batch, "force_rule_2"), at(scenario("heavy-repression"), "fire"))
    assert detained("heavy-repression") > 1.2 * detained(JANUARY)


def test_extremists_strike_on_their_day_and_draw_troops() -> None:
    """There is an attack in every history by then, and troops come more often."""
    batch = played("extremist-reactivation", MANY)

    assert np.nanmax(milestone(batch, "extremist_attack")) <= at(
        scenario("extremist-reactivation"), "attack"
    )
    assert comes("extremist-reactivation") > comes(JANUARY)


def test_a_split_elite_loses_its_leader_more_often() -> None:
    """It splits on its day in every history, and more leaders fall than in January 2022."""
    batch = played("elite-split", MANY)

    assert np.allclose(milestone(batch, "split"), at(scenario("elite-split"), "split"))
    assert falls("elite-split") > falls(JANUARY)


def test_the_worst_case_is_the_worst() -> None:
    """The leader or a part of the country is lost more often than anywhere else; nobody comes."""
    assert falls("worst-case") > 0.4
    assert falls("worst-case") == max(falls(name) for name in (JANUARY, *VARIANTS))
    assert comes("worst-case") == 0.0


def test_erosion_makes_help_from_moscow_rarer() -> None:
    """With weaker ties troops come no more often; it is held against no record."""
    assert scenario("erosion-2030").start.year == 2030
    assert scenario("erosion-2030").record == ""
    assert comes("erosion-2030") <= comes(JANUARY)
