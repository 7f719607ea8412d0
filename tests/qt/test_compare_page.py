"""The Compare page shows what its view says, and hands on what is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.session.tiny import finish
from ui.qt.compare_page import ComparePage
from ui.qt.theme import Theme
from ui.session.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session, theme: Theme) -> ComparePage:
    """The page, in front, with nothing to compare yet."""
    page = ComparePage(session, theme)
    qtbot.addWidget(page)
    page.resize(900, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def compared(qtbot: QtBot, session: Session, page: ComparePage) -> ComparePage:
    """The file pinned as B, and less police."""
    session.pin()
    session.set_lever("police", 0.2)
    session.end_gesture()
    finish(session)
    qtbot.waitUntil(lambda: page.is_settled)
    return page


def test_the_empty_page_offers_to_pin(qtbot: QtBot, session: Session, page: ComparePage) -> None:
    assert "Nothing to compare" in page.lead_text

    page.pin.click()
    qtbot.waitUntil(lambda: page.is_settled)

    assert [pin.letter for pin in session.pins] == ["B"]
    assert not page.pin.isVisible()


def test_the_page_shows_the_view(compared: ComparePage) -> None:
    """Table, inputs and charts are the view's."""
    assert compared.lead_text == compared.view.lead
    assert compared.forest.groups == compared.view.forest
    assert [row.name for row in compared.inputs.rows] == ["police"]
    assert [fan.chart for fan in compared.fans] == [chart for _, chart in compared.view.charts()]
    compared.grab()


def test_d_goes_from_the_difference_to_the_overlay(qtbot: QtBot, compared: ComparePage) -> None:
    qtbot.keyClick(compared, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: compared.is_settled)

    assert compared.view.mode == "overlay"
    assert compared.modes["overlay"].isChecked()


def test_a_cell_of_a_pin_is_a_slider(qtbot: QtBot, session: Session, compared: ComparePage) -> None:
    """One key press is one step of that pin's lever, and undo takes it back."""
    cell = compared.grid.cell("B", "police")

    qtbot.keyClick(cell.slider, Qt.Key.Key_Right)

    assert session.pins[0].variant.setting("police") == pytest.approx(0.55)
    session.undo()
    assert not session.pins[0].variant.settings


def test_a_cell_that_is_dragged_stays_where_it_is(
    qtbot: QtBot, session: Session, compared: ComparePage
) -> None:
    """Levers that differ come first, but not under the hand that makes them differ."""
    before = list(compared.grid.names)
    slider = compared.grid.cell("A", "anger").slider

    qtbot.mousePress(slider, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(slider, slider.rect().center())
    qtbot.waitUntil(lambda: compared.is_settled)
    assert session.variant.settings["anger"]
    assert list(compared.grid.names) == before
    assert compared.grid.cell("A", "anger").slider is slider

    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: compared.is_settled)
    assert list(compared.grid.names) == ["anger", "police"]


def test_an_exact_value_can_be_typed(qtbot: QtBot, session: Session, compared: ComparePage) -> None:
    box = compared.grid.cell("B", "police").box
    box.selectAll()
    qtbot.keyClicks(box, "1,3")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert session.pins[0].variant.setting("police") == 1.3


def test_explaining_ends_in_bars(qtbot: QtBot, session: Session, compared: ComparePage) -> None:
    """Progress and cancel while it is played, shares afterwards."""
    compared.causes.go.click()
    qtbot.waitUntil(lambda: compared.causes.cancel.isVisible())
    while session.attribution.is_busy:
        session.tick()
    qtbot.waitUntil(lambda: compared.causes.shares.isVisible())

    assert compared.causes.shares.explanation == compared.view.explanation
    compared.grab()


def test_a_chart_can_be_exported(qtbot: QtBot, compared: ComparePage) -> None:
    menu = compared.menu_of(0)
    export = next(action for action in menu.actions() if action.text().startswith("Export"))

    with qtbot.waitSignal(compared.export_asked) as asked:
        export.trigger()

    assert asked.args[0].kind == "difference"


def test_a_page_behind_another_does_nothing(session: Session, compared: ComparePage) -> None:
    """It catches up when it comes to the front."""
    compared.hide()
    before = compared.fans[0].chart
    session.set_lever("police", 0.3)
    session.end_gesture()
    finish(session)

    assert compared.is_settled
    assert compared.fans[0].chart is before


@pytest.mark.parametrize("width", [1400, 700, 480])
def test_nothing_is_cut_off_at_the_side(compared: ComparePage, width: int) -> None:
    compared.resize(width, 700)
    compared.grab()

    inside = compared.widget()
    assert inside is not None
    assert inside.width() <= compared.viewport().width()
