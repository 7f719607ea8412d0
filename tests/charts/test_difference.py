"""A picture of a difference: pairs, zero, signs, and a title that says what can be told."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.charts.chart import Band, Line, Span
from simulator.charts.kinds import difference
from simulator.errors import UnknownName
from simulator.results.comparison import Comparison


def test_every_other_variant_can_be_the_rival(comparison: Comparison, alone: Comparison) -> None:
    """One that plays just the same as the live one is none."""
    assert {name.partition(".")[0] for name in difference.subjects(comparison)} == {"B", "baseline"}
    assert difference.subjects(alone) == ()


def test_the_median_is_of_paired_differences(comparison: Comparison) -> None:
    """Runs of the same number are subtracted, then the median is taken."""
    chart = difference.build(comparison, "B.crowd")

    live, pin = (entry.result.series("crowd") for entry in comparison.entries[:2])
    line = next(mark for mark in chart.marks if isinstance(mark, Line) and mark.series == "A")
    assert line.y == pytest.approx(np.median(live - pin, axis=1), rel=1e-5)


def test_the_rival_is_the_line_of_no_difference(comparison: Comparison) -> None:
    """It stands at 0 over the whole horizon, and 0 is on the axis."""
    chart = difference.build(comparison, "B.crowd")

    zero = next(mark for mark in chart.marks if isinstance(mark, Line) and mark.series == "B")
    assert zero.y.tolist() == [0, 0]
    assert chart.y.low < 0 < chart.y.high or 0 in (chart.y.low, chart.y.high)
    assert any(tick.at == 0 for tick in chart.y.ticks)


def test_the_outer_band_holds_the_inner(comparison: Comparison) -> None:
    chart = difference.build(comparison, "B.control")

    outer, inner = (mark for mark in chart.marks if isinstance(mark, Band))
    assert (outer.low <= inner.low).all()
    assert (outer.high >= inner.high).all()
    assert any(isinstance(mark, Span) for mark in chart.marks)


def test_ticks_above_no_difference_carry_a_plus(comparison: Comparison) -> None:
    chart = difference.build(comparison, "B.control")

    assert all(tick.label.startswith("+") for tick in chart.y.ticks if tick.at > 0)


def test_the_title_says_what_can_be_told(comparison: Comparison) -> None:
    """Either how much, against whom, with an interval, or that there is no clear difference."""
    crowd = difference.build(comparison, "B.crowd").finding
    price = difference.build(comparison, "B.price").finding

    assert "lower" in crowd
    assert "% to −" in crowd
    assert "“More police”" in crowd
    assert "no clear difference" in price


def test_an_unknown_rival_is_told(comparison: Comparison) -> None:
    with pytest.raises(UnknownName):
        difference.build(comparison, "Z.crowd")


def test_what_most_runs_have_nothing_of_is_told_by_how_many_have_it(comparison: Comparison) -> None:
    """A ratio of what is not there would be a large number that says nothing."""
    finding = difference.build(comparison, "B.troops").finding

    assert "times" not in finding
    assert "runs" in finding or "no clear difference" in finding
