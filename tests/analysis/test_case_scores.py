"""Cases that are over, held against their runs."""

from __future__ import annotations

import math
from datetime import date

import pytest

from simulator.analysis.case_scores import CaseReading, case_score, case_table, known_bands
from simulator.records.band import Band
from simulator.records.case import Record
from tests.analysis.runs import ensemble

NAN = math.nan
READING = CaseReading.of(
    ensemble(
        [0.0, 1.0, 2.0],
        {
            "participants": [[0, 100, 10], [0, 10, 100], [0, 1000, 10], [0, 0, 0]],
            "deaths": [[0, 0, k] for k in (0, 2, 4, 6)],
        },
        {"leader_falls": [1.0, NAN, NAN, NAN], "accepted": [0.5, 0.5, NAN, NAN]},
    )
)
FELL = Record(
    "fell",
    date_escalation=date(2000, 1, 1),
    date_peak=date(2000, 1, 2),
    peak_persons=Band(500, 1000, 2000),
    deaths=Band(1, 2, 3),
    arrests=Band(5, 6, 7),
    outcome="leader_falls",
)
STOOD = Record("stood", outcome="incumbent_survives_with_purge")
UNKNOWN = Record("unknown")


def test_a_case_is_read_off_its_runs() -> None:
    """Falls, troops, and one number of each run; a peak needs somebody."""
    assert (READING.n, READING.falls, READING.intervention.value) == (4, 1, 0.5)
    assert READING.days_to_peak.tolist() == [1, 2, 1]


def test_a_case_is_scored_by_what_is_known_of_it() -> None:
    """The median peak of 100 is a power of ten below the thousand that came."""
    score = case_score(FELL, READING)

    assert (score.p_leader_falls, score.not_scored) == (0.25, ())
    assert score.log10_peak_error == pytest.approx(-1)
    assert score.points["deaths"].inside80
    assert not score.points["arrests"].inside80


def test_what_is_not_known_is_not_scored() -> None:
    """It is told instead."""
    score = case_score(UNKNOWN, READING)

    assert score.log10_peak_error is None
    assert score.points == {}
    assert score.not_scored == ("outcome", "peak", "deaths", "arrests", "days_to_peak")


def test_a_peak_lies_anywhere_in_its_day() -> None:
    """The record counts whole days, the runs hours."""
    assert known_bands(FELL)["days_to_peak"] == Band(1, 1.5, 2)


def test_no_crowd_at_all_is_an_error_that_can_be_told() -> None:
    """Nobody in the streets counts as one, and nobody has a day of peak."""
    empty = CaseReading.of(ensemble([0.0, 1.0], {"participants": [[0, 0], [0, 0]]}))

    score = case_score(FELL, empty)

    assert score.log10_peak_error == pytest.approx(-3)
    assert score.not_scored == ("days_to_peak",)


def test_the_table_scores_what_it_can() -> None:
    """Whose end is not known is left out of whether the leader falls."""
    table = case_table((FELL, STOOD, UNKNOWN), (READING, READING, READING))

    assert table.brier == pytest.approx((0.75**2 + 0.25**2) / 2)
    assert table.brier_base_rate == pytest.approx(1.0)  # each says the contrary of the other
    assert table.mean_abs_log10_peak_error == pytest.approx(1)
    assert table.coverage.points == 4
    assert [len(series.points) for series in table.series] == [1, 1, 1, 1]


def test_one_case_is_enough() -> None:
    """It has scores, but no others to take a base rate from."""
    table = case_table((FELL,), (READING,))

    assert table.brier == pytest.approx(0.5625)
    assert math.isnan(table.brier_base_rate)
    assert math.isnan(table.log_score_base_rate)


def test_of_nothing_known_there_is_no_score() -> None:
    """Not a crash either."""
    table = case_table((UNKNOWN,), (READING,))

    assert math.isnan(table.brier)
    assert math.isnan(table.mean_abs_log10_peak_error)
    assert math.isnan(table.coverage.coverage80)


def test_counts_are_scored_by_powers_of_ten() -> None:
    """Ten times too many costs the same in a village and in a country."""
    village = Record("village", peak_persons=Band(9, 9, 9))
    country = Record("country", peak_persons=Band(9_999, 9_999, 9_999))
    small, large = (
        CaseReading.of(ensemble([0.0, 1.0], {"participants": [[0, peak]] * 3}))
        for peak in (99.0, 99_999.0)
    )

    (peaks, *_) = case_table((village, country), (small, large)).series

    assert (peaks.unit, peaks.crps) == ("powers of ten", pytest.approx(1))
