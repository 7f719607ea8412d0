"""Replication k is the same history whoever is played beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.engine.replicate import run_worlds
from tests.engine.plays import SEED, SHIPPED, finished, played, same_bits, scenario

DAYS = 8.0
MANY = 40

each_scenario = pytest.mark.parametrize("name", SHIPPED)
some_of_them = st.lists(st.integers(0, MANY - 1), min_size=1, max_size=12, unique=True)


@each_scenario
@settings(max_examples=3)
@given(chosen=some_of_them)
@example(chosen=[17])
@example(chosen=[MANY - 1, 0])
def test_any_batch_in_any_order_with_gaps(name: str, chosen: list[int]) -> None:
    """Series, milestones, outcomes and event counts have the same bits in every batch."""
    batch = finished(run_worlds(scenario(name, DAYS), SEED, chosen))

    assert same_bits(batch, played(name, MANY, DAYS), chosen)


@pytest.mark.parametrize("name", ["january-2022", "early-intervention"])
@pytest.mark.parametrize("chosen", [[5], [63, 2, 40], list(range(20, 64))])
def test_to_the_horizon(name: str, chosen: list[int]) -> None:
    """It holds for the whole history: withdrawal, round-ups and the way back included."""
    batch = finished(run_worlds(scenario(name), SEED, chosen))

    assert same_bits(batch, played(name, 64), chosen)


def test_whatever_was_played_before() -> None:
    """Other seeds, scenarios, ticks and replications leave no trace."""
    crisis = scenario("january-2022", 5)
    chosen = list(range(6))
    before = finished(run_worlds(crisis, 123, chosen))
    run_worlds(scenario("early-intervention", 6), 123, range(9))
    run_worlds(crisis, 124, chosen)
    run_worlds(crisis, 125, chosen)

    assert same_bits(finished(run_worlds(crisis, 123, chosen)), before)


@pytest.mark.parametrize(("tick", "other"), [(3.0, 1.5), (1.5, 3.0)])
def test_whatever_tick_was_played_before(tick: float, other: float) -> None:
    """Having played the same replications on a finer or coarser clock changes nothing."""
    crisis = scenario("january-2022", 3)
    undisturbed = finished(run_worlds(crisis, 126, (1, 0), tick_hours=tick))
    run_worlds(crisis, 126, (0, 1), tick_hours=other)

    batch = finished(run_worlds(crisis, 126, (0, 1), tick_hours=tick))

    assert same_bits(batch, undisturbed, [1, 0])


def test_twice_the_same() -> None:
    """The same question has the same answer."""
    crisis = scenario("january-2022", DAYS)

    again = finished(run_worlds(crisis, SEED, range(MANY)))

    assert same_bits(again, played("january-2022", MANY, DAYS))


def test_far_numbers_are_as_good_as_near_ones() -> None:
    """The millionth replication can be played alone."""
    crisis = scenario("january-2022", 5)

    batch = finished(run_worlds(crisis, SEED, [1_000_000, 3]))

    assert same_bits(finished(run_worlds(crisis, SEED, [1_000_000])), batch, [0])


def test_numbers_may_come_from_an_array() -> None:
    """A replication number read from a result is as good as a plain one."""
    numbers = np.array([4, 2, 3])

    batch = finished(run_worlds(scenario("january-2022", DAYS), SEED, numbers))  # type: ignore[arg-type]

    assert same_bits(batch, played("january-2022", MANY, DAYS), [4, 2, 3])


def test_replications_and_seeds_differ() -> None:
    """No two replications of a crisis are the same history, and another seed is another chance."""
    batch = played("january-2022", MANY, DAYS)
    other = finished(run_worlds(scenario("january-2022", DAYS), SEED + 1, range(MANY)))

    histories = {b.series[..., k].tobytes() for b in (batch, other) for k in range(MANY)}

    assert len(histories) == 2 * MANY


def test_a_lever_without_a_say_yet_changes_nothing_yet() -> None:
    """Variants share their luck: until Moscow is asked, its restraint moves no bit."""
    chosen = range(MANY)
    crisis = scenario("january-2022", 3)

    moved = finished(run_worlds(crisis.with_value("actors.moscow.restraint", 4.0), SEED, chosen))

    usual = finished(run_worlds(crisis, SEED, chosen))
    assert moved.series[:, :17].tobytes() == usual.series[:, :17].tobytes()
