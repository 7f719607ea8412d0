"""Playing points of parameters: many worlds of several points at once, on every core.

All points meet the same luck: their replications have the same numbers, so that what differs
between two points is their parameters alone.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, fields, replace
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Final

import numpy as np

from simulator.calibration.space import Values
from simulator.calibration.subjects import Subject
from simulator.calibration.terms import Answers
from simulator.engine.batch import Batch
from simulator.engine.replicate import run_worlds
from simulator.ensemble.launch import CONTEXT, for_workers, start_server
from simulator.ensemble.workers import WorkersLost
from simulator.results.ensemble_result import EnsembleResult

BLOCK: Final = 16  # points that are played, and kept, together
_WORLDS: Final = 256  # in a batch: wider ones gain nothing
_AHEAD: Final = 2  # blocks in the hands of the workers: none should wait for another's last batch

#: Plays points, shape [point, parameter], and yields each one's place and answers as they come.
Play = Callable[[Values], Iterator[tuple[int, Answers]]]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some points on one subject: a batch of worlds."""

    subject: Subject
    paths: tuple[str, ...]
    seed: int
    points: Values

    def play(self) -> list[Answers]:
        """Return the answers of each point."""
        count, replications = len(self.points), self.subject.replications
        parameters = {
            path: np.repeat(self.points[:, column], replications)
            for column, path in enumerate(self.paths)
            if path in self.subject.drawn
        }
        numbers = list(range(replications)) * count
        batch = run_worlds(self.subject.scenario, self.seed, numbers, parameters=parameters)
        assert batch is not None, "nobody has stopped it"
        edges = range(0, count * replications, replications)
        return [self.subject.reading(_one(batch, edge, replications)) for edge in edges]


class Players:
    """Plays points on *subjects*: in this process or, with more *workers* than one, in others."""

    def __init__(
        self, subjects: Sequence[Subject], paths: tuple[str, ...], seed: int, workers: int
    ) -> None:
        self._subjects = tuple(subjects)
        self._paths = paths
        self._seed = seed
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: Connection | None = None

    def __call__(self, points: Values) -> Iterator[tuple[int, Answers]]:
        """Play *points* and yield each one's place and answers, block by block."""
        blocks = [range(low, min(low + BLOCK, len(points))) for low in range(0, len(points), BLOCK)]
        if self._workers == 1:
            for block in blocks:
                parts = self._parts(points[block.start : block.stop])
                yield from zip(block, _joined(parts, [part.play() for part in parts]), strict=True)
            return
        try:
            yield from self._elsewhere(points, blocks)
        except BrokenProcessPool as error:
            raise WorkersLost("over a calibration", "what was played is kept") from error

    def _elsewhere(self, points: Values, blocks: list[range]) -> Iterator[tuple[int, Answers]]:
        pool = self._started()
        waiting = list(reversed(blocks))
        out: dict[range, tuple[list[Part], list[Future[list[Answers]]]]] = {}
        while waiting or out:
            while waiting and len(out) < _AHEAD * self._workers:
                block = waiting.pop()
                parts = self._parts(points[block.start : block.stop])
                with for_workers():
                    out[block] = parts, [pool.submit(part.play) for part in parts]
            unfinished = [f for _, played in out.values() for f in played if not f.done()]
            wait(unfinished, return_when=FIRST_COMPLETED)
            for block in [b for b, (_, played) in out.items() if all(f.done() for f in played)]:
                parts, played = out.pop(block)
                yield from zip(block, _joined(parts, [f.result() for f in played]), strict=True)

    def _parts(self, points: Values) -> list[Part]:
        """Cut points into batches, subject by subject, of nearly the same size each."""
        parts: list[Part] = []
        for subject in self._subjects:
            most = max(1, _WORLDS // subject.replications)
            batches = np.array_split(points, -(-len(points) // most))
            parts += [Part(subject, self._paths, self._seed, batch) for batch in batches]
        return parts

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            start_server()
            theirs, self._lifeline = CONTEXT.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(
                self._workers, CONTEXT, initializer=_live_while, initargs=(theirs,)
            )
        return self._pool

    def __enter__(self) -> Players:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._pool is None or self._lifeline is None:
            return
        if kind is not None:
            self._lifeline.close()  # whatever the workers are at is not wanted any more
        self._pool.shutdown(cancel_futures=True)
        self._lifeline.close()


def _live_while(lifeline: Connection) -> None:
    """Let a worker process end with the one that started it, whichever way that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        try:
            lifeline.recv()
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _joined(parts: Sequence[Part], played: Sequence[list[Answers]]) -> list[Answers]:
    """Return the answers of each point on all subjects together."""
    by_subject: dict[str, list[Answers]] = {}
    for part, answers in zip(parts, played, strict=True):
        by_subject.setdefault(part.subject.name, []).extend(answers)
    return [
        {name: answer for answers in point for name, answer in answers.items()}
        for point in zip(*by_subject.values(), strict=True)
    ]


def _one(batch: Batch, first: int, count: int) -> EnsembleResult:
    """Return the runs of one point out of a batch of several."""
    own = {
        item.name: getattr(batch, item.name)[..., first : first + count]
        for item in fields(Batch)
        if item.name != "times"
    }
    return EnsembleResult("", (replace(batch, **own),))
