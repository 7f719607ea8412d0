"""How scenarios end, one row each: what is kept of an ensemble for the table of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simulator.analysis.happening import INTERVENTION, happened
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Estimate, wilson
from simulator.results.summaries import MilestoneSummary, Summary


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """The figures of one scenario.

    ``outcomes`` holds the share of each class, ``sovereignty`` is the mean at the end (100 =
    before), ``order`` says when order was restored, in days since the start.
    """

    n: int
    outcomes: Mapping[str, Estimate]
    intervention: Estimate
    deaths: Summary
    arrests: Summary
    violent_regions: Summary
    sovereignty: float
    order: MilestoneSummary

    @classmethod
    def of(cls, result: EnsembleResult) -> OutcomeRow:
        """Read the figures off an ensemble."""
        return cls(
            n=result.n,
            outcomes={name: result.share(name) for name in result.layout.outcomes},
            intervention=wilson(int(happened(result, INTERVENTION).sum()), result.n),
            deaths=result.summary("deaths"),
            arrests=result.summary("arrests"),
            violent_regions=result.summary("violent_regions"),
            sovereignty=float(result.totals("sovereignty").mean(dtype=np.float64)),
            order=result.milestone("order"),
        )
