"""An ensemble seen by plausible parameter set: what is left is what we do not know.

Replication r was played under set r % K. A set's value is the mean of its replications, with the
chance that is still in such means taken out, so that their spread is that of our ignorance.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from simulator.results.ensemble_result import Counted, EnsembleResult
from simulator.results.estimate import Estimate, between
from simulator.results.grouping import Grouping, Values
from simulator.results.summaries import MilestoneSummary, Summary

if TYPE_CHECKING:
    from simulator.engine.batch import Batch


@dataclass(frozen=True, eq=False)
class BySet(EnsembleResult):
    """The result of an ensemble with a set in the place of each replication.

    ``runs`` are the replications. A value of a set is the mean over its replications (``Grouping``
    takes out the chance in it); where it is summarised or drawn, of what many never have, over
    those that have it. Shares are the mean of the sets' own, their interval that of 8 sets in 10.
    """

    runs: EnsembleResult = field(kw_only=True)
    count: int = field(kw_only=True)

    def with_batch(self, batch: Batch) -> EnsembleResult:
        """Return the sets with the replications of *batch* that they do not have yet."""
        return self.runs.with_batch(batch).by_set(self.count)

    @property
    def counted(self) -> Counted:
        """What ``n`` counts: parameter sets."""
        return "sets"

    @property
    def played(self) -> int:
        """How many replications there are of all sets together."""
        return self.runs.n

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The sets of which there are replications, counted from 0, ascending."""
        return self._grouping.groups

    def series(self, indicator: str) -> NDArray[np.float32]:
        """Return the mean course of each set, shape [tick, set]."""
        return self._kept(
            ("mean series", indicator),
            lambda: self._means(self.runs.series(indicator), self.runs.present(indicator)),
        )

    def totals(self, indicator: str) -> NDArray[np.float32]:
        """Return the mean over each set of its replications' own totals, shape [set]."""
        return self._kept(
            ("mean totals", indicator), lambda: self._means(self.runs.totals(indicator))
        )

    def present(self, indicator: str) -> NDArray[np.bool_]:
        """Return in which sets any replication has an indicator, shape [set]."""
        return self._grouping.any(self.runs.present(indicator))

    def presence(self, indicator: str) -> Estimate:
        """Return the share of replications that have an indicator, and how sets differ in it."""
        return between(self._means(self.runs.present(indicator)))

    def summary(self, indicator: str) -> Summary:
        """Return the spread of the sets' mean totals over the replications where it is present."""
        return self._kept(("mean summary", indicator), lambda: self._summary(indicator))

    def regional(self, measure: str) -> NDArray[np.float32]:
        """Return the mean of each set in each region, shape [region, set]."""
        return self._kept(
            ("mean regional", measure), lambda: self._means(self.runs.regional(measure))
        )

    def ended(self, outcome: str) -> NDArray[np.float64]:
        """Return the share of each set's replications that end in *outcome*, shape [set]."""
        return self._means(self.runs.ended(outcome)).astype(np.float64)

    def reached(self, milestone: str) -> NDArray[np.float64]:
        """Return the share of each set's replications that reach *milestone*, shape [set]."""
        return self._means(self.runs.reached(milestone)).astype(np.float64)

    def share(self, *outcomes: str) -> Estimate:
        """Return the share that ends in any of *outcomes*, and how the sets differ in it."""
        ends = [self.runs.ended(outcome) for outcome in dict.fromkeys(outcomes)]
        return between(self._means(np.add.accumulate(ends)[-1]))

    def milestone(self, name: str) -> MilestoneSummary:
        """Return how often a milestone is reached, and when on the mean of each set."""
        days = MilestoneSummary.of(self.days(name))
        return replace(days, share=between(self.reached(name)))

    def days(self, milestone: str) -> NDArray[np.float32]:
        """Return the mean day at which a set's replications reach a milestone, NaN for none."""
        days = self.runs.days(milestone)
        return self._means(np.nan_to_num(days), ~np.isnan(days))

    @cached_property
    def outcomes(self) -> NDArray[np.int8]:
        """How most replications of each set ended, as an index into the layout's outcomes."""
        shares = [self.ended(outcome) for outcome in self.layout.outcomes]
        most: NDArray[np.int8] = np.argmax(shares, axis=0).astype(np.int8)
        return most

    @cached_property
    def events(self) -> NDArray[np.int32]:
        """How many events the replications of each set had on average."""
        return np.rint(self._means(self.runs.events)).astype(np.int32)

    def _summary(self, indicator: str) -> Summary:
        means = self._means(self.runs.totals(indicator), self.runs.present(indicator))
        spread = Summary.of(means[self.present(indicator)], self.n)
        return replace(spread, share_present=self.runs.summary(indicator).share_present)

    @cached_property
    def _grouping(self) -> Grouping:
        return Grouping.of(self.runs.numbers, self.count)

    def _means(self, values: Values, where: NDArray[np.bool_] | None = None) -> NDArray[np.float32]:
        return self._grouping.means(values, where).astype(np.float32)
