"""Two uncertainties: chance alone, or chance together with what nobody knows of the parameters."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import simulator
from simulator.engine.replicate import run_worlds, tell
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.ensemble.workers import WorkerPool
from simulator.errors import ReplicationError
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.gather import gather
from simulator.scenario.model import Scenario, Variant
from simulator.scenario.sets import ParameterSets
from tests.ensemble import tiny

N = 40
SEED = 11
PATHS = ("actors.movement.threshold", "actors.security.loyalty")
ROWS = ((0.46, 0.6), (0.5, 0.7), (0.53, 0.8))


@cache
def crisis() -> Scenario:
    """Return a short January 2022 with three plausible sets."""
    scenario = simulator.load("january-2022").with_value("horizon", 6.0)
    standard = tuple(scenario.value(path) for path in PATHS)
    return replace(scenario, plausible=ParameterSets("ours", PATHS, standard, ROWS))


def spec(uncertainty: Uncertainty, scenario: Scenario | None = None) -> EnsembleSpec:
    """Return an ensemble of the crisis."""
    return EnsembleSpec(Variant.of(scenario or crisis()), SEED, N, uncertainty)


@cache
def both() -> EnsembleResult:
    """Return the replications of the crisis under its sets."""
    with InlinePool() as pool:
        return gather(pool, [spec("both")])[0]


def test_chance_alone_knows_of_no_sets() -> None:
    """A scenario with sets is played as one without, to the bit and by the same key."""
    without = replace(crisis(), plausible=None)

    assert spec("chance").key == spec("chance", without).key == spec("both", without).key
    assert spec("chance").played().plausible is None


def test_the_key_follows_the_sets() -> None:
    """Under both uncertainties other sets are another ensemble."""
    sets = crisis().plausible
    assert sets is not None
    fewer = replace(crisis(), plausible=replace(sets, rows=sets.rows[:2]))

    assert len({spec("chance").key, spec("both").key, spec("both", fewer).key}) == 3


def test_each_replication_has_its_set() -> None:
    """Replication r is what a scenario with the values of set r modulo three plays."""
    for number in (0, 1, 5, 33):
        stated = crisis()
        for path, value in zip(PATHS, ROWS[number % len(ROWS)], strict=True):
            stated = stated.with_value(path, value)
        batch = run_worlds(stated, SEED, [number])

        assert batch is not None
        assert batch.series[0, :, 0].tobytes() == both().series("participants")[:, number].tobytes()


def test_a_moved_lever_is_not_drawn() -> None:
    """What a lever states is the same in every set."""
    moved = Variant.of(crisis()).with_setting("security_loyalty", 0.9)

    played = EnsembleSpec(moved, SEED, N, "both").played()

    assert played.plausible is not None
    assert played.plausible.paths == PATHS[:1]
    assert played.value("actors.security.loyalty") == 0.9


def test_workers_play_what_one_process_plays() -> None:
    """Sets go with the scenario to the workers; the bits are the same."""
    with WorkerPool(2) as pool:
        (shared,) = gather(pool, [spec("both")])

    assert shared.series("deaths").tobytes() == both().series("deaths").tobytes()
    assert np.array_equal(shared.outcomes, both().outcomes)


def test_a_story_is_that_of_the_replication_under_its_set() -> None:
    """Told alone, a replication has as many events as it had in the ensemble."""
    sets = crisis().open_sets
    assert sets is not None

    story = tell(crisis(), SEED, 4, parameters=sets.drawn([4]))

    assert len(story.events) == both().events[4]


def test_a_failure_says_under_what_to_repeat_it(tmp_path: Path) -> None:
    """The way to the failed replication leads through its set."""
    town = replace(tiny.scenario(), plausible=ParameterSets("ours", ("push",), (1.0,), ((2.0,),)))
    request = EnsembleSpec(Variant.of(town), tiny.SEED, 20, "both")

    with InlinePool(play=tiny.play_without_luck) as pool, pytest.raises(ReplicationError) as caught:
        gather(pool, [request], layout=tiny.LAYOUT)

    assert str(caught.value).endswith("--replication 13 --uncertainty both")
