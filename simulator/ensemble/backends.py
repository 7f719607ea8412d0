"""Choosing where an ensemble is played."""

from __future__ import annotations

import os

from simulator.ensemble.inline import InlinePool
from simulator.ensemble.plan import NARROWEST
from simulator.ensemble.pool import Play, Pool
from simulator.ensemble.workers import WorkerPool


def open_worker(play: Play) -> Pool:
    """Return a pool of one process of its own, which its first run starts."""
    return WorkerPool(1, play=play)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def open_pool(
    workers: int | None = None, replications: int | None = None, *, play: Play | None = None
) -> Pool:
    """Return a pool of *workers*: ``None`` is one for each core, 1 plays in this process.

    Where it is known that only *replications* will be asked for, no more workers than these keep
    busy are started.
    """
    wanted = cores() if workers is None else workers
    if replications is not None:
        wanted = min(wanted, max(1, replications // NARROWEST))
    return WorkerPool(wanted, play=play) if wanted > 1 else InlinePool(play=play)
