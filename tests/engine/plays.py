"""Crises that the tests of engine and model play, each played once and read many times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

import simulator
from simulator.engine.batch import Batch
from simulator.engine.catalogue import INDICATORS, MILESTONES, OUTCOMES
from simulator.engine.replicate import Game, never, run_worlds
from simulator.scenario.library import shipped
from simulator.scenario.model import Scenario, Variant
from simulator.world.story import Event
from simulator.world.worlds import Worlds

SEED = 50_000
SHIPPED = sorted(shipped())
NO_SETTINGS: Mapping[str, float] = {}


@cache
def scenario(name: str, days: float | None = None) -> Scenario:
    """Return a shipped scenario, cut to *days* where they are given."""
    loaded = simulator.load(name)
    return loaded if days is None else loaded.with_value("horizon", days)


def moved(name: str, settings: Mapping[str, float], days: float | None = None) -> Scenario:
    """Return a shipped scenario with levers moved."""
    variant = Variant.of(scenario(name, days))
    for lever, value in settings.items():
        variant = variant.with_setting(lever, value)
    return variant.effective()


@cache
def played(name: str, n: int, days: float | None = None) -> Batch:
    """Return replications 0 to *n* - 1 of a shipped scenario."""
    return finished(run_worlds(scenario(name, days), SEED, range(n)))


def finished(batch: Batch | None) -> Batch:
    """Return a batch that nobody stopped."""
    assert batch is not None
    return batch


def same_bits(one: Batch, other: Batch, places: list[int] | None = None) -> bool:
    """Say whether *one* is *other* at *places* (all of it where None), bit for bit."""
    at = slice(None) if places is None else places
    return (
        np.array_equal(one.numbers, other.numbers[at])
        and np.array_equal(one.times, other.times)
        and one.series.tobytes() == other.series[..., at].tobytes()
        and one.milestones.tobytes() == other.milestones[..., at].tobytes()
        and np.array_equal(one.outcomes, other.outcomes[at])
        and np.array_equal(one.events, other.events[at])
        and one.regional.tobytes() == other.regional[..., at].tobytes()
    )


def indicator(batch: Batch, name: str) -> NDArray[np.float32]:
    """Return one indicator, [tick, replication]."""
    row: NDArray[np.float32] = batch.series[list(INDICATORS).index(name)]
    return row


def milestone(batch: Batch, name: str) -> NDArray[np.float32]:
    """Return the days of one milestone, NaN where it was never reached."""
    days: NDArray[np.float32] = batch.milestones[list(MILESTONES).index(name)]
    return days


def share(batch: Batch, outcome: str) -> float:
    """Return the share of replications that ended in a class."""
    return float((batch.outcomes == list(OUTCOMES).index(outcome)).mean())


@dataclass(frozen=True)
class Chronicled:
    """A batch whose worlds kept their stories, and what was noted of its state every day."""

    batch: Batch
    worlds: Worlds
    stories: tuple[tuple[Event, ...], ...]
    notes: dict[str, list[NDArray[np.float64]]] = field(default_factory=dict)

    def types(self) -> set[str]:
        """Return every type of event that happened anywhere."""
        return {event.type for story in self.stories for event in story}


def chronicle(
    crisis: Scenario,
    n: int,
    notes: Mapping[str, Callable[[Worlds], NDArray[np.float64]]] | None = None,
    seed: int = SEED,
) -> Chronicled:
    """Play *n* replications with their stories; note each of *notes* once a day and at the end."""
    game = Game(crisis, seed, tuple(range(n)), recording=True)
    taken: dict[str, list[NDArray[np.float64]]] = {name: [] for name in notes or {}}

    def note() -> bool:
        for name, measure in (notes or {}).items():
            taken[name].append(measure(game.worlds).copy())
        return never()

    assert game.play(note)
    note()
    kept = [game.worlds.world(k).chronicle for k in range(n)]
    stories = tuple(tuple(c.events) for c in kept if c is not None)
    return Chronicled(game.batch(), game.worlds, stories, taken)


@cache
def chronicled(name: str, n: int, days: float | None = None) -> Chronicled:
    """Return a shipped scenario's replications with their stories."""
    return chronicle(scenario(name, days), n)
