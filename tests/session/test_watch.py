"""A scenario file is edited elsewhere while it is open here: loaded anew, or its faults told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.errors import Fault, ScenarioError
from simulator.scenario.bundle import SourceFile
from simulator.scenario.model import Scenario
from tests.session.shaken import ShakenLibrary, shaken_session, shaken_town
from tests.session.tiny import Clock
from ui.session.scenario_view import ScenarioView
from ui.session.session import Session
from ui.session.watch import PERIOD, Watch, state_of


class FolderLibrary(ShakenLibrary):
    """The shaken town as a file in a folder: what is in it is its title, or what is wrong."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.path = folder / "shaken.yaml"
        self.change: Callable[[Scenario], Scenario] = lambda scenario: scenario
        self.path.write_text("Shaken town", encoding="utf-8")

    def load(self, source: str) -> Scenario:
        if source not in ("shaken-town", "bad"):
            return super().load(source)
        if not self.path.is_file():
            raise ScenarioError([Fault(str(self.path), 0, 0, "", "no such file")])
        text = self.path.read_text(encoding="utf-8")
        if text.startswith("wrong"):
            raise ScenarioError([Fault(str(self.path), n, 1, "horizon", text) for n in (3, 7)])
        town = replace(shaken_town(), title=text, files=(SourceFile(self.path, text),))
        return self.change(town)


@pytest.fixture
def library(tmp_path: Path) -> FolderLibrary:
    return FolderLibrary(tmp_path)


@pytest.fixture
def session(library: FolderLibrary, clock: Clock) -> Session:
    session = shaken_session(library, clock=clock)
    session.watch = Watch(session, library.load, clock, run=lambda work: work())
    look(session, clock)
    return session


def look(session: Session, clock: Clock) -> None:
    """Let the watch see a change, see it settled, load it and put it in."""
    for _ in range(4):
        clock.now += PERIOD
        session.watch.tick()


def shaken(library: FolderLibrary, session: Session, clock: Clock, text: str) -> None:
    library.path.write_text(text, encoding="utf-8")
    look(session, clock)


def test_a_changed_file_is_a_step_that_keeps_what_was_edited(
    session: Session, library: FolderLibrary, clock: Clock
) -> None:
    """Levers, shocks, notes and pins stay as far as they fit, and undo brings the old file back."""
    view = ScenarioView(session)
    session.set_lever("anger", 0.6)
    session.end_gesture()
    view.drag("fuel", 60)
    view.let_go()
    session.pin()

    shaken(library, session, clock, "Shaken anew")

    assert session.variant.scenario.title == session.variant.title == "Shaken anew"
    assert session.variant.settings == {"anger": 0.6}
    assert [item.hour for item in view.items] == [60.0, 96.0]
    assert session.pins[0].variant.scenario is session.variant.scenario
    assert (session.undo_label, session.problem) == ("Reload Shaken anew", None)
    session.undo()
    assert session.variant.scenario.title == "Shaken town"
    look(session, clock)
    assert session.variant.scenario.title == "Shaken town"


def test_what_no_longer_fits_is_left_out_and_told(
    session: Session, library: FolderLibrary, clock: Clock
) -> None:
    """A lever that is gone, an hour beyond new bounds."""
    view = ScenarioView(session)
    session.set_lever("anger", 0.6)
    session.end_gesture()
    view.drag("closure", 150)
    view.let_go()

    def smaller(scenario: Scenario) -> Scenario:
        levers = {n: lever for n, lever in scenario.levers.items() if n != "anger"}
        at = replace(scenario.parameter("shocks.closure.at"), high=100.0)
        numbers = {**scenario.parameters, at.path: at}
        return replace(scenario, levers=levers, parameters=numbers)

    library.change = smaller
    shaken(library, session, clock, "Smaller")

    assert not session.variant.is_changed
    assert session.problem is not None
    assert "must lie in [0, 100] h, not 150" in session.problem.message
    assert "no lever 'anger'" in session.problem.message


