"""What outlives a session: the workspace and lasting choices."""

from __future__ import annotations

import json

import pytest

from tests.session.tiny import Clock, finish, tiny_session
from ui.session.files import SessionFiles
from ui.session.preferences import Preferences
from ui.session.session import Session


def worked_on(files: SessionFiles, clock: Clock) -> Session:
    """Return a session with a lever, a pin, a name and a choice of charts."""
    session = tiny_session(files, clock=clock)
    session.start("loud-town")
    session.set_lever("police", 1.25)
    session.end_gesture()
    session.pin()
    session.rename("B", "Hard line")
    session.set_lever("anger", 0.2)
    session.end_gesture()
    session.set_shown_indicators(("arrests",))
    return session


def test_what_was_open_comes_back(files: SessionFiles, clock: Clock) -> None:
    """Scenario, levers, pins with their names, charts."""
    before = worked_on(files, clock)
    before.close()

    after = tiny_session(files, clock=clock)
    after.start()

    assert after.variant == before.variant
    assert after.pins == before.pins
    assert after.charts() == before.charts()
    assert not after.can_undo
    assert after.problem is None
    finish(after)
    assert after.status.state == "refined"


def test_a_kill_loses_at_most_a_moment(files: SessionFiles, clock: Clock) -> None:
    """The workspace is written after a second of quiet, without being asked."""
    killed = worked_on(files, clock)
    killed.tick()
    assert not files.autosave.file.path.exists()
    clock.now += 1.5
    killed.tick()

    after = tiny_session(files, clock=clock)
    after.start()

    assert after.variant == killed.variant


def test_a_scenario_asked_for_wins_over_the_last_one(files: SessionFiles, clock: Clock) -> None:
    """Pins come back all the same, and undo leads to where one was."""
    worked_on(files, clock).close()

    session = tiny_session(files, clock=clock)
    session.start("quiet-town")

    assert session.variant.scenario.name == "quiet-town"
    assert [pin.variant.title for pin in session.pins] == ["Hard line"]
    session.undo()
    assert session.variant.scenario.name == "loud-town"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "\x00\xff",
        '{"format": 99}',
        '{"format": 1}',
        '{"format": 1, "live": 3}',
        '{"format": 1, "live": {"source": 3}}',
        '{"format": 1, "live": {"source": "loud-town"}, "pins": 3}',
        '{"format": 1, "live": {"source": "loud-town"}, "pins": [{"letter": "Z"}]}',
        '{"format": 1, "live": {"source": "loud-town"}, "pins": ["B"]}',
        '{"format": 1, "live": {"source": "loud-town"}, "pins": [{"letter": []}]}',
    ],
)
def test_a_broken_autosave_is_set_aside(files: SessionFiles, clock: Clock, text: str) -> None:
    """The program opens as if for the first time, says so, and nothing of the file is lost."""
    path = files.autosave.file.path
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("latin-1"))

    session = tiny_session(files, clock=clock)
    session.start("quiet-town")

    assert session.is_open
    assert path.with_name("autosave.json.broken").read_bytes() == text.encode("latin-1")


def test_what_no_longer_fits_is_left_out_and_told(files: SessionFiles, clock: Clock) -> None:
    """A lever or a scenario that is gone does not take the rest with it."""
    live = {"source": "loud-town", "settings": {"police": 1.25, "gone": 2, "anger": "much"}}
    pins = [{"letter": "B", "source": "no-such-town"}, {"letter": "C", "source": "quiet-town"}]
    files.autosave.file.write({"format": 1, "live": live, "pins": pins, "shown": ["gone"]})
    told = []
    session = tiny_session(files, clock=clock)
    session.problem_reported.connect(lambda problem: told.append(problem.message))

    session.start()

    assert session.variant.settings == {"police": 1.25}
    assert [pin.letter for pin in session.pins] == ["C"]
    assert [word in told[0] for word in ("gone", "anger", "no-such-town")] == [True] * 3


def test_choices_come_back_and_only_they_are_written(files: SessionFiles, clock: Clock) -> None:
    """The file holds what differs from the default."""
    session = tiny_session(files, clock=clock)
    heard: list[int] = []
    session.preferences_changed.connect(lambda: heard.append(1))
    session.set_theme("dark")
    session.set_theme("dark")
    session.set_export_folder("briefing")

    assert json.loads(files.preferences.file.path.read_text()) == {
        "theme": "dark",
        "export_folder": "briefing",
    }
    assert len(heard) == 2
    assert tiny_session(files).preferences == Preferences(theme="dark", export_folder="briefing")


def test_unusable_choices_fall_back_with_a_note(files: SessionFiles) -> None:
    """Each fault is told; what is good is used."""
    files.preferences.file.write(
        {"theme": "pink", "yardstik": "phia", "layout": 3, "yardstick": "phia"}
    )
    session = tiny_session(files)
    told = []
    session.problem_reported.connect(lambda problem: told.append(problem.message))

    session.start("quiet-town")

    assert session.preferences == Preferences(yardstick="phia", recent=("quiet-town",))
    assert "pink" in told[0]
    assert "did you mean 'yardstick'" in told[0]


def test_broken_preferences_are_set_aside(files: SessionFiles) -> None:
    """A broken file never stops the program."""
    path = files.preferences.file.path
    path.parent.mkdir(parents=True)
    path.write_text("not json")

    assert tiny_session(files).preferences == Preferences()
    assert path.with_name("preferences.json.broken").exists()


def test_a_place_that_cannot_be_written_is_told_once(files: SessionFiles, clock: Clock) -> None:
    """Working goes on; the same trouble is not told every second."""
    files.autosave.file.path.parent.write_text("a file where the folder should be")
    session = tiny_session(files, clock=clock)
    told = []
    session.problem_reported.connect(lambda problem: told.append(problem.title))
    session.start("quiet-town")

    for _ in range(3):
        session.pin()
        clock.now += 2
        session.tick()

    assert told.count("The session is not kept") == 1
