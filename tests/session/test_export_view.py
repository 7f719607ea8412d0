"""Exports without a window: what is chosen, where it goes, and what becomes of it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from simulator.charts.kind import chart_kinds
from simulator.export.recipe_file import recipe_in
from tests.session.benches import FAN, DeskBench, FakeBench
from tests.session.tiny import finish, tiny_session
from ui.session.export_bench import ProcessBench, receive, send
from ui.session.export_material import Material
from ui.session.export_orders import (
    Answer,
    Died,
    ExportOrder,
    NotWritten,
    Previewed,
    Stopped,
    Under,
    Written,
)
from ui.session.export_view import ExportView
from ui.session.offer import Offer
from ui.session.session import Session


@pytest.fixture
def bench() -> FakeBench:
    return FakeBench()


@pytest.fixture
def view(session: Session, bench: FakeBench, tmp_path: Path) -> ExportView:
    """The dialog's model over the quiet town, writing into an empty folder."""
    session.set_export_folder(str(tmp_path))
    return ExportView(session, bench)


def answer(view: ExportView, bench: FakeBench, *answers: Answer) -> None:
    bench.answers.extend(answers)
    view.tick()


# --- what is chosen ------------------------------------------------------------------------


def test_everything_comes_first_and_is_chosen(view: ExportView) -> None:
    """Who presses Export at once gets the whole pack."""
    assert view.choice.groups[0].name == "pack"
    assert view.choice.selection.is_pack


def test_a_chart_asked_for_is_chosen(session: Session, bench: FakeBench) -> None:
    """From a page's menu the dialog opens with that chart, even one it does not list."""
    offer = Offer("A map", lambda: session.chart("fan", "deaths"))

    view = ExportView(session, bench, chosen=offer)

    assert [item.title for item in view.choice.selection.items] == ["A map"]
    assert view.choice.pieces()[0].name == "quiet-town a map.png"


def test_several_charts_but_one_document(view: ExportView) -> None:
    """Charts are taken together; a document is chosen by itself."""
    view.choose(FAN)
    view.toggle("fan:deaths")
    assert len(view.choice.pieces()) == 2

    view.choose(FAN, "format:xlsx")

    assert [item.key for item in view.choice.selection.items] == ["format:xlsx"]


def test_choices_are_remembered(view: ExportView, session: Session) -> None:
    """The next dialog begins where this one was left; the note stays with what is open."""
    view.choose(FAN)
    view.change(lambda: view.choice.choose_format("svg"))
    view.change(lambda: view.choice.choose_aspect("a4"))
    view.change(lambda: view.choice.set_note("For the minister"))
    view.set_recipe(False)

    again = ExportView(session, FakeBench()).choice

    assert again.selection.are_charts
    assert (again.format, again.aspect, again.note) == ("svg", "a4", "For the minister")
    assert not again.with_recipe


def test_a_name_says_what_is_in_the_file(view: ExportView) -> None:
    """Scenario and chart; a name that was typed gets the suffix that it lacks."""
    view.choose(FAN)
    assert view.choice.name == "quiet-town people in the streets.png"

    view.rename("../for the press")

    assert view.choice.name == "for the press.png"


def test_pins_are_in_the_name_of_a_document(session: Session, bench: FakeBench) -> None:
    """Who finds the file later sees what is compared in it."""
    session.pin_scenario("loud-town")
    finish(session)

    view = ExportView(session, bench)

    assert view.choice.name == "quiet town and loud town – briefing"


# --- previews ------------------------------------------------------------------------------


def test_the_newest_wish_is_drawn(view: ExportView, bench: FakeBench) -> None:
    """While one preview is drawn, wishes wait; only the last of them is drawn."""
    for key in (FAN, "fan:deaths", "outcome_bars:outcomes"):
        view.choose(key)
    assert len(bench.previews) == 1

    answer(view, bench, Previewed(bench.previews[0].number, b"old"))

    drawing = bench.previews[-1].piece.drawing
    assert len(bench.previews) == 2
    assert drawing is not None
    assert drawing.kind == "outcome_bars"


def test_what_cannot_be_drawn_says_why(view: ExportView, bench: FakeBench) -> None:
    """The reason stands where the picture would."""
    answer(view, bench, Previewed(bench.previews[0].number, fault="no map here"))

    assert view.previews.now.fault == "no map here"


