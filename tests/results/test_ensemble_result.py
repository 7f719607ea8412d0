"""The measurements of an ensemble, however they arrived."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.batch import Batch
from simulator.errors import UnknownName
from simulator.results.ensemble_result import EnsembleResult
from tests.ensemble import tiny

EMPTY = EnsembleResult("key", layout=tiny.LAYOUT)


def batch(numbers: list[int], value: float = 2.0) -> Batch:
    """Return what some replications of the town measure."""
    played = tiny.play(tiny.scenario(value), tiny.SEED, numbers, stop=lambda: False)
    assert played is not None
    return played


@pytest.fixture(scope="module")
def town() -> EnsembleResult:
    """Two hundred replications of the town."""
    return EMPTY.with_batch(batch(list(range(200))))


@given(
    st.lists(st.lists(st.integers(0, 60), min_size=1, unique=True), max_size=6),
    st.randoms(use_true_random=False),
)
def test_arrays_do_not_depend_on_how_batches_came(groups: list[list[int]], luck: object) -> None:
    """Any order, any grouping, any repetition: the same arrays, sorted by number."""
    numbers = sorted({n for group in groups for n in group})
    luck.shuffle(groups)  # type: ignore[attr-defined]

    result = EMPTY
    for group in groups:
        result = result.with_batch(batch(group))

    assert result.numbers.tolist() == numbers
    if numbers:
        whole = EMPTY.with_batch(batch(numbers))
        assert np.array_equal(result.series("crowd"), whole.series("crowd"))
        assert np.array_equal(result.outcomes, whole.outcomes)
        assert np.array_equal(result.days("riot"), whole.days("riot"), equal_nan=True)
        assert np.array_equal(result.regional("crowds"), whole.regional("crowds"))


def test_a_result_never_changes(town: EnsembleResult) -> None:
    """Growing makes a new one; views may keep the old."""
    before = town.quantiles("crowd", (0.5,)).copy()

    grown = town.with_batch(batch([500]))

    assert (grown.n, town.n) == (201, 200)
    assert np.array_equal(town.quantiles("crowd", (0.5,)), before)


def test_missing_tells_the_holes(town: EnsembleResult) -> None:
    """A cancelled run leaves holes; they are asked for by number."""
    holed = EMPTY.with_batch(batch([0, 1, 4]))

    assert holed.missing(range(6)) == (2, 3, 5)
    assert town.missing(range(200)) == ()


def test_quantiles_are_those_of_numpy(town: EnsembleResult) -> None:
    """Sorting and indexing is only quicker."""
    levels = (0.1, 0.25, 0.5, 0.9)

    ours = town.quantiles("crowd", levels)

    assert ours.shape == (4, tiny.TICKS)
    np.testing.assert_allclose(ours, np.quantile(town.series("crowd"), levels, axis=1), rtol=1e-6)


def test_each_replication_has_its_own_peak_lowest_or_final(town: EnsembleResult) -> None:
    """The summary an indicator declares is taken run by run."""
    for name, reduced in (("crowd", "max"), ("control", "min")):
        expected = getattr(town.series(name), reduced)(axis=0)
        assert np.array_equal(town.totals(name), expected)
    assert np.array_equal(town.totals("troops"), town.series("troops")[-1])


def test_what_many_runs_never_have_is_taken_over_those_that_do(town: EnsembleResult) -> None:
    """The median of foreign troops is not nothing because half the runs have none."""
    summary, present = town.summary("troops"), town.present("troops")

    assert 0.4 < summary.share_present < 0.6
    assert summary.median == pytest.approx(np.median(town.totals("troops")[present]))
    assert town.quantiles("troops", (0.1,))[0, -1] > 0


def test_a_regional_measure_is_one_number_a_region(town: EnsembleResult) -> None:
    """The town is one region: its own peak is that of the country."""
    assert np.array_equal(town.regional("crowds"), town.totals("crowd")[None])
    assert EMPTY.regional("crowds").size == 0


def test_shares_add_up(town: EnsembleResult) -> None:
    """Every replication ends in one way."""
    calm, fall = town.share("calm"), town.share("fall")

    assert calm.value + fall.value == pytest.approx(1.0)
    assert town.share("calm", "fall").value == 1.0
    assert calm.n == 200


def test_a_milestone_is_timed_where_it_happened(town: EnsembleResult) -> None:
    """Runs where it never happened count in the share and not in the days."""
    summary, days = town.milestone("riot"), town.days("riot")

    assert summary.share.value == pytest.approx(np.isfinite(days).mean())
    assert summary.median == pytest.approx(np.nanmedian(days))
    assert summary.p10 <= summary.median <= summary.p90


def test_nothing_played_yet_is_not_an_error() -> None:
    """An empty result answers everything with nothing."""
    assert EMPTY.n == 0
    assert EMPTY.quantiles("crowd", (0.5,)).shape == (1, 0)
    assert np.isnan(EMPTY.summary("crowd").median)
    assert np.isnan(EMPTY.share("calm").value)
    assert np.isnan(EMPTY.milestone("riot").median)


@pytest.mark.parametrize(
    "ask", ["series", "totals", "summary", "share", "milestone", "days", "regional"]
)
def test_an_unknown_name_is_answered_with_the_nearest(town: EnsembleResult, ask: str) -> None:
    """Every question checks its name."""
    near = {"share": "falls", "milestone": "roit", "days": "roit"}.get(ask, "crowdy")

    with pytest.raises(UnknownName, match="did you mean"):
        getattr(town, ask)(near)
