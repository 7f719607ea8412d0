"""What is learned, and what is foretold of a case that was not looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from simulator.calibration.closeness import plausible
from simulator.calibration.emulator import Emulator
from simulator.calibration.loo import leave_one_out
from simulator.calibration.posterior import Posterior
from simulator.calibration.proposals import proposals
from simulator.calibration.sets import chosen, table
from simulator.calibration.store import Store
from simulator.calibration.terms import Answer, deviations, terms_of_case
from simulator.calibration.waves import Wave, calibrate
from simulator.records.band import Band
from tests.calibration import fake


@pytest.fixture(scope="module")
def waves(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Wave]:
    """Four waves of the small model."""
    store = Store(tmp_path_factory.mktemp("store"), {})
    return calibrate(fake.plan(points=150, waves=4), fake.play, store, fake.silent)[1]


@pytest.fixture(scope="module")
def posterior(waves: Sequence[Wave]) -> Posterior:
    """What is held after these waves."""
    return Posterior(fake.SPACE, fake.TERMS, waves, fake.CRISIS)


def test_what_matters_is_learned_and_what_does_not_stays_assumed(posterior: Posterior) -> None:
    """The two that move something are found near their values; the idle ones keep their priors."""
    one, two, idle, edge = posterior.learned()

    assert (one.learned, two.learned, idle.learned, edge.learned) == (True, True, False, False)
    assert one.median == pytest.approx(0.5, abs=0.15)
    assert np.log10(two.median) == pytest.approx(0.4, abs=0.15)
    assert max(abs(idle.shrinkage), abs(edge.shrinkage)) < 0.25
    assert one.low < one.median < one.high


def test_the_posterior_is_that_of_plain_weighing(posterior: Posterior) -> None:
    """Waves and emulators only save play: many points of the prior say the same."""
    units = fake.SPACE.draw(20_000, np.random.default_rng(5))
    many = [fake.answered(point) for point in fake.SPACE.values(units)]
    plain = Posterior(fake.SPACE, fake.TERMS, [Wave(units, many, None)], "")
    shares = np.exp(-plain.distances / 2.0)
    shares /= shares.sum()

    assert (posterior.weights.played, posterior.weights.tolerance) == (1.0, 1.0)
    means, expected = posterior.weights.shares @ posterior.units, shares @ units
    assert means == pytest.approx(expected, abs=0.04)


def test_points_are_drawn_from_what_the_emulator_says() -> None:
    """The chains' mean and spread are those of the prior times the closeness."""
    emulator = Emulator(
        centre=np.full(4, 0.5),
        level=np.zeros(1),
        slopes=np.array([[8.0], [0.0], [0.0], [0.0]]),
        unexplained=np.zeros(1),
    )
    luck = np.random.default_rng(2)
    prior = fake.SPACE.draw(200_000, luck)
    shares = np.exp(emulator.log_closeness(prior))
    shares /= shares.sum()

    drawn = proposals(fake.SPACE, emulator, 4_000, luck)

    assert drawn.mean(axis=0) == pytest.approx(shares @ prior, abs=0.02)
    assert drawn[:, 0].std() == pytest.approx(
        np.sqrt(shares @ (prior[:, 0] - shares @ prior[:, 0]) ** 2), rel=0.1
    )
    assert ((drawn >= 0.0) & (drawn <= 1.0)).all()


def test_an_emulator_finds_what_moves_a_term_among_many_that_do_not() -> None:
    """A hundred parameters, two of them active."""
    luck = np.random.default_rng(4)
    units = luck.random((300, 100))
    found = (3.0 * units[:, 7] - 2.0 * units[:, 50])[:, np.newaxis] + luck.normal(0, 0.1, (300, 1))

    emulator = Emulator.fitted(units, found)

    assert {7, 50} <= set(emulator.active.tolist())
    assert emulator.active.size < 6
    assert emulator.slopes[[7, 50], 0] == pytest.approx([3.0, -2.0], abs=0.1)
    assert emulator.unexplained[0] == pytest.approx(0.01, rel=0.3)


def test_a_left_out_case_has_no_say(waves: Sequence[Wave]) -> None:
    """However it had gone, and whatever the points made of it, all else counts the same."""
    terms = tuple(
        replace(t, ruler=fake.near(5.0, 0.1)) if t.subject == "fell" else t for t in fake.TERMS
    )
    ours = Posterior(fake.SPACE, fake.TERMS, waves, fake.CRISIS)
    theirs = Posterior(fake.SPACE, terms, waves, fake.CRISIS)

    assert np.array_equal(ours.without(["fell"]).shares, theirs.without(["fell"]).shares)
    assert not np.array_equal(ours.weights.shares, theirs.weights.shares)


def test_the_crisis_is_left_out_with_the_case_that_it_is(waves: Sequence[Wave]) -> None:
    """Else its record would tell the answer."""
    posterior = Posterior(fake.SPACE, fake.TERMS, waves, fake.CRISIS)
    own = fake.answered(fake.SPACE.values(fake.SPACE.peaks[np.newaxis])[0])

    found = leave_one_out(posterior, fake.RECORDS, own, same_event=["fell"])
    apart = leave_one_out(posterior, fake.RECORDS, own)

    alone = posterior.without(["fell", fake.CRISIS])
    assert found.cases[0].p_leader_falls == alone.shares @ posterior.answered("fell.falls")
    assert found.cases[0].p_leader_falls != apart.cases[0].p_leader_falls
    assert found.cases[1].p_leader_falls == apart.cases[1].p_leader_falls
    assert [case.base_rate for case in found.cases] == [0.0, 1.0]
    assert found.brier_base_rate == 1.0


def test_the_second_largest_miss_rules_out() -> None:
    """One term may be missed by any distance; a wide spread of runs excuses a miss."""
    far, narrow = np.array([[9.0, 0.0, 0.0], [9.0, 5.0, 0.0]]), np.zeros((2, 3))

    assert plausible(far, narrow).tolist() == [True, False]
    assert plausible(far, narrow + 3.0).tolist() == [True, True]


def test_a_case_asks_for_what_its_record_knows() -> None:
    """Tolls inside the known band are met; what the model lacks is as far off as anything."""
    fell, peak = terms_of_case(fake.RECORDS[0])
    toll = terms_of_case(replace(fake.RECORDS[1], deaths=Band(4, 5, 9)))[-1]

    assert fell.deviation(Answer(1.0, 1.0, 1.0)) == 0.0
    assert peak.deviation(Answer(10_000.0, 0, 0)) == pytest.approx(1 / 0.35)
    assert toll.deviation(Answer(7.0, 0, 0)) == 0.0
    assert toll.deviation(Answer(99.0, 0, 0)) == pytest.approx(1 / 0.35)
    assert deviations([peak], [{peak.name: Answer(float("nan"), 0, 0)}])[0, 0] == 4.0


def test_sets_are_a_table_that_scenarios_can_read(posterior: Posterior) -> None:
    """Paths first, then one set a line, in the very digits that were played."""
    sets = posterior.values[chosen(posterior, 20, seed=1)]

    lines = list(table(fake.SPACE.paths, sets, ["How it was made."]))

    assert lines[:2] == ["# How it was made.", ",".join(fake.SPACE.paths)]
    read = np.array([[float(cell) for cell in line.split(",")] for line in lines[2:]])
    assert np.array_equal(read, sets)
