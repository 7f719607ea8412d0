"""Many ensembles played and measured, few of them kept."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

import pytest

from simulator.cli import measuring
from simulator.cli.measuring import ensemble_of, measured
from simulator.scenario.model import Variant
from simulator.scenario.sets import ParameterSets
from tests.engine.plays import scenario

OPTIONS = Namespace(seed=1, replications=4, workers=1, uncertainty="both")
PATHS = ("actors.moscow.restraint", "actors.movement.caution")


@pytest.fixture
def day() -> Variant:
    """A day of January 2022, of which two numbers are uncertain."""
    january = scenario("january-2022", 1.0)
    standard = tuple(january.value(path) for path in PATHS)
    sets = ParameterSets("few", PATHS, standard, ((1.0, 0.3), (2.0, 0.4)))
    return Variant.of(replace(january, plausible=sets))


def test_results_come_in_the_order_asked_for(day: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are played at a time; one that is asked for twice is played once."""
    monkeypatch.setattr(measuring, "_TOGETHER", 8)
    variants = [day.with_setting("legitimacy", value) for value in (0.2, 0.4, 0.6)]
    specs = [ensemble_of(OPTIONS, variant) for variant in (*variants, variants[0])]
    seen: list[str] = []

    keys = measured(OPTIONS, specs, lambda result: seen.append(result.key) or result.key)

    assert keys == [spec.key for spec in specs]
    assert len(seen) == 3


def test_what_is_uncertain_is_drawn(day: Variant) -> None:
    """Under *both*, and as far as no lever states it."""
    played = ensemble_of(OPTIONS, day).played()

    assert played.plausible is not None
    assert played.plausible.paths == PATHS


def test_a_lever_that_moves_is_known_even_where_it_rests(day: Variant) -> None:
    """Else one point of a curve, that at the default, would be of another kind."""
    restraint = day.lever("moscow_restraint")
    resting = day.with_setting("moscow_restraint", restraint.default)

    played = ensemble_of(OPTIONS, resting, [restraint]).played()

    assert played.plausible is not None
    assert played.plausible.paths == ("actors.movement.caution",)
