"""The last lever move is played to and fro, and leaves nothing behind."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.tiny import Clock, finish, tiny_session
from ui.session.files import SessionFiles
from ui.session.replay import LEG, LEGS, REST
from ui.session.session import Session

END = len(LEGS) * (LEG + REST) + REST


@pytest.fixture
def moved(session: Session) -> Session:
    """The quiet town after a drag of the police from 0.50 to 1.25."""
    session.set_lever("police", 0.8)
    session.set_lever("police", 1.25)
    session.end_gesture()
    finish(session)
    return session


def test_it_goes_to_and_fro_and_ends_where_it_began(moved: Session, clock: Clock) -> None:
    """Before, after, before, after; then what lay there is back, refined."""
    start, seen = moved.workspace, []
    moved.replay.start()
    while moved.replay.is_playing:
        seen.append(moved.variant.setting("police"))
        clock.now += LEG / 10
        moved.tick()

    assert [min(seen), max(seen)] == [0.5, 1.25]
    turns = [(a, b) for a, b in pairwise(seen) if a != b]
    assert {a < b for a, b in turns[:5]} == {True}
    assert any(a > b for a, b in turns)
    assert moved.workspace == start
    assert moved.status.state == "refined"


def test_a_session_that_goes_on_in_another_language_keeps_what_lay_there(moved: Session) -> None:
    """Not the move that was being shown."""
    start = moved.workspace
    moved.replay.start()

    assert moved.successor().workspace == start


def test_it_is_played_as_a_drag(moved: Session, clock: Clock) -> None:
    """Axes are held, previews are played, and the text says what moves."""
    moved.replay.toggle()
    clock.now += REST + LEG / 2
    moved.tick()

    assert moved.hold_axes
    assert moved.status.state == "preview"
    assert moved.replay.text == "Replaying Police 0.50 → 1.25"


def test_it_leaves_no_step_and_is_not_kept(tmp_path: Path, clock: Clock) -> None:
    """Neither undo nor the autosave knows of it."""
    files = SessionFiles.within(tmp_path / "kept")
    session = tiny_session(files, clock=clock)
    session.start("quiet-town")
    session.set_lever("police", 1.25)
    session.end_gesture()
    session.replay.start()
    session.autosave()
    again = tiny_session(SessionFiles.within(tmp_path / "kept"), clock=clock)
    session.close()

    again.start()
    session.undo()

    assert again.variant.settings == {"police": 1.25}
    assert not session.variant.settings
    assert not session.can_undo


def test_whatever_is_done_ends_it(moved: Session) -> None:
    """What is done is done to what lies on the desk, not to what is played."""
    moved.replay.start()
    shown = moved.variant.setting("police")
    moved.set_lever("anger", 0.9)
    moved.tick()

    assert shown == 0.5
    assert moved.variant.settings == {"police": 1.25, "anger": 0.9}
    assert not moved.replay.is_playing


def test_esc_stops_it_and_nothing_else(moved: Session) -> None:
    """The case is back and stays refined."""
    moved.replay.start()
    moved.cancel()

    assert moved.variant.setting("police") == 1.25
    assert not moved.replay.is_playing
    finish(moved)
    assert moved.status.state == "refined"


def test_a_move_of_a_pin_is_played_in_the_pin(session: Session, clock: Clock) -> None:
    """The live variant stands still."""
    session.pin()
    session.set_lever_of("B", "police", 1.5)
    session.end_gesture()
    session.replay.start()
    clock.now += REST / 2
    session.tick()

    assert session.replay.text == "Replaying B: Police 0.50 → 1.50"
    assert session.pins[0].variant.setting("police") == 0.5
    session.replay.stop()
    assert session.pins[0].variant.setting("police") == 1.5


def test_nothing_is_played_where_nothing_was_moved(session: Session) -> None:
    """Nor where what was moved is gone."""
    assert not session.replay.can_play
    session.replay.start()
    assert not session.replay.is_playing
    session.pin()
    session.set_lever_of("B", "police", 1.5)
    session.end_gesture()
    session.unpin("B")

    assert not session.replay.can_play


ACTS = ["tick", "stop", "toggle", "cancel", "read"]


@given(
    values=st.lists(st.floats(0, 2), min_size=1, max_size=3),
    acts=st.lists(st.tuples(st.sampled_from(ACTS), st.floats(0, 4)), max_size=8),
)
def test_replay_always_ends_where_it_began(
    values: list[float], acts: list[tuple[str, float]]
) -> None:
    """However it is stopped, toggled or left alone, case and history are what they were."""
    clock = Clock()
    session = tiny_session(clock=clock)
    session.open_scenario("quiet-town")
    for value in values:
        session.set_lever("police", value)
    session.end_gesture()
    before = session.workspace, session.undo_label, session.redo_label
    session.replay.start()
    for act, seconds in acts:
        clock.now += seconds
        if act in ("stop", "toggle"):
            getattr(session.replay, act)()
        elif act == "cancel" and session.replay.is_playing:
            session.cancel()
        session.tick()
    clock.now += END + 1
    session.tick()

    assert not session.replay.is_playing
    assert (session.workspace, session.undo_label, session.redo_label) == before
