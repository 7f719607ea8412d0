"""What most runs have in common, beside one scenario's bars."""

from __future__ import annotations

import pytest

from tests.session.tiny import finish, tiny_session
from ui.session.most_runs import MostRuns
from ui.session.session import Session


@pytest.fixture
def session() -> Session:
    session = tiny_session()
    session.open_scenario("loud-town")
    finish(session)
    return session


def test_what_most_runs_reach_has_a_line(session: Session) -> None:
    """With its day and share, and a sentence that has the interval."""
    (row,) = MostRuns(session).rows(7)

    assert (row.label, row.is_usual) == ("First protest", True)
    assert row.day.replace("\u00a0", " ") == "3 Jan"
    assert row.share in row.told
    assert "in the median" in row.told


def test_a_line_stays_while_one_drags_and_goes_after(session: Session) -> None:
    """Faint, since most runs have it no more."""
    most = MostRuns(session)
    most.rows(7)
    session.set_lever("anger", 0.2)
    finish(session)

    (held,) = most.rows(7)

    assert not held.is_usual
    session.end_gesture()
    finish(session)
    assert most.rows(7) == ()
    assert most.hint == "No milestone is reached in most runs"


def test_nothing_is_said_before_the_first_runs() -> None:
    """Neither lines nor that there are none."""
    session = tiny_session()
    session.open_scenario("loud-town")
    most = MostRuns(session)

    assert (most.rows(7), most.hint) == ((), "")
