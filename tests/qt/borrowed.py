"""January 2022 in full, with results borrowed from a few real replications: quick to refine."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import cache

import numpy as np
from PySide6.QtWidgets import QApplication

import simulator
from simulator.engine.batch import Batch
from simulator.engine.regional_series import CourseBatch, play_courses
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.pool import Play
from simulator.ensemble.single import StoryBatch, play_story
from simulator.scenario.model import Scenario
from ui.qt.app import Application, Options
from ui.session.cache import ResultCache
from ui.session.files import SessionFiles
from ui.session.runs import RunBoard, Sizes
from ui.session.session import Session

SIZES = Sizes(first=8, preview=16, full=48)
_LENT = 12
_SEED = 1
_ROOM = 4_000_000  # bytes of results that are kept: soon full


@cache
def _scenario() -> Scenario:
    return simulator.load("january-2022")


@cache
def _courses() -> CourseBatch:
    """A few replications of January 2022 with the courses of their regions, played once."""
    played = play_courses(_scenario(), _SEED, range(_LENT))
    assert played is not None
    return played


@cache
def _story(number: int) -> StoryBatch:
    """One of them with its events."""
    told = play_story(_scenario(), _SEED, [number])
    assert told is not None
    return told


def _lent(scenario: Scenario, seed: int, numbers: Sequence[int]) -> list[int]:
    """Return which of the real replications stand for *numbers* of a scenario."""
    shift = int(scenario.fingerprint()[:6], 16) + seed
    return [(number + shift) % _LENT for number in numbers]


def play(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
) -> Batch | None:
    """Return for each number one of the real replications: which one depends on the scenario."""
    if stop():
        return None
    lent, real = _lent(scenario, seed, numbers), _courses()
    return Batch(
        numbers=np.array(numbers, dtype=np.int64),
        times=real.times,
        series=real.series[..., lent],
        milestones=real.milestones[..., lent],
        outcomes=real.outcomes[lent],
        events=real.events[lent],
        regional=real.regional[..., lent],
    )


def lend_courses(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
) -> CourseBatch | None:
    """Return the same with the courses of regions."""
    batch, real = play(scenario, seed, numbers, stop=stop), _courses()
    if batch is None:
        return None
    known = {f.name: getattr(batch, f.name) for f in fields(batch)}
    courses = real.courses[..., _lent(scenario, seed, numbers)]
    return CourseBatch(**known, frames=real.frames, courses=courses)


def lend_story(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
) -> StoryBatch | None:
    """Return one of them with its events."""
    if stop():
        return None
    (lent,) = _lent(scenario, seed, numbers)
    story = replace(_story(lent).story, scenario=scenario.name, seed=seed, number=numbers[0])
    return replace(_story(lent), numbers=np.array(numbers, dtype=np.int64), story=story)


_LENDS: dict[Play, Play] = {play_courses: lend_courses, play_story: lend_story}


def own_pool(kind: Play) -> InlinePool:
    """Return what plays the page's runs in this process, without playing them."""
    return InlinePool(play=_LENDS[kind])


def january(files: SessionFiles | None = None) -> Session:
    """Return a session that opens and refines January 2022 in no time."""
    pool, clock = InlinePool(play=play), itertools.count(step=0.016).__next__
    runs = RunBoard(pool, clock, sizes=SIZES, cache=ResultCache(_ROOM))
    return Session(pool, files, runs=runs, clock=clock, own_pool=own_pool)


class Workbench(Application):
    """The application as it is, but for what it plays; whoever tests it calls ``tick``."""

    def __init__(self, application: QApplication, options: Options) -> None:
        super().__init__(application, options)
        self._timer.setInterval(24 * 3_600_000)

    def open_session(self) -> Session:
        """Return a session that plays nothing and keeps what outlives it, as the real one."""
        return january(SessionFiles.of_user())
