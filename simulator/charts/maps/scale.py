"""The classes of a map: round edges, the same at every moment and in every panel.

Five classes go from calm to worst. Of differences there are seven, from less to more, with one in
the middle for what is about the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts import numerals

CLASSES: Final = 5
SIDE: Final = 3  # classes on each side of the middle one
_STEPS: Final = (1.0, 3.0)
_WHOLE: Final = 100.0
_EVEN_FROM: Final = 50.0  # what goes beyond half of a whole has classes of even width


@dataclass(frozen=True, slots=True)
class Scale:
    """Edges of the classes, rising with severity: the value itself, or how far below *ceiling*.

    Where it ``diverges``, severity is how much worse it is.
    """

    edges: tuple[float, ...]
    ceiling: float | None
    decimals: int
    diverges: bool = False

    @property
    def count(self) -> int:
        """How many classes there are."""
        return len(self.edges) - 1

    def classes(self, values: NDArray[np.floating[Any]]) -> NDArray[np.intp]:
        """Return the class of each value, 0 (calm, or better) upwards."""
        return np.searchsorted(self.edges[1:-1], self.severity(values), side="right")

    def severity(self, values: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
        """Return how bad values are, or how much worse."""
        if self.diverges:
            return values if self.ceiling is None else -values
        return severity(values, self.ceiling)

    @property
    def middle(self) -> int:
        """The class of what is about the same, where it diverges."""
        return SIDE

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands at the edges, in the order of the classes."""
        if self.diverges:
            turned = -1.0 if self.ceiling is not None else 1.0
            return tuple(numerals.signed(turned * edge, self._places(edge)) for edge in self.edges)
        ends = [edge if self.ceiling is None else self.ceiling - edge for edge in self.edges]
        return tuple(f"{numerals.grouped(end, self._places(end))}" for end in ends)

    def _places(self, end: float) -> int:
        return next(
            (d for d in range(self.decimals) if math.isclose(end, round(end, d))), self.decimals
        )


def severity(values: NDArray[np.floating[Any]], ceiling: float | None) -> NDArray[np.floating[Any]]:
    """Return how bad *values* are: from 0 upwards."""
    return values if ceiling is None else np.maximum(ceiling - values, 0.0)


def scale_for(worst: float, *, unit: str, ceiling: float | None, decimals: int) -> Scale:
    """Return the scale that holds severities up to *worst* in round classes."""
    if unit.startswith("%") and worst > _EVEN_FROM:
        edges = [_WHOLE * step / CLASSES for step in range(CLASSES + 1)]
        return Scale(tuple(edges), ceiling, decimals)
    at = _rung(max(worst, 10.0**-decimals * _value(CLASSES - 1)))
    return Scale(
        (0.0, *(_value(at - down) for down in reversed(range(CLASSES)))), ceiling, decimals
    )


def difference_scale(largest: float, *, ceiling: float | None, decimals: int) -> Scale:
    """Return the scale that holds differences up to *largest* either way."""
    at = _rung(max(largest, 10.0**-decimals * _value(SIDE)))
    more = [_value(at - down) for down in reversed(range(SIDE + 1))]
    return Scale((*(-edge for edge in reversed(more)), *more), ceiling, decimals, diverges=True)


def _rung(worst: float) -> int:
    """Return the lowest rung of the ladder 1, 3, 10, 30 ... that is not below *worst*."""
    low = 2 * math.floor(math.log10(worst))
    return next(rung for rung in range(low, low + 5) if _value(rung) >= worst * (1 - 1e-9))


def _value(rung: int) -> float:
    power, step = divmod(rung, 2)
    return float(f"{_STEPS[step]:g}e{power}")
