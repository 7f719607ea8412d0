"""A small crisis of one region for the tests of the map: crowds by luck, in unrest from day 3."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields

import numpy as np

from simulator.engine.regional_series import COURSES, CourseBatch
from simulator.ensemble.inline import InlinePool
from simulator.scenario.model import Scenario
from tests.session.tiny import TICKS, play
from ui.session.map_view import MapView
from ui.session.session import Session


def play_courses(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
) -> CourseBatch | None:
    """Return a tiny batch whose one region has the crowd of the run, worst on the last day."""
    batch = play(scenario, seed, numbers, stop=stop)
    if batch is None:
        return None
    crowd = batch.series[0] / 10
    courses = np.zeros((len(COURSES), len(TICKS), 1, len(numbers)), dtype=np.float32)
    rows = list(COURSES)
    courses[rows.index("crowd"), :, 0] = crowd
    courses[rows.index("unrest"), :, 0] = (TICKS >= 3)[:, None]
    courses[rows.index("control"), :, 0] = 100 - crowd
    courses[rows.index("lost"), :, 0] = (TICKS[:, None] >= 8) & (batch.outcomes == 1)
    courses[rows.index("deaths"), :, 0] = batch.series[1]
    known = {field.name: getattr(batch, field.name) for field in fields(batch)}
    return CourseBatch(**known, frames=TICKS, courses=courses)


def map_of(session: Session) -> MapView:
    """Return the map of a session that nothing has been played for."""
    return MapView(session, InlinePool(play=play_courses))


def played(view: MapView) -> MapView:
    """Return *view* once everything it wants is known."""
    for _ in range(50):
        view.tick()
        if not view.runs.is_running and view.state == "ready":
            return view
    raise AssertionError("the map is not played")
