"""Axes show what there is, in round steps, with few words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.charts.axes import (
    drop_axis,
    free_axis,
    last_day,
    time_axis,
    time_window,
    value_axis,
)
from simulator.charts.chart import Axis

START = date(2022, 1, 1)


def labels(axis: Axis) -> list[str]:
    """Return what is written along an axis."""
    return [tick.label for tick in axis.ticks if tick.label]


def test_a_month_has_a_tick_a_day_and_a_label_every_five() -> None:
    axis = time_axis(START, 26)

    assert len(axis.ticks) == 27
    assert labels(axis) == ["1 Jan", "6", "11", "16", "21", "26"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (3, ["1 Jan", "2", "3"]),
        (45, ["1 Jan", "11", "21", "31", "10 Feb"]),
        (200, ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"]),
    ],
)
def test_labels_thin_out_as_the_horizon_grows(days: int, expected: list[str]) -> None:
    assert labels(time_axis(START, days)) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.floats(1, 366))
def test_any_horizon_has_a_few_labels_inside_it(start: date, days: float) -> None:
    axis = time_axis(start, days)

    assert 1 <= len(labels(axis)) <= 9
    assert all(0 <= tick.at <= days for tick in axis.ticks)


def test_the_month_is_named_where_it_changes() -> None:
    assert labels(time_axis(date(2010, 6, 10), 26)) == ["10 Jun", "15", "20", "25", "30", "5 Jul"]


def test_the_years_are_the_unit() -> None:
    """Labels leave the year out, so the axis says it."""
    assert time_axis(START, 26).unit == "2022"
    assert time_axis(date(2021, 12, 20), 26).unit == "2021–2022"


def test_the_horizon_ends_on_the_day_it_reaches_into() -> None:
    """26 days from 1 January 00:00 end with 26 January."""
    assert last_day(START, 26) == date(2022, 1, 26)
    assert last_day(START, 26.5) == date(2022, 1, 27)


@given(st.floats(0, 1e7), st.integers(0, 2))
def test_a_value_axis_holds_its_highest_value(highest: float, decimals: int) -> None:
    axis = value_axis("", "", highest, decimals=decimals)

    assert axis.low == 0
    assert axis.high >= highest
    assert 2 <= len(axis.ticks) <= 6
    assert len(set(labels(axis))) == len(axis.ticks)


def test_counts_have_whole_steps() -> None:
    assert labels(value_axis("", "", 3)) == ["0", "1", "2", "3"]


def test_no_axis_rises_above_a_ceiling() -> None:
    assert value_axis("", "", 99.5, ceiling=100).high == 100


@pytest.mark.parametrize(
    ("lowest", "expected"),
    [
        (57, ["50", "75", "100"]),
        (87, ["80", "90", "100"]),
        (99.9, ["90", "95", "100"]),
        (3, ["0", "50", "100"]),
    ],
)
def test_a_hanging_axis_shows_a_round_part_of_the_scale(lowest: float, expected: list[str]) -> None:
    """A tenth at least: a dip of a tenth of a point must not look like a collapse."""
    assert labels(drop_axis("", "", lowest, floor=0, ceiling=100)) == expected


def test_an_axis_without_a_floor_has_room_on_both_sides() -> None:
    axis = free_axis("", "", -3.2, 8.0, decimals=1)

    assert axis.low < -3.2
    assert axis.high > 8.0


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (2.5, 20.0, ["6 Jan", "11", "16"]),
        (3.5, 8.5, ["5 Jan", "6", "7", "8", "9"]),
        (4.25, 5.5, ["06:00", "12:00", "18:00", "6 Jan", "06:00"]),
        (29.5, 32.5, ["12:00", "31 Jan", "12:00", "1 Feb", "12:00", "2 Feb"]),
    ],
)
def test_a_part_of_the_time_has_finer_labels(low: float, high: float, expected: list[str]) -> None:
    part = time_window(time_axis(START, 45), START, low, high)

    assert labels(part) == expected
    assert (part.low, part.high, part.label) == (low, high, "Date")


def test_labels_keep_their_days_while_the_part_moves() -> None:
    """Going on by a day takes no label to another day."""
    whole = time_axis(START, 40)
    first, second = (time_window(whole, START, low, low + 20) for low in (3.0, 4.0))

    labelled = [{tick.at for tick in axis.ticks if tick.label} for axis in (first, second)]
    assert labelled[0] & {t.at for t in second.ticks if t.at < 23} == labelled[1] - {20.0 + 4}


def test_all_of_the_time_is_the_axis_itself() -> None:
    whole = time_axis(START, 26)

    assert time_window(whole, START, 0.0, 26.0) is whole


@given(st.floats(0, 300), st.floats(1, 366))
def test_any_part_has_its_ticks_inside_and_labels_that_fit(low: float, length: float) -> None:
    high = min(366.0, low + length)
    part = time_window(time_axis(START, 366), START, low, high)

    assert all(low <= tick.at <= high for tick in part.ticks)
    assert len(labels(part)) <= 9