def test_a_picture_for_the_clipboard(view: ExportView, bench: FakeBench) -> None:
    """One chart can be copied, as large as it would be exported; a pack cannot."""
    got: list[bytes] = []
    view.previews.copied.connect(got.append)
    assert not view.previews.copy()
    view.choose(FAN)

    assert view.previews.copy()
    answer(view, bench, Previewed(bench.previews[-1].number, b"picture"))

    assert got == [b"picture"]


# --- writing -------------------------------------------------------------------------------


def test_a_file_is_written_and_told(view: ExportView, bench: FakeBench, tmp_path: Path) -> None:
    """The order names folder, file and format; what was written can be shown."""
    view.choose(FAN)
    view.export()
    assert [piece.name for piece in bench.order.pieces] == [view.choice.name]
    path = tmp_path / view.choice.name

    answer(view, bench, Under(0, 1, path.name), Written((path,), 1))

    assert view.state == "done"
    assert view.written == (path,)
    assert path.name in view.message


def test_nothing_is_replaced_unasked(view: ExportView, bench: FakeBench, tmp_path: Path) -> None:
    """It is asked in place; who keeps both gets a number in the name."""
    view.choose(FAN)
    (tmp_path / view.choice.name).touch()

    view.export()
    assert view.taken == ("quiet-town people in the streets.png",)
    view.keep_both()

    assert [p.name for p in bench.order.pieces] == ["quiet-town people in the streets 2.png"]
    assert not bench.order.replace


def test_what_is_agreed_to_is_replaced(view: ExportView, bench: FakeBench, tmp_path: Path) -> None:
    """Just the names that were asked about."""
    view.choose(FAN, "fan:deaths")
    taken = view.choice.pieces()[0].name
    (tmp_path / taken).touch()
    view.export()

    view.replace()

    assert bench.order.replace == {taken}


def test_a_failure_is_told_with_its_remedy(view: ExportView, bench: FakeBench) -> None:
    """The reason and the way out stand in the dialog, which stays usable."""
    view.export()

    answer(view, bench, NotWritten("brief.pdf", "the disk is full", "free some space"))

    assert view.state == "failed"
    assert "the disk is full" in view.message
    assert "free some space" in view.message
    assert view.can_export


def test_a_killed_process_is_told(view: ExportView, bench: FakeBench) -> None:
    """Nothing was written, and the message says what to do."""
    view.export()

    answer(view, bench, Died(-9))

    assert view.state == "failed"
    assert "Nothing was written" in view.message


def test_cancelling_stops_the_process(view: ExportView, bench: FakeBench) -> None:
    """It is said once the process has gone."""
    view.export()
    view.cancel()
    assert bench.stopped
    assert view.is_busy

    answer(view, bench, Stopped())

    assert view.state == "stopped"


def test_the_end_of_the_session_ends_the_export(
    view: ExportView, bench: FakeBench, session: Session
) -> None:
    """Closing the window leaves nothing running."""
    view.export()

    session.close()

    assert bench.closed


# --- previews of results -------------------------------------------------------------------


@pytest.fixture
def young() -> Session:
    """A session whose runs are not all there."""
    session = tiny_session()
    session.open_scenario("quiet-town")
    while session.comparison is None:
        session.tick()
    assert session.status.is_preview
    return session


def test_refined_results_are_waited_for(young: Session, bench: FakeBench, tmp_path: Path) -> None:
    """By default nobody exports a preview; the file is written as soon as the runs are there."""
    young.set_export_folder(str(tmp_path))
    view = ExportView(young, bench)
    view.export()
    assert view.state == "waiting"

    finish(young)
    view.tick()

    assert view.state == "writing"
    assert "preview" not in bench.order.pack


def test_a_stopped_refinement_goes_on(young: Session, bench: FakeBench, tmp_path: Path) -> None:
    """What is waited for is also played."""
    young.set_export_folder(str(tmp_path))
    view = ExportView(young, bench)
    young.cancel()

    view.export()

    assert young.status.is_running


def test_a_preview_says_so_in_its_name(young: Session, bench: FakeBench, tmp_path: Path) -> None:
    """Who does not wait gets a file that cannot be taken for the final one."""
    young.set_export_folder(str(tmp_path))
    view = ExportView(young, bench)
    view.set_waits(False)

    view.export()

    assert view.state == "writing"
    assert "(preview)" in bench.order.pack


