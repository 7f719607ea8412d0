"""The small Python API: load and run."""

from __future__ import annotations

import pytest

import simulator
from simulator.ensemble.pool import Progress
from simulator.scenario.model import Variant
from simulator.scenario.settings import SettingsError


def test_run_takes_a_name_a_path_a_scenario_or_a_variant() -> None:
    """Whatever one has at hand."""
    scenario = simulator.load("no-shock")

    results = [
        simulator.run(given, n=4, workers=1)
        for given in ("no-shock", scenario, Variant.of(scenario, "Quiet"))
    ]

    assert len({result.key for result in results}) == 1
    assert [result.n for result in results] == [4, 4, 4]


def test_run_moves_levers_and_refuses_bad_positions() -> None:
    """A slider would hold the value at its bound; a script is told."""
    variant = Variant.of(simulator.load("no-shock")).with_setting("legitimacy", 0.2)

    moved = simulator.run("no-shock", n=2, workers=1, settings={"legitimacy": 0.2})

    assert moved.key == simulator.run(variant, n=2, workers=1).key
    with pytest.raises(SettingsError, match="legitimacy must lie in"):
        simulator.run("no-shock", n=2, settings={"legitimacy": 2})


def test_run_tells_its_progress() -> None:
    """A notebook may show a bar."""
    seen: list[Progress] = []

    simulator.run("no-shock", n=3, workers=1, progress=seen.append)

    assert (seen[-1].done, seen[-1].total) == (3, 3)


def test_run_wants_at_least_one_replication() -> None:
    """Nothing is not an ensemble."""
    with pytest.raises(ValueError, match="at least 1"):
        simulator.run("no-shock", n=0)
