"""The Sources page shows both sides, and a choice on one side is seen on the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.scenario.document import Place
from ui.qt.content import Content
from ui.qt.sources_detail import DetailPanel
from ui.qt.sources_page import SourcesPage
from ui.qt.theme import Theme
from ui.session.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session, theme: Theme) -> SourcesPage:
    page = SourcesPage(session, theme)
    qtbot.addWidget(page)
    page.resize(900, 800)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.is_settled)
    return page


def names(page: SourcesPage) -> set[str]:
    model = page.items.model()
    return {str(model.index(row, 1).data()) for row in range(model.rowCount())}


def test_a_source_leaves_what_rests_on_it(qtbot: QtBot, page: SourcesPage) -> None:
    rows = [row.id for row in page.view.sources]
    page.sources.setCurrentIndex(page.sources.model().index(rows.index("C4"), 0))
    qtbot.waitUntil(lambda: page.is_settled)

    assert page.view.source == "C4"
    assert "Anger" in names(page)
    assert "Police" not in names(page)
    page.grab()


def test_a_number_marks_its_sources(qtbot: QtBot, page: SourcesPage) -> None:
    page.view.choose_item("lever anger")
    qtbot.waitUntil(lambda: page.is_settled)

    assert [row.id for row in page.view.sources if row.is_marked] == ["C4", "S01"]
    assert page.items.selectionModel().hasSelection()
    assert page.detail.title.text() == "Anger"
    page.grab()


def test_search_and_filters_are_the_views(qtbot: QtBot, page: SourcesPage) -> None:
    page.kinds["judgement"].click()
    qtbot.waitUntil(lambda: page.is_settled)
    assert names(page) == {"Police"}

    page.kinds[""].click()
    qtbot.keyClicks(page.search, "nobody")
    qtbot.waitUntil(lambda: page.is_settled)

    assert page.nothing.isVisible()


def test_what_is_written_can_be_opened(qtbot: QtBot, page: SourcesPage) -> None:
    """The place is shown, and said in words where nothing opens it."""
    asked: list[Place] = []
    panel = DetailPanel(page.view, lambda place: bool(asked.append(place)))
    qtbot.addWidget(panel)
    page.view.choose_source("C4")
    panel.show_detail()
    assert panel.where.text().endswith(f"claims.yaml:{page.view.place().line}")  # type: ignore[union-attr]

    qtbot.mouseClick(panel.open, Qt.MouseButton.LeftButton)

    assert asked == [page.view.place()]
    assert "No editor was found" in panel.where.text()


def test_a_levers_mark_opens_its_sources(qtbot: QtBot, content: Content) -> None:
    """From the panel to the page, at that lever."""
    content.levers.row("anger").source_asked.emit("anger")

    page = content.page("sources")
    assert isinstance(page, SourcesPage)
    assert content.open_page_name == "sources"
    assert page.view.item is not None
    assert page.view.item.name == "anger"
    qtbot.waitUntil(lambda: page.is_settled)


@pytest.mark.parametrize("width", [1400, 700])
def test_names_have_room(page: SourcesPage, width: int) -> None:
    page.resize(width, 700)
    page.grab()

    assert page.items.columnWidth(1) >= 140
