"""The Scenario page: shocks are dragged, added and taken out with mouse and keys; files reload."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from simulator.errors import Fault
from simulator.scenario.document import Place
from tests.session.shaken import shaken_session
from tests.session.tiny import finish, tiny_session
from ui.qt.problem_banner import ProblemBanner
from ui.qt.scenario_page import ScenarioPage
from ui.qt.theme import Theme
from ui.session.problems import Problem
from ui.session.session import Session


@pytest.fixture
def session() -> Session:
    return shaken_session()


@pytest.fixture
def opened() -> list[Place]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot, session: Session, theme: Theme, opened: list[Place]
) -> Iterator[ScenarioPage]:
    def opener(place: Place) -> bool:
        opened.append(place)
        return True

    page = ScenarioPage(session, theme, opener=opener)
    qtbot.addWidget(page)
    page.resize(860, 700)
    with qtbot.waitExposed(page):
        page.show()
    settle(qtbot, page)
    yield page
    page.hide()


def settle(qtbot: QtBot, page: ScenarioPage) -> None:
    qtbot.waitUntil(lambda: page.is_settled)


def drag(widget: QWidget, start: QPointF, end: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(widget, left, none, start.toPoint())
    for part in (0.3, 0.6, 1.0):
        QTest.mouseMove(widget, (start + (end - start) * part).toPoint())
    QTest.mouseRelease(widget, left, none, end.toPoint())


def test_a_mark_is_dragged_through_time(qtbot: QtBot, page: ScenarioPage, session: Session) -> None:
    """One undo step; the inspector follows."""
    line = page.timeline
    start = line.place_of("fuel")
    two_days = line.place_at(72.0) - line.place_at(24.0)

    drag(line, start, start + two_days)
    settle(qtbot, page)

    item = page.view.item
    assert item is not None
    assert (item.name, item.changed) == ("fuel", True)
    assert abs(item.hour - 72.0) <= 2.0
    assert page.inspector.numbers["at"].box.text() == f"{item.hour:.0f}"
    session.undo()
    assert not session.variant.shocks


def test_a_click_chooses_and_moves_nothing(
    qtbot: QtBot, page: ScenarioPage, session: Session
) -> None:
    """A press is no drag until it has gone some way."""
    place = page.timeline.place_of("closure").toPoint()

    QTest.mouseClick(page.timeline, Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, page)

    assert page.inspector.title.text() == "Closure"
    assert not session.variant.shocks


def test_labels_do_not_lie_over_each_other(qtbot: QtBot, page: ScenarioPage) -> None:
    """However many shocks strike on the same days."""
    for hour in (20, 22, 22, 26, 30, 31, 60, 61, 230):
        page.view.add("curfew", float(hour))
    settle(qtbot, page)

    boxes = [placed.box for placed in page.timeline._layout.placed]

    inner = [box.adjusted(8, 3, -4, -3) for box in boxes]
    assert not [(a, b) for at, a in enumerate(inner) for b in inner[at + 1 :] if a.intersects(b)]
    assert all(box.right() <= page.timeline.width() for box in boxes)


def test_the_keyboard_does_all(qtbot: QtBot, page: ScenarioPage, session: Session) -> None:
    """Arrows move by hours and days and choose, Del takes out."""
    line = page.timeline
    line.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        QTest.keyClick(line, key)
    assert page.view.item is not None
    assert page.view.item.hour == 50.0
    QTest.keyClick(line, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert page.view.chosen == "closure"

    QTest.keyClick(line, Qt.Key.Key_Delete)
    settle(qtbot, page)

    assert [item.name for item in page.view.items] == ["fuel"]
    assert "Fuel" in line.accessibleDescription()


def test_a_double_click_asks_what_to_add(qtbot: QtBot, page: ScenarioPage) -> None:
    """At the hour under the pointer; the menu has every kind with what it does."""
    line = page.timeline
    asked: list[float] = []
    line.add_asked.disconnect()
    line.add_asked.connect(lambda hour, _: asked.append(hour))
    place = (line.place_at(168.0) - QPointF(0, 40)).toPoint()

    QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=place)

    assert len(asked) == 1
    assert abs(asked[0] - 168.0) <= 1.0
    menu = page.menu_at(asked[0])
    kinds = [action for group in menu.findChildren(QMenu) for action in group.actions()]
    (curfew,) = [action for action in kinds if action.text().startswith("Curfew\t")]
    curfew.trigger()
    settle(qtbot, page)
    assert page.inspector.title.text() == "Curfew"
    menu.deleteLater()


def test_the_inspector_edits_numbers_and_words(
    qtbot: QtBot, page: ScenarioPage, session: Session
) -> None:
    """By box and by choice; a reset goes back to the file."""
    page.view.choose("closure")
    settle(qtbot, page)
    size, region = page.inspector.numbers["size"], page.inspector.words["region"]

    size.box.setText("0.8")
    size.box.setModified(True)
    QTest.keyClick(size.box, Qt.Key.Key_Return)
    region.choice.setCurrentIndex(2)
    region.choice.activated.emit(2)
    settle(qtbot, page)

    state = session.variant.effective().shock("closure")
    assert state is not None
    assert (state.numbers["size"].value, state.words["region"]) == (0.8, "L-2")
    size.reset.click()
    settle(qtbot, page)
    page.inspector.restore.click()
    assert not session.variant.shocks


def test_title_and_notes_are_written_in_place(
    qtbot: QtBot, page: ScenarioPage, session: Session
) -> None:
    """Notes are taken when the keyboard leaves them, a title by Return."""
    page.title.setFocus()
    page.title.selectAll()
    QTest.keyClicks(page.title, "What if")
    QTest.keyClick(page.title, Qt.Key.Key_Return)
    page.notes.setFocus()
    page.notes.setPlainText("Mine.")
    page.title.setFocus()
    settle(qtbot, page)

    assert (session.variant.title, session.variant.notes) == ("What if", "Mine.")
    session.undo()
    settle(qtbot, page)
    assert page.notes.toPlainText() == "The file's own."


def test_what_differs_is_listed_with_the_way_back(
    qtbot: QtBot, page: ScenarioPage, session: Session
) -> None:
    """One by one, or all shocks at once."""
    page.view.add("curfew", 30.0)
    page.view.remove("closure")
    session.set_lever("anger", 0.6)
    session.end_gesture()
    settle(qtbot, page)
    assert len(page.differences.resets) == 3

    page.differences.resets[2].click()
    page.differences.restore.click()
    settle(qtbot, page)

    assert not session.variant.is_changed
    assert not page.differences.resets


def test_a_scenario_of_no_file_cannot_be_opened_in_an_editor(
    qtbot: QtBot, page: ScenarioPage, opened: list[Place]
) -> None:
    """The page says so instead of doing nothing."""
    page.edit.click()

    assert not opened
    assert "stands in no file" in page._lead.text


def test_without_a_scenario_the_page_waits(qtbot: QtBot, theme: Theme) -> None:
    """Nothing can be added or written, and it says why."""
    page = ScenarioPage(tiny_session(), theme)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()

    assert not page.add.isEnabled()
    assert page._lead.text == "No scenario is open"
    page.timeline.grab()
    page.hide()


def test_each_fault_has_a_button_to_its_line(qtbot: QtBot, session: Session, theme: Theme) -> None:
    """All of them, however many, and the banner goes when the problem does."""
    opened: list[Place] = []

    def opener(place: Place) -> bool:
        opened.append(place)
        return True

    banner = ProblemBanner(session, theme, opener=opener)
    qtbot.addWidget(banner)
    faults = tuple(Fault(__file__, n, 2, "horizon", "wrong") for n in range(3, 23))

    session.report(Problem("It has faults", "many", faults))
    assert banner.isVisible()
    banner.places[1].click()
    assert len(banner.places) == 20
    assert opened == [Place(__file__, 4, 2)]
    session.dismiss_problem()

    assert not banner.isVisible()


def test_a_mark_is_found_under_its_label(page: ScenarioPage) -> None:
    """The label is as good to grab as the mark."""
    at = page.timeline.place_of("fuel").toPoint() + QPoint(30, 0)

    QTest.mouseClick(page.timeline, Qt.MouseButton.LeftButton, pos=at)

    assert page.view.chosen == "fuel"


def test_the_course_follows_under_the_time_line(
    qtbot: QtBot, page: ScenarioPage, session: Session
) -> None:
    """On its axis, read row by row; in a low window there are fewer rows."""
    finish(session)
    settle(qtbot, page)

    (row,) = page.course.rows
    page.course.grab()

    assert page.course.geometry().top() >= page.timeline.geometry().bottom()
    assert row.label in page.course.accessibleDescription()
    assert page.course.reading(page.course.height() - 10) == row.told
    assert "People in the streets" in page.course.reading(40)


def test_a_low_and_narrow_page_scrolls(qtbot: QtBot, page: ScenarioPage) -> None:
    """The inspector keeps its width; what differs goes below it."""
    page.resize(640, 420)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: page.differences.y() > page.inspector.y())

    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0
