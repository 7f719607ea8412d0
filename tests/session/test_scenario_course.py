"""The course under a scenario's shocks: rows by time, as they are while something is dragged."""

from __future__ import annotations

import pytest

from tests.session.shaken import shaken_session
from tests.session.tiny import finish, tiny_session
from ui.session.scenario_course import ScenarioCourse
from ui.session.session import Session


@pytest.fixture
def session() -> Session:
    session = shaken_session()
    finish(session)
    return session


@pytest.fixture
def course(session: Session) -> ScenarioCourse:
    return ScenarioCourse(session)


def test_a_row_says_when_and_in_how_many_runs(course: ScenarioCourse) -> None:
    """With the days its line spans, and all of it in words."""
    (row,) = course.rows(9)

    assert (row.name, row.label, row.happens) == ("first_protest", "First protest", True)
    assert (row.early, row.median, row.late, row.usual) == (2.0, 2.0, 2.0, None)
    assert row.said.replace("\u00a0", " ").startswith("3 Jan · ")
    assert "8 in 10 from" in row.told


def test_the_fan_is_the_first_of_the_outlook(session: Session, course: ScenarioCourse) -> None:
    """It follows the choice made there."""
    assert course.fan is session.chart("fan", "participants")

    session.set_shown_indicators(("deaths", "participants"))

    assert course.fan is session.chart("fan", "deaths")


def test_what_happens_no_more_keeps_its_row_beside_the_baseline(
    session: Session, course: ScenarioCourse
) -> None:
    """The row says in no run, and where the baseline has it."""
    session.set_lever("anger", 0.0)
    session.end_gesture()
    finish(session)

    (row,) = course.rows(9)

    assert (row.happens, row.usual) == (False, 2.0)
    assert row.said.replace("\u202f", " ") == "0 % of runs"
    assert "baseline: " in row.told


def test_rows_stay_while_a_shock_is_dragged(session: Session, course: ScenarioCourse) -> None:
    """However few have room: a drag neither adds nor drops one."""
    shown = course.rows(9)
    session.set_lever("anger", 0.4)

    assert session.hold_axes
    assert [row.name for row in course.rows(0)] == [row.name for row in shown]
    session.end_gesture()
    assert course.rows(0) == ()


def test_before_any_run_it_says_what_will_stand_here() -> None:
    """Nothing where nothing is open, then that runs are played."""
    session = tiny_session()
    course = ScenarioCourse(session)
    assert (course.hint, course.rows(9), course.fan) == ("", (), None)

    session.open_scenario("quiet-town")

    assert "first runs" in course.hint
    assert course.rows(9) == ()
