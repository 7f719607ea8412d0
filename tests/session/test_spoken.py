"""What is announced of the runs: the finding, once, and not too often."""

from __future__ import annotations

import pytest

from tests.session.tiny import Clock, finish, tiny_session
from ui.session.session import Session
from ui.session.spoken import PAUSE, Spoken


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(clock: Clock) -> Session:
    session = tiny_session(clock=clock)
    session.open_scenario("quiet-town")
    finish(session)
    return session


def test_the_finding_is_said_with_how_far_the_runs_are(opened: Session, clock: Clock) -> None:
    """State, count, outcome and share in one sentence."""
    text = Spoken(opened, clock).take()

    assert text.startswith("Refined, 600 replications. ")
    assert "%" in text


def test_what_was_said_is_not_said_again(opened: Session, clock: Clock) -> None:
    """Only news is."""
    spoken = Spoken(opened, clock)
    first = spoken.wait
    spoken.take()

    assert (first, spoken.wait) == (0.0, None)


def test_news_wait_until_a_while_after_the_last(opened: Session, clock: Clock) -> None:
    """However fast figures change, a listener hears them one after the other."""
    spoken = Spoken(opened, clock)
    spoken.take()
    clock.now += 1
    opened.set_lever("police", 1.5)
    opened.end_gesture()
    finish(opened)

    assert spoken.wait == pytest.approx(PAUSE - 1)
    clock.now += PAUSE
    assert spoken.wait == 0.0


def test_nothing_is_said_before_a_first_picture(clock: Clock) -> None:
    """An empty window is silent."""
    assert Spoken(tiny_session(clock=clock), clock).wait is None
