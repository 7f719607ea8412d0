"""Fields: the numbers a batch of worlds carries, as arrays with the worlds on the last axis.

Each actor declares the fields it brings, with unit and meaning, beside its own code; this module
makes the arrays and lets every actor read them by name. ``[region, world]`` for a regional field,
``[world]`` for a national one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from simulator.errors import UnknownName

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Field:
    """One number of a world (or of each region of a world): unit, meaning, value at the start."""

    name: str
    unit: str
    help: str
    start: float = 0.0
    regional: bool = False
    low: float = 0.0
    high: float = float("inf")


def national(name: str, unit: str, help: str, start: float = 0.0, **bounds: float) -> Field:  # noqa: A002
    """Declare one number a world."""
    return Field(name, unit, help, start, regional=False, **bounds)


def regional(name: str, unit: str, help: str, start: float = 0.0, **bounds: float) -> Field:  # noqa: A002
    """Declare one number for each region of a world."""
    return Field(name, unit, help, start, regional=True, **bounds)


class Fields:
    """The arrays of every declared field, as attributes."""

    def __init__(self, declared: Iterable[Field], regions: int, worlds: int) -> None:
        self.declared = {item.name: item for item in declared}
        for item in self.declared.values():
            shape = (regions, worlds) if item.regional else (worlds,)
            setattr(self, item.name, np.full(shape, item.start, dtype=np.float64))

    def __getattr__(self, name: str) -> Floats:
        """Only reached at run time for a name that no actor declared."""
        raise AttributeError(str(UnknownName("field", name, self.__dict__.get("declared", ()))))

    if TYPE_CHECKING:

        def __setattr__(self, name: str, value: Any) -> None:
            """Tell the type checker that fields can be replaced."""


def over_regions(values: Floats) -> Floats:
    """Return the sum over regions, [region, world] -> [world], adding row after row.

    With one world NumPy would add pairwise and give other bits than in a batch; ``accumulate``
    adds in order whatever the width.
    """
    if values.shape[-1] > 1:
        total: Floats = np.add.reduce(np.ascontiguousarray(values), axis=0)
    else:
        total = np.add.accumulate(values, axis=0)[-1]
    return total


def anywhere(values: Mask | Floats) -> bool:
    """Say whether a mask holds, or a number is not 0, anywhere.

    Counting is several times as fast as ``any``, which each tick would ask some fifty times.
    """
    return bool(np.count_nonzero(values))


def places(mask: Mask) -> list[tuple[int, ...]]:
    """Return where *mask* holds, in order: ``(world,)`` each, or ``(region, world)``."""
    found = mask.ravel().nonzero()[0].tolist()
    if mask.ndim == 1:
        return [(place,) for place in found]
    return [divmod(place, mask.shape[-1]) for place in found]


def between(values: Floats, low: float, high: float) -> Floats:
    """Return *values* held between *low* and *high*; half the cost of ``np.clip``."""
    result: Floats = np.minimum(np.maximum(values, low), high)
    return result


def logistic(x: Floats) -> Floats:
    """Return 1 / (1 + exp(-x)); *x* must stay above -700, where exp would overflow."""
    result: Floats = 1.0 / (1.0 + np.exp(-x))
    return result


def approach(value: Floats, target: Floats, tick_days: float, days: Floats | float) -> None:
    """Move *value* in place towards *target* with time constant *days* (exact for a step)."""
    value += (target - value) * (1.0 - np.exp(-tick_days / days))
