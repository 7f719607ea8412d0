"""What holds in every history, however it goes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.engine.catalogue import ACTORS
from simulator.engine.replicate import Game, never
from simulator.world.worlds import Worlds
from tests.engine.plays import (
    SEED,
    SHIPPED,
    Chronicled,
    chronicle,
    chronicled,
    indicator,
    milestone,
    moved,
    scenario,
)

N = 30  # as the stories are played, which hold these histories already
ROUNDING = 1e-6  # persons: what is left where units have come and gone again
CUMULATIVE = ("deaths", "deaths_forces", "arrests", "displaced", "loss")
PERSONS = tuple(f.name for a in ACTORS.values() for f in a.FIELDS if f.unit == "persons")

each_scenario = pytest.mark.parametrize("name", SHIPPED)
corners = st.dictionaries(
    st.sampled_from(sorted(scenario("january-2022").levers)), st.booleans(), min_size=3, max_size=20
)


def at_corner(name: str, ends: Mapping[str, bool]) -> dict[str, float]:
    """Return lever settings, each at its upper or lower end, of the levers that there are."""
    levers = scenario(name).levers
    return {k: levers[k].high if high else levers[k].low for k, high in ends.items() if k in levers}


@cache
def watched(name: str) -> Chronicled:
    """Return a shipped scenario with its persons noted every day."""
    notes = {field: (lambda w, field=field: getattr(w, field)) for field in PERSONS}
    return chronicle(scenario(name), N, notes)


@pytest.fixture(params=["january-2022", "early-intervention", "kyrgyzstan-2010-june"])
def play(request: pytest.FixtureRequest) -> Chronicled:
    """A crisis with its persons noted every day."""
    return watched(request.param)


@pytest.mark.parametrize("field", PERSONS)
def test_counts_are_never_negative(play: Chronicled, field: str) -> None:
    """Nobody is less than nobody, on any day, in any region."""
    assert min(float(day.min()) for day in play.notes[field]) >= -ROUNDING


@pytest.mark.parametrize("field", ["dead", "dead_forces", "arrested", "displaced"])
def test_nobody_comes_back(play: Chronicled, field: str) -> None:
    """Those killed, detained and displaced in a region only ever become more."""
    days = play.notes[field]

    assert all((later >= earlier).all() for earlier, later in pairwise(days))


@each_scenario
@pytest.mark.parametrize("name_of_series", CUMULATIVE)
def test_cumulative_series_never_fall(name: str, name_of_series: str) -> None:
    """What is counted in all never falls from one tick to the next."""
    series = indicator(chronicled(name, N).batch, name_of_series)

    assert (np.diff(series, axis=0) >= 0.0).all()


def test_the_dead_are_whole_persons(play: Chronicled) -> None:
    """Deaths are counted, not estimated."""
    for field in ("dead", "dead_forces"):
        assert np.array_equal(play.notes[field][-1], np.round(play.notes[field][-1]))


def test_forces_take_from_a_crowd_and_add_nobody(play: Chronicled) -> None:
    """After everybody's turn there are no more in the street than the movement brought."""
    w = play.worlds

    assert (w.peaceful + w.rioters + w.armed <= w.crowd + ROUNDING).all()


def test_nobody_dies_where_nobody_is(play: Chronicled) -> None:
    """In a region that never saw a crowd, a fight or an attack nobody is killed."""
    w = play.worlds
    never = sum(np.max(play.notes[field], axis=0) for field in ("former", "weary")) == 0.0

    assert not w.dead[never & (w.attacks == 0.0)].any()


def test_nobody_flees_from_where_nobody_lives(play: Chronicled) -> None:
    """No region loses more people than it has."""
    assert (play.worlds.displaced <= play.worlds.ground.people).all()


@each_scenario
def test_foreign_troops_come_only_when_accepted(name: str) -> None:
    """No foreign soldier is in the country before the alliance has said yes."""
    batch = chronicled(name, N).batch
    accepted = np.nan_to_num(milestone(batch, "accepted"), nan=np.inf)

    early = batch.times[:, None] < accepted

    assert not indicator(batch, "foreign_troops")[early].any()


@each_scenario
def test_acceptance_follows_a_request_and_arrival_an_acceptance(name: str) -> None:
    """Asked, decided, landed, complete, leaving, gone: in this order, none skipped."""
    batch = chronicled(name, N).batch
    steps = ("request", "accepted", "arrival", "withdrawal_announced", "withdrawal_starts", "gone")
    days = np.array([milestone(batch, step) for step in steps])

    reached = ~np.isnan(days)

    assert (reached[:-1] >= reached[1:]).all()
    assert not (np.diff(days, axis=0) < 0.0).any()


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"csto_troops": 20_000.0, "airlift": 0.2},
        {"csto_troops": 20_000.0, "airlift": 3.0},
        {"mobilisable_share": 8.0},
        {"security_loyalty": 0.2},
    ],
    ids=str,
)
def test_troops_that_are_gone_are_gone(settings: dict[str, float]) -> None:
    """Once the last have left nobody lands any more, and none complete who never arrived."""
    play = chronicle(moved("early-intervention", settings), 30)
    gone = ~np.isnan(milestone(play.batch, "gone"))

    assert not indicator(play.batch, "foreign_troops")[-1, gone].any()
    for story in play.stories:
        types = [event.type for event in story]

        assert types.count("csto_arrives") == 1 or "csto_deployed" not in types


@each_scenario
def test_a_request_has_one_answer(name: str) -> None:
    """Moscow says yes or no, not both, and nothing unasked."""
    batch = chronicled(name, N).batch
    yes, no, asked = (~np.isnan(milestone(batch, m)) for m in ("accepted", "declined", "request"))

    assert not (yes & no).any()
    assert not ((yes | no) & ~asked).any()


@each_scenario
def test_who_has_fallen_stays_fallen(name: str) -> None:
    """A leader falls once, a successor follows, and the outcome knows it."""
    batch = chronicled(name, N).batch
    fell, successor = milestone(batch, "leader_falls"), milestone(batch, "successor")

    assert not (~np.isnan(successor) & np.isnan(fell)).any()
    assert not (successor < fell).any()


@each_scenario
def test_fields_end_finite_and_within_their_bounds(name: str) -> None:
    """Every field keeps to what its declaration says."""
    assert out_of_bounds(chronicled(name, N).worlds) == []


@settings(max_examples=10)
@given(corners, st.sampled_from(SHIPPED))
def test_fields_keep_their_bounds_at_any_corner(ends: dict[str, bool], name: str) -> None:
    """Wherever the levers stand, the play goes through and every field keeps to its bounds."""
    game = Game(moved(name, at_corner(name, ends), days=12), SEED, tuple(range(10)))
    game.play(never)

    assert out_of_bounds(game.worlds) == []
    assert np.isfinite(game.batch().series).all()


def out_of_bounds(w: Worlds) -> list[str]:
    """Return the fields that are not finite or have left their declared bounds."""
    return [
        field.name
        for field in w.declared.values()
        for values in (getattr(w, field.name),)
        if not np.isfinite(values).all()
        or values.min() < field.low - ROUNDING
        or values.max() > field.high + ROUNDING
    ]
