"""When the main things happen, as marks over the time line of the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.charts import numerals
from simulator.charts.maps.panel import MOSTLY
from simulator.language import tr
from simulator.results.ensemble_result import EnsembleResult
from ui.session.main_milestones import MAIN_MILESTONES
from ui.session.map_view import MapView
from ui.session.map_words import moment


@dataclass(frozen=True, slots=True)
class MilestoneMark:
    """One milestone: its day, its name, and what hovering over it tells."""

    day: float
    label: str
    told: str


def milestone_marks(view: MapView) -> tuple[MilestoneMark, ...]:
    """Return the main milestones of most runs at their median day, or those of the run shown.

    They come from the live variant's own ensemble, which is larger than the map's.
    """
    comparison = view.session.comparison
    if comparison is None or view.state != "ready":
        return ()
    result, start = comparison.live.result, comparison.start
    found = []
    for name in (each for each in MAIN_MILESTONES if each in result.layout.milestones):
        label = tr(result.layout.milestones[name].label)
        if view.mode == "one":
            day = _day_of(result, name, view.number)
            told = tr("{label}: {moment} in this run", label=label, moment=moment(start, day or 0))
        else:
            summary = result.milestone(name)
            often = 100 * summary.share.value >= MOSTLY
            day = float(summary.median) if often else None
            told = tr(
                "{label}: {moment}, median of the {share} of runs in which it happens",
                label=label,
                moment=moment(start, day or 0),
                share=numerals.percent(summary.share.value),
            )
        if day is not None:
            found.append(MilestoneMark(day, label, told))
    return tuple(found)


def _day_of(result: EnsembleResult, name: str, number: int) -> float | None:
    """Return when a run reached a milestone; ``None`` for never, or where it is not at hand."""
    if result.counted != "runs":
        return None
    at = np.flatnonzero(result.numbers == number)
    day = float(result.days(name)[at[0]]) if at.size else float("nan")
    return None if np.isnan(day) else day
