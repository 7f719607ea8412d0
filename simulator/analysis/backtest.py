"""An ensemble held against the record of what happened, point by point.

A point of a record is a band, from low to high. It lies inside a band of the model where the two
meet; more strictly, where its central value lies inside. The model's 50 % and 80 % bands are those
of its replications at the very moment of the point, each interpolated between its ticks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.scoring import crps, share_inside
from simulator.records.band import Band
from simulator.records.history import Series
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.summaries import spread


@dataclass(frozen=True, slots=True)
class Spread:
    """What the runs say of one number: median, and the bands that hold 50 and 80 % of them."""

    median: float
    low50: float
    high50: float
    low80: float
    high80: float
    n: int

    @classmethod
    def of(cls, members: NDArray[np.floating]) -> Spread:
        """Return the spread of *members*, NaN where there are none."""
        p10, p25, median, p75, p90 = spread(members)
        return cls(median, p25, p75, p10, p90, members.size)


@dataclass(frozen=True, slots=True)
class PointScore:
    """One point of a record, and what the runs say at its moment; ``crps`` is of its centre."""

    at: float | str
    record: Band
    model: Spread
    crps: float

    @classmethod
    def of(cls, at: float | str, record: Band, members: NDArray[np.floating]) -> PointScore:
        """Score a point; *at* is its day as the record counts them, or a name."""
        return cls(at, record, Spread.of(members), crps(members, record.central))

    @property
    def inside50(self) -> bool:
        """Whether the record's band meets that of half the runs."""
        return self.record.meets(self.model.low50, self.model.high50)

    @property
    def inside80(self) -> bool:
        """Whether the record's band meets that of 80 % of the runs."""
        return self.record.meets(self.model.low80, self.model.high80)

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing, and most runs say so: met easily, before all began."""
        return self.record.high == 0.0 and self.model.low80 == self.model.high80 == 0.0

    @property
    def centre_inside50(self) -> bool:
        """Whether the record's central value lies in the band of half the runs."""
        return self.model.low50 <= self.record.central <= self.model.high50

    @property
    def centre_inside80(self) -> bool:
        """Whether the record's central value lies in the band of 80 % of the runs."""
        return self.model.low80 <= self.record.central <= self.model.high80


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of points inside the bands: of the records' bands, and of their central values.

    ``empty`` counts points where there was nothing and most runs have nothing.
    """

    coverage50: float
    coverage80: float
    strict50: float
    strict80: float
    points: int
    empty: int

    @classmethod
    def of(cls, points: Sequence[PointScore]) -> Coverage:
        """Return the shares of *points*, NaN where there are none."""
        return cls(
            share_inside([point.inside50 for point in points]),
            share_inside([point.inside80 for point in points]),
            share_inside([point.centre_inside50 for point in points]),
            share_inside([point.centre_inside80 for point in points]),
            len(points),
            sum(point.is_empty for point in points),
        )


@dataclass(frozen=True, slots=True)
class SeriesScore:
    """One series of a record against the model's indicator.

    ``scale`` is the highest central value of its points, by which ``crps`` is divided. ``present``
    is the share of runs that it is compared with: below 1 for what many runs never have. ``after``
    and ``before`` count points that lie outside the time that was played.
    """

    name: str
    indicator: str
    unit: str
    scores: bool
    points: tuple[PointScore, ...]
    present: float = 1.0
    before: int = 0
    after: int = 0

    @property
    def coverage(self) -> Coverage:
        """The shares of its points inside the model's bands."""
        return Coverage.of(self.points)

    @property
    def scale(self) -> float:
        """What a deviation is measured by: the highest central value, 1 where all are 0."""
        return max((point.record.central for point in self.points), default=0.0) or 1.0

    @property
    def crps(self) -> float:
        """The mean CRPS of the points, as a share of the scale."""
        if not self.points:
            return float("nan")
        return sum(point.crps for point in self.points) / len(self.points) / self.scale


def series_score(series: Series, result: EnsembleResult, shift: float = 0.0) -> SeriesScore:
    """Hold one series against the runs.

    *shift* are the days from the scenario's start to that of the record. Where none of the runs
    has what the series counts, no point is scored.
    """
    indicator = result.layout.indicators[series.indicator]
    present = result.present(series.indicator)
    last = float(result.times[-1])
    days = [point.day + shift for point in series.points]
    played = [(day, p) for day, p in zip(days, series.points, strict=True) if 0.0 <= day <= last]
    return SeriesScore(
        series.name,
        series.indicator,
        indicator.unit,
        series.scores,
        tuple(
            PointScore.of(point.day, point.band, members_at(result, series.indicator, day)[present])
            for day, point in played
            if present.any()
        ),
        present=float(present.mean()),
        before=sum(day < 0.0 for day in days),
        after=sum(day > last for day in days),
    )


def members_at(result: EnsembleResult, indicator: str, day: float) -> NDArray[np.float64]:
    """Return an indicator of each replication on *day*, between ticks as the straight line."""
    times, series = result.times, result.series(indicator)
    above = min(max(int(np.searchsorted(times, day)), 1), times.size - 1)
    start, end = float(times[above - 1]), float(times[above])
    part = min(max((day - start) / (end - start), 0.0), 1.0)
    low, high = series[above - 1].astype(np.float64), series[above].astype(np.float64)
    between: NDArray[np.float64] = low + (high - low) * part
    return between


def overall(scores: Sequence[SeriesScore]) -> Coverage:
    """Return the shares over all points of those series that score."""
    return Coverage.of([point for score in scores if score.scores for point in score.points])
