"""Each case foretold from all others: what one country's answer has taught is not asked of it.

The points are those of the calibration; what they count for is made anew without the case. Where
the crisis of the record is itself among the cases, its record is left out with it. The points lie
where all cases drew them, which their weights undo.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.scoring import base_rates, brier
from simulator.calibration.posterior import Posterior
from simulator.calibration.terms import DEX, FALLS, PEAK, Answers
from simulator.calibration.weights import Weights, quantiles
from simulator.records.case import Record


@dataclass(frozen=True, slots=True)
class Foretold:
    """One case as the others foretell it.

    ``p_leader_falls`` is the mean over parameters, ``shipped`` that of the scenario's own values.
    ``log10_peak_error`` is the median over parameters, *low* to *high* 80 % of them; NaN where the
    record knows no peak. ``weights`` are what it rests on.
    """

    record: Record
    p_leader_falls: float
    shipped: float
    base_rate: float
    log10_peak_error: float
    low: float
    high: float
    weights: Weights


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """All cases, each foretold from the others; scores as the back-test has them."""

    cases: tuple[Foretold, ...]
    brier: float
    brier_shipped: float
    brier_base_rate: float
    mean_abs_log10_peak_error: float


def leave_one_out(
    posterior: Posterior,
    records: Sequence[Record],
    shipped: Answers,
    same_event: Collection[str] = (),
) -> LeaveOneOut:
    """Foretell each of *records* whose outcome is known from all others.

    *shipped* are the answers of the scenario's own values, *same_event* the ids of those that are
    the crisis of the record itself.
    """
    told = [record for record in records if record.leader_fell is not None]
    fell = [bool(record.leader_fell) for record in told]
    rates = base_rates(fell)
    cases = []
    for record, rate in zip(told, rates, strict=True):
        left_out = (record.id, posterior.ruling) if record.id in same_event else (record.id,)
        cases.append(_foretold(posterior, record, posterior.without(left_out), shipped, rate))
    errors = [abs(c.log10_peak_error) for c in cases if not math.isnan(c.log10_peak_error)]
    return LeaveOneOut(
        tuple(cases),
        brier([case.p_leader_falls for case in cases], fell),
        brier([case.shipped for case in cases], fell),
        brier(rates, fell),
        sum(errors) / len(errors) if errors else math.nan,
    )


def _foretold(
    posterior: Posterior, record: Record, weights: Weights, shipped: Answers, base_rate: float
) -> Foretold:
    falls, peak = f"{record.id}.{FALLS}", f"{record.id}.{PEAK}"
    median, low, high = math.nan, math.nan, math.nan
    term = next((term for term in posterior.terms if term.name == peak), None)
    if term is not None:
        errors = DEX * np.array([term.deviation(answers[peak]) for answers in posterior.answers])
        median, low, high = quantiles(errors, weights.shares, (0.5, 0.1, 0.9)).tolist()
    return Foretold(
        record,
        float(weights.shares @ posterior.answered(falls)),
        shipped[falls].value,
        base_rate,
        median,
        low,
        high,
        weights,
    )
