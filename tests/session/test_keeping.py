"""What outlives a session: the workspace and lasting choices."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.session.tiny import Clock, finish, tiny_session
from ui.session import storage
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


def test_a_drag_that_does_not_end_is_kept_all_the_same(files: SessionFiles, clock: Clock) -> None:
    """A change each frame leaves no quiet moment; a second after the first it is written."""
    session = tiny_session(files, clock=clock)
    session.start("quiet-town")
    for step in range(100):
        clock.now += 0.016
        session.set_lever("police", 0.5 + step / 100)
        session.tick()

    after = tiny_session(files, clock=clock)
    after.start()

    assert after.variant.setting("police") > 0.9


def test_pages_keep_how_they_stood(files: SessionFiles, clock: Clock) -> None:
    """Plain data comes back; what JSON cannot hold is refused at once, not a second later."""
    session = tiny_session(files, clock=clock)
    session.start("quiet-town")
    session.keep_view_state("map", {"day": 3.5, "regions": ["L-1"]})
    with pytest.raises((TypeError, ValueError)):
        session.keep_view_state("story", {"run": float("nan")})
    session.close()

    after = tiny_session(files, clock=clock)
    after.start()

    assert after.view_state("map") == {"day": 3.5, "regions": ["L-1"]}
    assert after.view_state("story") == {}


def test_what_was_left_out_can_be_had_back(files: SessionFiles, clock: Clock) -> None:
    """The desk as it was stays in a file that opens like a session, once what it lacks is there."""
    live = {"source": "no-such-town", "settings": {"police": 1.25}}
    files.autosave.file.write({"format": 1, "live": live, "pins": [], "shown": []})
    session = tiny_session(files, clock=clock)
    session.start("quiet-town")
    (aside,) = files.autosave.file.path.parent.glob("*.boilover")
    content = json.loads(aside.read_text())
    content["live"]["source"] = "loud-town"
    aside.write_text(json.dumps(content))

    assert str(aside) in (session.problem.message if session.problem else "")
    assert session.document.open(aside)
    assert session.variant.settings == {"police": 1.25}


# --- several windows -----------------------------------------------------------------------

HOLD = """
import fcntl, os, sys
lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_window(path: Path) -> Iterator[None]:
    """A process that owns the autosave at *path*, as a window does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-S", "-c", HOLD, str(path.with_name(f".{path.name}.lock"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"held\n"
        yield
        window.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="holds a lock as the other systems do")
def test_two_windows_do_not_write_over_each_other(files: SessionFiles, clock: Clock) -> None:
    """The second keeps a file of its own; when the first is dead its file is taken over."""
    worked_on(files, clock).close()
    first = files.autosave.file.path
    written = first.read_bytes()
    with another_window(first):
        second = tiny_session(files, clock=clock)
        second.start()
        second.open_scenario("quiet-town")
        second.close()
    assert first.read_bytes() == written
    os.utime(first)  # the first window wrote last

    third = tiny_session(files, clock=clock)
    third.start()
    third.close()
    with another_window(first):
        fourth = tiny_session(files, clock=clock)
        fourth.start()

    assert third.pins[0].variant.title == "Hard line"
    assert (fourth.variant.scenario.name, fourth.pins) == ("quiet-town", ())


def test_a_session_goes_on_as_another(files: SessionFiles, clock: Clock) -> None:
    """With steps, results and files, but nobody listens: for a window that is built anew."""
    before = worked_on(files, clock)
    finish(before)
    before.keep_view_state("map", {"day": 3.5})
    heard: list[int] = []
    before.results_changed.connect(lambda: heard.append(1))

    after = before.successor()

    assert (after.variant, after.pins) == (before.variant, before.pins)
    assert after.status.state == "refined"
    assert after.view_state("map") == {"day": 3.5}
    after.undo()
    after.close()
    assert heard == []
    assert not list(files.autosave.file.path.parent.glob("autosave-*.json"))
    again = tiny_session(files, clock=clock)
    again.start()
    assert again.variant == after.variant


def test_a_file_that_is_far_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What claims to be a session may fill the memory."""
    monkeypatch.setattr(storage, "LARGEST", 10)
    (tmp_path / "a.boilover").write_text(json.dumps({"format": 1}))

    with pytest.raises(storage.Unreadable, match="larger"):
        storage.JsonFile(tmp_path / "a.boilover").read()
