"""Bars: the same rows in the same order, each with its interval."""

from __future__ import annotations

import pytest

from simulator.charts.chart import Bar
from simulator.charts.kinds import outcome_bars
from simulator.results.comparison import Comparison
from simulator.results.estimate import wilson


def bars(comparison: Comparison) -> list[Bar]:
    """Return the bars in the order they are drawn."""
    chart = outcome_bars.build(comparison, "outcomes")
    return [mark for mark in chart.marks if isinstance(mark, Bar)]


def test_each_variant_has_a_block_of_all_outcomes_in_display_order(comparison: Comparison) -> None:
    rows = [(bar.series, bar.row) for bar in bars(comparison)]

    labels = ["Calm", "Talks", "Leader falls"]
    assert rows == [(series, label) for series in "AB" for label in labels]
    assert outcome_bars.build(comparison, "outcomes").rows == tuple(labels)


def test_a_bar_carries_its_wilson_interval_in_percent(comparison: Comparison) -> None:
    talks = bars(comparison)[1]

    known = wilson(70, 100)
    assert talks.value == pytest.approx(70)
    assert (talks.low, talks.high) == pytest.approx((100 * known.low, 100 * known.high))
    assert talks.text == "70.0\u202f%"


def test_the_baseline_is_a_tick_in_each_block(comparison: Comparison) -> None:
    assert [bar.reference for bar in bars(comparison)] == pytest.approx([20, 50, 30] * 2)


def test_a_baseline_that_is_the_live_variant_needs_no_tick(alone: Comparison) -> None:
    assert {bar.reference for bar in bars(alone)} == {None}


def test_the_row_of_the_headline_stands_out(comparison: Comparison) -> None:
    assert {bar.row for bar in bars(comparison) if bar.emphasis} == {"Talks"}


def test_shares_add_up(comparison: Comparison) -> None:
    assert sum(bar.value for bar in bars(comparison) if bar.series == "A") == pytest.approx(100)


def test_nothing_is_drawn_before_the_first_run(empty: Comparison) -> None:
    assert bars(empty) == []
    assert outcome_bars.build(empty, "outcomes").preview


def test_the_title_says_how_it_is_in_the_first_rival(comparison: Comparison) -> None:
    finding = outcome_bars.build(comparison, "outcomes").finding

    assert "70\u202f%" in finding
    assert finding.endswith("“More police”")
