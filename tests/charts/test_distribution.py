"""How totals are spread over runs: shares that add up, bins that follow from the axis, words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.charts.bins import edges_of, values_axis
from simulator.charts.chart import Chart, Histogram, Span
from simulator.charts.kinds import distribution
from simulator.results.comparison import Comparison
from tests.charts.conftest import LAYOUT

CROWD, TROOPS = LAYOUT.indicators["crowd"], LAYOUT.indicators["troops"]


def heaps(chart: Chart) -> dict[str, Histogram]:
    """Return a chart's histograms by series."""
    return {mark.series: mark for mark in chart.marks if isinstance(mark, Histogram)}


def test_every_variant_is_counted_in_the_same_bins(comparison: Comparison) -> None:
    """The live one comes last, so that it lies on top."""
    found = heaps(distribution.build(comparison, "crowd"))

    assert list(found) == ["baseline", "B", "A"]
    assert all(heap.edges is found["A"].edges for heap in found.values())
    assert found["A"].shares.sum() == pytest.approx(100, abs=2)


def test_runs_that_have_none_stand_apart(comparison: Comparison) -> None:
    """They are told in the subtitle, and are no part of the bins."""
    chart = distribution.build(comparison, "troops")
    found = heaps(chart)

    assert (found["A"].none, found["B"].none) == (60.0, 100.0)
    assert found["A"].shares.sum() == pytest.approx(40)
    assert chart.subtitle.endswith("none in 60\u202f%")
    assert next(m for m in chart.marks if isinstance(m, Span) and m.series == "B").absent


def test_a_measure_that_spans_decades_is_shown_in_ratios() -> None:
    """Zero has no place on such an axis; whole numbers leave no bin empty."""
    rare, many = np.array([0.0, 1, 2, 3, 5, 8]), np.linspace(500, 1500, 100)
    axis = values_axis(CROWD, (rare, many))
    edges = edges_of(axis, CROWD)

    assert axis.scale == "log"
    assert axis.low <= 1
    assert all(np.histogram([n], edges)[0].sum() == 1 for n in range(1, 1000))
    assert values_axis(CROWD, (many,)).scale == "linear"


def test_few_whole_numbers_have_a_bin_each() -> None:
    """Each stands in the middle of its own."""
    axis = values_axis(CROWD, (np.array([0.0, 3, 7, 12]),))
    edges = edges_of(axis, CROWD)

    assert np.diff(edges).tolist() == [1.0] * (len(edges) - 1)
    assert (edges % 1 == 0.5).all()
    assert (axis.low, axis.high) == (edges[0], edges[-1])


def test_a_value_at_the_ceiling_is_counted() -> None:
    control = LAYOUT.indicators["control"]
    values = np.linspace(20.0, 100.0, 200)
    edges = edges_of(values_axis(control, (values,)), control)

    assert np.histogram([100.0], edges)[0].sum() == 1


def test_held_axes_hold_the_bins(comparison: Comparison) -> None:
    """Whatever is counted, it is counted where it was before."""
    before = distribution.build(comparison, "crowd")
    other = replace(comparison, entries=comparison.entries[1:])

    during = distribution.build(other, "crowd", (before.x, before.y))

    assert (during.x, during.y) == (before.x, before.y)
    assert heaps(during)["B"].edges.tolist() == heaps(before)["A"].edges.tolist()


def test_the_title_says_where_half_the_runs_lie(comparison: Comparison) -> None:
    """Against the first pin; alone, with the word for the last tenth."""
    alone = replace(comparison, entries=comparison.entries[:1])

    against = distribution.build(comparison, "crowd").finding
    tail = distribution.build(alone, "crowd").finding

    assert against.startswith("People in the streets: half the runs peak between 5,150 and 15,000")
    assert against.endswith("in “More police”")
    assert tail.endswith("is very unlikely (10\u202f%)")


def test_what_all_runs_share_is_said_once(comparison: Comparison) -> None:
    assert "at least half the runs end at 60" in distribution.build(comparison, "price").finding
    assert "at least half of these peak at 500" in distribution.build(comparison, "troops").finding


def test_what_no_run_has_is_said(comparison: Comparison) -> None:
    pin = replace(comparison, entries=(comparison.entries[1],))

    assert distribution.build(pin, "troops").finding == "Foreign troops: none in any run"
