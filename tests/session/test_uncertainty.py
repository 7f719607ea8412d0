"""What the spread on show is of: chance, ignorance of the parameters, or both."""

from __future__ import annotations

import json

import pytest

from simulator.results.comparison import Shown
from tests.session.tiny import SETS, SIZES, Clock, finish, tiny_session
from ui.session.files import SessionFiles
from ui.session.session import Session
from ui.session.uncertainty import WITHOUT_SETS


@pytest.fixture
def loud(clock: Clock) -> Session:
    """A session with the town open whose anger is known only roughly."""
    session = tiny_session(clock=clock)
    session.open_scenario("loud-town")
    finish(session)
    return session


def shown(session: Session) -> Shown:
    """Return what the picture says that its spread is of."""
    assert session.comparison is not None
    return session.comparison.uncertainty


def chosen(session: Session) -> list[str]:
    """Return what is marked among the choices."""
    return [choice.name for choice in session.uncertainties if choice.is_chosen]


def test_chance_is_shown_at_first(loud: Session) -> None:
    """All three can be chosen where a scenario has sets."""
    assert shown(loud) == "chance"
    assert chosen(loud) == ["chance"]
    assert [choice.is_open for choice in loud.uncertainties] == [True, True, True]


@pytest.mark.parametrize(("way", "n"), [("both", SIZES.full), ("ignorance", len(SETS))])
def test_another_is_played_and_shown(loud: Session, way: Shown, n: int) -> None:
    """The replications are others; with ignorance they are averaged within the sets."""
    before = loud.comparison

    loud.set_uncertainty(way)
    finish(loud)

    assert shown(loud) == way
    assert loud.comparison is not None
    assert before is not None
    assert loud.comparison.live.result.n == n
    assert loud.comparison.live.result.played == SIZES.full
    assert loud.comparison.live.result.key != before.live.result.key
    assert loud.comparison.sets == len(SETS)


def test_the_last_picture_stays_and_says_what_it_is(loud: Session) -> None:
    """Until the other is played, what is on show is called what it is."""
    loud.set_uncertainty("both")

    assert shown(loud) == "chance"
    assert chosen(loud) == ["both"]
    assert loud.comparison is not None
    assert len(loud.comparison.entries) == 2
    finish(loud)
    loud.set_uncertainty("chance")
    assert shown(loud) == "chance"


def test_a_picture_is_not_grouped_anew_while_chance_is_played(loud: Session) -> None:
    """On the way back to what was never played, the picture by set stays by set."""
    loud.set_lever("police", 1.0)
    loud.set_uncertainty("ignorance")
    finish(loud)

    loud.undo()

    assert (shown(loud), chosen(loud)) == ("ignorance", ["chance"])
    finish(loud)
    assert shown(loud) == "chance"


def test_ignorance_needs_no_run_of_its_own(loud: Session) -> None:
    """It is the same replications as both, seen by set: at once."""
    loud.set_uncertainty("both")
    finish(loud)

    loud.set_uncertainty("ignorance")

    assert shown(loud) == "ignorance"
    assert not loud.status.is_running


def test_the_choice_is_a_step_of_its_own(loud: Session) -> None:
    """Undo takes it back, with the picture that was there."""
    loud.set_lever("police", 1.0)
    loud.end_gesture()
    finish(loud)
    loud.set_uncertainty("ignorance")
    finish(loud)
    assert loud.undo_label == "Show ignorance"

    loud.undo()

    assert shown(loud) == "chance"
    loud.redo()
    assert chosen(loud) == ["ignorance"]


def test_a_pin_is_shown_the_same_way(loud: Session) -> None:
    """Everything beside the live variant is played under the same uncertainty."""
    loud.set_lever("police", 1.0)
    loud.end_gesture()
    loud.pin()
    loud.set_uncertainty("ignorance")
    finish(loud)

    assert loud.comparison is not None
    counted = {entry.letter: entry.result.counted for entry in loud.comparison.entries}
    assert counted == dict.fromkeys(("A", "B", "baseline"), "sets")


def test_a_scenario_without_sets_has_chance_alone(loud: Session) -> None:
    """The choice waits until there are sets again, and says why meanwhile."""
    told: list[str] = []
    loud.uncertainty_changed.connect(lambda: told.append(chosen(loud)[0]))
    loud.set_uncertainty("ignorance")
    finish(loud)

    loud.open_scenario("quiet-town")
    finish(loud)

    assert shown(loud) == "chance"
    assert [choice.is_open for choice in loud.uncertainties] == [True, False, False]
    assert {choice.help for choice in loud.uncertainties[1:]} == {WITHOUT_SETS}
    loud.set_uncertainty("both")
    assert chosen(loud) == ["chance"]
    loud.undo()
    assert told == ["ignorance", "chance", "ignorance"]


def test_the_choice_outlives_the_session(files: SessionFiles, clock: Clock) -> None:
    """It is kept with the workspace."""
    before = tiny_session(files, clock=clock)
    before.start("loud-town")
    before.set_uncertainty("both")
    before.close()

    after = tiny_session(files, clock=clock)
    after.start()

    assert chosen(after) == ["both"]


@pytest.mark.parametrize("kept", ["everything", 7, None])
def test_a_choice_that_is_none_is_told(files: SessionFiles, clock: Clock, kept: object) -> None:
    """What a file of another version holds is left out, with a note."""
    session = tiny_session(files, clock=clock)
    session.start("loud-town")
    session.close()
    content = json.loads(files.autosave.file.path.read_text("utf-8"))
    files.autosave.file.path.write_text(json.dumps({**content, "uncertainty": kept}), "utf-8")

    after = tiny_session(files, clock=clock)
    after.start()

    assert chosen(after) == ["chance"]
    assert after.problem is not None
    assert "is not one of chance, ignorance, both" in after.problem.message
