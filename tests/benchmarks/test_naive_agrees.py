"""The yardstick measures the same model: engine and naive SimPy agree in distribution."""

from __future__ import annotations

import numpy as np
import pytest

import simulator
from benchmarks.agreement import Sample, compare, differences, engine_sample, naive_sample, table
from benchmarks.distributions import fisher, holm, kolmogorov_smirnov
from benchmarks.naive.model import Model
from benchmarks.naive.setting import ACTORS as NAIVE_ACTORS
from simulator.engine.catalogue import ACTORS, INDICATORS
from simulator.scenario.model import Scenario

SEED = 4_711


@pytest.fixture(scope="module")
def january() -> Scenario:
    """The scenario that the benchmark plays."""
    return simulator.load("january-2022")


@pytest.fixture(scope="module")
def naive(january: Scenario) -> Sample:
    """A few naive replications: each costs as much as some thirty of the engine's."""
    return naive_sample(january, SEED, 60)


@pytest.mark.slow
def test_they_agree_where_communities_clash() -> None:
    """Another country, made from a record, with violence of another kind and ticks that change."""
    osh = simulator.load("kyrgyzstan-2010-june").with_value("horizon", 20.0)
    osh = osh.with_value("hot_days", 5.0)

    rows = compare(naive_sample(osh, SEED, 60), engine_sample(osh, SEED, 512))

    assert not differences(rows), table(rows)


@pytest.mark.slow
def test_engine_and_naive_model_agree_in_distribution(january: Scenario, naive: Sample) -> None:
    """Two programs of the same equations differ by luck alone."""
    rows = compare(naive, engine_sample(january, SEED, 512))

    assert not differences(rows), table(rows)


@pytest.mark.slow
def test_another_number_in_the_model_would_show(january: Scenario, naive: Sample) -> None:
    """A comparison that accepts everything would be worth nothing."""
    path = "actors.movement.intensity"
    changed = january.with_value(path, 1.3 * january.value(path))

    rows = compare(naive, engine_sample(changed, SEED, 512))

    assert differences(rows)


def test_the_naive_model_leaves_nothing_out(january: Scenario) -> None:
    """Whoever acts and whatever is sampled in the engine costs the naive model time as well."""
    played = Model(january).play(SEED, 0)

    assert set(NAIVE_ACTORS) == set(ACTORS)
    assert set(played.series) == set(INDICATORS)


def test_a_naive_replication_can_be_repeated(january: Scenario) -> None:
    """Its luck follows from seed and number."""
    model = Model(january)

    first, again, other = (model.play(SEED, number) for number in (3, 3, 4))

    assert first == again
    assert first.series != other.series


def test_fisher_tests_the_lady_tasting_tea() -> None:
    """Three of four cups told rightly are what chance does every other time (Fisher 1935)."""
    assert fisher(3, 4, 1, 4) == pytest.approx(34 / 70)


def test_kolmogorov_and_smirnov_tell_apart_only_what_differs() -> None:
    """The same values cannot differ, values that do not overlap must."""
    values = np.arange(50.0)

    assert kolmogorov_smirnov(values, values) == 1.0
    assert kolmogorov_smirnov(values, values + 100.0) < 1e-9


def test_holm_multiplies_the_smallest_most() -> None:
    """The example of his paper's procedure, step by step, kept in the order given."""
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
