"""Typical runs: the medoid of an outcome, by hand and by law."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.analysis.medoid import features, typical_runs
from simulator.results.ensemble_result import EnsembleResult
from tests.analysis.runs import ensemble


def peaks(values: list[float], **milestones: list[float]) -> EnsembleResult:
    """Return runs with these peaks of people in the street."""
    return ensemble([0, 1, 2], {"participants": [[0, v, 0] for v in values]}, milestones)


def test_the_run_in_the_middle_is_the_most_typical() -> None:
    """Of five runs the one nearest to all others comes first, the outlier last."""
    runs = typical_runs(peaks([90, 100, 110, 120, 9_000]), "calm")

    assert runs[0] == 2
    assert runs[-1] == 4


def test_every_run_of_the_outcome_is_ranked_once() -> None:
    """Ranking leaves none out and takes none twice."""
    luck = np.random.default_rng(1).lognormal(3, 1, 700)  # more than one block of distances

    assert sorted(typical_runs(peaks(luck.tolist()), "calm")) == list(range(700))


def test_of_two_alike_the_lower_number_comes_first() -> None:
    """The order does not hang on rounding."""
    assert typical_runs(peaks([5, 5, 5, 5]), "calm") == (0, 1, 2, 3)


def test_a_milestone_that_never_came_stands_at_the_horizon() -> None:
    """Never is as far from day 0 as the last day is."""
    never = peaks([1, 1, 1], accepted=[0, np.nan, 2])

    points = features(never, np.ones(3, dtype=bool))

    assert np.allclose(points[1], points[2])


def test_what_never_varies_says_nothing() -> None:
    """A feature that is the same everywhere leaves the distances alone."""
    alike = peaks([1, 2, 3], accepted=[1, 1, 1])

    assert features(alike, np.ones(3, dtype=bool)).shape == (3, 1)


def test_only_runs_of_the_outcome_are_ranked() -> None:
    """Runs that end otherwise neither appear nor count."""
    result = peaks([1, 2, 3])
    batch = replace(result.batches[0], outcomes=np.array([0, 1, 0], dtype=np.int8))

    assert typical_runs(replace(result, batches=(batch,)), "calm") == (0, 2)


def test_no_run_of_the_outcome_gives_no_typical_one() -> None:
    """An empty outcome has no medoid."""
    assert typical_runs(ensemble([0], {"participants": [[1.0]]}), "calm") == (0,)


@pytest.mark.parametrize("seed", range(3))
def test_runs_are_ranked_by_their_sums_of_distances(seed: int) -> None:
    """Sums made block by block rank as plain ones do."""
    luck = np.random.default_rng(seed).lognormal(3, 1, 300)
    result = peaks(luck.tolist())
    points: NDArray[np.float64] = features(result, np.ones(300, dtype=bool))
    plain = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2)).sum(axis=1)

    ranked = typical_runs(result, "calm")

    assert (np.diff(plain[list(ranked)]) > -1e-6).all()
