"""A teller for tiny towns: a story whose events are known, played in no time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields

import numpy as np

from simulator.engine.regional_series import COURSES
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.pool import Play, never
from simulator.ensemble.single import StoryBatch
from simulator.scenario.model import Scenario
from simulator.world.story import Event, Story
from tests.session.tiny import play
from ui.session.session import Session
from ui.session.story_view import StoryView

EVENTS = (
    Event(0, 0.0, "price_rise", "market", "", (), (("factor", 2.0),)),
    Event(1, 1.0, "protest_starts", "movement", "L-1", (0,), (("participants", 80.0),)),
    Event(2, 2.0, "riot", "movement", "L-1", (1,), (("rioters", 30.0),)),
    Event(3, 2.5, "state_of_emergency", "government", "", (2,)),
    Event(4, 3.0, "concession", "government", "", (2,)),
    Event(5, 9.0, "order_restored", "security", "", (3, 4)),
)
WORST = 4.0  # the day on which most people of the town are out


def play_tiny_story(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool] = never
) -> StoryBatch | None:
    """Return the one story there is, with the ending that the tiny play gives the run."""
    (number,) = numbers
    batch = play(scenario, seed, [number], stop=stop)
    if batch is None:
        return None
    outcome = ("calm", "leader_falls")[int(batch.outcomes[0])]
    story = Story(scenario.name, seed, number, outcome, EVENTS)
    days = batch.times
    courses = np.zeros((len(COURSES), len(days), 1, 1), dtype=np.float32)
    courses[0, :, 0, 0] = np.maximum(0.0, 4.0 - np.abs(days - WORST))
    courses[4, :, 0, 0] = days
    known = {field.name: getattr(batch, field.name) for field in fields(batch)}
    return StoryBatch(**known, frames=days, courses=courses, story=story)


def tiny_view(session: Session, play: Play = play_tiny_story) -> StoryView:
    """Return a view that tells tiny stories in this very process."""
    return StoryView(session, InlinePool(play=play))


def wait(view: StoryView) -> None:
    """Let what is under way come to its end."""
    for _ in range(10_000):
        if not view.is_busy:
            return
        view.poll()
    raise AssertionError("the run is never told")


def open_view(session: Session) -> StoryView:
    """Return a view in front, with its first run told."""
    view = tiny_view(session)
    view.activate(True)
    wait(view)
    return view
