"""What plays ensembles: the protocol that every back-end keeps.

One pool lives as long as the program. It has one current run; starting another ends the one
before, so that a lever that moves on leaves no work behind. Nothing here blocks unless asked to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from simulator.engine.batch import Batch
from simulator.ensemble.spec import EnsembleSpec
from simulator.scenario.model import Scenario


class Play(Protocol):
    """Plays some replications of an effective scenario; ``None`` when *stop* became true."""

    def __call__(
        self, scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
    ) -> Batch | None:
        """Return what replications *numbers* measured."""


def never() -> bool:
    """The *stop* of work that nobody takes back."""
    return False


@dataclass(frozen=True, slots=True)
class Request:
    """Replication *numbers* of one ensemble: the missing ones, not a count."""

    spec: EnsembleSpec
    numbers: Sequence[int]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many replications of a run have arrived, of how many asked for."""

    done: int
    total: int

    @property
    def is_done(self) -> bool:
        """Whether nothing more will come."""
        return self.done >= self.total


class EnsembleRun(Protocol):
    """Requests being played."""

    def poll(self, timeout: float = 0.0) -> Sequence[tuple[str, Batch]]:
        """Return what has arrived since the last call, each with the key of its ensemble.

        Waits at most *timeout* seconds for something to arrive; 0 never waits. Raises
        ``ReplicationError`` once, and ends the run, where a replication failed.
        """

    def cancel(self) -> None:
        """Drop what has not been delivered; afterwards ``poll`` returns nothing."""

    @property
    def is_done(self) -> bool:
        """Whether nothing more will come: all delivered, cancelled, failed or superseded."""

    @property
    def progress(self) -> Progress:
        """How much has been delivered by ``poll``."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of this run: a worker process that was replaced."""


class Pool(Protocol):
    """A place where replications are played."""

    def warm(self) -> None:
        """Begin to get ready, without waiting for it."""

    def start(self, requests: Sequence[Request]) -> EnsembleRun:
        """Play *requests* interleaved over their numbers, in the place of any earlier run."""

    def close(self) -> None:
        """End the run and everything the pool has started."""

    def __enter__(self) -> Pool:
        """Use the pool in a ``with`` statement; it is closed at the end."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...
