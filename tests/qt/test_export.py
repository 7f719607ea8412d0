"""The export dialog: choices, questions before replacing, failures told with their remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.errors import ExportError
from ui.qt.export_dialog import ExportDialog
from ui.qt.export_job import ExportJob, Order
from ui.qt.theme import Theme
from ui.session.session import Session


@dataclass
class Answers:
    """What the user answers."""

    place: Path
    may_replace: bool = False

    def file(self, parent: QWidget, suggestion: Path, title: str) -> Path | None:
        return self.place / suggestion.name

    def folder(self, parent: QWidget, suggestion: Path) -> Path | None:
        return self.place

    def replace(self, parent: QWidget, paths: Sequence[Path]) -> bool:
        return self.may_replace


def touch(order: Order) -> None:
    order.path.write_text(order.chart.title)


def refuse(order: Order) -> None:
    raise ExportError(str(order.path), "the disk is full", "choose another place")


def dialog_of(
    session: Session, theme: Theme, qtbot: QtBot, answers: Answers, write: object = touch
) -> ExportDialog:
    job = ExportJob(write)  # type: ignore[arg-type]
    dialog = ExportDialog(session, theme, asker=answers, job=job)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def export(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.job.ended, timeout=20_000):
        dialog.export()


def test_a_chart_is_written_and_named(
    session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """The chosen chart lands under the suggested name, and the folder is remembered."""
    dialog = dialog_of(session, theme, qtbot, Answers(tmp_path))

    export(dialog, qtbot)

    assert [path.suffix for path in tmp_path.iterdir()] == [".png"]
    assert dialog.message.startswith("Saved ")
    assert session.preferences.export_folder == str(tmp_path)


def test_several_charts_go_into_a_folder(
    session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """Every ticked chart becomes a file."""
    dialog = dialog_of(session, theme, qtbot, Answers(tmp_path))
    dialog.choose(session.charts())

    export(dialog, qtbot)

    assert len(list(tmp_path.iterdir())) == len(session.charts())


def test_nothing_is_replaced_unasked(
    session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """Who says no keeps every file as it was."""
    dialog = dialog_of(session, theme, qtbot, Answers(tmp_path))
    dialog.choose(session.charts())
    export(dialog, qtbot)
    for path in tmp_path.iterdir():
        path.write_text("mine")

    dialog.export()

    assert {path.read_text() for path in tmp_path.iterdir()} == {"mine"}


def test_a_failure_is_told_with_its_remedy(
    session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """The reason and the way out stand in the dialog, which stays usable."""
    dialog = dialog_of(session, theme, qtbot, Answers(tmp_path), refuse)

    export(dialog, qtbot)

    assert "the disk is full" in dialog.message
    assert "choose another place" in dialog.message


@pytest.mark.slow
def test_the_real_thing_writes_a_picture(
    session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """Through the drawing library, off the GUI thread."""
    dialog = ExportDialog(session, theme, asker=Answers(tmp_path))
    qtbot.addWidget(dialog)
    dialog.choose_format("svg")

    export(dialog, qtbot)

    assert next(tmp_path.iterdir()).read_text().startswith("<?xml")
