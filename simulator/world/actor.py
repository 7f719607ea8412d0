"""What an actor and a shock are: declared parameters, fields, a turn in each tick, reactions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar

import numpy as np
import simpy
from numpy.typing import NDArray

from simulator.scenario.declare import number
from simulator.world.fields import Field, Floats
from simulator.world.measures import Indicator, Milestone, RegionalMeasure
from simulator.world.worlds import World, Worlds

Places = NDArray[np.intp]  # of worlds in a batch, or rows of regions
ProcessGenerator = Generator[simpy.Event, Any, None]
Reaction = TypeVar("Reaction", bound=Callable[..., ProcessGenerator | None])

_EVENTS = "reacts_to"


def on(*events: str) -> Callable[[Reaction], Reaction]:
    """Mark a process of an actor as what it does when one of *events* happens in a world."""

    def mark(process: Reaction) -> Reaction:
        setattr(process, _EVENTS, events)
        return process

    return mark


@dataclass(frozen=True)
class Actor(ABC):
    """Someone who acts over time, in every world of a batch at once.

    Its dataclass fields are its parameters (:func:`~simulator.scenario.declare.number`); values
    come from the scenario file. ``TURN`` orders the actors within a tick, so that each reads what
    those before it have just done.

    In ``begin`` and ``tick`` a parameter is a float or, where parameters are drawn, an array with
    one value a world; in what runs in one world (:class:`World`) it is always a float.
    """

    TURN: ClassVar[int]
    FIELDS: ClassVar[tuple[Field, ...]] = ()
    INDICATORS: ClassVar[tuple[Indicator, ...]] = ()
    REGIONAL: ClassVar[tuple[RegionalMeasure, ...]] = ()
    MILESTONES: ClassVar[tuple[Milestone, ...]] = ()

    def begin(self, w: Worlds) -> None:  # noqa: B027 - most actors start from their fields' values
        """Set up the actor's fields in a fresh batch of worlds."""

    @abstractmethod
    def tick(self, w: Worlds) -> None:
        """Advance the actor's fields by one tick in every world, and let its hazards fire."""

    def of(self, on: Places) -> Self:
        """Return this actor as the worlds *on* have it, where its numbers differ between worlds."""
        arrays = {k: v[on] for k, v in vars(self).items() if isinstance(v, np.ndarray)}
        return self.having(arrays) if arrays else self

    def having(self, values: Mapping[str, Floats | float]) -> Self:
        """Return this actor with other *values* of some parameters.

        ``dataclasses.replace`` does the same and takes ten times as long: a batch under ignorance
        needs an actor for each world in which it does something.
        """
        other = copy(self)
        vars(other).update(values)
        return other

    @classmethod
    def reactions(cls) -> dict[str, list[str]]:
        """Return, for each event type the actor reacts to, the names of its processes."""
        found: dict[str, list[str]] = {}
        for name in dir(cls):
            for event in getattr(getattr(cls, name), _EVENTS, ()):
                found.setdefault(event, []).append(name)
        return found


@dataclass(frozen=True)
class Shock(ABC):
    """A scheduled event from outside the model: it strikes every world at hour ``at``.

    What a scenario schedules the model does not decide as well: :meth:`replaces` names the hazards
    that stand still from the start, so that the event happens at its hour and at no other.
    """

    at: float = number("h", 0, 8784, "Hours after the start of the scenario.")

    def replaces(self) -> tuple[str, ...]:
        """Return the hazards in whose place this stands."""
        return ()

    @abstractmethod
    def strike(self, world: World) -> None:
        """Change one world."""
