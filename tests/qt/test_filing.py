"""Files and the window: dropped on it, opened and saved from its menu, asked about as it closes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from tests.session.tiny import finish, tiny_session
from ui.qt.content import Content
from ui.qt.drop_overlay import DropOverlay
from ui.qt.main_window import MainWindow
from ui.qt.theme import Theme
from ui.session.files import SessionFiles
from ui.session.session import Session

KINDS = QMessageBox.StandardButton


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that a test does not look at is answered, lest it wait for ever."""
    monkeypatch.setattr(QMessageBox, "exec", lambda self: KINDS.Discard.value)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session that is kept, with a pin."""
    session = tiny_session(SessionFiles.within(tmp_path / "kept"))
    session.start("loud-town")
    session.set_lever("police", 1.25)
    session.end_gesture()
    session.pin()
    finish(session)
    yield session
    session.close()


@pytest.fixture
def saved(session: Session, tmp_path: Path) -> Path:
    """The session saved under a name."""
    path = tmp_path / "briefing.boilover"
    session.document.save_as(path)
    return path


@pytest.fixture
def overlay(window: MainWindow) -> DropOverlay:
    """What is shown while something is dragged."""
    assert window.overlay is not None
    return window.overlay


def files(*paths: Path) -> QMimeData:
    """Return what a file manager hands over."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def enter(window: MainWindow, mime: QMimeData) -> QDragEnterEvent:
    """Drag *mime* into the window."""
    event = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, LEFT, NONE)
    window.dragEnterEvent(event)
    return event


def move(overlay: DropOverlay, mime: QMimeData) -> QDragMoveEvent:
    """Drag *mime* about over the window."""
    event = QDragMoveEvent(QPoint(310, 300), Qt.DropAction.CopyAction, mime, LEFT, NONE)
    event.ignore()
    overlay.dragMoveEvent(event)
    return event


def drop(overlay: DropOverlay, mime: QMimeData) -> None:
    """Let *mime* go."""
    event = QDropEvent(QPointF(310, 300), Qt.DropAction.CopyAction, mime, LEFT, NONE)
    overlay.dropEvent(event)


# --- dropping ------------------------------------------------------------------------------


def test_a_session_is_opened_by_dropping_it(
    window: MainWindow, overlay: DropOverlay, session: Session, saved: Path, qtbot: QtBot
) -> None:
    """It is said before, done after, and the words are gone."""
    session.unpin("B")
    mime = files(saved)

    assert enter(window, mime).isAccepted()
    assert overlay.text == "Open the session briefing"
    assert move(overlay, mime).isAccepted()
    drop(overlay, mime)

    qtbot.waitUntil(lambda: bool(session.pins))
    assert not overlay.isVisible()


def test_what_is_unknown_is_said_and_not_taken(
    window: MainWindow, overlay: DropOverlay, tmp_path: Path
) -> None:
    """The pointer shows that it cannot be let go here."""
    mime = files(tmp_path / "notes.txt")
    enter(window, mime)

    assert "does not know this kind of file" in overlay.text
    assert not move(overlay, mime).isAccepted()


def test_a_drag_that_leaves_leaves_nothing(window: MainWindow, overlay: DropOverlay) -> None:
    """Whether the window or the overlay had it."""
    mime = files(Path("a.yaml"))
    for had_it in (window, overlay):
        enter(window, mime)
        had_it.dragLeaveEvent(QDragLeaveEvent())
        assert not overlay.isVisible()


def test_a_text_that_is_dragged_is_none_of_ours(window: MainWindow, overlay: DropOverlay) -> None:
    """Nor is a page of the web."""
    text, web = QMimeData(), QMimeData()
    text.setText("moscow-abstains.yaml")
    web.setUrls([QUrl("https://example.org/a.yaml")])
    for mime in (text, web):
        event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, LEFT, NONE)
        event.ignore()
        window.dragEnterEvent(event)
        assert not event.isAccepted()
        assert not overlay.isVisible()


