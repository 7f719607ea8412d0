"""Laws of one world's handle, of what is watched, and of the ground."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.world.actor import ProcessGenerator
from simulator.world.ground import Ground
from simulator.world.worlds import World, Worlds
from tests.world.ground import bare_worlds, two_towns


@pytest.fixture
def worlds() -> Worlds:
    """Three worlds in which nobody acts, and whose stories are kept."""
    return bare_worlds((4, 7, 9), recording=True)


def types(worlds: Worlds, k: int) -> list[str]:
    """Return what happened in world *k*."""
    chronicle = worlds.world(k).chronicle
    assert chronicle is not None
    return [event.type for event in chronicle.events]


@given(st.floats(-1e9, 1e9))
def test_a_field_is_set_within_its_bounds(value: float) -> None:
    """Whatever a process writes, the field stays within what its declaration allows."""
    worlds = bare_worlds((0, 1))

    worlds.world(1)["mood"] = value
    worlds.world(1)["crowd"] = np.array([value, 5.0])

    assert worlds.mood.tolist() == [0.5, min(1.0, max(0.0, value))]
    assert worlds.crowd.tolist() == [[0.0, max(0.0, value)], [0.0, 5.0]]


def test_luck_does_not_repeat_when_the_page_turns(worlds: Worlds) -> None:
    """A world may draw from a cause as often as it likes."""
    drawn = [worlds.world(0).luck("cause") for _ in range(100)]

    assert len(set(drawn)) > 97


def test_luck_of_a_world_is_its_own(worlds: Worlds) -> None:
    """What one world draws takes nothing from another, nor from another cause."""
    for _ in range(5):
        worlds.world(0).luck("cause")
        worlds.world(1).luck("another")

    alone = bare_worlds((7,)).world(0)
    assert worlds.world(1).luck("cause") == alone.luck("cause")


def test_luck_lies_where_it_is_asked_to(worlds: Worlds) -> None:
    """Uniform draws keep to their bounds, lognormal draws have the median asked for."""
    world = worlds.world(0)

    between = [world.between("between", 3.0, 5.0) for _ in range(500)]
    around = [world.lognormal("around", 4.0, 0.5) for _ in range(500)]

    assert min(between) >= 3.0
    assert max(between) <= 5.0
    assert np.median(around) == pytest.approx(4.0, rel=0.15)


def test_a_watch_tells_once_until_it_is_rearmed(worlds: Worlds) -> None:
    """A lasting state is one event; after it has passed it may be told again."""
    high, low = np.array([True, False, False]), np.zeros(3, dtype=np.bool_)
    for happens in (high, high, low, high, low):
        worlds.watch("flood", happens, "river", (), rearm=~happens)
        worlds.watch("once", happens, "river", ())

    assert types(worlds, 0) == ["flood", "once", "flood"]
    assert types(worlds, 1) == []


def test_a_regional_watch_names_the_region(worlds: Worlds) -> None:
    """Each region's event is told where it happens, with its own number."""
    worlds.watch(
        "flood",
        np.array([[False] * 3, [True] * 3]),
        "river",
        (),
        level=np.array([[1.0] * 3, [2.0] * 3]),
    )

    (event,) = worlds.world(2).chronicle.events  # type: ignore[union-attr]
    assert (event.region, event.data) == ("T-1", (("level", 2.0),))


def test_events_are_counted_and_dated_in_their_world_only(worlds: Worlds) -> None:
    """An event's first date stays; every happening is counted."""
    worlds.env.run(until=6.0)
    worlds.world(1).emit("flood", "river", root=True)
    worlds.env.run(until=9.0)
    worlds.world(1).emit("flood", "river", ("flood",))

    assert np.array_equal(worlds.date("flood"), [np.nan, 6.0, np.nan], equal_nan=True)
    assert worlds.events.tolist() == [0, 2, 0]
    assert [worlds.world(k).happened("flood") for k in range(3)] == [False, True, False]


def test_an_event_starts_what_reacts_to_it() -> None:
    """A reaction runs in the world of the event, and takes its time."""
    seen: list[tuple[int, float]] = []

    def react(world: World) -> ProcessGenerator:
        yield world.hours(2.5)
        seen.append((world.place, world.now))

    worlds = bare_worlds((0, 1), {"flood": (react,)})
    worlds.world(1).emit("flood", "river", root=True)
    worlds.env.run(until=10.0)

    assert seen == [(1, 2.5)]


def test_a_process_can_start_later(worlds: Worlds) -> None:
    """A delay is kept to the minute, and its arguments arrive."""
    seen: list[tuple[str, float]] = []

    def knock(world: World, whom: str) -> None:
        seen.append((whom, world.now))

    worlds.world(0).start(knock, "now")
    worlds.world(0).start(knock, "later", delay=1.25)
    worlds.env.run(until=3.0)

    assert seen == [("now", 0.0), ("later", 1.25)]


def test_distances_are_those_of_the_globe() -> None:
    """Almaty and Astana are some 970 km apart, both ways, and nowhere is away from itself."""
    kilometres = Ground(two_towns()).kilometres

    assert kilometres[0, 1] == pytest.approx(970.0, rel=0.02)
    assert np.array_equal(kilometres, kilometres.T)
    assert not kilometres.diagonal().any()


def test_the_ground_counts_people_not_thousands() -> None:
    """Populations in the file are in thousands; the model counts heads."""
    ground = Ground(two_towns())

    assert ground.people[:, 0].tolist() == [100_000.0, 300_000.0]
    assert ground.population == 400_000.0