def test_faults_change_nothing_and_go_when_they_are_mended(
    session: Session, library: FolderLibrary, clock: Clock
) -> None:
    """Every fault with its line, again at each save, until the file is whole."""
    before = session.workspace

    shaken(library, session, clock, "wrong")
    assert session.workspace is before
    assert session.problem is not None
    assert [fault.line for fault in session.problem.faults] == [3, 7]
    assert "shaken-town.yaml has changed" in session.problem.title
    shaken(library, session, clock, "wrong still")
    assert session.problem.faults[0].message == "wrong still"
    shaken(library, session, clock, "Shaken town")

    assert session.problem is None
    assert session.workspace == before


def test_another_problem_is_not_taken_back(
    session: Session, library: FolderLibrary, clock: Clock
) -> None:
    """Only what was told of the file goes with its fault."""
    shaken(library, session, clock, "wrong")
    session.open_scenario("nowhere")

    shaken(library, session, clock, "Shaken town")

    assert session.problem is not None
    assert "nowhere" in session.problem.title


def test_a_file_that_vanishes_and_comes_back_is_no_loss(
    session: Session, library: FolderLibrary, clock: Clock
) -> None:
    """Some editors remove a file before they write it."""
    library.path.unlink()
    look(session, clock)
    assert session.problem is not None

    shaken(library, session, clock, "Back")

    assert session.problem is None
    assert session.variant.scenario.title == "Back"


def test_a_file_is_taken_once_it_stands_still(
    session: Session, library: FolderLibrary, clock: Clock
) -> None:
    """Half a file is not a fault of its author."""
    for text in ("wr", "wrong", "wrong for a moment", "Whole again"):
        library.path.write_text(text, encoding="utf-8")
        clock.now += PERIOD
        session.watch.tick()
        assert session.problem is None

    look(session, clock)

    assert session.variant.scenario.title == "Whole again"


def test_a_gesture_is_not_disturbed(session: Session, library: FolderLibrary, clock: Clock) -> None:
    """The file is put in when the lever is released."""
    session.set_lever("anger", 0.6)
    shaken(library, session, clock, "Shaken anew")
    assert session.variant.scenario.title == "Shaken town"

    session.end_gesture()
    look(session, clock)

    assert session.variant.scenario.title == "Shaken anew"


def test_what_could_not_be_opened_opens_when_it_is_mended(
    session: Session, library: FolderLibrary, clock: Clock
) -> None:
    """Unless the user has turned to something else."""
    library.path.write_text("wrong", encoding="utf-8")
    session.open_scenario("bad")
    assert session.problem is not None
    assert session.problem.source == "bad"
    look(session, clock)

    shaken(library, session, clock, "Mended")

    assert session.problem is None
    assert session.variant.scenario.title == "Mended"


def test_a_fault_of_ours_does_not_end_the_watch(
    session: Session, library: FolderLibrary, clock: Clock
) -> None:
    """What nobody foresaw in loading goes to the log; the next change is taken again."""

    def broken(scenario: Scenario) -> Scenario:
        raise ZeroDivisionError

    library.change = broken
    with pytest.raises(ZeroDivisionError):
        shaken(library, session, clock, "First")
    library.change = lambda scenario: scenario
    shaken(library, session, clock, "Second time")

    assert session.variant.title == "Second time"


def test_the_state_of_a_file_is_its_time_and_size(tmp_path: Path) -> None:
    """One that is missing has none."""
    path = tmp_path / "a.yaml"
    assert state_of(path) is None

    path.write_text("one", encoding="utf-8")
    before = state_of(path)
    path.write_text("three", encoding="utf-8")

    assert before is not None
    assert state_of(path) != before


def test_the_thread_brings_its_outcome_home(library: FolderLibrary, clock: Clock) -> None:
    """Without a stand-in for it: the watch takes what was loaded at a later tick."""
    session = shaken_session(library, clock=clock)
    threads: list[Callable[[], None]] = []
    session.watch = Watch(session, library.load, clock, run=threads.append)
    look(session, clock)
    shaken(library, session, clock, "Shaken anew")
    assert session.variant.scenario.title == "Shaken town"

    (work,) = threads
    work()
    session.watch.tick()

    assert session.variant.scenario.title == "Shaken anew"
