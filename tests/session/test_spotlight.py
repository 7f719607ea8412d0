"""The run and the moment that pages share."""

from __future__ import annotations

from ui.session.session import Session
from ui.session.spotlight import Spotlight


def test_what_is_not_given_stays() -> None:
    """Looking at another day keeps the run, and the other way round."""
    spotlight = Spotlight()

    spotlight.look(run=7)
    spotlight.look(day=2.5)

    assert (spotlight.run, spotlight.day) == (7, 2.5)


def test_only_a_change_is_told() -> None:
    """Looking where one looks already disturbs nobody."""
    spotlight, told = Spotlight(), []
    spotlight.changed.connect(lambda: told.append((spotlight.run, spotlight.day)))

    spotlight.look(run=7, day=2.5)
    spotlight.look(day=2.5)
    spotlight.forget()
    spotlight.forget()

    assert told == [(7, 2.5), (None, None)]


def test_a_run_or_an_outcome_can_be_asked_for(session: Session) -> None:
    """Any page can send the user to the story of a run, through the session."""
    asked: list[object] = []
    session.spotlight.asked.connect(asked.append)
    session.spotlight.asked_outcome.connect(asked.append)

    session.spotlight.tell(12)
    session.spotlight.tell_outcome("calm")

    assert asked == [12, "calm"]
    assert session.spotlight.run == 12


def test_another_scenario_has_other_runs(session: Session) -> None:
    """What was looked at in one crisis means nothing in the next."""
    session.spotlight.look(run=7, day=2.5)

    session.open_scenario("loud-town")

    assert (session.spotlight.run, session.spotlight.day) == (None, None)