def test_the_overlay_covers_the_window(window: MainWindow, overlay: DropOverlay) -> None:
    """Also one that changes its size meanwhile."""
    enter(window, files(Path("a.yaml")))
    window.resize(1100, 700)

    assert overlay.size() == window.size()


def test_a_faulty_file_is_told_in_place(
    overlay: DropOverlay, content: Content, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    """The banner has the line; the desk is as it was."""
    bad = tmp_path / "bad.boilover"
    bad.write_text('{"format": 1,')

    drop(overlay, files(bad))

    qtbot.waitUntil(lambda: session.problem is not None)
    assert "bad.boilover:1:14" in content.banner.text
    assert [pin.letter for pin in session.pins] == ["B"]


# --- title and closing ---------------------------------------------------------------------


def test_the_title_names_the_session_and_marks_changes(
    window: MainWindow, session: Session, saved: Path
) -> None:
    """The mark is the system's own."""
    clean = window.isWindowModified()
    session.rename("A", "Plan A")

    assert window.windowTitle() == "briefing[*] – Plan A – Boilover"
    assert (clean, window.isWindowModified()) == (False, True)


def test_a_desk_that_is_kept_by_itself_is_not_asked_about(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything comes back: there is nothing to decide."""
    monkeypatch.setattr(QMessageBox, "exec", lambda self: pytest.fail("was asked"))

    assert window.close()
    assert session.document.path is None


@pytest.mark.parametrize(
    ("answer", "closes", "modified"),
    [(KINDS.Save, True, False), (KINDS.Discard, True, True), (KINDS.Cancel, False, True)],
)
def test_closing_asks_where_a_file_lacks_something(
    window: MainWindow,
    session: Session,
    saved: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: KINDS,
    closes: bool,
    modified: bool,
) -> None:
    """Save, leave the file as it is, or stay."""
    said: list[str] = []

    def asked(box: QMessageBox) -> int:
        said.append(box.text())
        return answer.value

    monkeypatch.setattr(QMessageBox, "exec", asked)
    session.rename("B", "Hard line")

    assert window.close() is closes
    assert said == ["“briefing” has changes that its file does not hold."]
    assert session.document.is_modified is modified
    assert ("Hard line" in saved.read_text("utf-8")) is not modified
    monkeypatch.setattr(QMessageBox, "exec", lambda self: KINDS.Discard.value)


def test_a_saved_session_is_not_asked_about(
    window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file holds everything."""
    monkeypatch.setattr(QMessageBox, "exec", lambda self: pytest.fail("was asked"))

    assert saved.exists()
    assert window.close()


# --- menus ---------------------------------------------------------------------------------


def entries(menu: QMenu) -> dict[str, QAction]:
    """Return the entries of a menu and of those below it, by what they say; the first wins."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        found.setdefault(action.text().partition("\t")[0], action)
        if isinstance(below := action.menu(), QMenu):
            found = {**entries(below), **found}
    return found


def answer(
    monkeypatch: pytest.MonkeyPatch, dialog: str, given: str | Sequence[str]
) -> list[tuple[object, ...]]:
    """Let the system's dialog answer; return what it was asked."""
    asked: list[tuple[object, ...]] = []

    def answered(*arguments: object) -> tuple[object, str]:
        asked.append(arguments)
        return given, ""

    monkeypatch.setattr(QFileDialog, dialog, answered)
    return asked


def test_the_menu_opens_what_there_is(content: Content, session: Session) -> None:
    """The open scenario is ticked."""
    menu = content.toolbar.scenario_menu()
    shown = entries(menu)

    assert shown["Loud town"].isChecked()
    shown["Quiet town"].trigger()
    assert session.variant.scenario.name == "quiet-town"
    menu.deleteLater()


def test_the_menu_has_what_was_recent(
    content: Content, session: Session, saved: Path, tmp_path: Path
) -> None:
    """What is gone is grey and can be taken out; what is there opens."""
    session.recent.add(str(tmp_path / "gone.boilover"))
    session.unpin("B")
    menu = content.toolbar.scenario_menu()
    shown = entries(menu)

    assert not shown["gone"].isEnabled()
    shown["briefing"].trigger()
    shown["Take out what is gone"].trigger()
    assert [pin.letter for pin in session.pins] == ["B"]
    assert "gone" not in [item.title for item in session.recent.items]
    menu.deleteLater()


def test_ctrl_s_asks_for_a_name_once(
    content: Content, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it saves; the suffix is added where it was not typed."""
    asked = answer(monkeypatch, "getSaveFileName", str(tmp_path / "mine"))
    filing = content.toolbar.filing

    assert filing.save()
    session.rename("B", "Hard line")
    assert filing.save()
    assert len(asked) == 1
    assert "Hard line" in (tmp_path / "mine.boilover").read_text("utf-8")


def test_nothing_is_saved_where_no_name_is_given(
    content: Content, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who cancels the dialog has cancelled."""
    answer(monkeypatch, "getSaveFileName", "")

    assert not content.toolbar.filing.save()
    assert not content.toolbar.filing.save_scenario()
    assert session.document.path is None


def test_what_is_chosen_to_open_is_opened(
    content: Content, session: Session, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialog offers every kind that can be dropped."""
    session.unpin("B")
    asked = answer(monkeypatch, "getOpenFileNames", [str(saved)])

    content.toolbar.filing.open_file()

    assert session.pins
    filters = str(asked[0][3])
    assert "*.yaml" in filters
    assert "Sessions (*.boilover)" in filters


def test_the_spread_is_chosen_in_the_view_menu(content: Content, session: Session) -> None:
    """What a scenario has no sets for is grey."""
    menu = content.toolbar.view_menu()
    entries(menu)["Both"].trigger()
    chosen = session.workspace
    session.open_scenario("quiet-town")
    other = content.toolbar.view_menu()

    assert chosen is not None
    assert chosen.uncertainty == "both"
    assert not entries(other)["Both"].isEnabled()
    menu.deleteLater()
    other.deleteLater()


# --- place ---------------------------------------------------------------------------------


def test_the_place_is_kept_without_closing(window: MainWindow, session: Session) -> None:
    """After a kill the window stands where it stood."""
    window.resize(1111, 777)

    kept = json.loads(session.preferences.layout)["geometry"]
    assert kept == json.loads(window.layout_text())["geometry"]


def test_a_window_whose_screen_is_gone_comes_to_one_that_is_there(
    theme: Theme, qtbot: QtBot
) -> None:
    """Far to the right of everything, and far above it."""
    for place in ((9_000, 300), (200, -3_000)):
        away = MainWindow(theme)
        qtbot.addWidget(away)
        away.resize(900, 600)
        away.move(*place)
        geometry = bytes(away.saveGeometry().toBase64().data()).decode()
        window = MainWindow(theme, json.dumps({"geometry": geometry}))
        qtbot.addWidget(window)
        room = window.screen().availableGeometry()

        assert room.intersects(window.geometry())
        assert window.y() >= room.y()
        assert QByteArray(geometry.encode())


def test_presenting_is_not_taken_for_the_window_s_place(window: MainWindow) -> None:
    """A kill while the page fills the screen brings the window back as it stood before."""
    window.resize(1111, 777)
    before = window.layout_text()
    window.showFullScreen()

    assert window.layout_text() == before


def test_the_bar_leaves_its_words_out_where_there_is_no_room(
    window: MainWindow, content: Content
) -> None:
    """Icons stay, with a name to be read out and a tool tip."""
    widths = []
    for width in (1440, 700, 1440):
        window.resize(width, 700)
        widths.append(content.toolbar.pin.sizeHint().width())
        assert content.toolbar.help.geometry().right() < content.toolbar.width()

    assert widths[0] == widths[2] > widths[1]
    assert content.toolbar.pin.accessibleName() == "Pin"
