"""Parameters that differ between the worlds of a batch, as ignorance has it.

An actor of such a batch holds arrays, one value a world, and its tick reads them as it would read
floats. What an event sets off happens in one world alone: there the same actor stands with that
world's own numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MethodType
from typing import TYPE_CHECKING, Any

from simulator.world.fields import Floats

if TYPE_CHECKING:
    from simulator.world.actor import Actor

#: Of each actor with drawn parameters, those: by name, one value a world.
Shared = Iterable[tuple["Actor", Mapping[str, Floats]]]


class Drawn:
    """Actors whose parameters are arrays, and what each of them is in one world."""

    def __init__(self, shared: Shared) -> None:
        self._arrays = {id(actor): (actor, arrays) for actor, arrays in shared}
        self._own: dict[tuple[int, int], Actor] = {}

    def bound(self, method: Any, place: int) -> Any:
        """Return *method* of an actor as the world at *place* has it, with plain numbers.

        Whatever is not a method of an actor with arrays is returned as it is, so that a method
        may be bound again where it is already.
        """
        identity = id(getattr(method, "__self__", None))
        if identity not in self._arrays:
            return method
        return MethodType(method.__func__, self._in_world(identity, place))

    def _in_world(self, identity: int, place: int) -> Actor:
        """Return the actor of one world: made when it is first needed there, and kept."""
        key = (identity, place)
        if key not in self._own:
            actor, arrays = self._arrays[identity]
            values = {name: float(array[place]) for name, array in arrays.items()}
            self._own[key] = actor.having(values)
        return self._own[key]
