"""Half the tick is the same crisis: what is found does not hang on the length of a step."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.engine.batch import Batch
from simulator.engine.catalogue import INDICATORS
from simulator.engine.replicate import run_worlds
from tests.engine.plays import SEED, finished, indicator, milestone, played, scenario, share

N = 512
TOLERANCE = 0.05
HALF = 1.5  # hours

SUMMARIES = {
    "participants": "peak",
    "rioters": "peak",
    "regions_in_unrest": "peak",
    "violent_regions": "peak",
    "organisation": "peak",
    "politicisation": "peak",
    "control": "lowest",
    "loyalty": "lowest",
    "cohesion": "lowest",
    "threat": "peak",
    "deaths": "final",
    "deaths_forces": "final",
    "arrests": "final",
    "sovereignty": "final",
    "loss": "final",
}


@cache
def halved() -> Batch:
    """Return January 2022 on a clock of half the tick."""
    return finished(run_worlds(scenario("january-2022"), SEED + 1, range(N), tick_hours=HALF))


def summary(batch: Batch, name: str) -> NDArray[np.float64]:
    """Return the one number of an indicator that stands for each replication."""
    series = indicator(batch, name).astype(np.float64)
    ways = {"peak": series.max(axis=0), "lowest": series.min(axis=0), "final": series[-1]}
    one: NDArray[np.float64] = ways[INDICATORS[name].summary]
    return one


def slack(*samples: NDArray[np.float64]) -> float:
    """Return two standard errors of the difference between two means."""
    return 2.0 * float(np.sqrt(sum(sample.var() / len(sample) for sample in samples)))


@pytest.mark.parametrize("name", sorted(SUMMARIES))
def test_means_hardly_change(name: str) -> None:
    """A mean moves by less than the tolerance and what chance allows."""
    coarse, fine = (summary(batch, name) for batch in (played("january-2022", N), halved()))

    assert fine.mean() == pytest.approx(
        coarse.mean(), abs=TOLERANCE * coarse.mean() + slack(coarse, fine)
    )


@pytest.mark.parametrize("name", ["first_protest", "internet_cut", "rollback", "order"])
def test_dates_hardly_change(name: str) -> None:
    """The median day of a milestone moves by less than half a day."""
    coarse, fine = (milestone(b, name) for b in (played("january-2022", N), halved()))

    assert np.nanmedian(fine) == pytest.approx(np.nanmedian(coarse), abs=0.5)


@pytest.mark.parametrize("name", ["purge_survival", "repression", "leader_falls"])
def test_outcomes_hardly_change(name: str) -> None:
    """The share of an outcome moves by no more than chance allows and five points."""
    coarse, fine = (share(b, name) for b in (played("january-2022", N), halved()))

    chance = 2.0 * (2.0 * 0.25 / N) ** 0.5
    assert fine == pytest.approx(coarse, abs=chance + 0.05)
