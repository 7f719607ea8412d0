"""Worker processes: a small pool with a pipe to each, polled without threads.

A worker may be killed at any moment: its pipe then ends, another takes its place, and the numbers
it had are played again. A replication depends on nothing but its number, so the bits are the same.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from ctypes import c_uint64
from itertools import count
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import cast

from simulator.engine.batch import Batch
from simulator.ensemble.hand import Hand
from simulator.ensemble.launch import CONTEXT, start_server
from simulator.ensemble.messages import Failed, Job, Ready
from simulator.ensemble.plan import cut
from simulator.ensemble.pool import Play, Progress, Request
from simulator.errors import BoiloverError
from simulator.language import tr, trn

_DEPTH = 2  # jobs a worker has at a time: it need not wait for the next poll
_PATIENCE = 3  # times that a worker may die over one job, or before it is ready


class WorkersLost(BoiloverError):
    """Worker processes die again and again; *during* says over what, in the language in use."""

    def __init__(self, during: str, ending: str) -> None:
        super().__init__(during, ending)

    def __str__(self) -> str:
        during, ending = self.args
        return tr(
            "worker processes die {during} (the last one: {ending}); free some memory, or play in "
            "this process with --workers 1",
            during=during,
            ending=ending,
        )


class WorkerRun:
    """Requests being played by the workers of a pool."""

    def __init__(self, pool: WorkerPool, number: int, jobs: Sequence[Job]) -> None:
        self.number = number
        self.waiting = deque(jobs)
        self.arrived: list[tuple[str, Batch]] = []
        self.error: BoiloverError | None = None
        self._notes: list[str] = []
        self._pool = pool
        self._losses: Counter[int] = Counter()
        self._done = 0
        self._total = sum(len(job.numbers) for job in jobs)
        self._ended = False

    def poll(self, timeout: float = 0.0) -> Sequence[tuple[str, Batch]]:
        """Return what has arrived since the last call, waiting for it at most *timeout* seconds."""
        if self.is_done:
            return ()
        self._pool.turn(timeout)
        if self.error:
            self.cancel()
            raise self.error
        arrived, self.arrived = self.arrived, []
        self._done += sum(len(batch.numbers) for _, batch in arrived)
        return arrived

    def cancel(self) -> None:
        """Tell the workers to drop what they are at, and deliver nothing more."""
        if not self._ended:
            self._ended = True
            self.waiting.clear()
            self.arrived.clear()
            self._pool.leave(self)

    def give_back(self, lost: Sequence[Job], ending: str) -> None:
        """Put the jobs of a dead worker in front of those waiting, and note what happened."""
        self._losses.update(job.id for job in lost)
        self.waiting.extendleft(reversed(lost))
        numbers = sum(len(job.numbers) for job in lost)
        again = trn(
            "; {count} replication is played again",
            "; {count} replications are played again",
            numbers,
        )
        told = tr(
            "A worker process {ending} and was replaced{again}.",
            ending=ending,
            again=again if numbers else "",
        )
        self._notes.append(told)
        if any(self._losses[job.id] >= _PATIENCE for job in lost):
            first, last = lost[0].numbers[0], lost[0].numbers[-1]
            during = tr("over replications {first} to {last}", first=first, last=last)
            self.error = WorkersLost(during, ending)

    @property
    def is_done(self) -> bool:
        """Whether nothing more will come."""
        return self._ended or self.progress.is_done

    @property
    def progress(self) -> Progress:
        """How much has been delivered."""
        return Progress(self._done, self._total)

    @property
    def notes(self) -> tuple[str, ...]:
        """The workers that were replaced."""
        return tuple(self._notes)


class WorkerPool:
    """Plays on *workers* processes, which are started by the first run and stay."""

    def __init__(self, workers: int, *, play: Play | None = None) -> None:
        self._size = workers
        self._play = play
        self._hands: list[Hand] = []
        self._token = CONTEXT.RawValue(c_uint64, 0)
        self._run: WorkerRun | None = None
        self._runs = count(1)
        self._jobs = count(1)
        self._stillborn = 0

    def warm(self) -> None:
        """Begin to import the engine where workers come from, without waiting for it."""
        if not start_server():
            self._hands += [self._hand() for _ in range(self._size - len(self._hands))]

    def start(self, requests: Sequence[Request]) -> WorkerRun:
        """Play *requests* in the place of any earlier run, which is cancelled."""
        if self._run:
            self._run.cancel()
        number = next(self._runs)
        run = WorkerRun(self, number, self._plan(requests, number))
        self._run = run
        self._token.value = number
        self._deal(run)
        return run

    def _plan(self, requests: Sequence[Request], run: int) -> list[Job]:
        specs = [request.spec for request in requests]
        scenarios = [spec.played() for spec in specs]
        jobs = []
        for piece in cut(requests, self._size):
            spec, scenario = specs[piece.request], scenarios[piece.request]
            jobs.append(Job(next(self._jobs), run, spec.key, scenario, spec.seed, piece.numbers))
        return jobs

    def turn(self, timeout: float = 0.0) -> None:
        """Read what workers have sent, replace those that died, hand out what waits."""
        by_pipe = {hand.pipe: hand for hand in self._hands}
        for pipe in wait(list(by_pipe), timeout):
            hand = by_pipe[cast("Connection", pipe)]
            try:
                self._read(hand)
            except (EOFError, OSError):
                self._bury(hand)
        if self._run:
            self._deal(self._run)

    def leave(self, run: WorkerRun) -> None:
        """Forget *run*; its jobs stop within a simulated day."""
        if run is self._run:
            self._token.value = 0
            self._run = None

    def close(self) -> None:
        """End the run and the worker processes."""
        if self._run:
            self._run.cancel()
        hands, self._hands = self._hands, []
        for hand in hands:
            hand.pipe.close()  # the sign to leave, given to all before waiting for any
        for hand in hands:
            hand.end()

    def _read(self, hand: Hand) -> None:
        while reply := hand.hear():
            if isinstance(reply, Ready):
                self._stillborn = 0
                continue
            job = hand.take_back(reply)
            if not self._run or job.run != self._run.number:
                continue
            if isinstance(reply, Failed):
                self._run.error = self._run.error or reply.error
            elif reply.batch is not None:
                self._run.arrived.append((job.key, reply.batch))

    def _bury(self, hand: Hand) -> None:
        self._hands.remove(hand)
        ending = hand.end()
        self._stillborn += not hand.is_ready
        if run := self._run:
            run.give_back([job for job in hand.out.values() if job.run == run.number], ending)
            if self._stillborn >= _PATIENCE:
                run.error = WorkersLost(tr("before they are ready"), ending)

    def _deal(self, run: WorkerRun) -> None:
        """Give every worker a job before any gets a second one."""
        if run.error:
            return
        self._recruit(run)
        for depth in range(_DEPTH):
            for hand in self._hands:
                if run.waiting and hand.load(run.number) == depth and (hand.is_ready or not depth):
                    hand.give(run.waiting.popleft())

    def _recruit(self, run: WorkerRun) -> None:
        """Start workers while there is more to do than the idle ones can take."""
        idle = sum(not hand.load(run.number) for hand in self._hands)
        try:
            while len(self._hands) < self._size and len(run.waiting) > idle:
                self._hands.append(self._hand())
                idle += 1
        except (EOFError, OSError) as error:  # no memory or no processes left
            if not self._hands:
                run.error = WorkersLost(tr("while they are started"), str(error))

    def _hand(self) -> Hand:
        return Hand(self._token, self._play)

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
