"""A picture says which uncertainty it shows: what its bands and intervals are ranges of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.charts.chart import Chart
from simulator.charts.headline import headline
from simulator.charts.kind import chart_kinds
from simulator.results.comparison import Comparison

SETS = 20


@pytest.fixture
def ignorance(comparison: Comparison) -> Comparison:
    """The comparison averaged within twenty sets of five runs."""
    entries = tuple(replace(e, result=e.result.by_set(SETS)) for e in comparison.entries)
    return replace(comparison, entries=entries, uncertainty="ignorance", sets=SETS)


def drawn(comparison: Comparison) -> list[Chart]:
    """Return the bars and a fan."""
    kinds = chart_kinds()
    return [
        kinds["outcome_bars"].build(comparison, "outcomes"),
        kinds["fan"].build(comparison, "crowd"),
    ]


def test_chance_alone_is_named(comparison: Comparison) -> None:
    """The usual picture is one set of parameters."""
    for chart in drawn(comparison):
        assert "spread by chance alone" in chart.note
        assert chart.counted == "runs"


def test_both_are_named(comparison: Comparison) -> None:
    """Runs then differ in their parameters too, and are still counted as runs."""
    for chart in drawn(replace(comparison, uncertainty="both", sets=SETS)):
        assert "spread by chance and 20 plausible parameter sets" in chart.note
        assert chart.counted == "runs"


def test_ignorance_counts_sets(ignorance: Comparison) -> None:
    """n, bands and whiskers are of sets, and how many runs a set has is told."""
    bars, fan = drawn(ignorance)

    for chart in (bars, fan):
        assert chart.counted == "sets"
        assert {legend.n for legend in chart.legend} == {SETS}
        assert "100 runs of each scenario" in chart.note
        assert "some 5 runs each, chance taken out" in chart.note
    assert "Bands hold 5 and 8 sets in 10" in fan.note
    assert "Whiskers are ranges of 8 sets in 10" in bars.note


def test_the_small_print_tells_sets_from_runs(
    comparison: Comparison, ignorance: Comparison
) -> None:
    """An interval between sets is not taken for one of chance."""
    assert "n = 100, 95\u202f% intervals" in headline(comparison).small_print
    assert "20 sets, ranges of 8 sets in 10" in headline(ignorance).small_print
