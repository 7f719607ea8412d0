"""Session files: saved, opened, carried elsewhere; whether the desk holds more than its file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.session.tiny import Clock, tiny_session
from ui.session.files import SessionFiles
from ui.session.library import ShippedLibrary
from ui.session.session import Session


@pytest.fixture
def desk(files: SessionFiles, clock: Clock) -> Iterator[Session]:
    """A session with a lever, a pin and a page's state, kept in files."""
    session = tiny_session(files, clock=clock)
    session.start("loud-town")
    session.set_lever("police", 1.25)
    session.end_gesture()
    session.pin()
    session.keep_view_state("story", {"run": 17})
    yield session
    session.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "briefing.boilover"


def told(session: Session) -> str:
    """Return what the session has to say of its problem, title and text."""
    problem = session.problem
    return f"{problem.title}: {problem.message}" if problem else ""


def test_a_saved_session_opens_as_it_was(desk: Session, path: Path, clock: Clock) -> None:
    """Variant, pins, charts and how pages stood."""
    assert desk.document.save_as(path)

    other = tiny_session(clock=clock)
    other.open_scenario("quiet-town")
    heard: list[dict[str, int]] = []
    other.views_changed.connect(lambda: heard.append(dict(other.view_state("story"))))

    assert other.document.open(path)
    assert (other.variant, other.pins) == (desk.variant, desk.pins)
    assert heard == [{"run": 17}]
    assert (other.document.name, other.document.is_modified) == ("briefing", False)


def test_undo_brings_back_what_lay_on_the_table(desk: Session, path: Path, clock: Clock) -> None:
    """Opening a session is a step, and the name goes back with it."""
    desk.document.save_as(path)
    other = tiny_session(clock=clock)
    other.open_scenario("quiet-town")

    other.document.open(path)
    other.undo()

    assert (other.variant.scenario.name, other.pins) == ("quiet-town", ())
    assert other.document.path is None


def test_a_change_is_marked_until_it_is_saved(desk: Session, path: Path) -> None:
    """The mark goes with saving, and with undoing what was changed since."""
    marks: list[bool] = []
    desk.document.changed.connect(lambda: marks.append(desk.document.is_modified))
    desk.document.save_as(path)
    desk.rename("B", "Hard line")
    desk.undo()
    desk.rename("B", "Soft line")
    desk.document.save()

    assert marks == [False, True, False, True, False]


def test_a_desk_without_a_file_is_never_modified(desk: Session) -> None:
    """It is kept by itself: there is nothing to be asked."""
    assert (desk.document.is_modified, desk.document.path) == (False, None)
    assert not desk.document.save()


def test_looking_elsewhere_is_no_change(desk: Session, path: Path) -> None:
    """Which page is open and where its scrubber stands are kept, but are no work to be lost."""
    desk.document.save_as(path)

    desk.keep_view_state("map", {"day": 3.5})

    assert not desk.document.is_modified


def test_the_mark_survives_a_kill(
    desk: Session, path: Path, files: SessionFiles, clock: Clock
) -> None:
    """The session knows its file and what it holds after a restart."""
    desk.document.save_as(path)
    desk.autosave()
    same = tiny_session(files, clock=clock)
    same.start()
    desk.rename("B", "Hard line")
    desk.autosave()
    changed = tiny_session(files, clock=clock)
    changed.start()

    assert (same.document.path, same.document.is_modified) == (path.resolve(), False)
    assert (changed.document.path, changed.document.is_modified) == (path.resolve(), True)


def test_what_led_to_a_saved_session_belongs_to_it(desk: Session, path: Path) -> None:
    """Undoing back behind the moment of saving does not forget the name."""
    desk.document.save_as(path)
    desk.undo()

    assert desk.document.path == path.resolve()
    assert desk.document.is_modified


def test_nothing_is_replaced_unasked(desk: Session, path: Path) -> None:
    """Neither a file that is there, nor one that another program has changed since."""
    path.write_text("mine")
    assert not desk.document.save_as(path)
    assert path.read_text() == "mine"

    assert desk.document.save_as(path, overwrite=True)
    path.write_text("mine again")
    assert not desk.document.save()
    assert "Another window or program" in told(desk)
    assert path.read_text() == "mine again"
    assert desk.document.save()
    assert json.loads(path.read_text())["format"] == 1


def test_what_others_changed_is_not_replaced_after_another_language(
    desk: Session, path: Path
) -> None:
    """The session that goes on with what was open knows what the file held."""
    desk.document.save_as(path)
    path.write_text("theirs")
    heir = desk.successor()

    assert not heir.document.save()
    assert path.read_text() == "theirs"


def test_a_place_that_cannot_be_written_is_told(desk: Session, tmp_path: Path) -> None:
    """The session goes on as it was."""
    (tmp_path / "file").write_text("")

    assert not desk.document.save_as(tmp_path / "file" / "x.boilover")
    assert "x.boilover was not saved" in told(desk)
    assert desk.document.path is None


