"""Replications played in this very process, one piece for each call of ``poll``."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from types import TracebackType

from simulator.engine.batch import Batch
from simulator.ensemble.failures import culprit
from simulator.ensemble.plan import Piece, cut
from simulator.ensemble.pool import Play, Progress, Request, never


class InlineRun:
    """Requests being played piece by piece."""

    notes: tuple[str, ...] = ()

    def __init__(self, play: Play, requests: Sequence[Request]) -> None:
        self._play = play
        self._requests = requests
        self._scenarios = [request.spec.played() for request in requests]
        self._pieces = deque(cut(requests, workers=1))
        self._total = sum(len(piece.numbers) for piece in self._pieces)
        self._done = 0

    def poll(self, timeout: float = 0.0) -> Sequence[tuple[str, Batch]]:
        """Play one piece and return it."""
        if not self._pieces:
            return ()
        piece = self._pieces.popleft()
        batch = self._batch(piece)
        if batch is None:
            return ()
        self._done += len(piece.numbers)
        return ((self._requests[piece.request].spec.key, batch),)

    def _batch(self, piece: Piece) -> Batch | None:
        scenario, seed = self._scenarios[piece.request], self._requests[piece.request].spec.seed
        try:
            return self._play(scenario, seed, piece.numbers, stop=never)
        except Exception as error:
            self.cancel()
            raise culprit(self._play, scenario, seed, piece.numbers, error) from error

    def cancel(self) -> None:
        """Play no more pieces."""
        self._pieces.clear()

    @property
    def is_done(self) -> bool:
        """Whether no piece is left."""
        return not self._pieces

    @property
    def progress(self) -> Progress:
        """How many replications have been played."""
        return Progress(self._done, self._total)


class InlinePool:
    """Plays in this process: for tests, scripts without processes, and ``--workers 1``."""

    def __init__(self, *, play: Play | None = None) -> None:
        self._play = play
        self._run: InlineRun | None = None

    def warm(self) -> None:
        """Import the engine."""
        self._player()

    def start(self, requests: Sequence[Request]) -> InlineRun:
        """Play *requests* in the place of any earlier run."""
        self.close()
        self._run = InlineRun(self._player(), requests)
        return self._run

    def close(self) -> None:
        """End the run."""
        if self._run:
            self._run.cancel()

    def _player(self) -> Play:
        if self._play is None:
            from simulator.engine.replicate import play

            self._play = play
        return self._play

    def __enter__(self) -> InlinePool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
