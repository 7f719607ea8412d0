"""Which events have happened in the worlds of a batch: when first, and how many in all."""

from __future__ import annotations

import numpy as np

from simulator.world.fields import Floats, Mask


class Dates:
    """The first hour of each event type by world, the number of events, and what is watched.

    ``first`` and ``seen`` know the types that have been asked for; ``events`` counts all.
    """

    def __init__(self, worlds: int) -> None:
        self.first: dict[str, Floats] = {}
        self.events = np.zeros(worlds, dtype=np.int32)
        self._seen: dict[str, Mask] = {}

    def date(self, event: str) -> Floats:
        """Return the hour at which *event* first happened in each world, NaN where it has not."""
        if event not in self.first:
            self.first[event] = np.full(len(self.events), np.nan)
        return self.first[event]

    def happened(self, event: str) -> Mask:
        """Return the worlds in which *event* has happened."""
        result: Mask = ~np.isnan(self.date(event))
        return result

    def seen(self, event: str, shape: tuple[int, ...]) -> Mask:
        """Return where a watched *event* has happened and has not been rearmed since."""
        if event not in self._seen:
            self._seen[event] = np.zeros(shape, dtype=np.bool_)
        return self._seen[event]

    def enter(self, event: str, new: Mask, hour: float) -> None:
        """Count and date *event* where it is *new*, [world] or [region, world], at once."""
        if new.ndim == 2:
            self.events += np.add.reduce(new, axis=0, dtype=np.int32)
            new = np.logical_or.reduce(new, axis=0)
        else:
            self.events += new
        dates = self.date(event)
        dates[new & np.isnan(dates)] = hour