BAD = {
    "": ":1:1",
    '{"format": 1,\n  "live": }': ":2:11",
    "[]": "does not hold an object",
    '{"format": 1}': "is no session",
    '{"format": 7, "program": "Boilover 3"}': "newer version (Boilover 3)",
    '{"format": 1, "live": 3}': "does not say its scenario",
    '{"format": 1, "live": {"source": "loud-town"}, "pins": 3}': "'pins' is not a list",
    '{"format": 1, "live": {"source": "no-town"}}': "no-town could not be opened",
    '{"format": 1, "live": {"source": "loud-town", "settings": {"police": NaN}}}': "NaN",
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_session_file_is_one_clear_problem(desk: Session, path: Path, text: str) -> None:
    """With its place; the desk stays as it was, and so does the file."""
    path.write_text(text)
    before = desk.workspace

    assert not desk.document.open(path)
    assert desk.workspace == before
    assert BAD[text] in told(desk)
    assert str(path) in told(desk)
    assert desk.problem is not None
    assert len(desk.problem.faults) == 1
    assert path.read_text() == text


def test_a_file_that_is_gone_is_told(desk: Session, path: Path) -> None:
    """A session of the list may have been moved meanwhile."""
    assert not desk.document.open(path)
    assert "no such file" in told(desk)


def test_what_was_not_saved_is_put_by_when_a_session_takes_its_place(
    desk: Session, path: Path, files: SessionFiles, clock: Clock
) -> None:
    """Undo ends with the window; the session that was put by is among the recent ones."""
    other = tiny_session(clock=clock)
    other.open_scenario("quiet-town")
    other.document.save_as(path)
    left = desk.variant

    desk.document.open(path)
    put_by = desk.recent.items[1]
    desk.document.open(Path(put_by.source))

    assert put_by.source.startswith(str(files.earlier))
    assert desk.variant.settings == left.settings
    assert len(list(files.earlier.iterdir())) == 1


# --- sessions that travel ------------------------------------------------------------------

MINE = (
    "format: 1\ntitle: Mine\nextends: base\nsettings:\n  price_shock: {value: 1.5, source: C17}\n"
)
BASE = "format: 1\ntitle: Base\nextends: no-shock\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A scenario of the user's own, which extends another one of theirs."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "base.yaml").write_text(BASE)
    (folder / "mine.yaml").write_text(MINE)
    return folder / "mine.yaml"


def shipped_session(files: SessionFiles) -> Session:
    """Return a session that knows files, which nothing is played of."""
    return tiny_session(files, library=ShippedLibrary())


@pytest.fixture
def travelled(own: Path, path: Path, files: SessionFiles) -> Path:
    """The session saved with the user's scenario open."""
    session = shipped_session(files)
    session.open_scenario(own)
    session.document.save_as(path)
    session.close()
    return path


def opened(path: Path, folder: Path) -> Session:
    """Return another user's session with *path* open."""
    session = shipped_session(SessionFiles.within(folder))
    assert session.document.open(path)
    return session


def test_a_scenario_that_is_not_there_comes_out_of_the_session(
    travelled: Path, own: Path, tmp_path: Path
) -> None:
    """With what it extends; it is said, and the next start finds it too."""
    before = opened(travelled, tmp_path / "here")
    own.unlink()
    own.with_name("base.yaml").unlink()

    session = opened(travelled, tmp_path / "there")
    session.autosave()
    again = shipped_session(SessionFiles.within(tmp_path / "there"))
    again.start()

    assert before.problem is None
    assert session.variant.scenario == before.variant.scenario
    assert "mine.yaml was not found here" in told(session)
    assert again.variant == session.variant
    assert again.problem is None


def test_a_file_beside_the_session_is_taken_before_its_text(
    travelled: Path, own: Path, tmp_path: Path
) -> None:
    """Who sends a folder works with the files of that folder."""
    for name in ("base.yaml", "mine.yaml"):
        own.with_name(name).rename(travelled.with_name(name))

    session = opened(travelled, tmp_path / "there")

    assert session.workspace is not None
    assert session.workspace.source == str(travelled.with_name("mine.yaml"))


def test_a_file_that_has_changed_is_opened_as_it_is_and_told(
    travelled: Path, own: Path, tmp_path: Path
) -> None:
    """The user's file is the truth; the session says that it is another one now."""
    own.write_text(MINE.replace("Mine", "Mine, mended"))

    session = opened(travelled, tmp_path / "there")

    assert session.variant.scenario.title == "Mine, mended"
    assert "has changed since the session was saved" in told(session)


def test_a_text_that_was_tampered_with_is_not_used(
    travelled: Path, own: Path, tmp_path: Path
) -> None:
    """Nor does a session write anywhere but into its own folder."""
    own.unlink()
    content = json.loads(travelled.read_text())
    (entry,) = content["scenarios"].values()
    entry["texts"]["mine.yaml"] += "# more\n"
    travelled.write_text(json.dumps(content))

    session = shipped_session(SessionFiles.within(tmp_path / "there"))

    assert not session.document.open(travelled)
    assert "mine.yaml" in told(session)
    assert not list((tmp_path / "there").rglob("*.yaml"))


def test_a_shipped_scenario_carries_no_text(desk: Session, path: Path) -> None:
    """It is there wherever the program is."""
    session = shipped_session(SessionFiles.within(path.parent / "x"))
    session.open_scenario("no-shock")
    session.document.save_as(path)

    assert list(json.loads(path.read_text())["scenarios"]["no-shock"]) == ["mark"]
