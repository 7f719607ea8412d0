"""What is read off a world: indicators through time, numbers by region, milestones, its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from simulator.world.worlds import Worlds

Summary = Literal["peak", "lowest", "final"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number every world carries through time, sampled once a tick.

    ``measure`` returns one number a world, shape [world]. ``summary`` is the one number that
    stands for a whole replication: its peak, its lowest or its final value. ``absent_at_zero``
    marks what many runs never have (foreign troops): it is summarised over the runs that do.
    """

    name: str
    label: str
    unit: str
    summary: Summary
    measure: Callable[[Worlds], NDArray[np.float64]]
    decimals: int = 0
    absent_at_zero: bool = False
    floor: float | None = 0.0
    ceiling: float | None = None
    help: str = ""


@dataclass(frozen=True, slots=True)
class RegionalMeasure:
    """One number for each region of a replication: its peak over the ticks, or its final value.

    ``measure`` returns shape [region, world].
    """

    name: str
    label: str
    unit: str
    summary: Literal["peak", "final"]
    measure: Callable[[Worlds], NDArray[np.float64]]
    decimals: int = 0
    help: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """The first time in a replication that an event of type ``event`` happens."""

    name: str
    label: str
    event: str


@dataclass(frozen=True, slots=True)
class OutcomeClass:
    """A way a replication can end. The first class, by ``rank``, that ``holds`` is the outcome.

    ``sentence`` completes a headline: "The leadership {phrase} {sentence}" with *phrase* an
    adverb of likelihood; ``order`` is the row in the bar chart, mildest first.
    """

    name: str
    label: str
    sentence: str
    rank: int
    order: int
    holds: Callable[[Worlds], NDArray[np.bool_]]
    help: str = ""
