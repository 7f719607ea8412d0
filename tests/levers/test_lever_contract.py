"""What every lever of every shipped scenario promises."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.catalogue import LEVERS
from simulator.engine.replicate import Game, never
from simulator.levers.scale import ScaleLever
from simulator.scenario.model import Lever, Variant
from tests.engine.plays import SEED, SHIPPED, moved, scenario

N = 48
EVERY = [(name, lever) for name in SHIPPED for lever in scenario(name).levers]
JANUARY = sorted(scenario("january-2022").levers)

each_lever = pytest.mark.parametrize(("name", "lever"), EVERY)


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


@each_lever
def test_the_default_changes_nothing(name: str, lever: str) -> None:
    """Applied at its default a lever leaves every bit of a replication alone."""
    crisis = scenario(name)
    known = crisis.levers[lever]

    assert known.apply(crisis, known.default).fingerprint() == crisis.fingerprint()


@each_lever
def test_a_lever_is_pure(name: str, lever: str) -> None:
    """Moving a lever makes another scenario and leaves this one as it was."""
    crisis = scenario(name)
    before = crisis.fingerprint()
    known = crisis.levers[lever]

    ends = {known.apply(crisis, value).fingerprint() for value in (known.low, known.high)}

    assert crisis.fingerprint() == before
    assert len(ends) == 2


@each_lever
def test_a_lever_moves_its_targets_within_their_bounds(name: str, lever: str) -> None:
    """Targets exist, nothing else moves, and both ends are allowed."""
    crisis = scenario(name)
    known = crisis.levers[lever]
    for value in (known.low, known.high):
        after = known.apply(crisis, value)
        changed = {p for p in after.parameters if after.value(p) != crisis.value(p)}

        assert changed <= set(known.targets)
        for target in known.targets:
            assert (
                after.parameter(target).low <= after.value(target) <= after.parameter(target).high
            )


@each_lever
def test_a_lever_says_what_it_is(name: str, lever: str) -> None:
    """Label, group, unit, help and sources are there; the default lies between the ends."""
    known = scenario(name).levers[lever]

    assert all((known.label, known.group, known.unit, known.sources))
    assert known.help.endswith(".")
    assert known.low <= known.default <= known.high
    assert 0.0 < known.step < known.high - known.low


@each_lever
def test_a_lever_crosses_processes(name: str, lever: str) -> None:
    """Pickled and back, a lever is equal to itself."""
    known = scenario(name).levers[lever]

    assert pickle.loads(pickle.dumps(known)) == known
    assert isinstance(known, tuple(LEVERS.values()))


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
