"""The Story page on a screen: it shows, it forwards, it can be used without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.scenario.model import Scenario
from tests.session.telling import tiny_view
from tests.session.telling import wait as wait_for
from tests.session.tiny import tiny_session
from ui.qt.content import Content
from ui.qt.story_page import StoryPage
from ui.qt.theme import Theme
from ui.session.session import Session
from ui.session.story_view import StoryView


def wait(view: StoryView) -> None:
    """Let the run be told, and shown in all its parts."""
    wait_for(view)
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[StoryPage]:
    """The page with its first run told."""
    page = StoryPage(tiny_view(session), theme)
    qtbot.addWidget(page)
    page.resize(892, 780)
    with qtbot.waitExposed(page):
        page.show()
    wait(page.view)
    yield page
    page.view.close()


def spot(page: StoryPage, event: int) -> QPoint:
    """Return where an event stands in the picture."""
    assert page.picture.places is not None
    return page.picture.places.marks()[event].toPoint()


def test_the_run_is_shown_with_its_words(page: StoryPage) -> None:
    """Title, subtitle, text and table are there."""
    assert page.shows_run
    assert "price rise" in page.lead_text
    assert "most typical run" in page.second_text
    assert "Riots break out in One." in page.side.words.toPlainText()
    assert page.number.text()


def test_a_click_looks_at_an_event_and_a_click_beside_lets_go(
    page: StoryPage, qtbot: QtBot
) -> None:
    """What was clicked is told."""
    qtbot.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=spot(page, 2))
    assert page.view.focus is not None
    assert page.view.focus.event.id == 2
    assert page.side.said.isVisible()
    assert "Riots break out" in page.side.said.toPlainText()

    qtbot.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=spot(page, 2) + QPoint(60, 11))
    assert page.view.focus is None
    assert not page.side.said.isVisible()


def test_arrow_keys_step_and_go_to_causes(page: StoryPage, qtbot: QtBot) -> None:
    """The whole run can be read from the keyboard."""
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(page.picture, key)
    assert page.view.focus is not None
    assert page.view.focus.event.id == 2
    qtbot.keyClick(page.picture, Qt.Key.Key_Up)
    assert page.view.focus.event.id == 1
    assert "People go out" in page.picture.accessibleDescription()
    qtbot.keyClick(page.picture, Qt.Key.Key_Backspace)
    assert page.view.focus is None


def test_focus_changes_the_picture(page: StoryPage) -> None:
    """The chain is lit, the rest fades."""

    def picture() -> QImage:
        return page.picture.grab().toImage()

    before = picture()
    page.view.look_at(2)
    assert picture() != before
    page.view.look_at(None)
    assert picture() == before


def test_the_text_is_copied(page: StoryPage, qtbot: QtBot) -> None:
    """A press puts the narrative on the clipboard."""
    qtbot.mouseClick(page.side.copy, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == page.view.copy_text
    assert page.side.copy.text() == "Copied"


def test_a_run_is_chosen_by_number(page: StoryPage, qtbot: QtBot) -> None:
    """Typing a number and Return tells that run."""
    page.number.setText("12")
    qtbot.keyClick(page.number, Qt.Key.Key_Return)
    wait(page.view)

    assert page.view.told is not None
    assert page.view.told.story.replication == 12
    assert "Run 12 " in page.second_text


def test_the_menu_has_every_outcome_with_its_share(page: StoryPage) -> None:
    """What no run ends in cannot be chosen."""
    menu = page.outcome_menu()
    try:
        assert [action.text().split("\t")[0] for action in menu.actions()] == [
            ending.label for ending in page.view.endings
        ]
        assert sum(action.isChecked() for action in menu.actions()) == 1
    finally:
        menu.deleteLater()


def test_the_next_most_typical_run_is_a_press_away(page: StoryPage, qtbot: QtBot) -> None:
    """Buttons follow what can be done."""
    assert not page.earlier.isEnabled()
    qtbot.mouseClick(page.later, Qt.MouseButton.LeftButton)
    wait(page.view)

    assert page.earlier.isEnabled()
    assert page.view.rank_text == "2nd most typical"


def test_before_the_first_run_the_page_says_what_it_waits_for(qtbot: QtBot, theme: Theme) -> None:
    """Nothing is open: no empty frame."""
    session = tiny_session()
    page = StoryPage(tiny_view(session), theme)
    qtbot.addWidget(page)

    assert not page.shows_run
    assert page.state_text


def test_what_came_before_is_worded_as_association(page: StoryPage) -> None:
    """No row claims a cause."""
    before = page.side.before
    for row in before.rows:
        assert "An association, not a cause." in before.sentence(row)


def test_the_page_opens_in_the_window(content: Content) -> None:
    """It is found by its name, and a town that cannot be told says so."""
    content.open_page("story")
    page = content.page("story")

    assert isinstance(page, StoryPage)
    wait(page.view)
    assert "Market" in page.state_text


def test_the_spotlight_opens_the_page(content: Content, session: Session) -> None:
    """A run asked for anywhere is told here."""
    session.spotlight.tell(12)

    page = content.page("story")
    assert isinstance(page, StoryPage)
    assert content.open_page_name == "story"
    assert page.view.wanted is not None
    assert page.view.wanted.number == 12
    session.spotlight.tell_outcome("leader_falls")
    assert page.view.wanted.outcome == "leader_falls"
    page.view.close()


def test_the_moment_marks_the_words_and_moves_map_and_strips(page: StoryPage) -> None:
    """One scrubber cuts all parts of the page."""
    before = page.side.map.canvas.grab().toImage()
    assert page.side.words.day_marked is None
    page.view.go_to(2.6)
    QApplication.processEvents()

    assert page.side.words.day_marked == 2
    assert page.side.words.extraSelections()
    assert page.side.map.canvas.grab().toImage() != before


def test_the_scrubber_is_moved_by_the_mouse_below_the_lanes(page: StoryPage, qtbot: QtBot) -> None:
    """A press on strips or dates chooses the moment; a double click lets it go."""
    places = page.picture.places
    assert places is not None
    at = QPointF(places.across(3.0), places.strips[0].center().y()).toPoint()
    qtbot.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=at)
    assert page.view.is_moment_chosen
    assert page.view.day == pytest.approx(3.0, abs=0.05)

    qtbot.mouseDClick(page.picture, Qt.MouseButton.LeftButton, pos=at)
    assert not page.view.is_moment_chosen


def test_the_scrubber_has_keys_of_its_own(page: StoryPage, qtbot: QtBot) -> None:
    """Comma and full stop step the moment, P plays, Backspace lets go."""
    qtbot.keyClick(page.picture, Qt.Key.Key_Period)
    assert page.view.is_moment_chosen
    day = page.view.day
    qtbot.keyClick(page.picture, Qt.Key.Key_Comma)
    assert page.view.day < day
    qtbot.keyClick(page.picture, Qt.Key.Key_P)
    assert page.view.film.is_playing
    qtbot.keyClick(page.picture, Qt.Key.Key_P)
    qtbot.keyClick(page.picture, Qt.Key.Key_Backspace)
    assert not page.view.is_moment_chosen


def test_a_click_on_a_sentence_looks_at_its_event(page: StoryPage, qtbot: QtBot) -> None:
    """The words lead to the picture."""
    words = page.side.words
    cursor = words.document().find("Riots")
    at = words.cursorRect(cursor).center()
    qtbot.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert page.view.focus is not None
    assert page.view.focus.event.type == "riot"


def test_the_map_is_coloured_by_another_measure(page: StoryPage) -> None:
    """Every measure can be chosen, and the button says which it is."""
    menu = page.side.map.menu()
    try:
        menu.actions()[4].trigger()
        assert page.view.map.measure.name == "deaths"
        assert page.side.map.measure.text() == "Deaths"
    finally:
        menu.deleteLater()


def test_a_run_that_takes_long_can_be_stopped(page: StoryPage, qtbot: QtBot) -> None:
    """The button appears after a while, and the former run stays."""
    assert not page.stop.isVisible()
    page.view.poll = lambda: None  # type: ignore[method-assign]
    page.view.choose_run(5)
    qtbot.waitUntil(page.stop.isVisible)
    assert "another run" in page.second_text
    qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)

    assert not page.view.is_busy
    assert not page.stop.isVisible()
    assert page.shows_run


def test_what_failed_can_be_tried_again(qtbot: QtBot, session: Session, theme: Theme) -> None:
    """The page says why there is no run, and has a button for another try."""

    def fails(
        scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
    ) -> None:
        raise ValueError("out of luck")

    page = StoryPage(tiny_view(session, fails), theme)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    wait(page.view)
    assert "out of luck" in page.state_text
    assert page.again.isVisible()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert page.view.is_busy
    wait(page.view)


def test_the_page_offers_the_picture(page: StoryPage) -> None:
    """The export dialog gets the run as a chart."""
    (offer,) = page.offers()
    chart = offer.draw()

    assert chart is not None
    assert chart.kind == "lanes"


def test_the_map_page_opens_on_the_run(content: Content, session: Session) -> None:
    """The same run at the same moment."""
    session.spotlight.look(run=5, day=3.0)
    session.spotlight.show_map(5)

    assert content.open_page_name == "map"


@pytest.mark.parametrize("size", [(732, 660), (892, 780), (640, 420)])
def test_nothing_of_the_page_is_cut_at_its_sides(page: StoryPage, size: tuple[int, int]) -> None:
    """At 1280×800 and below the page scrolls down at most, never sideways."""
    page.resize(*size)
    QApplication.processEvents()
    inside = page.widget()
    assert inside is not None
    assert inside.width() <= page.viewport().width()
    places = page.picture.places
    assert places is not None
    assert places.foot <= page.picture.height()
