"""The modest ensembles of the map: played in a pool of their own, kept by content."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.engine.regional_series import CourseBatch, RegionalSeries, summarise
from simulator.ensemble.pool import EnsembleRun, Pool, Request
from simulator.ensemble.spec import EnsembleSpec
from simulator.errors import BoiloverError

_KEPT: Final = 48  # summaries; one of 17 regions takes about 200 kB
_STEPS: Final = 4  # in which an ensemble is summarised
Key = tuple[str, tuple[int, ...]]
Courses = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What the map needs of a batch, courses [course, frame, region, n]; the rest is let go."""

    numbers: NDArray[np.int64]
    courses: Courses


class MapRuns:
    """Plays what is wanted, remembers the last summaries, and the single runs of what is wanted.

    The single runs (11 MB for 200 of 17 regions) are what paired differences are taken from.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._kept: OrderedDict[Key, RegionalSeries] = OrderedDict()
        self._wanted: tuple[Key, ...] = ()
        self._asked: tuple[Key, ...] = ()  # those of them that are played
        self._batches: dict[Key, list[CourseBatch]] = {}
        self._begun: tuple[list[CourseBatch], list[RegionalSeries]] | None = None
        self._parts: dict[Key, list[_Part]] = {}
        self._run: EnsembleRun | None = None
        self.is_stopped = False
        self.problem = ""

    def get(self, spec: EnsembleSpec, numbers: tuple[int, ...]) -> RegionalSeries | None:
        """Return the summary of replications *numbers*, if it is known."""
        return self._kept.get((spec.key, numbers))

    def single(self, spec: EnsembleSpec, numbers: tuple[int, ...], course: int) -> Courses | None:
        """Return a course of each run, [frame, region, run] by rising number, if it is at hand."""
        parts = self._parts.get((spec.key, numbers))
        if parts is None:
            return None
        laid = np.concatenate([part.courses[course] for part in parts], axis=-1)
        order = np.argsort(np.concatenate([part.numbers for part in parts]))
        return laid if (np.diff(order) > 0).all() else laid[..., order]

    def want(
        self, specs: Sequence[EnsembleSpec], numbers: tuple[int, ...], *, single: bool = False
    ) -> None:
        """Play what is missing of *specs*; with *single* what is known by its summary only too."""
        unique = {(spec.key, numbers): spec for spec in specs}
        wanted = tuple(unique)
        lacks_runs = single and any(key not in self._parts for key in wanted)
        settled = self.is_running or self.is_stopped or self.problem or not lacks_runs
        if wanted == self._wanted and settled:
            return
        self.rest()
        self._forget_all_but(wanted)
        self._wanted, self.is_stopped, self.problem = wanted, False, ""
        for key in wanted:
            if key in self._kept:
                self._kept.move_to_end(key)
        known = self._parts if single else self._kept
        self._asked = tuple(key for key in wanted if key not in known)
        missing = {key: self._missing(key) for key in self._asked}
        asked = [Request(unique[key], lacking) for key, lacking in missing.items() if lacking]
        if asked:
            self._run = self._pool.start(asked)

    def tick(self) -> bool:
        """Take in what has arrived; say whether something is known now, or has failed."""
        if self._run is not None:
            try:
                if self._take(self._run):
                    return False  # reading takes long enough for one call
            except BoiloverError as error:
                self._run, self.problem = None, str(error)
                return True
        return self._go_on()

    def stop(self) -> None:
        """Play nothing until something else is wanted, or ``retry``; what has arrived stays."""
        if self._run is not None:
            wanted = self._wanted
            self.rest()
            self._wanted, self.is_stopped = wanted, True

    def rest(self) -> None:
        """Leave the processor to others; the next ``want`` goes on where this was."""
        if self._run:
            self._run.cancel()
        self._run, self._wanted = None, ()

    def retry(self) -> None:
        """Forget that it failed or was stopped; the next ``want`` goes on."""
        self.rest()
        self.is_stopped, self.problem = False, ""

    @property
    def is_running(self) -> bool:
        """Whether something is being played, or has arrived and is not summarised yet."""
        return self._run is not None or self._complete is not None

    @property
    def progress(self) -> float:
        """The share that is done of what was asked for last."""
        total = sum(len(numbers) for _, numbers in self._asked)
        lacking = sum(len(self._missing(key)) for key in self._asked if key not in self._parts)
        return 1.0 - lacking / total if total else 1.0

    def close(self) -> None:
        """Stop for good and end the pool."""
        self.rest()
        self._pool.close()

    # --- what arrives --------------------------------------------------------------------------

    def _take(self, run: EnsembleRun) -> bool:
        """Take in what has arrived, if anything has."""
        numbers, arrived = dict(self._wanted), run.poll()
        for key, batch in arrived:
            if isinstance(batch, CourseBatch) and key in numbers:
                self._batches.setdefault((key, numbers[key]), []).append(batch)
        if run.is_done:
            self._run = None
        return bool(arrived)

    def _missing(self, key: Key) -> tuple[int, ...]:
        known = {n for batch in self._batches.get(key, ()) for n in batch.numbers.tolist()}
        return tuple(number for number in key[1] if number not in known)

    @property
    def _complete(self) -> Key | None:
        """An ensemble that is all there and not summarised."""
        return next((key for key in self._batches if not self._missing(key)), None)

    def _go_on(self) -> bool:
        """Summarise some frames of an ensemble that is all there; say whether it is known now.

        More at once would hold the window up.
        """
        key = self._complete
        if key is None:
            return False
        batches = self._batches[key]
        if self._begun is None or self._begun[0] is not batches:
            self._begun = (batches, [])
        frames, done = batches[0].frames, self._begun[1]
        first = sum(len(part.frames) for part in done)
        some = slice(first, first + -(-len(frames) // _STEPS))
        done.append(summarise([_part(batch, some) for batch in batches]))
        if some.stop < len(frames):
            return False
        del self._batches[key]
        self._begun = None
        self._kept[key] = _joined(done)
        self._parts[key] = [_Part(batch.numbers, batch.courses) for batch in batches]
        self._trim()
        return True

    def _forget_all_but(self, wanted: Sequence[Key]) -> None:
        self._batches = {key: self._batches[key] for key in wanted if key in self._batches}
        self._parts = {key: self._parts[key] for key in wanted if key in self._parts}

    def _trim(self) -> None:
        wanted = set(self._wanted)
        for old in [known for known in self._kept if known not in wanted]:
            if len(self._kept) <= _KEPT:
                break
            del self._kept[old]


def _part(batch: CourseBatch, frames: slice) -> CourseBatch:
    return replace(batch, frames=batch.frames[frames], courses=batch.courses[:, frames])


def _joined(parts: Sequence[RegionalSeries]) -> RegionalSeries:
    """Return the summary of all frames."""
    return RegionalSeries(
        parts[0].n,
        np.concatenate([part.frames for part in parts]),
        *(
            np.concatenate([getattr(part, name) for part in parts], axis=1)
            for name in ("middle", "low", "high")
        ),
    )
