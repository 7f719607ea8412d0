"""How far an ensemble is from the aims it was, or was not, fitted to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.backtest import PointScore, Spread, members_at
from simulator.records.band import Band
from simulator.records.history import History, Known, Target
from simulator.results.ensemble_result import EnsembleResult

WORST: Final = 16.0
"""What one aim can add to the distance at most, and what one that cannot be read adds."""
_LEAST: Final = 1e-3  # of an aim: what a count of nothing is taken as where ratios are asked for


@dataclass(frozen=True, slots=True)
class AimScore:
    """One aim and the model's answer: a share of runs, or the median of those that have it.

    ``share`` is the part of the runs that the answer is taken over (for a share, the share itself),
    ``spread`` that of the runs. ``answer`` is NaN where no run has it.
    """

    target: Target
    answer: float
    share: float
    spread: Spread

    @property
    def deviation(self) -> float:
        """The answer less the aim in tolerances; of their logarithms where that is a factor."""
        target = self.target
        if not target.is_factor:
            return (self.answer - target.value) / target.tolerance
        if math.isnan(self.answer):
            return math.nan
        ratio = max(self.answer / target.value, _LEAST)
        return math.log(ratio) / math.log(target.tolerance)

    @property
    def inside80(self) -> bool | None:
        """Whether the record's band meets that of 80 % of the runs; ``None`` if there is none."""
        record = self.target.record
        if record is None or math.isnan(self.spread.median):
            return None
        return record.meets(self.spread.low80, self.spread.high80)

    @property
    def ratio(self) -> float:
        """The answer over what the record has, else over the aim."""
        known = self.target.value if self.target.record is None else self.target.record.central
        return self.answer / known if known else math.nan


@dataclass(frozen=True, slots=True)
class DateScore:
    """A dated event of the record, and the runs in which it came about."""

    name: str
    label: str
    record: Band
    share: float
    model: Spread

    @property
    def inside80(self) -> bool | None:
        """Whether the record's band meets that of the runs; ``None`` where it never came."""
        if math.isnan(self.model.median):
            return None
        return self.record.meets(self.model.low80, self.model.high80)


def aim_score(
    target: Target, result: EnsembleResult, regions: Mapping[str, int], shift: float = 0.0
) -> AimScore:
    """Return the model's answer to one aim.

    *regions* are the rows of the country's regions by id, *shift* the days from the scenario's
    start to that of the record.
    """
    if target.kind in ("share", "never"):
        share = float((~np.isnan(result.days(target.of))).mean())
        answer = share if target.kind == "share" else 1.0 - share
        return AimScore(target, answer, answer, Spread.of(np.empty(0)))
    members = _members(target, result, regions, shift)
    spread = Spread.of(members)
    answer = spread.median
    if target.kind == "spread" and members.size:
        answer = max(spread.high80, 1.0) / max(spread.low80, 1.0)
    return AimScore(target, answer, members.size / result.n, spread)


def distance(scores: Iterable[AimScore]) -> float:
    """Return the sum of squared deviations over the fitted aims, none above ``WORST``."""
    squares = [score.deviation**2 for score in scores if score.target.fitted]
    return sum(WORST if math.isnan(square) else min(square, WORST) for square in squares)


def date_scores(
    history: History, result: EnsembleResult, shift: float = 0.0
) -> tuple[DateScore, ...]:
    """Return each dated event of the record beside the days on which runs came to it."""
    scores = []
    for name, known in history.milestones.items():
        reached = _reached(result, name, shift)
        label = result.layout.milestones[name].label
        scores.append(
            DateScore(name, label, known.band, reached.size / result.n, Spread.of(reached))
        )
    return tuple(scores)


def regional_scores(
    measure: str,
    bands: Mapping[str, Known],
    result: EnsembleResult,
    regions: Mapping[str, int],
) -> tuple[PointScore, ...]:
    """Return what each region came to beside what the runs say of it."""
    values = result.regional(measure)
    return tuple(
        PointScore.of(region, known.band, values[regions[region]])
        for region, known in bands.items()
    )


def _members(
    target: Target, result: EnsembleResult, regions: Mapping[str, int], shift: float
) -> NDArray[np.floating]:
    """Return the number of each run that has it: in the record's days, where it is one."""
    name = target.of
    last = None if target.day is None else target.day + shift
    if last is not None and last > float(result.times[-1]):
        return np.empty(0)
    if target.kind == "day":
        return _reached(result, name, shift)
    if target.kind == "part":
        values = result.regional(name).astype(np.float64)
        totals = values.sum(axis=0)
        some = totals > 0.0
        parts: NDArray[np.float64] = values[regions[target.region], some] / totals[some]
        return parts
    present = result.present(name)
    if target.kind == "peak":
        until = result.times <= (math.inf if last is None else last)
        peaks: NDArray[np.float32] = result.series(name)[until].max(axis=0)
        return peaks[present]
    if last is None:
        last = float(result.times[-1])
    return members_at(result, name, last)[present]


def _reached(result: EnsembleResult, milestone: str, shift: float) -> NDArray[np.floating]:
    """Return the days on which runs reached a milestone, of those that did."""
    days = result.days(milestone)
    reached: NDArray[np.float32] = days[~np.isnan(days)] - np.float32(shift)
    return reached
