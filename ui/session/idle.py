"""The session's pool while it is free, lent to what plays in the background, one user at a time.

Whatever the user moves comes first: the pool is given back at once, and the background goes on
later where it was. Of those that want it, the one that joined first has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from simulator.engine.batch import Batch
from simulator.ensemble.pool import EnsembleRun, Request
from simulator.errors import ReplicationError
from ui.session.runs import RunBoard


class Background(Protocol):
    """Something that can be played while nothing else is."""

    @property
    def wants_pool(self) -> bool:
        """Whether there is something to play: asked often, so it must cost nothing."""

    def requests(self) -> Sequence[Request]:
        """Return what to play next, as little as is of use by itself; nothing ends it."""

    def take(self, key: str, batch: Batch) -> None:
        """Take in a batch of the ensemble under *key*."""

    def lent(self, has_pool: bool) -> None:
        """Hear that the pool was lent, or that it was taken away."""

    def failed(self, fault: str) -> None:
        """Hear that a replication failed; nothing is to be wanted after that."""


class IdlePool:
    """Lends the pool out from ``tick`` to ``tick`` and never blocks."""

    def __init__(self, runs: RunBoard) -> None:
        self._runs = runs
        self._users: list[Background] = []
        self._user: Background | None = None
        self._run: EnsembleRun | None = None

    def join(self, user: Background) -> None:
        """Let *user* have the pool where none that joined before wants it."""
        self._users.append(user)

    def tick(self) -> None:
        """Take in what has arrived; begin, go on or give way."""
        user = None if self._runs.is_running else self._next()
        if user is not self._user:
            self._hand_over(user)
        if user is None:
            return
        if self._run is None or self._run.is_done:
            self._begin(user)
        else:
            self._take(user, self._run)

    def drop(self, user: Background) -> None:
        """Play nothing more of what *user* has asked for so far."""
        if user is self._user:
            self._stop()

    def _next(self) -> Background | None:
        return next((user for user in self._users if user.wants_pool), None)

    def _hand_over(self, user: Background | None) -> None:
        before, self._user = self._user, user
        self._stop()
        if before is not None:
            before.lent(False)

    def _begin(self, user: Background) -> None:
        asked = user.requests()
        self._run = self._runs.pool.start(asked) if asked else None
        if asked:
            user.lent(True)

    def _take(self, user: Background, run: EnsembleRun) -> None:
        try:
            arrived = run.poll()
        except ReplicationError as error:
            self._run = None
            user.failed(str(error))
            return
        for key, batch in arrived:
            user.take(key, batch)

    def _stop(self) -> None:
        if self._run is not None and not self._runs.is_running:  # else it has been replaced
            self._run.cancel()
        self._run = None
