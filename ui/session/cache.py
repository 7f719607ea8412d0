"""Ensembles by content: what was played once is shown at once when it is asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence

from simulator.engine.batch import Batch
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import Layout, engine_layout

CAPACITY = 256_000_000  # bytes of histories; what charts derive from them comes on top


class ResultCache:
    """Results under their content key; the ones not asked for longest go when it is full."""

    def __init__(self, capacity: int = CAPACITY, layout: Layout | None = None) -> None:
        self._capacity = capacity
        self.layout = layout or engine_layout()
        self._results: OrderedDict[str, EnsembleResult] = OrderedDict()

    def __contains__(self, key: str) -> bool:
        return key in self._results

    def get(self, key: str) -> EnsembleResult | None:
        """Return what is known under *key*."""
        if key in self._results:
            self._results.move_to_end(key)
        return self._results.get(key)

    def known(self, key: str) -> int:
        """Return how many replications are known under *key*."""
        return self._results[key].n if key in self._results else 0

    def missing(self, key: str, count: int) -> Sequence[int]:
        """Return the numbers below *count* that are not known under *key*."""
        return self._results[key].missing(range(count)) if key in self else range(count)

    def add(self, key: str, batch: Batch) -> None:
        """Take in a batch; numbers known already change nothing."""
        result = self._results.get(key) or EnsembleResult(key, layout=self.layout)
        self._results[key] = result.with_batch(batch)
        self._results.move_to_end(key)

    def trim(self, wanted: Collection[str]) -> None:
        """Let go of the oldest results beyond the capacity, never of those *wanted*."""
        excess = sum(map(_size, self._results.values())) - self._capacity
        for key in [key for key in self._results if key not in wanted]:
            if excess <= 0:
                return
            excess -= _size(self._results.pop(key))


def _size(result: EnsembleResult) -> int:
    return sum(batch.series.nbytes for batch in result.batches)
