"""The five classes of a map: round edges from calm to worst, the same at every moment."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts import numerals

CLASSES: Final = 5
_STEPS: Final = (1.0, 2.0, 5.0)
_WHOLE: Final = 100.0
_EVEN_FROM: Final = 50.0  # what goes beyond half of a whole has classes of even width


@dataclass(frozen=True, slots=True)
class Scale:
    """Edges of the classes, rising with severity: the value itself, or how far below *ceiling*."""

    edges: tuple[float, ...]
    ceiling: float | None
    decimals: int

    def classes(self, values: NDArray[np.floating[Any]]) -> NDArray[np.intp]:
        """Return the class of each value, 0 (calm) to 4 (worst)."""
        return np.searchsorted(self.edges[1:-1], severity(values, self.ceiling), side="right")

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands at the edges, from calm to worst."""
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
    at = _rung(max(worst, 10.0**-decimals * 20))
    return Scale(
        (0.0, *(_value(at - down) for down in reversed(range(CLASSES)))), ceiling, decimals
    )


def _rung(worst: float) -> int:
    """Return the lowest rung of the ladder 1, 2, 5, 10 ... that is not below *worst*."""
    low = 3 * math.floor(math.log10(worst))
    return next(rung for rung in range(low, low + 7) if _value(rung) >= worst * (1 - 1e-9))


def _value(rung: int) -> float:
    power, step = divmod(rung, 3)
    return float(f"{_STEPS[step]:g}e{power}")
