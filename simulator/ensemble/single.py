"""One replication played to be told: its events, its indicators, and the courses of its regions.

Everything is taken from one play, so that picture, map and words are of the same history, and all
of it is small enough to come home from a worker at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from simulator.engine.catalogue import OUTCOMES
from simulator.engine.regional_series import COURSES, CourseBatch, frame_places
from simulator.engine.replicate import ALIKE, Game, never
from simulator.scenario.model import Scenario
from simulator.world.story import Story


@dataclass(frozen=True, slots=True)
class StoryBatch(CourseBatch):
    """A batch of one replication with its story."""

    story: Story


def play_story(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool] = never
) -> StoryBatch | None:
    """Play the one replication of *numbers* with its events; fit for a pool's ``play``."""
    (number,) = numbers
    parameters = scenario.plausible.drawn(numbers) if scenario.plausible else ALIKE
    game = _StoryGame(scenario, seed, (number,), parameters=parameters, recording=True)
    return game.told(scenario.name, seed) if game.play(stop) else None


class _StoryGame(Game):
    """A game of one world that writes down events, and its regions at every frame."""

    def __init__(self, scenario: Scenario, seed: int, numbers: tuple[int, ...], **how: Any) -> None:
        super().__init__(scenario, seed, numbers, **how)
        times = self._schedule.times
        places = frame_places(len(times) - 1)
        self._frames = times[places]
        self._place_of = {tick: place for place, tick in enumerate(places.tolist())}
        shape = (len(COURSES), len(places), len(scenario.country.regions), 1)
        self._courses = np.zeros(shape, dtype=np.float32)

    def told(self, scenario: str, seed: int) -> StoryBatch:
        """Return all that is known of the replication."""
        batch = self.batch()
        chronicle = self.worlds.world(0).chronicle
        events = tuple(chronicle.events) if chronicle is not None else ()
        outcome = tuple(OUTCOMES)[int(batch.outcomes[0])]
        story = Story(scenario, seed, int(batch.numbers[0]), outcome, events)
        known = {field.name: getattr(batch, field.name) for field in fields(batch)}
        return StoryBatch(**known, frames=self._frames, courses=self._courses, story=story)

    def _sample(self, tick: int, *, last: bool = False) -> None:
        super()._sample(tick, last=last)
        place = self._place_of.get(tick)
        if place is not None:
            for row, course in enumerate(COURSES.values()):
                self._courses[row, place] = course.measure(self.worlds)
