"""A fan says what the runs did: no more, no less."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.charts.chart import Band, Line, Span
from simulator.charts.kinds import fan
from simulator.results.comparison import Comparison


def lines(comparison: Comparison, subject: str) -> dict[str, Line]:
    """Return the medians of a fan by series."""
    chart = fan.build(comparison, subject)
    return {mark.series: mark for mark in chart.marks if isinstance(mark, Line)}


def spans(comparison: Comparison, subject: str) -> dict[str, Span]:
    """Return the summaries of a fan by series."""
    chart = fan.build(comparison, subject)
    return {mark.series: mark for mark in chart.marks if isinstance(mark, Span)}


def test_the_live_bands_hold_each_other_and_the_median(comparison: Comparison) -> None:
    chart = fan.build(comparison, "crowd")

    outer, inner = (mark for mark in chart.marks if isinstance(mark, Band))
    median = lines(comparison, "crowd")["A"].y
    assert (outer.mass, inner.mass) == (0.8, 0.5)
    assert (outer.low <= inner.low).all()
    assert (inner.low <= median).all()
    assert (median <= inner.high).all()
    assert (inner.high <= outer.high).all()


def test_bands_are_quantiles_over_the_runs(comparison: Comparison) -> None:
    chart = fan.build(comparison, "crowd")

    outer = next(mark for mark in chart.marks if isinstance(mark, Band))
    runs = comparison.live.result.series("crowd")
    assert np.allclose(outer.low, np.quantile(runs, 0.1, axis=1), rtol=1e-5)


def test_only_the_live_variant_has_bands(comparison: Comparison) -> None:
    marks = fan.build(comparison, "crowd").marks

    assert {mark.series for mark in marks if isinstance(mark, Band)} == {"A"}
    assert set(lines(comparison, "crowd")) == {"A", "B", "baseline"}


def test_the_live_curve_is_drawn_over_the_others(comparison: Comparison) -> None:
    assert [*lines(comparison, "crowd")] == ["baseline", "B", "A"]


def test_every_entry_has_a_summary_of_its_runs_own_peaks(comparison: Comparison) -> None:
    found = spans(comparison, "crowd")

    assert [*found] == ["A", "B", "baseline"]
    assert found["A"].median == pytest.approx(np.median(comparison.live.result.totals("crowd")))
    assert found["B"].outer[1] > found["A"].outer[1]


def test_the_axis_has_room_for_every_mark(comparison: Comparison) -> None:
    chart = fan.build(comparison, "crowd")

    highest = max(mark.outer[1] for mark in chart.marks if isinstance(mark, Span))
    assert chart.y.low == 0
    assert chart.y.high >= highest


def test_held_axes_are_kept(comparison: Comparison, alone: Comparison) -> None:
    """Nothing moves under the mouse in a drag."""
    held = fan.build(alone, "crowd")

    chart = fan.build(comparison, "crowd", (held.x, held.y))

    assert (chart.x, chart.y) == (held.x, held.y)


def test_what_starts_full_hangs_from_its_ceiling(comparison: Comparison) -> None:
    axis = fan.build(comparison, "control").y

    assert (axis.low, axis.high) == (50, 100)


def test_counts_of_regions_are_steps(comparison: Comparison) -> None:
    """A region is in unrest or is not; a slope between two would be a lie."""
    chart = fan.build(comparison, "towns")

    assert all(line.step for line in lines(comparison, "towns").values())
    band = next(mark for mark in chart.marks if isinstance(mark, Band))
    rises = np.flatnonzero(np.diff(band.high))
    assert (np.diff(band.x)[rises] == 0).all()
    assert chart.subtitle == "of 2 regions"


def test_what_few_runs_have_is_shown_over_those(comparison: Comparison) -> None:
    chart = fan.build(comparison, "troops")

    assert chart.subtitle == "persons, if any: A 40, B 0, – 60\u202f%"
    assert lines(comparison, "troops")["A"].y.max() == 500
    assert spans(comparison, "troops")["B"].absent
    assert not lines(comparison, "troops")["B"].y.any()


def test_the_margin_says_what_it_sums_up(comparison: Comparison) -> None:
    titles = [fan.build(comparison, s).spans_title for s in ("crowd", "control", "price")]

    assert titles == ["peak", "lowest", "6 Feb"]


@pytest.mark.parametrize(
    ("subject", "finding"),
    [
        (
            "crowd",
            "People in the streets: a median peak of 10,100, against 15,200 in “More police”",
        ),
        ("control", "State control: a median low of 80\u202f%, as in “More police”"),
        ("price", "Price: a median of 60 tenge a litre on 6\xa0Feb, as in “More police”"),
        (
            "troops",
            "Foreign troops in 40\u202f% of runs (31–50\u202f%), then a median peak of 500;"
            " none in “More police”",
        ),
    ],
)
def test_the_title_says_the_finding(comparison: Comparison, subject: str, finding: str) -> None:
    assert fan.build(comparison, subject).finding == finding


def test_a_lone_variant_is_compared_with_its_own_spread(alone: Comparison) -> None:
    finding = fan.build(alone, "crowd").finding

    assert finding.endswith("a median peak of 15,200; 3,270 to 27,000 in 8 runs of 10")


def test_a_chart_before_the_first_run_is_empty_but_whole(empty: Comparison) -> None:
    for subject in fan.subjects(empty):
        chart = fan.build(empty, subject)

        assert chart.finding == chart.title
        assert chart.y.high > chart.y.low
        assert not any(isinstance(mark, Span) and not mark.absent for mark in chart.marks)


def test_the_note_says_how_many_runs_from_which_seed(comparison: Comparison) -> None:
    note = fan.build(comparison, "crowd").note

    assert "A reasoning aid, not a forecast." in note
    assert "100 runs of each scenario on the same random numbers" in note
    assert "Seed 7 · spread by chance alone · Boilover 0.1.0" in note


def test_the_legend_says_what_was_changed(comparison: Comparison) -> None:
    details = [who.detail.replace("\xa0", " ") for who in fan.build(comparison, "crowd").legend]

    assert details == ["Wages 1.5 ×", "Police 2,000 persons", "As the file has it"]


def test_the_page_says_where_and_when(comparison: Comparison) -> None:
    context = fan.build(comparison, "crowd").context

    assert context == "Two towns, as a model plays it, 28 January to 6 February 2022"
