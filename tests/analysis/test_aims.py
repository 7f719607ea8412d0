"""How far an ensemble is from its aims."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest

from simulator.analysis.aims import WORST, aim_score, date_scores, distance, regional_scores
from simulator.records.band import Band
from simulator.records.history import History, Kind, Known, Target
from tests.analysis.runs import ensemble

NAN = math.nan
RUNS = ensemble(
    [0.0, 1.0, 2.0],
    {
        "participants": [[0, 10 * k, k] for k in range(1, 6)],
        "deaths": [[0, 0, k] for k in (1, 2, 4, 8, 16)],
    },
    {"leader_falls": [1.0, 3.0, NAN, NAN, NAN], "accepted": [NAN] * 5},
    tolls=[[1, 1, 3, 0, 3], [3, 1, 1, 0, 1]],
)
ROWS = {"L-1": 0, "L-2": 1}


def target(kind: Kind, of: str, value: float = 1.0, tolerance: float = 0.5) -> Target:
    """Return an aim whose tolerance is a difference."""
    return Target("aim", kind, of, value, tolerance, False, ("S01",), True)


@pytest.mark.parametrize(
    ("kind", "of", "answer", "share"),
    [
        ("day", "leader_falls", 2.0, 0.4),
        ("share", "leader_falls", 0.4, 0.4),
        ("never", "leader_falls", 0.6, 0.6),
        ("peak", "participants", 30.0, 1.0),
        ("value", "participants", 3.0, 1.0),
        ("value", "deaths", 4.0, 1.0),
    ],
)
def test_the_answer_is_what_the_middle_run_has(
    kind: Kind, of: str, answer: float, share: float
) -> None:
    """Or the share of runs; a date is that of those runs that come to it."""
    found = aim_score(target(kind, of), RUNS, ROWS)

    assert (found.answer, found.share) == (pytest.approx(answer), pytest.approx(share))


def test_a_value_may_be_asked_for_on_a_day() -> None:
    """Between ticks, in the record's days; never beyond what was played."""
    on_day = replace(target("value", "participants"), day=0.5)

    assert aim_score(on_day, RUNS, ROWS).answer == 15
    assert aim_score(on_day, RUNS, ROWS, shift=0.5).answer == 30
    assert math.isnan(aim_score(replace(on_day, day=9.0), RUNS, ROWS).answer)


def test_the_part_of_a_region_is_of_those_runs_that_have_any() -> None:
    """A run with no toll has no part."""
    found = aim_score(replace(target("part", "tolls"), region="L-1"), RUNS, ROWS)

    assert (found.answer, found.share) == (pytest.approx(0.625), 0.8)


def test_the_spread_is_a_ratio_of_ends() -> None:
    """The 90 % point over the 10 % point, of which none counts as less than one."""
    found = aim_score(target("spread", "deaths"), RUNS, ROWS)

    assert found.answer == pytest.approx(found.spread.high80 / found.spread.low80)
    assert aim_score(target("spread", "arrests"), RUNS, ROWS).answer == 1


def test_deviations_are_in_tolerances() -> None:
    """Differences as they are, ratios by their logarithms, alike up and down."""
    plain = target("value", "deaths", 3.0, 0.5)
    ratio = replace(target("value", "deaths", 2.0, 2.0), is_factor=True)

    assert aim_score(plain, RUNS, ROWS).deviation == pytest.approx(2)
    assert aim_score(ratio, RUNS, ROWS).deviation == pytest.approx(1)
    assert aim_score(replace(ratio, value=8.0), RUNS, ROWS).deviation == pytest.approx(-1)


def test_a_ratio_to_nothing_is_far_but_not_endless() -> None:
    """No arrests where a hundred were aimed at."""
    aim = replace(target("value", "arrests", 100.0, 2.0), is_factor=True)

    assert -20 < aim_score(aim, RUNS, ROWS).deviation < -4


def test_what_never_happens_has_no_answer_and_counts_as_worst() -> None:
    """As does what is too far; what is not fitted does not count."""
    never = aim_score(target("day", "accepted"), RUNS, ROWS)
    far = aim_score(target("value", "deaths", 400.0), RUNS, ROWS)
    near = aim_score(target("value", "deaths", 3.5), RUNS, ROWS)
    free = aim_score(replace(target("value", "deaths", 400.0), fitted=False), RUNS, ROWS)

    assert math.isnan(never.answer)
    assert never.inside80 is None
    assert distance([never, far, near, free]) == pytest.approx(2 * WORST + 1)


def test_the_ratio_is_to_the_record_before_the_aim() -> None:
    """What is known says more than what is aimed at."""
    aim = target("value", "deaths", 2.0)

    assert aim_score(aim, RUNS, ROWS).ratio == 2
    assert aim_score(replace(aim, record=Band(6, 8, 10)), RUNS, ROWS).ratio == 0.5


def test_dates_stand_beside_the_runs_that_reach_them() -> None:
    """With the share of these; a record of another start is moved."""
    known = {"leader_falls": Known(Band(1, 1, 1), ("S01",), "high")}
    history = History("town", "A town", date(2022, 1, 1), (), known, {}, ())

    (there,) = date_scores(history, RUNS)
    (moved,) = date_scores(history, RUNS, shift=1.0)

    assert (there.label, there.share, there.model.median) == ("Leader falls", 0.4, 2)
    assert (there.inside80, moved.model.median) == (False, 1)


def test_regions_are_scored_by_their_id() -> None:
    """Whatever their order in the record."""
    bands = {region: Known(Band(1, 1, 1), ("S01",), "high") for region in ("L-2", "L-1")}

    points = regional_scores("tolls", bands, RUNS, ROWS)

    assert [(point.at, point.model.high80) for point in points] == [
        ("L-2", pytest.approx(2.2)),
        ("L-1", pytest.approx(3.0)),
    ]
