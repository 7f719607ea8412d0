"""An ensemble held against a record, point by point."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analysis.backtest import (
    Coverage,
    PointScore,
    members_at,
    overall,
    series_score,
)
from simulator.records.band import Band
from simulator.records.history import Point, Series
from tests.analysis.runs import ensemble

RUNS = ensemble([0.0, 1.0, 3.0], {"participants": [[0, k, 3.0 * k] for k in range(11)]})
ENDS = st.lists(st.floats(-100, 100), min_size=3, max_size=3).map(sorted)


def series(*points: tuple[float, float, float, float], of: str = "participants") -> Series:
    """Return a series of (day, low, central, high)."""
    return Series(
        "people", of, tuple(Point(day, Band(*ends), ("S01",), "high") for day, *ends in points)
    )


def score(*ends: float) -> PointScore:
    """Return a point against members from 0 to 10, whose bands are 1-9 and 2.5-7.5."""
    return PointScore.of(0.0, Band(*ends), np.arange(11.0))


@pytest.mark.parametrize(
    ("ends", "inside50", "inside80", "centre"),
    [
        ((4, 5, 6), True, True, True),
        ((8, 8, 8), False, True, True),
        ((9.5, 9.5, 9.5), False, False, False),
        ((9, 9.5, 12), False, True, False),  # touches with its end, its centre lies outside
        ((-5, -5, 20), True, True, False),
    ],
)
def test_a_point_is_inside_where_its_band_meets_the_runs(
    ends: tuple[float, float, float], inside50: bool, inside80: bool, centre: bool
) -> None:
    """The record is a band as well; the stricter count takes its centre alone."""
    point = score(*ends)

    assert (point.inside50, point.inside80) == (inside50, inside80)
    assert point.centre_inside80 == centre


@given(ENDS)
def test_the_wider_band_holds_what_the_narrower_holds(ends: list[float]) -> None:
    """And a band holds wherever its own centre does."""
    point = score(*ends)

    assert point.inside80 or not point.inside50
    assert point.inside80 or not point.centre_inside80
    assert point.inside50 or not point.centre_inside50


def test_runs_are_read_between_their_ticks() -> None:
    """On the straight line; at a tick exactly; before and after not beyond."""
    days = (0.5, 1.0, 2.0, 3.0)

    read = [members_at(RUNS, "participants", day)[10] for day in days]

    assert read == [5.0, 10.0, 20.0, 30.0]
    assert members_at(RUNS, "participants", 9.0)[10] == 30.0


def test_only_days_that_were_played_are_scored() -> None:
    """The others are counted and told."""
    found = series_score(series((-1, 0, 0, 0), (1, 4, 5, 6), (4, 1, 1, 1)), RUNS)

    assert (len(found.points), found.before, found.after) == (1, 1, 1)
    assert found.points[0].model.median == 5


def test_a_record_of_another_start_is_moved() -> None:
    """Two days later in the scenario; the point keeps its own day."""
    (point,) = series_score(series((1, 1, 1, 1)), RUNS, shift=2.0).points

    assert (point.at, point.model.median) == (1, 15)


def test_what_many_runs_never_have_is_taken_of_those_that_do() -> None:
    """Troops are in two of three runs; the third does not pull the median down."""
    runs = ensemble([0.0, 1.0], {"troops": [[0, 4], [0, 6], [0, 0]]})

    found = series_score(series((1, 5, 5, 5), of="troops"), runs)

    assert (found.present, found.points[0].model.median) == (pytest.approx(2 / 3), 5)


def test_what_no_run_has_is_not_scored() -> None:
    """No point, no coverage, no score."""
    found = series_score(series((1, 5, 5, 5), of="troops"), RUNS)

    assert found.points == ()
    assert math.isnan(found.coverage.coverage80)
    assert math.isnan(found.crps)


def test_crps_is_a_share_of_the_highest_value() -> None:
    """So that people and regions can be read in one table."""
    small = series_score(series((1, 4, 8, 8), (3, 4, 4, 4)), RUNS)

    assert small.scale == 8
    assert small.crps == pytest.approx(sum(p.crps for p in small.points) / 2 / 8)
    assert series_score(series((0, 0, 0, 0)), RUNS).scale == 1


def test_overall_counts_what_scores() -> None:
    """Every point once; a series that does not score is left out."""
    inside, outside = series((1, 5, 5, 5)), series((1, 99, 99, 99), (3, 99, 99, 99))
    shown = Series("shown", "participants", outside.points, scores=False)

    found = [series_score(each, RUNS) for each in (inside, outside, shown)]

    assert overall(found[:2]).coverage80 == pytest.approx(1 / 3)
    assert overall([found[0], found[2]]).coverage80 == 1
    assert math.isnan(overall([found[2]]).coverage80)


def test_points_of_nothing_are_counted() -> None:
    """Before all began every model is right."""
    found = Coverage.of(series_score(series((0, 0, 0, 0), (1, 5, 5, 5)), RUNS).points)

    assert (found.points, found.empty) == (2, 1)