# --- the work itself -----------------------------------------------------------------------


def desk(session: Session, folder: Path) -> tuple[ExportView, DeskBench]:
    session.set_export_folder(str(folder))
    bench = DeskBench()
    return ExportView(session, bench), bench


def test_a_file_carries_its_recipe(session: Session, tmp_path: Path) -> None:
    """What is exported leads back to what it shows."""
    view, _ = desk(session, tmp_path)
    view.choose(FAN)
    view.change(lambda: view.choice.choose_format("svg"))

    view.export()
    view.tick()

    recipe = recipe_in(view.written[0])
    assert recipe.drawn is not None
    assert (recipe.drawn.kind, recipe.drawn.subject) == ("fan", "participants")
    assert [path.name for path in tmp_path.iterdir()] == [view.written[0].name]


def test_a_file_for_release_carries_none(session: Session, tmp_path: Path) -> None:
    """The switch takes the recipe out."""
    view, _ = desk(session, tmp_path)
    view.choose(FAN)
    view.change(lambda: view.choice.choose_format("svg"))
    view.set_recipe(False)

    view.export()
    view.tick()

    assert "L-1" not in view.written[0].read_text()


def test_a_table_and_what_stands_beside_it(session: Session, tmp_path: Path) -> None:
    """Both go into place together, and are replaced together where that was agreed."""
    view, _ = desk(session, tmp_path)
    view.choose("format:csv_runs")
    for _ in range(2):
        view.export()
        view.replace()
        view.tick()
        assert view.state == "done", view.message

    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_is_gone_is_told(session: Session, tmp_path: Path) -> None:
    """Nothing is written elsewhere."""
    folder = tmp_path / "gone"
    folder.mkdir()
    view, bench = desk(session, folder)
    view.choose(FAN)
    order_folder = view.choice.folder
    folder.rmdir()
    bench.ask(ExportOrder(order_folder, ".boilover-x.part", view.choice.options))

    view.tick()

    assert view.state == "failed"


def test_a_fault_of_ours_is_told(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not pass for a process that the system has killed."""
    view, _ = desk(session, tmp_path)
    view.choose(FAN)
    monkeypatch.setattr("simulator.export.write.write_chart", None)

    view.export()
    view.tick()

    assert view.state == "failed"
    assert "TypeError" in view.message
    assert not list(tmp_path.iterdir())


def test_results_travel_whole(session: Session) -> None:
    """What the other process unpacks gives the same charts."""
    compared = session.comparison
    assert compared is not None
    material = Material.of(compared, ("deaths",), "en", "icd203")

    build = chart_kinds()["fan"].build
    mine, theirs = build(compared, "deaths"), build(material.unpacked(), "deaths")

    assert (mine.finding, mine.note) == (theirs.finding, theirs.note)


def test_what_is_sent_arrives() -> None:
    """Arrays travel beside the words."""
    from multiprocessing import Pipe

    import numpy as np

    ours, theirs = Pipe()
    send(ours, {"deaths": np.arange(5)})

    assert receive(theirs)["deaths"].tolist() == [0, 1, 2, 3, 4]


@pytest.mark.slow
def test_a_process_draws_is_stopped_and_leaves_nothing(session: Session, tmp_path: Path) -> None:
    """The real bench: a picture, then an export that is taken back."""
    session.set_export_folder(str(tmp_path))
    view = ExportView(session, ProcessBench())
    view.choose(FAN)
    while view.previews.now.is_old:
        view.tick()
    assert view.previews.now.png.startswith(b"\x89PNG")

    view.export()
    view.cancel()
    while view.is_busy:
        view.tick()

    view.close()
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_bench_that_is_left_at_once_ends_quietly(session: Session) -> None:
    """While its process is being started, or is being sent what it is to draw."""
    benches = [ProcessBench() for _ in range(3)]
    for bench in benches:
        view = ExportView(session, bench)
        view.choose(FAN)
        view.tick()
        view.close()

    for thread in threading.enumerate():
        if thread.name.startswith("boilover-export"):
            thread.join(10.0)
            assert not thread.is_alive()
