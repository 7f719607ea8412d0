"""How often something happens as levers move: along one, or over the grid of two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.paired import Difference, difference_of_shares
from simulator.results.estimate import Estimate, wilson
from simulator.scenario.model import Lever, Variant


@dataclass(frozen=True, slots=True)
class Point:
    """A share with its interval where levers stand *at* some values.

    ``difference`` is to another scenario with the same levers at the same values, on the same
    random numbers; ``None`` where there is none.
    """

    at: Mapping[str, float]
    share: Estimate
    difference: Difference | None = None

    @classmethod
    def of(
        cls,
        at: Mapping[str, float],
        happened: NDArray[np.bool_],
        against: NDArray[np.bool_] | None = None,
    ) -> Point:
        """Return the point where each replication *happened* or not."""
        share = wilson(int(happened.sum()), happened.size)
        if against is None:
            return cls(at, share)
        ours, theirs = happened.astype(np.float64), against.astype(np.float64)
        return cls(at, share, difference_of_shares(ours, theirs))


def positions(lever: Lever, count: int) -> tuple[float, ...]:
    """Return *count* values from the lower to the upper end of a lever, evenly spaced."""
    return tuple(float(f"{value:.9g}") for value in np.linspace(lever.low, lever.high, count))


def grid(levers: Sequence[Lever], count: int) -> Iterator[Mapping[str, float]]:
    """Yield the values of every point, the last lever moving fastest."""
    for values in product(*(positions(lever, count) for lever in levers)):
        yield {lever.name: value for lever, value in zip(levers, values, strict=True)}


def moved(variant: Variant, at: Mapping[str, float]) -> Variant:
    """Return *variant* with levers at some values; one that it does not have moves nothing."""
    for lever, value in at.items():
        if lever in variant.scenario.levers:
            variant = variant.with_setting(lever, value)
    return variant
