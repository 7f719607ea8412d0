"""Milestones on a time line: which rows, in what order, held while a lever moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.charts.chart import Chart, Moment
from simulator.charts.kinds import milestones
from simulator.engine.batch import Batch
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import EnsembleResult
from simulator.world.measures import Milestone
from tests.charts.conftest import LAYOUT, RUNS, TICKS, outcomes, series

NAMES = ("rare", "late", "early")
TIMED = replace(LAYOUT, milestones={n: Milestone(n, n.title(), n) for n in NAMES})


def timed(entry: Entry, **days: tuple[float, float]) -> Entry:
    """Return *entry* with, for each milestone, its day and the share of runs it happens in."""
    rows = np.full((len(NAMES), RUNS), np.nan, dtype=np.float32)
    for name, (day, share) in days.items():
        happens = round(share * RUNS)
        rows[NAMES.index(name), :happens] = day + np.linspace(-1, 1, happens)
    batch = Batch(
        numbers=np.arange(RUNS),
        times=TICKS,
        series=series(20_000, 0.4),
        milestones=rows,
        outcomes=outcomes(10, 70),
        events=np.zeros(RUNS, dtype=np.int32),
        regional=np.empty((0, 2, RUNS), dtype=np.float32),
    )
    result = EnsembleResult(entry.result.key, layout=TIMED).with_batch(batch)
    return replace(entry, result=result)


@pytest.fixture
def crisis(comparison: Comparison) -> Comparison:
    """Late happens in the pin alone, rare in next to no run."""
    live, pin, baseline = comparison.entries
    entries = (
        timed(live, early=(2.0, 0.9), rare=(1.0, 0.04)),
        timed(pin, early=(3.0, 1.0), late=(7.0, 0.2)),
        timed(baseline, early=(4.0, 0.5)),
    )
    return replace(comparison, entries=entries)


def moments(chart: Chart) -> dict[tuple[str, str], Moment]:
    """Return a chart's moments by row and series."""
    return {(m.row, m.series): m for m in chart.marks if isinstance(m, Moment)}


def test_rows_are_what_happens_anywhere_by_time(crisis: Comparison) -> None:
    """In at least one run of twenty of any variant."""
    chart = milestones.build(crisis, "milestones")

    assert chart.rows == ("Early", "Late")
    assert [tick.label for tick in chart.y.ticks] == ["Early", "Late"]


def test_a_moment_has_its_time_and_its_share(crisis: Comparison) -> None:
    """What never happens has a share and no time."""
    found = moments(milestones.build(crisis, "milestones"))

    early, never = found["Early", "A"], found["Late", "A"]
    assert (early.median, early.share, early.text) == (2.0, 90.0, "90\u202f%")
    assert early.early < early.median < early.late
    assert early.low < 90 < early.high
    assert np.isnan(never.median)
    assert never.share == 0


def test_held_axes_hold_the_rows(crisis: Comparison) -> None:
    """A milestone that becomes rare while a lever moves keeps its row until the release."""
    before = milestones.build(crisis, "milestones")
    moved = replace(crisis, entries=(timed(crisis.live, early=(9.0, 0.01)),))

    during = milestones.build(moved, "milestones", (before.x, before.y))
    after = milestones.build(moved, "milestones")

    assert during.rows == before.rows
    assert after.rows == ()


def test_a_baseline_that_is_live_is_not_drawn_twice(crisis: Comparison) -> None:
    live = crisis.live
    same = replace(live, letter="baseline", role="baseline")

    found = moments(milestones.build(replace(crisis, entries=(live, same)), "milestones"))

    assert {series for _, series in found} == {"A"}


def test_the_title_says_what_most_runs_reach(crisis: Comparison) -> None:
    alone = replace(crisis, entries=crisis.entries[:1])

    assert milestones.build(alone, "milestones").finding.startswith("Early on 30")


def test_without_milestones_there_is_no_such_chart(comparison: Comparison) -> None:
    assert milestones.subjects(comparison) == ()
