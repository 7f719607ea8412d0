"""What every lever of every shipped scenario promises."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.catalogue import LEVERS
from simulator.engine.replicate import Game, never
from simulator.levers.scale import ScaleLever
from simulator.scenario.model import Lever, Scenario, Variant
from tests.engine.plays import SEED, SHIPPED, moved, scenario

N = 48
JANUARY = sorted(scenario("january-2022").levers)

each_scenario = pytest.mark.parametrize("name", SHIPPED)


def ends_of(crisis: Scenario) -> Iterator[tuple[Lever, float]]:
    """Yield every lever with either end of it."""
    for lever in crisis.levers.values():
        yield lever, lever.low
        yield lever, lever.high


def played_at(lever: str, value: float) -> Game:
    """Return January 2022 played with one lever moved, up to the first foreign troops."""
    game = Game(moved("january-2022", {lever: value}, days=9), SEED, tuple(range(N)))
    game.play(never)
    return game


def scale() -> ScaleLever:
    """Return a lever that multiplies two numbers of January 2022."""
    targets = ("actors.movement.contagion", "actors.movement.leaving")
    return ScaleLever(
        name="pace",
        label="Pace",
        role="assumption",
        group="Society",
        targets=targets,
        unit="×",
        low=0.0,
        high=10.0,
        default=1.0,
        sources=("judgement",),
        help="How fast people come and go.",
        step=0.1,
    )


@each_scenario
def test_the_default_changes_nothing(name: str) -> None:
    """Applied at its default a lever leaves every bit of a replication alone."""
    crisis = scenario(name)
    before = crisis.fingerprint()
    levers = crisis.levers.values()

    assert levers
    assert [v.name for v in levers if v.apply(crisis, v.default).fingerprint() != before] == []


@each_scenario
def test_a_lever_is_pure(name: str) -> None:
    """Moving a lever makes another scenario and leaves this one as it was."""
    crisis = scenario(name)
    before = crisis.fingerprint()
    for lever in crisis.levers.values():
        ends = {lever.apply(crisis, value).fingerprint() for value in (lever.low, lever.high)}

        assert crisis.fingerprint() == before, lever.name
        assert len(ends) == 2, lever.name


@each_scenario
def test_a_lever_moves_its_targets_within_their_bounds(name: str) -> None:
    """Targets exist, nothing else moves, and both ends are allowed."""
    crisis = scenario(name)
    for lever, value in ends_of(crisis):
        after = lever.apply(crisis, value)
        changed = {p for p in after.parameters if after.value(p) != crisis.value(p)}
        targets = [after.parameter(target) for target in lever.targets]

        assert changed <= set(lever.targets), lever.name
        assert all(p.low <= after.value(p.path) <= p.high for p in targets), lever.name


@each_scenario
def test_a_lever_says_what_it_is(name: str) -> None:
    """Label, group, unit, help and sources are there; the default lies between the ends."""
    for lever in scenario(name).levers.values():
        assert all((lever.label, lever.group, lever.unit, lever.sources)), lever.name
        assert lever.help.endswith("."), lever.name
        assert lever.low <= lever.default <= lever.high, lever.name
        assert 0.0 < lever.step < lever.high - lever.low, lever.name


@each_scenario
def test_a_lever_crosses_processes(name: str) -> None:
    """Pickled and back, a lever is equal to itself."""
    levers = scenario(name).levers

    assert pickle.loads(pickle.dumps(dict(levers))) == dict(levers)
    assert all(isinstance(lever, tuple(LEVERS.values())) for lever in levers.values())


@pytest.mark.parametrize("lever", JANUARY)
def test_both_ends_play_and_differ(lever: str) -> None:
    """At either end the play goes through with finite numbers, and the end makes a difference."""
    known: Lever = scenario("january-2022").levers[lever]

    batches = [played_at(lever, value).batch() for value in (known.low, known.high)]

    assert all(np.isfinite(batch.series).all() for batch in batches)
    assert batches[0].series.tobytes() != batches[1].series.tobytes()


@given(st.sampled_from(JANUARY), st.floats(-1e6, 1e6))
def test_a_variant_holds_a_lever_within_its_ends(lever: str, value: float) -> None:
    """However far a lever is pushed it stops at its end, and the scenario stays valid."""
    variant = Variant.of(scenario("january-2022")).with_setting(lever, value)
    known = variant.lever(lever)

    assert known.low <= variant.setting(lever) <= known.high
    assert variant.effective().value(known.targets[0]) == pytest.approx(variant.setting(lever))


@given(st.permutations(JANUARY[:5]))
def test_the_order_of_moves_does_not_matter(order: list[str]) -> None:
    """Levers are applied in the order of the file, not of the hand."""
    high = {lever: scenario("january-2022").levers[lever].high for lever in JANUARY[:5]}

    moves = moved("january-2022", {lever: high[lever] for lever in order})

    assert moves.fingerprint() == moved("january-2022", high).fingerprint()


def test_back_at_its_default_a_lever_leaves_no_trace() -> None:
    """A variant whose levers were moved and put back is the scenario."""
    variant = Variant.of(scenario("january-2022"))
    for lever in JANUARY:
        there = variant.with_setting(lever, variant.lever(lever).high)
        variant = there.with_setting(lever, variant.lever(lever).default)

    assert variant == Variant.of(scenario("january-2022"))


@given(st.floats(0.0, 10.0))
def test_a_scale_multiplies_within_bounds(factor: float) -> None:
    """Each target is multiplied and stops at the end of its own range."""
    crisis = scenario("january-2022")
    after = scale().apply(crisis, factor)
    for target in scale().targets:
        was = crisis.parameter(target)

        assert after.value(target) == pytest.approx(min(was.high, max(was.low, factor * was.value)))


def test_a_scale_of_one_changes_nothing() -> None:
    """Times one is as it was."""
    crisis = scenario("january-2022")

    assert scale().apply(crisis, 1.0).fingerprint() == crisis.fingerprint()


def test_a_renamed_lever_is_the_same_lever() -> None:
    """What a lever is called has no bearing on what it does."""
    crisis = scenario("january-2022")
    known = crisis.levers["legitimacy"]

    renamed = replace(known, label="Otherwise", help="Another text.")

    assert renamed.apply(crisis, 0.3).fingerprint() == known.apply(crisis, 0.3).fingerprint()
