"""A scenario held against the record of its crisis: all that is kept of its runs for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.analysis.aims import (
    AimScore,
    DateScore,
    aim_score,
    date_scores,
    distance,
    regional_scores,
)
from simulator.analysis.backtest import Coverage, PointScore, SeriesScore, overall, series_score
from simulator.analysis.happening import INTERVENTION, happened
from simulator.records.history import History
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Estimate, wilson
from simulator.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Held:
    """The scores of one scenario against one history; days are the record's."""

    history: History
    n: int
    series: tuple[SeriesScore, ...]
    aims: tuple[AimScore, ...]
    dates: tuple[DateScore, ...]
    regional: Mapping[str, tuple[PointScore, ...]]
    intervention: Estimate
    leader_falls: Estimate

    @classmethod
    def of(cls, history: History, scenario: Scenario, result: EnsembleResult) -> Held:
        """Hold the runs of *scenario* against *history*.

        Where the two start on different dates, the record is moved.
        """
        shift = float((history.start - scenario.start).days)
        rows = {region.id: row for row, region in enumerate(scenario.country.regions)}
        return cls(
            history=history,
            n=result.n,
            series=tuple(series_score(series, result, shift) for series in history.series),
            aims=tuple(aim_score(target, result, rows, shift) for target in history.targets),
            dates=date_scores(history, result, shift),
            regional={
                measure: regional_scores(measure, bands, result, rows)
                for measure, bands in history.regional.items()
            },
            intervention=wilson(int(happened(result, INTERVENTION).sum()), result.n),
            leader_falls=result.milestone("leader_falls").share,
        )

    @property
    def coverage(self) -> Coverage:
        """The shares of the points of all series that score inside the model's bands."""
        return overall(self.series)

    @property
    def distance(self) -> float:
        """How far the runs are from the aims: the squared deviations, none above 16, summed."""
        return distance(self.aims)

    def ratio(self, measure: str) -> float | None:
        """Return the model's median over the record's number, ``None`` where no aim asks for it."""
        return next((aim.ratio for aim in self.aims if aim.target.measure == measure), None)
