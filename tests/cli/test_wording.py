"""How events read on a terminal."""

from __future__ import annotations

import pytest

from simulator.cli.wording import has_unit, worded
from simulator.engine.vocabulary import can_happen
from simulator.story.sentences import SENTENCES
from simulator.world.story import Event
from tests.engine.plays import SHIPPED, chronicled


@pytest.mark.parametrize("name", SHIPPED)
def test_every_number_is_told_with_its_unit(name: str) -> None:
    """Whatever number an event of a story has, it is known what it counts."""
    stories = chronicled(name, 12, 12.0).stories

    told = {key for story in stories for event in story for key, _ in event.data}

    assert {key for key in told if not has_unit(key)} == set()


@pytest.mark.parametrize("event", sorted(SENTENCES))
def test_only_what_can_happen_is_explained(event: str) -> None:
    """No sentence and no gloss outlives its event."""
    assert can_happen(event)


def test_an_event_reads_as_a_line() -> None:
    """Type, place, meaning, numbers with their units."""
    event = Event(3, 4.0, "internet_shutdown", "government", "", (1,), (("left", 0.07),))

    assert worded(event, "") == "internet_shutdown (7 % of traffic left)"
    assert worded(Event(1, 0.0, "riot", "movement", "A", ()), "Almaty") == "riot in Almaty"
