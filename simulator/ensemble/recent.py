"""A memory of the last few things used, kept alike on both sides of a pipe."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Holds *capacity* values by key; a new one displaces the one unused for longest.

    Worker and parent make the same calls in the same order, so the parent knows without asking
    which scenarios a worker still has.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: OrderedDict[str, T] = OrderedDict()

    def use(self, key: str) -> T | None:
        """Return what is held under *key*, now the most recent, or ``None``."""
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        return self._values[key]

    def keep(self, key: str, value: T) -> T:
        """Hold *value* under *key* as the most recent and return it."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._capacity:
            self._values.popitem(last=False)
        return value
