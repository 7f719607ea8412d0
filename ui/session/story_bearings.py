"""What an ensemble says of its single runs: which are typical, what came before, where most lie.

All of it is worked out once for an ensemble, in slices of a few milliseconds, so that a window that
does one slice after the other never stands still.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.before import Precedent, left_out, what_came_before
from simulator.analysis.medoid import ranked
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Estimate
from simulator.story.telling import STRIPS, band_of

Floats = NDArray[np.float64]
Key = tuple[str, int]

_KEPT: Final = 6  # ensembles
_TURN: Final = 0.008  # seconds of work at a time


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome that can be chosen, with the share of runs that end in it."""

    name: str
    label: str
    share: Estimate
    runs: int


@dataclass(frozen=True, slots=True, eq=False)
class Bearings:
    """Of an ensemble of ``n``: endings, and by outcome its typical runs and what came before it.

    ``apart`` names by outcome the milestones that are part of how endings are told apart.
    ``bands`` holds for each strip where 8 runs in 10 lie.
    """

    n: int
    endings: tuple[Ending, ...]
    typical: Mapping[str, tuple[int, ...]]
    before: Mapping[str, tuple[Precedent, ...]]
    apart: Mapping[str, tuple[str, ...]]
    bands: Mapping[str, tuple[Floats, Floats]]

    @property
    def most_frequent(self) -> str:
        """The outcome in which most runs end."""
        return max(self.endings, key=lambda ending: ending.runs).name


def bearings_of(result: EnsembleResult) -> Generator[None, None, Bearings]:
    """Work out the bearings of *result*, a slice up to each yield."""
    endings = endings_of(result)
    typical, before, apart, bands = {}, {}, {}, {}
    for ending in endings:
        typical[ending.name] = yield from ranked(result, ending.name)
        yield
        before[ending.name] = what_came_before(result, ending.name)
        names = left_out(result, ending.name)
        apart[ending.name] = tuple(result.layout.milestones[name].label for name in names)
        yield
    for name in STRIPS:
        if name in result.layout.indicators:
            bands[name] = band_of(result, name)
            yield
    return Bearings(result.n, endings, typical, before, apart, bands)


def endings_of(result: EnsembleResult) -> tuple[Ending, ...]:
    """Return every outcome with the share of runs that end in it, in the order of the bars."""
    counts = np.bincount(result.outcomes, minlength=len(result.layout.outcomes))
    return tuple(
        Ending(name, outcome.label, result.share(name), int(count))
        for (name, outcome), count in zip(result.layout.outcomes.items(), counts, strict=True)
    )


class BearingsBoard:
    """Works on the bearings of one ensemble, a little at each turn, and keeps the last few."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """*clock* gives seconds: a turn ends when a few thousandths of one are over."""
        self._clock = clock
        self._known: dict[Key, Bearings] = {}
        self._work: tuple[Key, Generator[None, None, Bearings]] | None = None

    def get(self, result: EnsembleResult) -> Bearings | None:
        """Return the bearings of *result* if they are known; else work on them from now on."""
        key = (result.key, result.n)
        if key in self._known:
            return self._known[key]
        if self._work is None or self._work[0] != key:
            self._work = (key, bearings_of(result))
        return None

    def turn(self) -> None:
        """Work for a few milliseconds."""
        if self._work is None:
            return
        key, work = self._work
        end = self._clock() + _TURN
        try:
            while self._clock() < end:
                next(work)
        except StopIteration as done:
            self._work = None
            self._known[key] = done.value
            for old in list(self._known)[:-_KEPT]:
                del self._known[old]

    def rest(self) -> None:
        """Work on nothing; what is known stays."""
        self._work = None
