"""Making a run ready to be shown: its ensemble's bearings, then the run played in a worker.

One wish at a time: a newer one takes the place of the older. Nothing here waits.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from simulator.ensemble.pool import EnsembleRun, Pool, Request
from simulator.ensemble.single import StoryBatch
from ui.session.story_bearings import Bearings, BearingsBoard
from ui.session.story_told import Ask, Told, made_ready


class StoryWork:
    """Tells the run that is wanted; ``tick`` is called now and then while it ``is_busy``."""

    def __init__(self, pool: Pool, clock: Callable[[], float] = time.perf_counter) -> None:
        """*pool* plays one replication with ``simulator.ensemble.single.play_story``."""
        self._pool = pool
        self._board = BearingsBoard(clock)
        self._ask: Ask | None = None
        self._run: EnsembleRun | None = None
        self._batch: StoryBatch | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a run is being made ready."""
        return self._ask is not None

    def want(self, ask: Ask) -> None:
        """Tell this run, in the place of any other that is under way."""
        self.cancel()
        self._ask = ask

    def warm(self) -> None:
        """Begin to get ready for the first wish."""
        self._pool.warm()

    def cancel(self) -> None:
        """Tell nothing; the worker leaves what it plays."""
        if self._run is not None:
            self._run.cancel()
        self._board.rest()
        self._ask = self._run = self._batch = None

    def close(self) -> None:
        """Tell nothing any more, and end the worker."""
        self.cancel()
        self._pool.close()

    def tick(self) -> Told | None:
        """Go on for a few milliseconds; return the run once it is ready.

        Raises a ``BoiloverError`` where it cannot be told; the wish is then dropped.
        """
        if self._ask is None:
            return None
        try:
            return self._go_on(self._ask)
        except Exception:
            self.cancel()
            raise

    def _go_on(self, ask: Ask) -> Told | None:
        if self._run is None and ask.number is not None:
            self._play(ask, ask.number)  # while the bearings are worked out
        bearings = self._board.get(ask.result)
        if bearings is None:
            self._board.turn()
            return None
        if self._run is None:
            self._play(ask, ask.chosen(bearings))
        if self._batch is None:
            self._batch = self._arrived()
        if self._batch is None:
            return None
        return self._end(ask, self._batch, bearings)

    def _play(self, ask: Ask, number: int) -> None:
        self._run = self._pool.start([Request(ask.spec, (number,))])

    def _arrived(self) -> StoryBatch | None:
        assert self._run is not None
        for _, batch in self._run.poll():
            assert isinstance(batch, StoryBatch)
            return batch
        return None

    def _end(self, ask: Ask, batch: StoryBatch, bearings: Bearings) -> Told:
        self._ask = self._run = self._batch = None
        return made_ready(ask, batch, bearings)
