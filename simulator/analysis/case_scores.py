"""Cases that are over held against what the model makes of their structure and trigger."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.backtest import Coverage, PointScore, Spread
from simulator.analysis.happening import INTERVENTION, happened
from simulator.analysis.scoring import base_rates, brier, crps, log_score, softened
from simulator.records.band import Band
from simulator.records.case import Record
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Estimate, wilson

Members = NDArray[np.floating]
T = TypeVar("T", float, NDArray[np.floating])


@dataclass(frozen=True, slots=True)
class CaseReading:
    """What is kept of the runs of a case: one number of each, and how often the leader went.

    ``days_to_peak`` counts from the start of the scenario, for the runs in which anyone came.
    """

    n: int
    falls: int
    intervention: Estimate
    peak: Members
    days_to_peak: Members
    deaths: Members
    arrests: Members

    @classmethod
    def of(cls, result: EnsembleResult) -> CaseReading:
        """Read the numbers off an ensemble."""
        people = result.series("participants")
        peak = result.totals("participants")
        return cls(
            n=result.n,
            falls=int((~np.isnan(result.days("leader_falls"))).sum()),
            intervention=wilson(int(happened(result, INTERVENTION).sum()), result.n),
            peak=peak,
            days_to_peak=result.times[people.argmax(axis=0)][peak > 0.0],
            deaths=result.totals("deaths"),
            arrests=result.totals("arrests"),
        )


@dataclass(frozen=True, slots=True)
class CaseScore:
    """One case and its runs.

    ``points`` are the numbers that the record knows, by name: peak, deaths, arrests and
    days_to_peak. ``falls`` counts the runs in which the leader was gone within the horizon.
    """

    record: Record
    n: int
    falls: int
    intervention: Estimate
    spreads: dict[str, Spread]
    points: dict[str, PointScore]

    @property
    def p_leader_falls(self) -> float:
        """The share of the runs in which the leader was gone within the horizon."""
        return self.falls / self.n

    @property
    def not_scored(self) -> tuple[str, ...]:
        """What the record does not tell, or no run has."""
        outcome = ("outcome",) if self.record.leader_fell is None else ()
        return (*outcome, *(name for name in QUANTITIES if name not in self.points))

    @property
    def log10_peak_error(self) -> float | None:
        """How many powers of ten the model's median peak lies above the record's central one."""
        known = self.points.get("peak")
        if known is None:
            return None
        return math.log10(max(known.model.median, 1.0) / max(known.record.central, 1.0))


@dataclass(frozen=True, slots=True)
class CaseSeries:
    """One number over all cases whose records know it.

    ``crps`` is the mean over the cases in *unit*: powers of ten for counts, since cases differ by
    powers of ten, days for days.
    """

    name: str
    unit: str
    points: tuple[PointScore, ...]
    crps: float

    @property
    def coverage(self) -> Coverage:
        """The shares of the cases inside the model's bands."""
        return Coverage.of(self.points)


@dataclass(frozen=True, slots=True)
class CaseTable:
    """All cases, and how well the model tells those whose leader fell from the others.

    The base rate is that of the other cases: of a single one there is none, NaN.
    """

    scores: tuple[CaseScore, ...]
    series: tuple[CaseSeries, ...]
    brier: float
    brier_base_rate: float
    log_score: float
    log_score_base_rate: float
    mean_abs_log10_peak_error: float

    @property
    def coverage(self) -> Coverage:
        """The shares of all numbers that the records know inside the model's bands."""
        return Coverage.of([point for series in self.series for point in series.points])


#: The numbers of a case, and whether they are counts, which are scored by powers of ten.
QUANTITIES = {"peak": True, "deaths": True, "arrests": True, "days_to_peak": False}


def case_score(record: Record, reading: CaseReading) -> CaseScore:
    """Hold one record against its runs."""
    bands = known_bands(record)
    members: dict[str, Members] = {name: getattr(reading, name) for name in QUANTITIES}
    return CaseScore(
        record,
        reading.n,
        reading.falls,
        reading.intervention,
        {name: Spread.of(numbers) for name, numbers in members.items()},
        {
            name: PointScore.of(record.id, bands[name], members[name])
            for name in QUANTITIES
            if name in bands and members[name].size
        },
    )


def known_bands(record: Record) -> dict[str, Band]:
    """Return what a record knows of the numbers that are compared.

    A peak on day 3 lies anywhere in that day: between 3 and 4.
    """
    days = record.days_to_peak
    bands = {
        "peak": record.peak_persons,
        "deaths": record.deaths,
        "arrests": record.arrests,
        "days_to_peak": None if days is None else Band(days, days + 0.5, days + 1.0),
    }
    return {name: band for name, band in bands.items() if band is not None}


def case_table(records: Sequence[Record], readings: Sequence[CaseReading]) -> CaseTable:
    """Hold records against their runs, case by case and all together."""
    pairs = list(zip(records, readings, strict=True))
    scores = tuple(case_score(record, reading) for record, reading in pairs)
    told = [score for score in scores if score.record.leader_fell is not None]
    fell = [bool(score.record.leader_fell) for score in told]
    rates = base_rates(fell)
    errors = [abs(e) for score in scores if (e := score.log10_peak_error) is not None]
    others = len(fell) - 1
    return CaseTable(
        scores,
        tuple(_series(name, pairs, scores) for name in QUANTITIES),
        brier([score.p_leader_falls for score in told], fell),
        brier(rates, fell),
        log_score([softened(score.falls, score.n) for score in told], fell),
        log_score([softened(rate * others, others) for rate in rates], fell),
        sum(errors) / len(errors) if errors else math.nan,
    )


def _series(
    name: str, pairs: Sequence[tuple[Record, CaseReading]], scores: Sequence[CaseScore]
) -> CaseSeries:
    known = [
        (score.points[name], getattr(reading, name))
        for (_, reading), score in zip(pairs, scores, strict=True)
        if name in score.points
    ]
    points = tuple(point for point, _ in known)
    if QUANTITIES[name]:
        found = [crps(_tens(members), _tens(point.record.central)) for point, members in known]
    else:
        found = [point.crps for point in points]
    unit = "powers of ten" if QUANTITIES[name] else "days"
    return CaseSeries(name, unit, points, sum(found) / len(found) if found else math.nan)


def _tens(count: T) -> T:
    """Return a count as a power of ten; one is added, so that none has a place too."""
    tens: T = np.log10(count + 1.0)
    return tens
