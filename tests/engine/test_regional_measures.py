"""What is measured by region adds up to what is measured in the whole."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.engine import replicate
from simulator.engine.batch import Batch
from simulator.engine.catalogue import REGIONAL
from simulator.engine.replicate import run_worlds
from simulator.world.measures import RegionalMeasure
from tests.engine.plays import SEED, finished, indicator, played, same_bits, scenario

DAYS = 8.0
N = 12
OURS = {
    "arrested": RegionalMeasure("arrested", "", "persons", "final", lambda w: w.arrested),
    "crowd": RegionalMeasure("crowd", "", "persons", "peak", lambda w: w.crowd),
}


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch) -> Batch:
    """January 2022 with two regional measures of our own."""
    monkeypatch.setattr(replicate, "REGIONAL", OURS)
    return finished(run_worlds(scenario("january-2022", DAYS), SEED, range(N)))


def test_a_final_measure_adds_up_to_its_indicator(batch: Batch) -> None:
    """The regions' arrests are the country's at the end of the history."""
    assert batch.regional.shape == (2, 17, N)
    assert np.allclose(batch.regional[0].sum(axis=0), indicator(batch, "arrests")[-1], rtol=1e-5)


def test_a_peak_is_taken_region_by_region(batch: Batch) -> None:
    """No region's peak exceeds the country's, and together they are no less."""
    highest = indicator(batch, "participants").max(axis=0)

    assert (batch.regional[1].max(axis=0) <= highest + 1.0).all()
    assert (batch.regional[1].sum(axis=0) >= highest - 1.0).all()


def test_regional_measures_have_the_same_bits_in_every_batch(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One world alone has the numbers it has among others."""
    monkeypatch.setattr(replicate, "REGIONAL", OURS)

    alone = finished(run_worlds(scenario("january-2022", DAYS), SEED, [5]))

    assert same_bits(alone, batch, [5])


@pytest.mark.parametrize("name", sorted(REGIONAL))
def test_every_regional_measure_is_finite(name: str) -> None:
    """Each declared measure is a finite number in every region of every replication."""
    row = played("january-2022", N, DAYS).regional[list(REGIONAL).index(name)]

    assert row.shape == (17, N)
    assert np.isfinite(row).all()
