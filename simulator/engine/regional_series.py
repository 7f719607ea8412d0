"""The courses of regions: what a map shows at every moment, kept for a modest ensemble.

An ensemble of the usual size keeps one number for each region; here a hundred replications or so
keep all of them, are summarised over the replications at once, and only the summary stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.engine.batch import Batch
from simulator.engine.replicate import ALIKE, Game, never
from simulator.scenario.model import Scenario
from simulator.world.fields import Floats
from simulator.world.worlds import Worlds

MOST_FRAMES: Final = 260
UNREST: Final = (
    0.15  # people in the streets per thousand: as the indicator "Regions in unrest" has it
)


@dataclass(frozen=True, slots=True)
class Course:
    """A number that each region carries through time; ``measure`` returns [region, world].

    A *median* is taken of a number, a *share* counts the replications in which a flag is up.
    ``ceiling`` is the calm value of what falls in a crisis, ``None`` of what rises.
    """

    name: str
    short: str
    label: str
    unit: str
    summary: Literal["median", "share"]
    measure: Callable[[Worlds], Floats]
    decimals: int = 0
    ceiling: float | None = None
    help: str = ""


def _crowd(w: Worlds) -> Floats:
    result: Floats = w.crowd / w.ground.local
    return result


def _in_unrest(w: Worlds) -> Floats:
    return (w.crowd > w.ground.local * UNREST).astype(np.float64)


def _lost(w: Worlds) -> Floats:
    return (w.lost > 0.0).astype(np.float64)


def _control(w: Worlds) -> Floats:
    return 100.0 * w.control


def _deaths(w: Worlds) -> Floats:
    return w.dead + w.dead_forces


_ALL = (
    Course(
        "crowd",
        "Crowd",
        "People in the streets",
        "per 1,000 people",
        "median",
        _crowd,
        decimals=2,
        help="The crowd of the region at this moment, peaceful and violent.",
    ),
    Course(
        "unrest",
        "Unrest",
        "In unrest",
        "% of runs",
        "share",
        _in_unrest,
        help="The share of runs in which more than 0.15 in a thousand people are in the streets.",
    ),
    Course(
        "control",
        "Control",
        "State control of the centre",
        "% of full",
        "median",
        _control,
        ceiling=100.0,
        help="How far the state holds the regional centre.",
    ),
    Course(
        "lost",
        "Centre lost",
        "Centre lost to the crowd",
        "% of runs",
        "share",
        _lost,
        help="The share of runs in which the regional centre is in the crowd's hands.",
    ),
    Course(
        "deaths",
        "Deaths",
        "Deaths so far",
        "persons",
        "median",
        _deaths,
        help="Everyone killed in the region up to this moment.",
    ),
)
COURSES: Mapping[str, Course] = MappingProxyType({course.name: course for course in _ALL})


@dataclass(frozen=True, slots=True)
class CourseBatch(Batch):
    """A batch with the courses of its regions, [course, frame, region, n], at days ``frames``."""

    frames: NDArray[np.float64]
    courses: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class RegionalSeries:
    """Courses over an ensemble of ``n``: median, 10 % and 90 % point; of flags the share in %.

    Arrays are [course, frame, region]; of a share, ``low`` and ``high`` are its 95 % interval
    (Wilson).
    """

    n: int
    frames: NDArray[np.float64]
    middle: NDArray[np.float32]
    low: NDArray[np.float32]
    high: NDArray[np.float32]


def play_courses(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool] = never
) -> CourseBatch | None:
    """Play replications and keep the courses of their regions; fit for a pool's ``play``."""
    parameters = scenario.plausible.drawn(numbers) if scenario.plausible else ALIKE
    game = _CourseGame(scenario, seed, tuple(map(int, numbers)), parameters=parameters)
    return game.course_batch() if game.play(stop) else None


def summarise(batches: Sequence[CourseBatch]) -> RegionalSeries:
    """Return the summary of all replications of *batches*, whatever their order."""
    values = np.concatenate([batch.courses for batch in batches], axis=-1)
    n = values.shape[-1]
    values.sort(axis=-1)
    low, middle, high = (_quantile(values, share) for share in (0.1, 0.5, 0.9))
    for row, course in enumerate(COURSES.values()):
        if course.summary == "share":
            share = np.add.reduce(values[row], axis=-1, dtype=np.float64) / n
            middle[row] = 100.0 * share
            low[row], high[row] = _wilson(share, n)
    return RegionalSeries(n, batches[0].frames, middle, low, high)


def frame_places(ticks: int, most: int = MOST_FRAMES) -> NDArray[np.int64]:
    """Return which of the ticks 0 ... *ticks* become frames: evenly, the last one always."""
    stride = max(1, -(-ticks // most))
    return np.append(np.arange(0, ticks, stride), ticks)


class _CourseGame(Game):
    """A game that writes down its regions at every frame."""

    def __init__(self, scenario: Scenario, seed: int, numbers: tuple[int, ...], **how: Any) -> None:
        super().__init__(scenario, seed, numbers, **how)
        times = self._schedule.times
        places = frame_places(len(times) - 1)
        self._frames = times[places]
        self._place_of = {tick: place for place, tick in enumerate(places.tolist())}
        shape = (len(COURSES), len(places), len(scenario.country.regions), len(numbers))
        self._courses = np.zeros(shape, dtype=np.float32)

    def course_batch(self) -> CourseBatch:
        """Return what was measured, with the courses."""
        batch = self.batch()
        known = {field.name: getattr(batch, field.name) for field in fields(batch)}
        return CourseBatch(**known, frames=self._frames, courses=self._courses)

    def _sample(self, tick: int, *, last: bool = False) -> None:
        super()._sample(tick, last=last)
        place = self._place_of.get(tick)
        if place is not None:
            for row, course in enumerate(COURSES.values()):
                self._courses[row, place] = course.measure(self.worlds)


def _quantile(ordered: NDArray[np.float32], share: float) -> NDArray[np.float32]:
    """Return the quantile along the last axis, linear between neighbours."""
    at = share * (ordered.shape[-1] - 1)
    below = int(at)
    above = min(below + 1, ordered.shape[-1] - 1)
    weight = np.float32(at - below)
    result: NDArray[np.float32] = (1 - weight) * ordered[..., below] + weight * ordered[..., above]
    return result


def _wilson(share: Floats, n: int, z: float = 1.96) -> tuple[Floats, Floats]:
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return 100.0 * np.maximum(centre - half, 0.0), 100.0 * np.minimum(centre + half, 1.0)
