"""Tour and help without a window: steps, what is remembered, what a search leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.tiny import finish, tiny_session
from ui.session.files import SessionFiles
from ui.session.help import HelpPages
from ui.session.session import Session
from ui.session.tour import STEPS, Tour

KEYS = (
    ("Everywhere", "Space", "Pin the live variant"),
    ("Everywhere", "F5", "Present"),
    ("On a pin", "F2", "Rename it"),
)


@pytest.fixture
def opened() -> Session:
    session = tiny_session()
    session.open_scenario("quiet-town")
    finish(session)
    return session


@pytest.fixture
def help_pages(opened: Session, tmp_path: Path) -> HelpPages:
    return HelpPages(opened, KEYS, SessionFiles.within(tmp_path))


def test_the_tour_has_five_steps_and_an_end(opened: Session) -> None:
    """Each points at something else; after the last it is over."""
    tour, seen = Tour(opened), []
    tour.start()
    while tour.step is not None:
        seen.append(tour.step.target)
        tour.next()

    assert seen == ["lever", "headline", "pin", "compare", "story"]
    assert len(STEPS) == 5


def test_the_tour_goes_back_and_can_be_left(opened: Session) -> None:
    """The first step has nothing before it."""
    tour = Tour(opened)
    tour.start()
    tour.next()
    spoken = tour.spoken
    tour.back()
    tour.back()

    assert "step 2 of 5" in spoken
    assert tour.is_first
    tour.skip()
    assert tour.step is None


def test_the_tour_is_offered_once(tmp_path: Path) -> None:
    """It waits for a first picture, and whoever saw its first step is not asked again."""
    session = tiny_session(SessionFiles.within(tmp_path))
    tour = Tour(session)
    early = tour.is_due
    session.open_scenario("quiet-town")
    finish(session)
    due = tour.is_due
    tour.start()
    tour.skip()
    session.close()

    assert (early, due) == (False, True)
    again = tiny_session(SessionFiles.within(tmp_path))
    again.open_scenario("quiet-town")
    finish(again)
    assert not Tour(again).is_due


def test_the_help_has_both_yardsticks(help_pages: HelpPages) -> None:
    """Every word with the probabilities it stands for."""
    words = next(topic for topic in help_pages.topics if topic.name == "words")

    assert [part.title for part in words.parts] == ["", "ICD 203", "PHIA"]
    assert all(len(part.rows) == 7 for part in words.parts[1:])


def test_a_search_leaves_the_keys_that_fit(help_pages: HelpPages) -> None:
    """Of a list of keys single rows, of texts whole parts, of topics those with either."""
    help_pages.find("rename")

    assert [topic.name for topic in help_pages.topics] == ["keys"]
    assert [part.rows for part in help_pages.topics[0].parts] == [(("F2", "Rename it"),)]


def test_a_search_that_finds_nothing_leaves_nothing(help_pages: HelpPages) -> None:
    """Taken back, all is there again."""
    help_pages.find("zebra crossing")
    nothing = help_pages.topics
    help_pages.find("")

    assert nothing == ()
    assert len(help_pages.topics) == 6


def test_the_open_scenarios_own_limits_are_told(help_pages: HelpPages) -> None:
    """What its numbers rest on is counted, not claimed."""
    limits = next(topic for topic in help_pages.topics if topic.name == "limits")

    assert "Quiet town" in limits.parts[0].title
    assert "on records" in limits.parts[0].text


def test_the_home_folder_is_not_named(
    opened: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where files are kept is told without saying whose they are."""
    monkeypatch.setenv("HOME", str(tmp_path))
    pages = HelpPages(opened, (), SessionFiles.within(tmp_path / "kept"))
    about = next(topic for topic in pages.topics if topic.name == "about")
    places = [row[1] for part in about.parts for row in part.rows]

    assert places[0] == "~/kept/preferences.json"
    assert not any(str(tmp_path) in place for place in places)
