"""Arrays and stories tell the same history, and each event has its reasons."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.engine.batch import Batch
from simulator.engine.catalogue import INDICATORS, MILESTONES, OUTCOMES
from simulator.engine.replicate import run_worlds, tell
from simulator.scenario.model import Scenario
from simulator.world.story import Event
from tests.engine.plays import (
    SEED,
    SHIPPED,
    chronicle,
    chronicled,
    moved,
    played,
    same_bits,
    scenario,
)

N = 30
OF_THEIR_OWN_ACCORD = {"extremist_attack", "communal_clash"}  # where nothing gave the occasion

each_scenario = pytest.mark.parametrize("name", SHIPPED)


def first(story: Sequence[Event], kind: str) -> float:
    """Return the day of the first event of a type, NaN where it never happened."""
    return min((event.days for event in story if event.type == kind), default=float("nan"))


def causeless(story: Sequence[Event], crisis: Scenario) -> list[Event]:
    """Return the events without a cause at an hour for which the scenario has no shock."""
    struck = {0.0, *(crisis.value(f"shocks.{name}.at") / 24.0 for name in crisis.shocks)}
    return [
        event
        for event in story
        if not event.causes and event.type not in OF_THEIR_OWN_ACCORD and event.days not in struck
    ]


@each_scenario
def test_a_batch_has_the_shape_that_it_says(name: str) -> None:
    """Every array has its replications last, and its rows in the order of the catalogue."""
    batch = played(name, N, 8)

    assert batch.series.shape == (len(INDICATORS), 65, N)
    assert batch.milestones.shape == (len(MILESTONES), N)
    assert batch.times.tolist() == [tick / 8 for tick in range(65)]
    assert batch.outcomes.shape == batch.events.shape == batch.numbers.shape == (N,)
    assert set(batch.outcomes) <= set(range(len(OUTCOMES)))


def test_a_batch_can_cross_processes() -> None:
    """Pickled and back, it is the same bits."""
    batch = played("january-2022", N, 8)

    returned: Batch = pickle.loads(pickle.dumps(batch))

    assert same_bits(returned, batch)


def test_keeping_the_story_changes_no_history() -> None:
    """A batch that writes its stories down has the bits of one that does not."""
    assert same_bits(chronicled("january-2022", N).batch, played("january-2022", N))


@each_scenario
def test_milestones_are_the_first_events_of_their_type(name: str) -> None:
    """What the arrays date is what the story tells, on the same day."""
    play = chronicled(name, N)

    for row, milestone in enumerate(MILESTONES.values()):
        told = [first(story, milestone.event) for story in play.stories]

        assert np.allclose(play.batch.milestones[row], told, rtol=1e-6, equal_nan=True)


@each_scenario
def test_every_event_is_counted(name: str) -> None:
    """A story has as many events as its replication counted."""
    play = chronicled(name, N)

    assert play.batch.events.tolist() == [len(story) for story in play.stories]


@pytest.mark.parametrize("replication", [0, 7, 29])
def test_a_story_is_the_same_whatever_batch_it_is_told_from(replication: int) -> None:
    """Told alone or among others, a replication has the same events."""
    story = tell(scenario("january-2022"), SEED, replication)
    play = chronicled("january-2022", N)

    assert story.events == play.stories[replication]
    assert story.outcome == list(OUTCOMES)[play.batch.outcomes[replication]]


def test_a_story_knows_how_to_be_told_again() -> None:
    """It names scenario, seed and replication."""
    story = tell(scenario("no-shock", 2), 5, 3)

    assert (story.scenario, story.seed, story.replication) == ("no-shock", 5, 3)


@each_scenario
def test_causes_come_before_their_effects(name: str) -> None:
    """Events are told in time, numbered in order, and name only earlier ones as causes."""
    for story in chronicled(name, N).stories:
        assert [event.id for event in story] == list(range(len(story)))
        assert all(a.days <= b.days for a, b in pairwise(story))
        assert all(cause < event.id for event in story for cause in event.causes)


@each_scenario
def test_every_event_but_a_shock_has_a_cause(name: str) -> None:
    """Only what comes from outside the model happens without a reason."""
    play, crisis = chronicled(name, N), scenario(name)

    assert [causeless(story, crisis) for story in play.stories] == [[]] * N


@settings(max_examples=6)
@given(
    st.sampled_from(["january-2022", "no-shock"]),
    st.dictionaries(
        st.sampled_from(sorted(scenario("no-shock").levers)), st.booleans(), max_size=5
    ),
)
def test_every_event_has_a_cause_wherever_the_levers_stand(
    name: str, ends: dict[str, bool]
) -> None:
    """At any corner of the levers' space no event happens for nothing."""
    levers = scenario(name).levers
    corner = {k: levers[k].high if high else levers[k].low for k, high in ends.items()}

    crisis = moved(name, corner, days=8)
    play = chronicle(crisis, 12)

    assert [causeless(story, crisis) for story in play.stories] == [[]] * 12


@pytest.mark.parametrize(
    "corner",
    [
        {"political_trigger": 1.0},
        {"elite_cohesion": 0.0},
        {"elite_cohesion": 0.0, "old_guard_power": 1.0},
    ],
    ids=str,
)
def test_no_event_happens_for_nothing_in_a_quiet_country(corner: dict[str, float]) -> None:
    """Without a price shock too, what happens has a cause that the story names."""
    crisis = moved("no-shock", corner, days=12)
    play = chronicle(crisis, 24)

    assert [causeless(story, crisis) for story in play.stories] == [[]] * 24


@each_scenario
def test_events_happen_where_and_to_whom_exists(name: str) -> None:
    """A region is one of the country's, an actor is named, and told numbers are finite."""
    ids = {region.id for region in scenario(name).country.regions}
    for story in chronicled(name, N).stories:
        assert {event.region for event in story} <= ids | {""}
        assert all(event.actor for event in story)
        assert all(np.isfinite(value) for event in story for _, value in event.data)


def test_stopping_leaves_nothing() -> None:
    """A run that nobody wants any more gives no batch."""
    assert run_worlds(scenario("january-2022", 5), SEED, range(3), stop=lambda: True) is None


def test_a_run_asks_once_a_day_whether_it_is_wanted() -> None:
    """It is asked at the start of every simulated day, and stops within one."""
    asked: list[int] = []

    def lost_interest() -> bool:
        asked.append(1)
        return len(asked) > 3

    assert run_worlds(scenario("january-2022", 5), SEED, range(3), stop=lost_interest) is None
    assert len(asked) == 4


@each_scenario
def test_order_is_restored_and_lost_in_turn(name: str) -> None:
    """Unrest returns only where order was restored, and order only where unrest had returned."""
    for story in chronicled(name, N).stories:
        turns = [e.type for e in story if e.type in ("order_restored", "unrest_returns")]

        assert turns == (["order_restored", "unrest_returns"] * len(turns))[: len(turns)]


def test_a_story_says_what_it_came_to() -> None:
    """The number that stands for each indicator is read off the same play."""
    story = tell(scenario("january-2022"), SEED, 7)
    batch = chronicled("january-2022", N).batch
    deaths = batch.series[list(INDICATORS).index("deaths"), :, 7]

    assert [name for name, _ in story.figures] == list(INDICATORS)
    assert dict(story.figures)["deaths"] == deaths[-1]
