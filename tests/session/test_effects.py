"""Effects of levers: measured in pairs while nothing else is, and known again on the way back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.tiny import finish, tiny_session
from ui.session.effect_words import effect_text, progress_text, scale_of
from ui.session.effects import FIRST, PAIRS, Effect
from ui.session.lever_order import by_effect
from ui.session.session import Session


def measured(session: Session) -> dict[str, Effect]:
    """Tick until every lever is measured."""
    for _ in range(300):
        session.tick()
        if session.effects.state == "done":
            return {effect.lever: effect for effect in session.effects.known}
    raise AssertionError("the effects do not end")


def test_an_effect_is_the_paired_difference_between_a_levers_ends(session: Session) -> None:
    """Without police the leader falls in nearly half of the runs, under the most of it in none."""
    effects = measured(session)

    police = effects["police"]
    assert police.outcome == "calm"
    assert police.points.value == pytest.approx(45, abs=8)
    assert police.points.low < police.points.value < police.points.high
    assert police.points.n == PAIRS
    assert effects["anger"].points.value < -90
    assert not police.within_noise


def test_a_lever_without_effect_is_within_noise(session: Session) -> None:
    """Where the police do everything, anger does nothing, and is not said to do anything."""
    session.set_lever("police", 1.5)
    session.end_gesture()
    finish(session)

    anger = measured(session)["anger"]

    assert anger.within_noise
    assert anger.points.low <= 0 <= anger.points.high


def test_nothing_is_measured_before_the_case_is_refined_or_in_a_drag(session: Session) -> None:
    """What the user does comes first."""
    session.set_lever("police", 1.0)
    for _ in range(50):
        session.tick()

    assert session.effects.state == "waiting"
    assert not session.effects.known


def test_a_levers_own_moves_leave_its_effect_fresh(session: Session) -> None:
    """It is over the whole range; the others grow stale until they are measured anew."""
    measured(session)

    session.set_lever("police", 1.0)
    fresh = {effect.lever: effect.is_fresh for effect in session.effects.known}

    assert fresh == {"police": True, "anger": False}


def test_going_back_shows_what_was_known_at_once(session: Session) -> None:
    """Undo needs no run to be played again."""
    before = measured(session)
    session.set_lever("police", 1.0)
    session.end_gesture()
    finish(session)
    measured(session)

    session.undo()

    assert {effect.lever: effect for effect in session.effects.known} == before


def test_it_gives_way_and_goes_on_where_it_was(session: Session) -> None:
    """A lever that is moved takes the pool; what was measured of others is not measured again."""
    session.tick()
    session.tick()
    states = [session.effects.state]
    session.set_lever("police", 0.6)
    session.tick()
    states.append(session.effects.state)

    assert states == ["playing", "waiting"]
    session.end_gesture()
    finish(session)
    assert len(measured(session)) == 2


def test_it_can_be_stopped_and_goes_on_with_the_next_case(session: Session) -> None:
    """Esc means this case only."""
    session.cancel()
    for _ in range(20):
        session.tick()
    stopped = session.effects.state, session.effects.progress.done
    session.set_lever("police", 0.6)
    session.end_gesture()
    finish(session)

    assert stopped == ("stopped", 0)
    assert measured(session)


def test_it_can_be_switched_off(session: Session) -> None:
    """Then nothing is played, and nothing shown."""
    measured(session)

    session.set_effects("off")

    assert session.effects.state == "off"
    assert session.effects.of("police") is None
    assert not session.effects.wants_pool


def test_levers_in_view_come_first(session: Session) -> None:
    """What is on the screen is known before what is not."""
    session.effects.look_at(["anger"])
    while not session.effects.known:
        session.tick()

    assert [effect.lever for effect in session.effects.known] == ["anger"]


def test_every_lever_is_known_roughly_before_any_is_known_well(session: Session) -> None:
    """A first look at all of them, then the rest of the pairs, each played once."""
    pairs = []
    while session.effects.state != "done":
        session.tick()
        pairs.append(sorted(effect.points.n for effect in session.effects.known))

    seen = [known for known, _ in itertools.groupby(pairs)]
    assert seen[-4:] == [[FIRST], [FIRST, FIRST], [FIRST, PAIRS], [PAIRS, PAIRS]]


def test_another_leading_outcome_needs_no_run(session: Session) -> None:
    """How each run ended is kept, so that the effect on any outcome is known."""
    session.set_lever("police", 0.0)
    session.set_lever("anger", 0.6)
    session.end_gesture()
    finish(session)
    measured(session)
    assert session.effects.outcome == "leader_falls"

    session.set_lever("police", 2.0)
    session.end_gesture()
    finish(session)
    police = next(effect for effect in session.effects.known if effect.lever == "police")

    assert session.effects.outcome == "calm"
    assert police.is_fresh
    assert police.points.value > 0


def test_an_end_that_is_known_is_not_played_again(session: Session) -> None:
    """A lever that stands at its end needs the other end only."""
    session.set_lever("police", 0.0)
    session.end_gesture()
    finish(session)
    session.effects.look_at(["police"])

    (asked,) = session.effects.requests()

    assert list(asked.numbers) == list(range(FIRST))


def test_nothing_is_measured_where_nothing_is_open() -> None:
    """The first tick of an empty session does nothing."""
    session = tiny_session()
    session.tick()

    assert session.effects.progress.total == 0
    assert not session.effects.wants_pool


def test_the_largest_effect_can_come_first(session: Session) -> None:
    """Levers of a section by size; what is within noise or unknown comes after."""
    unknown = by_effect(session.levers, session.effects)
    measured(session)

    assert unknown == (("police",), ("anger",))
    assert by_effect(session.levers, session.effects) == (("police",), ("anger",))


def test_an_effect_says_what_it_is(session: Session) -> None:
    """From where to where, on what, how much, how sure, and from how many pairs."""
    effect = measured(session)["anger"]

    text = effect_text(effect, session.lever("anger"), "Calm")

    assert text.startswith("From 0.00 to 1.00: Calm −")
    assert text.endswith("200 pairs")
    assert " points (−" in text


def test_one_scale_holds_all_effects(session: Session) -> None:
    """A full bar is a round number of points."""
    effects = measured(session).values()

    assert scale_of(effects) == 100
    assert scale_of([]) == 5


def test_progress_is_said_while_there_is_some(session: Session) -> None:
    """Nothing is said once all is known."""
    session.effects.look_at(["anger"])
    said = []
    while session.effects.state != "done":
        session.tick()
        said.append(progress_text(session.effects))

    assert [text for text, _ in itertools.groupby(said)] == [
        "effects 0 of 2",
        "effects 1 of 2",
        "refining 0 of 2",
        "refining 1 of 2",
        "",
    ]


@settings(max_examples=15)
@given(police=st.floats(1.5, 2.0), anger=st.floats(0.0, 1.0))
def test_a_dead_levers_effect_is_never_told_from_nothing(police: float, anger: float) -> None:
    """Under police that leave nothing to anger, wherever both stand."""
    session = tiny_session()
    session.open_scenario("quiet-town")
    session.set_lever("police", police)
    session.set_lever("anger", anger)
    session.end_gesture()
    finish(session)

    effect = measured(session)["anger"]

    assert effect.within_noise
    assert effect.points.value == 0
