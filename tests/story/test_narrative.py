"""A run in words: every type of event has a sentence, and days, places and numbers are right."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.engine.catalogue import MILESTONES
from simulator.engine.vocabulary import can_happen
from simulator.story.narrative import moment, narrate, places_in_words, plain_text, told
from simulator.story.sentences import SENTENCES, sentence_of
from simulator.world.story import Event, Story

START = date(2022, 1, 1)
NAMES = {"A": "Almaty", "M": "Mangystau", "K": "Kyzylorda", "Z": "Zhambyl", "T": "Turkistan"}


def event(number: int, days: float, kind: str, region: str = "", **data: float) -> Event:
    return Event(number, days, kind, "movement", region, (), tuple(data.items()))


def story(*events: Event) -> Story:
    return Story("town", 1, 0, "calm", events)


@pytest.mark.parametrize("kind", sorted(SENTENCES))
def test_every_sentence_is_of_an_event_that_can_happen(kind: str) -> None:
    """The table has no entry that the model never writes."""
    assert can_happen(kind)


@pytest.mark.parametrize("name", sorted(MILESTONES))
def test_every_milestone_has_a_sentence(name: str) -> None:
    """What is counted can be told."""
    assert MILESTONES[name].event in SENTENCES


@pytest.mark.parametrize("kind", sorted(SENTENCES))
def test_every_sentence_reads_with_and_without_a_place(kind: str) -> None:
    """No gap stays open, whatever is known."""
    number = {SENTENCES[kind].number: 3.0} if SENTENCES[kind].number else {}
    for region in ("A", ""):
        text = told([event(0, 1.0, kind, region, **number)], NAMES.__getitem__)
        assert "{" not in text
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text


def test_an_unknown_event_is_told_by_its_name() -> None:
    """Tomorrow's event can be told today."""
    text = told([event(0, 1.0, "moon_landing", "A")], NAMES.__getitem__)

    assert text == "Moon landing in Almaty."
    assert sentence_of("moon_landing").short == "moon landing"


def test_events_of_one_type_on_one_day_are_told_together() -> None:
    """Two riots make one sentence; the next day's another."""
    found = narrate(
        story(event(0, 3.1, "riot", "A"), event(1, 3.6, "riot", "M"), event(2, 4.0, "riot", "K")),
        START,
        NAMES.__getitem__,
    )

    assert [paragraph.when for paragraph in found] == ["4 Jan", "5 Jan"]
    assert found[0].text == "Riots break out in Almaty and Mangystau."
    assert found[0].passages[0].events == (0, 1)


def test_numbers_are_taken_over_all_that_is_told_together() -> None:
    """The largest crowd, not the last."""
    events = [event(k, 1.0, "mass_protest", "A", crowd=n) for k, n in enumerate((900.0, 400.0))]

    assert "up to 900 people" in told(events, NAMES.__getitem__)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("A", "Almaty"),
        ("AM", "Almaty and Mangystau"),
        ("AAM", "Almaty and Mangystau"),
        ("AMKZ", "Almaty, Mangystau, Kyzylorda and Zhambyl"),
        ("AMKZT", "Almaty, Mangystau, Kyzylorda and 2 more regions"),
    ],
)
def test_places_are_counted_where_there_are_many(names: str, words: str) -> None:
    """A sentence names four regions at most."""
    assert places_in_words(NAMES[name] for name in names) == words


def test_dates_are_those_of_the_scenarios_calendar() -> None:
    """Half past nine in the morning of the fifth day."""
    assert moment(START, 4.0 + 9.5 / 24) == "5 Jan, 09:30"
    assert moment(date(2022, 1, 31), 1.0) == "1 Feb, 00:00"


def test_the_copied_text_has_title_days_and_note() -> None:
    """What is pasted says what it rests on."""
    paragraphs = narrate(story(event(0, 0.0, "price_rise", factor=2.0)), START, str)

    text = plain_text("A run", paragraphs, "Replication 0, seed 1.")

    assert text.splitlines()[0] == "A run"
    assert "1 Jan: The fuel price rises to 2 times what it was." in text
    assert text.endswith("Replication 0, seed 1.\n")
