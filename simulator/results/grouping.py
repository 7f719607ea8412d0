"""What differs between groups of replications once the chance within each is taken out.

The mean of a few replications still has much of their chance in it. How much is known from how they
differ within their groups (one-way analysis of variance): the means are drawn towards their common
mean until their spread is what is left when that variance is taken off.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.floating] | NDArray[np.integer] | NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Which of *count* groups each replication belongs to: number r to group r % count.

    ``groups`` are those of which there is any replication; ``order`` sorts the replications by
    group and ``begins`` tells where in that order each group begins.
    """

    groups: NDArray[np.int64]
    order: NDArray[np.int64]
    begins: NDArray[np.int64]

    @classmethod
    def of(cls, numbers: NDArray[np.int64], count: int) -> Grouping:
        """Return the groups of replications *numbers*."""
        group = numbers % count
        order = np.argsort(group, kind="stable")
        groups, begins = np.unique(group[order], return_index=True)
        return cls(groups, order, begins)

    def means(self, values: Values, where: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
        """Return a value for each group, from the last axis; NaN where none of *where* is in it.

        Their mean over the groups is that of the groups' own means. With one replication in each
        group nothing is known of chance, and it stays in.
        """
        if not self.groups.size:
            return np.empty((*values.shape[:-1], 0))
        held = values[..., self.order].astype(np.float64)
        counts = np.diff(self.begins, append=values.shape[-1]).astype(np.float64)
        if where is not None:
            counted = where[self.order].astype(np.float64)
            held *= counted
            counts = self._sums(counted)
        known = counts > 0
        unknown = np.full((*values.shape[:-1], counts.size), np.nan)
        means = np.divide(self._sums(held), counts, out=unknown, where=known)
        freedom = counts.sum() - known.sum()
        if freedom <= 0:
            return means
        squares = self._sums(np.square(held, out=held))[..., known]
        within = (squares - counts[known] * means[..., known] ** 2).sum(axis=-1)
        chance = np.maximum(0.0, within) / freedom * (1.0 / counts[known]).mean()
        return _drawn_together(means, known, chance)

    def any(self, where: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which groups have a replication of *where*."""
        if not self.groups.size:
            return np.empty(0, dtype=np.bool_)
        found: NDArray[np.bool_] = np.logical_or.reduceat(where[self.order], self.begins)
        return found

    def _sums(self, ordered: NDArray[np.float64]) -> NDArray[np.float64]:
        sums: NDArray[np.float64] = np.add.reduceat(ordered, self.begins, axis=-1)
        return sums


def _drawn_together(
    means: NDArray[np.float64], known: NDArray[np.bool_], chance: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return *means* drawn towards their mean until their variance is less by *chance*."""
    centre = means[..., known].mean(axis=-1, keepdims=True)
    spread = means[..., known].var(axis=-1)
    left = np.maximum(0.0, spread - chance)
    kept = np.sqrt(np.divide(left, spread, out=np.zeros_like(spread), where=spread > 0))
    drawn: NDArray[np.float64] = centre + kept[..., None] * (means - centre)
    return drawn
