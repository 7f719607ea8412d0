"""A signal in plain Python: whoever listens is called, in order, in the same thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVarTuple

Ts = TypeVarTuple("Ts")


class Signal(Generic[*Ts]):
    """Something happened; listeners are held until they let go."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[*Ts], None]] = []

    def connect(self, listener: Callable[[*Ts], None]) -> Callable[[], None]:
        """Call *listener* at each emission; the function returned ends that."""
        self._listeners.append(listener)

        def disconnect() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return disconnect

    def emit(self, *values: *Ts) -> None:
        """Tell every listener, undisturbed by one that connects or lets go meanwhile."""
        for listener in tuple(self._listeners):
            listener(*values)
