"""The names of events are those that the code can emit."""

from __future__ import annotations

import pytest

from simulator.engine.vocabulary import can_happen
from tests.engine.plays import SHIPPED, chronicled


@pytest.mark.parametrize("name", SHIPPED)
def test_whatever_happens_can_happen(name: str) -> None:
    """No event of a story is missing from the vocabulary."""
    assert {event for event in chronicled(name, 12, 12.0).types() if not can_happen(event)} == set()


@pytest.mark.parametrize("event", ["riot", "moscow_massive", "force_rule_3", "airport_lost"])
def test_names_put_together_are_known(event: str) -> None:
    """With every gap filled by a word of the model."""
    assert can_happen(event)


@pytest.mark.parametrize(
    "event", ["", "roit", "moscow_", "persons", "1/day", "People in the streets"]
)
def test_other_words_are_no_events(event: str) -> None:
    """Units and labels stand in the same files."""
    assert not can_happen(event)
