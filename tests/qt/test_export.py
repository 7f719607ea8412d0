"""The export dialog: what is shown and pressed, with a bench that answers as a test says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.session.benches import FAN, FakeBench
from ui.qt.content import Content
from ui.qt.export_copy import PictureCopy
from ui.qt.export_dialog import ExportDialog
from ui.qt.export_options import AskPaths
from ui.qt.theme import Theme
from ui.session.export_orders import Line, NotWritten, Previewed, Stopped, Under, Written
from ui.session.session import Session


class Answers(AskPaths):
    """What the user answers."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def folder(self, parent: QWidget, now: Path) -> Path | None:
        return self.place

    def template(self, parent: QWidget, now: Path | None) -> Path | None:
        return self.place / "ours.pptx"


@pytest.fixture
def bench() -> FakeBench:
    return FakeBench()


@pytest.fixture
def dialog(
    session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path, bench: FakeBench
) -> Iterator[ExportDialog]:
    session.set_export_folder(str(tmp_path))
    dialog = ExportDialog(session, theme, bench=bench, ask=Answers(tmp_path))
    dialog.open()
    yield dialog
    if isValid(dialog):  # it goes when it is closed
        dialog.close()


def png(width: int = 160, height: int = 90) -> bytes:
    image, buffer = QImage(width, height, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.white)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def click(qtbot: QtBot, dialog: ExportDialog, key: str, *, box: bool = False) -> None:
    row = dialog.what.row_of(key)
    assert row is not None
    rect = dialog.what.visualItemRect(row)
    at = QPoint(rect.left() + 16 if box else rect.left() + 80, rect.center().y())
    qtbot.mouseClick(dialog.what.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_pack_stands_first_and_is_one_press_away(
    dialog: ExportDialog, bench: FakeBench, qtbot: QtBot
) -> None:
    """Export writes everything into one folder."""
    qtbot.mouseClick(dialog.foot.go, Qt.MouseButton.LeftButton)

    assert bench.order.pack.endswith("briefing")
    assert dialog.foot.close_button.text() == "Cancel"


def test_a_click_chooses_and_a_box_takes_in(dialog: ExportDialog, qtbot: QtBot) -> None:
    """As lists do; the name gives way where there are several files."""
    click(qtbot, dialog, FAN)
    assert not dialog.options.name.isHidden()

    click(qtbot, dialog, "fan:deaths", box=True)

    keys = [item.key for item in dialog.view.choice.selection.items]
    assert keys == [FAN, "fan:deaths"]
    assert dialog.options.name.isHidden()


def test_keys_walk_and_tick(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Arrows choose, Space ticks, Return exports."""
    dialog.view.choose(FAN)
    qtbot.keyClick(dialog.what, Qt.Key.Key_Down)
    first = [item.key for item in dialog.view.choice.selection.items]

    qtbot.keyClick(dialog.what, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.what, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.what, Qt.Key.Key_Return)

    assert len(first) == 1
    assert len(dialog.view.choice.selection.items) == 2
    assert dialog.view.state == "writing"


def test_the_preview_is_the_picture_itself(dialog: ExportDialog, bench: FakeBench) -> None:
    """What the bench has drawn is shown; a document is shown by its contents."""
    bench.answers.append(Previewed(bench.previews[-1].number, lines=(Line("Slide one"),)))
    dialog.view.tick()
    assert "Slide one" in dialog.preview.contents.toPlainText()
    dialog.view.choose(FAN)

    bench.answers.append(Previewed(bench.previews[-1].number, png()))
    dialog.view.tick()

    assert dialog.preview.picture.image.width() == 160


def test_only_what_there_is_to_choose_is_shown(dialog: ExportDialog) -> None:
    """A table has no shape and no note; slides have a template."""
    dialog.view.choose("format:csv_runs")
    assert not dialog.options.note.isVisibleTo(dialog)
    assert not dialog.options.format.isVisibleTo(dialog)

    dialog.view.choose("format:pptx")

    assert dialog.options.note.isVisibleTo(dialog)
    assert dialog.options.template.isVisibleTo(dialog)


def test_format_shape_and_note_are_handed_on(dialog: ExportDialog, qtbot: QtBot) -> None:
    """As the controls have it."""
    dialog.view.choose(FAN)
    options = dialog.options
    options.format.activated.emit(options.format.findData("svg"))
    qtbot.mouseClick(options.shapes["square"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(options.note, "Draft")

    chosen = dialog.view.choice
    assert chosen.format == "svg"
    assert (chosen.options.aspect, chosen.options.note) == ("square", "Draft")
    assert options.name.text().endswith(".svg")


def test_a_taken_name_is_asked_about_in_place(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, bench: FakeBench
) -> None:
    """Replace or keep both; nothing is written before."""
    dialog.view.choose(FAN)
    (tmp_path / dialog.view.choice.name).touch()
    dialog.view.export()
    assert "stands there already" in dialog.foot.message.text()
    assert not dialog.foot.go.isEnabled()
    assert dialog.foot.keep.isDefault()

    qtbot.mouseClick(dialog.foot.replace, Qt.MouseButton.LeftButton)

    assert bench.order.replace


def test_what_was_written_can_be_shown(dialog: ExportDialog, bench: FakeBench) -> None:
    """Once it stands there, and not before."""
    dialog.view.choose(FAN)
    dialog.view.export()
    bench.answers.append(Under(0, 1, "chart.png"))
    dialog.view.tick()
    assert "chart.png" in dialog.foot.message.text()
    assert dialog.foot.show_files.isHidden()

    bench.answers.append(Written((Path("chart.png"),), 1))
    dialog.view.tick()

    assert dialog.foot.message.text() == "Saved chart.png"
    assert not dialog.foot.show_files.isHidden()


def test_a_failure_is_told_with_its_remedy(dialog: ExportDialog, bench: FakeBench) -> None:
    """The reason and the way out stand in the dialog, which stays usable."""
    dialog.view.export()
    bench.answers.append(NotWritten("deck.pptx", "the disk is full", "free some space"))

    dialog.view.tick()

    assert "the disk is full" in dialog.foot.message.text()
    assert dialog.foot.go.isEnabled()


def test_escape_cancels_then_closes(dialog: ExportDialog, bench: FakeBench, qtbot: QtBot) -> None:
    """An export under way is taken back first, and nothing is left running."""
    dialog.view.export()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert bench.stopped
    assert dialog.isVisible()
    bench.answers.append(Stopped())
    dialog.view.tick()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert bench.closed


def test_a_picture_goes_to_the_clipboard(
    dialog: ExportDialog, bench: FakeBench, qtbot: QtBot
) -> None:
    """As large as it would be exported."""
    dialog.view.choose(FAN)
    qtbot.mouseClick(dialog.foot.copy, Qt.MouseButton.LeftButton)

    bench.answers.append(Previewed(bench.previews[-1].number, png(288, 162)))
    dialog.view.tick()

    assert QGuiApplication.clipboard().image().width() == 288
    assert dialog.foot.copy.text() == "Copied"


def test_own_folder_and_template(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """Asked for with the system's dialogs, and remembered."""
    qtbot.mouseClick(dialog.options.own, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.options.change, Qt.MouseButton.LeftButton)

    assert dialog.view.choice.options.template == tmp_path / "ours.pptx"
    assert dialog.view.choice.folder == tmp_path


def test_every_control_has_a_name(dialog: ExportDialog) -> None:
    """A screen reader, and a script with a mouse, finds each of them."""
    parts: tuple[QWidget, ...] = (
        *(dialog.options.format, dialog.options.note, dialog.options.name, dialog.options.recipe),
        *(dialog.options.change, *dialog.options.shapes.values()),
        *(dialog.foot.go, dialog.foot.close_button, dialog.what, dialog.preview.picture),
    )

    assert all(part.objectName() for part in parts)


def test_the_window_opens_it_with_a_chart(content: Content, qtbot: QtBot) -> None:
    """From a page's menu, with that chart chosen."""
    choice = content.outlook.grid.tiles[0].choice

    dialog = content.export(choice)

    assert dialog is not None
    assert [item.chart for item in dialog.view.choice.selection.items] == [choice]
    dialog.close()


def test_a_page_copies_a_chart(
    content: Content, session: Session, qtbot: QtBot, bench: FakeBench
) -> None:
    """From its menu, without a dialog."""
    QGuiApplication.clipboard().clear()
    copy = PictureCopy(session, content.outlook.grid.tiles[0].choice, content, bench)

    bench.answers.append(Previewed(bench.previews[0].number, png(96, 54)))

    qtbot.waitUntil(lambda: bench.closed)
    assert QGuiApplication.clipboard().image().width() == 96
    del copy
