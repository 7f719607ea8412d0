"""What holds for every kind of chart, those to come included."""

from __future__ import annotations

import pytest

from simulator.charts.chart import Band, Bar, Chart, Line
from simulator.charts.kind import ChartKind, chart_kinds
from simulator.results.comparison import Comparison

KINDS = chart_kinds()


@pytest.fixture(params=sorted(KINDS))
def kind(request: pytest.FixtureRequest) -> ChartKind:
    """Each kind in turn."""
    return KINDS[request.param]


def charts(kind: ChartKind, comparison: Comparison) -> list[Chart]:
    """Return a chart of every subject."""
    return [kind.build(comparison, subject) for subject in kind.subjects(comparison)]


def test_a_chart_says_all_that_a_reader_needs(kind: ChartKind, comparison: Comparison) -> None:
    for chart in charts(kind, comparison):
        assert all((chart.title, chart.finding, chart.note, chart.context, chart.legend))
        assert f"Seed {comparison.seed}" in chart.note


def test_every_mark_belongs_to_someone_in_the_legend(
    kind: ChartKind, comparison: Comparison
) -> None:
    for chart in charts(kind, comparison):
        known = {who.series for who in chart.legend}
        assert {mark.series for mark in chart.marks} <= known


def test_curves_match_their_x_and_bars_their_rows(kind: ChartKind, comparison: Comparison) -> None:
    for chart in charts(kind, comparison):
        for mark in chart.marks:
            if isinstance(mark, Band):
                assert mark.x.shape == mark.low.shape == mark.high.shape
            elif isinstance(mark, Line):
                assert mark.x.shape == mark.y.shape
            elif isinstance(mark, Bar):
                assert mark.row in chart.rows


def test_ticks_lie_on_their_axis(kind: ChartKind, comparison: Comparison) -> None:
    for chart in charts(kind, comparison):
        for axis in (chart.x, chart.y):
            assert axis.low < axis.high
            assert all(axis.low <= tick.at <= axis.high for tick in axis.ticks)


def test_a_kind_can_be_built_before_the_first_run(kind: ChartKind, empty: Comparison) -> None:
    assert all(chart.preview for chart in charts(kind, empty))
