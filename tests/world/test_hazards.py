"""Laws of the hazard clocks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.world.fields import Floats
from simulator.world.worlds import World, Worlds
from tests.world.ground import bare_worlds

DAYS = 10.0
rates = st.lists(st.floats(0.0, 5.0), min_size=4, max_size=4)


def firings(
    n: int, rate: Callable[[Worlds], Floats], *, again: bool = False, days: float = DAYS
) -> list[list[float]]:
    """Return the days at which one hazard fired in each of *n* worlds."""
    worlds = bare_worlds(tuple(range(n)))
    days_fired: list[list[float]] = [[] for _ in range(n)]

    def fire(world: World) -> None:
        days_fired[world.place].append(world.now / 24.0)

    for tick in range(round(days * 8)):
        everywhere = np.ones(n, dtype=np.bool_)
        worlds.hazard("something", rate(worlds), fire, where=everywhere, again=again)
        worlds.env.run(until=3.0 * (tick + 1))
    return days_fired


def constant(rate: float) -> Callable[[Worlds], Floats]:
    """Return a rate per day that never changes."""
    return lambda w: np.full(w.count, rate)


def by_day(rates_of_days: list[float]) -> Callable[[Worlds], Floats]:
    """Return a rate that changes every day and starts over."""
    return lambda w: np.full(w.count, rates_of_days[int(w.now // 24) % len(rates_of_days)])


@pytest.mark.parametrize("rate", [0.02, 0.1, 0.5])
def test_the_share_that_fires_is_that_of_an_exponential_clock(rate: float) -> None:
    """After t days a share of 1 - exp(-rate t) has fired, within Monte-Carlo error."""
    n = 4000
    fired = np.array([times[0] if times else np.inf for times in firings(n, constant(rate))])

    for day in (2.0, 5.0, 10.0):
        share = 1.0 - np.exp(-rate * day)

        assert (fired <= day).mean() == pytest.approx(
            share, abs=4 * (share * (1 - share) / n) ** 0.5
        )


@given(rates, rates)
def test_a_higher_rate_never_fires_later(one: list[float], more: list[float]) -> None:
    """Raising the rate at any time fires no world later and skips none."""
    raised = [a + b for a, b in zip(one, more, strict=True)]

    before = firings(20, by_day(one))
    after = firings(20, by_day(raised))

    for late, early in zip(before, after, strict=True):
        assert not late or (early and early[0] <= late[0] + 1e-9)


def test_a_rate_of_zero_never_fires() -> None:
    """What cannot happen does not."""
    assert firings(200, constant(0.0)) == [[]] * 200


def test_a_hazard_fires_once_unless_it_may_again() -> None:
    """At a rate of thousands a day each world still fires once, or as often as it may."""
    once = firings(30, constant(2000.0), days=4)
    often = firings(30, constant(2000.0), days=4, again=True)

    assert {len(times) for times in once} == {1}
    assert min(len(times) for times in often) > 10


def test_a_repeating_hazard_fires_at_its_rate() -> None:
    """Well below one firing a tick the number of firings has the mean rate x time."""
    counts = [len(times) for times in firings(2000, constant(0.4), again=True)]

    assert np.mean(counts) == pytest.approx(4.0, abs=0.2)


def test_firings_fall_between_ticks() -> None:
    """A hazard fires at its own moment, not when the tick comes."""
    moments = {times[0] * 8 % 1 for times in firings(200, constant(2.0)) if times}

    assert len(moments) > 150


def test_a_regional_hazard_tells_its_region() -> None:
    """Where a region is left out the hazard fires in the other alone."""
    worlds = bare_worlds(tuple(range(50)))
    regions: list[int] = []

    def fire(world: World, region: int) -> None:
        regions.append(region)

    second = np.array([[False], [True]]) & np.ones(50, dtype=np.bool_)
    worlds.hazard("in a region", 100.0, fire, where=second)
    worlds.env.run(until=3.0)

    assert set(regions) == {1}


def test_hazards_have_clocks_of_their_own() -> None:
    """Two hazards of one rate fire at different moments."""
    worlds = bare_worlds((0,))
    moments: list[float] = []

    def fire(world: World) -> None:
        moments.append(world.now)

    for name in ("one", "two"):
        worlds.hazard(name, 5000.0, fire, where=np.array([True]))
    worlds.env.run(until=3.0)

    assert len(set(moments)) == 2


def test_a_hazard_fires_anywhere_within_a_longer_tick() -> None:
    """Its moment lies within the tick being played, however long that is."""
    worlds = bare_worlds(tuple(range(400)))
    moments: list[float] = []

    def fire(world: World) -> None:
        moments.append(world.now)

    worlds.begin_tick(12.0)
    worlds.hazard("something", 1.0, fire, where=np.ones(400, dtype=np.bool_))
    worlds.env.run(until=12.0)

    assert len(moments) / 400 == pytest.approx(1.0 - np.exp(-0.5), abs=0.1)
    assert np.mean(np.array(moments) > 6.0) == pytest.approx(0.43, abs=0.1)


def test_luck_does_not_depend_on_how_long_ticks_are() -> None:
    """At any hour a longer tick draws what a short one would draw at that hour."""
    short, long = bare_worlds(tuple(range(5))), bare_worlds(tuple(range(5)))
    drawn = []
    for _ in range(16):
        drawn.append(short.regional_luck("something"))
        short.env.run(until=short.now + 3.0)

    for place in range(0, 16, 4):
        long.begin_tick(12.0)
        assert np.array_equal(long.regional_luck("something"), drawn[place])
        long.env.run(until=long.now + 12.0)
