"""Ticks are short while it is hot and longer afterwards, and that changes no finding."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.batch import Batch
from simulator.engine.replicate import run_worlds
from simulator.engine.schedule import Schedule
from simulator.scenario.model import Scenario
from tests.engine.plays import SEED, finished, indicator, same_bits, scenario

N = 150
HOT = 9.0
PER_DAY = 8

hot_days = st.one_of(st.integers(0, 40).map(float), st.floats(0.0, 40.0))


def crisis(horizon: float = 26.0, hot: float = HOT, calm: float = 6.0) -> Scenario:
    """Return January 2022 with a clock of its own."""
    whole = scenario("january-2022", horizon)
    return whole.with_value("hot_days", hot).with_value("calm_tick", calm)


@cache
def batch(hot: float, calm: float) -> Batch:
    """Return January 2022 on such a clock."""
    return finished(run_worlds(crisis(hot=hot, calm=calm), SEED, range(N)))


@given(st.floats(1.0, 60.0), hot_days, st.sampled_from([3.0, 6.0, 12.0]))
def test_ticks_fill_the_horizon(horizon: float, hot: float, calm: float) -> None:
    """They follow on each other to the horizon, to a half tick, and none is longer than allowed."""
    schedule = Schedule.of(crisis(horizon, hot, calm))

    times = schedule.times

    assert times[0] == 0.0
    assert times[-1] == pytest.approx(horizon, abs=0.5 / PER_DAY + 1e-9)
    assert np.allclose(np.diff(times) * 24.0, schedule.hours)
    assert set(schedule.hours) <= {3.0, calm}


@given(hot_days, st.sampled_from([6.0, 12.0]))
def test_ticks_are_short_while_it_is_hot(hot: float, calm: float) -> None:
    """No long tick begins before the hot phase ends, and each begins where it divides the day."""
    schedule = Schedule.of(crisis(26.0, hot, calm))

    starts = schedule.times[:-1][np.array(schedule.hours) > 3.0]

    assert (starts >= hot - 1e-9).all()
    assert np.allclose(starts * 24.0 % calm, 0.0)


def test_a_scenario_that_states_no_clock_is_hot_throughout() -> None:
    """Without the two numbers every tick is of three hours."""
    whole = scenario("january-2022", 5)
    numbers = {p: v for p, v in whole.parameters.items() if p not in ("hot_days", "calm_tick")}
    bare = Scenario(
        whole.name, "", "", whole.country, whole.start, numbers, whole.shocks, whole.levers
    )

    assert Schedule.of(bare).hours == (3.0,) * 40


def test_a_finer_clock_is_finer_throughout() -> None:
    """With half the tick, calm ticks are halved too, and a tick begins wherever one did."""
    usual, finer = (Schedule.of(crisis(), tick) for tick in (3.0, 1.5))

    assert set(finer.hours) == {1.5, 3.0}
    assert np.isin(usual.times, finer.times).all()


def test_nothing_changes_while_it_is_hot() -> None:
    """Up to the first long tick the histories have the same bits."""
    ticks = int(HOT * PER_DAY) + 1

    assert np.array_equal(batch(HOT, 6.0).times[:ticks], batch(26.0, 6.0).times[:ticks])
    one, other = (b.series[:, :ticks] for b in (batch(HOT, 6.0), batch(26.0, 6.0)))
    assert one.tobytes() == other.tobytes()


def test_a_calm_tick_of_three_hours_changes_nothing() -> None:
    """A clock that does not change is that of a history which is hot throughout."""
    assert same_bits(batch(HOT, 3.0), batch(26.0, 6.0))


@pytest.mark.parametrize("calm", [6.0, 12.0])
@pytest.mark.parametrize("name", ["deaths", "arrests", "cohesion", "control", "sovereignty"])
def test_longer_ticks_hardly_move_a_mean(name: str, calm: float) -> None:
    """What a history comes to in the end is the same to two in a hundred."""
    coarse, fine = (indicator(b, name)[-1].mean() for b in (batch(HOT, calm), batch(26.0, 3.0)))

    assert coarse == pytest.approx(fine, rel=0.02)


def test_the_clock_is_the_same_in_every_batch() -> None:
    """One world alone has the ticks, and the bits, that it has among others."""
    alone = finished(run_worlds(crisis(), SEED, [17]))

    assert same_bits(alone, batch(HOT, 6.0), [17])
