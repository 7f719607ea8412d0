"""The measurements of an ensemble: grows batch by batch, answers by name, never changes.

Batches are kept as they came and put together for one indicator at a time when it is asked for, so
that a batch more costs next to nothing and a chart costs only what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Literal, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from simulator.engine.batch import Batch
from simulator.results.estimate import Estimate, wilson
from simulator.results.layout import Layout, engine_layout
from simulator.results.summaries import MilestoneSummary, Summary, sorted_quantiles

Counted = Literal["runs", "sets"]
T = TypeVar("T")
Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True, eq=False)
class EnsembleResult:
    """What the replications of one ensemble have measured so far, sorted by their numbers.

    ``key`` is that of its ``EnsembleSpec``. The same replications give the same arrays, in
    whatever order and grouping their batches came.
    """

    key: str
    batches: tuple[Batch, ...] = ()
    layout: Layout = field(default_factory=engine_layout, repr=False)
    _known: dict[object, object] = field(default_factory=dict, init=False, repr=False)

    def by_set(self, count: int) -> EnsembleResult:
        """Return the result averaged within each of *count* sets; replication r is of r % count."""
        from simulator.results.by_set import BySet  # it is an ensemble result itself

        return self._kept(
            ("by set", count),
            lambda: BySet(self.key, self.batches, self.layout, runs=self, count=count),
        )

    def with_batch(self, batch: Batch) -> EnsembleResult:
        """Return the result with the replications of *batch* that it does not have yet."""
        new = ~np.isin(batch.numbers, self.numbers)
        if not new.any():
            return self
        if not new.all():
            batch = _only(batch, new)
        batches = sorted((*self.batches, batch), key=lambda item: int(item.numbers[0]))
        return replace(self, batches=tuple(batches))

    @property
    def n(self) -> int:
        """How many replications there are."""
        return self.numbers.size

    @property
    def counted(self) -> Counted:
        """What ``n`` counts and every interval runs over."""
        return "runs"

    @property
    def played(self) -> int:
        """How many replications it rests on, whatever ``n`` counts."""
        return self.n

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The replication numbers, ascending."""
        return self._joined([batch.numbers for batch in self.batches], np.int64)

    def missing(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Return those of *numbers* that have not been played."""
        known = set(self.numbers.tolist())
        return tuple(number for number in numbers if number not in known)

    @property
    def times(self) -> NDArray[np.float64]:
        """The ticks in days since the scenario's start, shape [tick]."""
        return self.batches[0].times if self.batches else np.empty(0)

    def series(self, indicator: str) -> NDArray[np.float32]:
        """Return an indicator through time, shape [tick, replication]."""
        row = self.layout.indicator_row(indicator)
        if not self.batches:
            return np.empty((0, 0), dtype=np.float32)
        parts = [batch.series[row] for batch in self.batches]
        return self._kept(("series", row), lambda: self._joined(parts, np.float32))

    def totals(self, indicator: str) -> NDArray[np.float32]:
        """Return each replication's own peak, lowest or final value, shape [replication]."""
        how = self.layout.indicators[self._name(indicator)].summary
        return self._kept(("totals", indicator), lambda: _total(self.series(indicator), how))

    def present(self, indicator: str) -> NDArray[np.bool_]:
        """Return in which replications an indicator is there at all, shape [replication].

        Always, except for indicators that many replications never have (``absent_at_zero``).
        """
        if not self.layout.indicators[self._name(indicator)].absent_at_zero:
            return np.ones(self.n, dtype=np.bool_)
        return self._kept(("present", indicator), lambda: (self.series(indicator) != 0).any(axis=0))

    def presence(self, indicator: str) -> Estimate:
        """Return the share of replications in which an indicator is there at all."""
        return wilson(int(self.present(indicator).sum()), self.n)

    def quantiles(self, indicator: str, levels: Iterable[float]) -> NDArray[np.float64]:
        """Return quantiles over the replications where it is present, shape [level, tick]."""
        wanted = tuple(levels)
        return self._kept(
            ("quantiles", indicator, wanted),
            lambda: sorted_quantiles(self._ordered(indicator), wanted),
        )

    def ended(self, outcome: str) -> NDArray[np.float64]:
        """Return 1 for each replication that ends in *outcome*, else 0, shape [replication]."""
        ended: NDArray[np.bool_] = self.outcomes == self.layout.outcome_row(outcome)
        return ended.astype(np.float64)

    def reached(self, milestone: str) -> NDArray[np.float64]:
        """Return 1 for each replication that reaches *milestone*, else 0, shape [replication]."""
        return (~np.isnan(self.days(milestone))).astype(np.float64)

    def share(self, *outcomes: str) -> Estimate:
        """Return the share of replications that end in any of *outcomes*."""
        rows = tuple(sorted({self.layout.outcome_row(name) for name in outcomes}))
        count = int(sum(self._outcome_counts[row] for row in rows))
        return wilson(count, self.n)

    def summary(self, indicator: str) -> Summary:
        """Return the spread of an indicator's totals where it is present."""
        return self._kept(
            ("summary", indicator),
            lambda: Summary.of(self.totals(indicator)[self.present(indicator)], self.n),
        )

    def milestone(self, name: str) -> MilestoneSummary:
        """Return how often and when a milestone was reached."""
        return self._kept(("milestone", name), lambda: MilestoneSummary.of(self.days(name)))

    def days(self, milestone: str) -> NDArray[np.float32]:
        """Return when each replication reached a milestone, in days; NaN for never."""
        row = self.layout.milestone_row(milestone)
        return self._joined([batch.milestones[row] for batch in self.batches], np.float32)

    def regional(self, measure: str) -> NDArray[np.float32]:
        """Return one number for each region of each replication, shape [region, replication]."""
        row = self.layout.regional_row(measure)
        if not self.batches:
            return np.empty((0, 0), dtype=np.float32)
        parts = [batch.regional[row] for batch in self.batches]
        return self._kept(("regional", row), lambda: self._joined(parts, np.float32))

    @cached_property
    def outcomes(self) -> NDArray[np.int8]:
        """How each replication ended, as an index into the layout's outcomes."""
        return self._joined([batch.outcomes for batch in self.batches], np.int8)

    @cached_property
    def events(self) -> NDArray[np.int32]:
        """How many events each replication had."""
        return self._joined([batch.events for batch in self.batches], np.int32)

    @cached_property
    def _outcome_counts(self) -> NDArray[np.int64]:
        return np.bincount(self.outcomes, minlength=len(self.layout.outcomes))

    @cached_property
    def _order(self) -> NDArray[np.int64] | None:
        """How to sort the batches laid end to end, or ``None`` where they are sorted."""
        parts = [batch.numbers for batch in self.batches]
        laid = np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
        return None if (np.diff(laid) > 0).all() else np.argsort(laid)

    def _joined(self, parts: list[NDArray[Scalar]], kind: type[Scalar]) -> NDArray[Scalar]:
        """Lay parts end to end along their last axis and sort them by replication."""
        if not parts:
            return np.empty(0, dtype=kind)
        laid = parts[0] if len(parts) == 1 else np.concatenate(parts, axis=-1)
        return laid if self._order is None else laid[..., self._order]

    def _ordered(self, indicator: str) -> NDArray[np.float32]:
        """Return the series of the replications where it is present, each tick sorted."""

        def order() -> NDArray[np.float32]:
            series, present = self.series(indicator), self.present(indicator)
            return np.sort(series if present.all() else series[:, present], axis=-1)

        return self._kept(("ordered", indicator), order)

    def _name(self, indicator: str) -> str:
        self.layout.indicator_row(indicator)
        return indicator

    def _kept(self, key: object, make: Callable[[], T]) -> T:
        if key not in self._known:
            self._known[key] = make()
        return cast("T", self._known[key])


def _only(batch: Batch, chosen: NDArray[np.bool_]) -> Batch:
    parts = {
        item.name: getattr(batch, item.name)[..., chosen]
        for item in fields(Batch)
        if item.name != "times"
    }
    return replace(batch, **parts)


def _total(series: NDArray[np.float32], how: str) -> NDArray[np.float32]:
    if not series.size:
        return np.empty(0, dtype=np.float32)
    if how == "final":
        final: NDArray[np.float32] = series[-1]
        return final
    totals: NDArray[np.float32] = series.max(axis=0) if how == "peak" else series.min(axis=0)
    return totals
