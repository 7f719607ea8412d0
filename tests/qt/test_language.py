"""Everything that people read in the window goes through the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from simulator import language
from simulator.language.catalogue import SILENT, Catalogue
from tests.qt.seen import Seen, painted, texts_of
from tests.session.tiny import finish, tiny_session
from ui.qt.compare_page import ComparePage
from ui.qt.content import Content
from ui.qt.main_window import MainWindow
from ui.qt.page import page_kinds
from ui.qt.theme import Theme

OPEN, SHUT = "⟦", "⟧"
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MONTHS: Final = {"Jan", "Feb"}  # the calendar's own words
_NAMES: Final = {
    "Boilover",
    "ICD",
    "PHIA",
    "English",
    "Français",
    "One",
    "csv",
    "pdf",
    "png",
    "svg",
}
_AS_THEY_ARE: Final = re.compile(r"\w+: what it says|loud-town$|^Export(\.\.\.)?$|^/\S+$")
"""Texts of sources, names of files, folders, and actions of pyqtgraph's that no menu shows."""
_SOURCES: Final = ("sources_lists", "QtWidgets.QListView", "QtWidgets.QTableView")
"""Where sources and names of parameters stand, which are in English."""


class Marked(Catalogue):
    """A language in which every message stands between marks."""

    def one(self, message: str) -> str:
        """Return the message between marks; nothing stays nothing."""
        return f"{OPEN}{message}{SHUT}" if message else ""

    def of(self, one: str, many: str, count: int) -> str:
        """Return either form between marks."""
        return f"{OPEN}{one if count == 1 else many}{SHUT}"


@pytest.fixture
def marked() -> Iterator[None]:
    """Every message between marks, English again at the end."""
    language.put(Marked("en", {}))
    yield
    language.put(SILENT)


def outside(text: str) -> str:
    """Return what of a text stands outside all marks; a cut text has lost the last of them."""
    depth, left = 0, []
    for letter in text:
        if letter == OPEN:
            depth += 1
        elif letter == SHUT:
            depth = max(0, depth - 1)
        elif depth == 0:
            left.append(letter)
    return "".join(left)


def unmarked(seen: list[Seen]) -> set[Seen]:
    """Return where a word is shown that no catalogue knows."""
    allowed = {*_MONTHS, *_NAMES}
    return {
        (where, text)
        for where, text in seen
        if where not in _SOURCES
        and not allowed.issuperset(_WORD.findall(outside(_AS_THEY_ARE.sub("", text))))
    }


def _toured(content: Content) -> Iterator[Seen]:
    """Yield what the tour says, step by step."""
    tour = content.guide.tour
    content.guide.start_tour()
    while tour.step is not None:
        yield from texts_of(content)
        content.grab()
        tour.next()


@pytest.mark.usefixtures("marked")
def test_no_text_escapes_the_catalogue(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every page, in every menu and tool tip, painted or not."""
    session = tiny_session()
    session.open_scenario("loud-town")
    session.set_lever("police", 1.5)
    session.pin()
    session.set_lever("anger", 0.9)
    finish(session)
    window = MainWindow(theme)
    qtbot.addWidget(window)
    content = Content(session, theme)
    window.furnish(content)
    window.resize(1440, 900)
    seen: list[Seen] = []
    with painted(monkeypatch) as drawn:
        window.show()
        for name in page_kinds():
            content.open_page(name)
            for _ in range(3):
                qtbot.wait(20)
                session.tick()
            page = content.page(name)
            qtbot.waitUntil(lambda page=page: getattr(page, "is_settled", True))
            seen += texts_of(content)
            content.grab()
        compare = content.page("compare")
        assert isinstance(compare, ComparePage)
        for menu in (
            content.toolbar.view_menu(),
            content.toolbar.scenario_menu(),
            content.scenarios.menu_of("A"),
            content.scenarios.menu_of("B"),
            compare.menu_of(0),
            compare.grid.menu(),
        ):
            seen += texts_of(menu)
        dialogs: list[QDialog | None] = [content.export(), content.show_help()]
        for dialog in dialogs:
            assert dialog is not None
            dialog.grab()
            seen += texts_of(dialog)
            dialog.close()
        content.open_page("outlook")
        session.replay.start()
        seen += texts_of(content)
        content.grab()
        session.replay.stop()
        seen += _toured(content)
        content.present()
        content.find_lever()
        seen += texts_of(content)
        content.grab()
        content.leave()
    found = unmarked([*seen, *drawn])

    assert not found, "\n".join(sorted(f"{where}: {text}" for where, text in found))
