"""Forces are moved and lost, not made, and only what stands can be taken."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.actors.sites import KINDS
from simulator.world.fields import Floats, over_regions
from simulator.world.ground import Ground
from simulator.world.story import Event
from simulator.world.worlds import Worlds
from tests.engine.plays import Chronicled, chronicle, scenario

N = 30
ROUNDING = 1e-6  # persons
DEFECTED, LOOTED = 0.55, 0.8  # share of the police that stays
FLAGS = tuple(f"{kind}_lost" for kind in KINDS)

each_crisis = pytest.mark.parametrize(
    "name", ["january-2022", "early-intervention", "worst-case", "kyrgyzstan-2005"]
)
each_kind = pytest.mark.parametrize("kind", KINDS)


def units(w: Worlds) -> Floats:
    """Return everyone the state can move: guard and army, on the spot or under way, [world]."""
    return over_regions(w.guard + w.army + w.underway)


@cache
def watched(name: str) -> Chronicled:
    """Return a crisis with its forces and sites noted every day."""
    fields = ("police", *FLAGS, "sites_lost")
    notes = {field: (lambda w, field=field: getattr(w, field)) for field in fields}
    return chronicle(scenario(name), N, {**notes, "units": units})


def by_day(name: str, note: str) -> NDArray[np.float64]:
    """Return what was noted, [day, ..., world]."""
    return np.array(watched(name).notes[note])


def sizes(name: str) -> tuple[float, float]:
    """Return how many guards the state has, and how many soldiers it may call out."""
    crisis = scenario(name)
    security, command = (crisis.section(f"actors.{actor}") for actor in ("security", "command"))
    thousands = Ground(crisis.country).population / 1000.0
    guard = security["size"] * security["guard_share"] * thousands
    return guard, command["army_factor"] * command["army_share"] * thousands


def happened(story: Sequence[Event], kind: str, region: str) -> int:
    """Return how often an event of a type has happened in a region."""
    return sum(event.type == kind and event.region == region for event in story)


@each_crisis
def test_units_are_conserved_where_nobody_defects(name: str) -> None:
    """Guard and army, columns under way counted, change only when the army is called out."""
    guard, army = sizes(name)
    loyal = ~watched(name).worlds.happened("security_defection")

    counted = by_day(name, "units")[:, loyal]

    assert loyal.any()
    assert counted[0] == pytest.approx(guard)
    assert (np.isclose(counted, guard) | np.isclose(counted, guard + army)).all()


@each_crisis
def test_units_grow_only_when_the_army_is_called_out(name: str) -> None:
    """Whatever else happens, there are never more than guard and army, and the army comes once."""
    counted = by_day(name, "units")
    calls = (np.diff(counted, axis=0) > ROUNDING).sum(axis=0)

    assert (counted <= sum(sizes(name)) + ROUNDING).all()
    assert (calls <= watched(name).worlds.happened("state_of_emergency")).all()


@each_crisis
def test_police_become_fewer_by_what_the_story_tells(name: str) -> None:
    """A defection and looted headquarters each take a share; only small defections go untold."""
    police, play = by_day(name, "police"), watched(name)
    defected = play.worlds.happened("security_defection")
    for k, story in enumerate(play.stories):
        for row, region in enumerate(play.worlds.ground.ids):
            left = DEFECTED ** happened(story, "security_defection", region)
            left *= LOOTED ** happened(story, "headquarters_lost", region)

            assert police[-1, row, k] <= left * police[0, row, k] + ROUNDING
            assert defected[k] or police[-1, row, k] == pytest.approx(left * police[0, row, k])


@each_crisis
@each_kind
def test_only_what_stands_is_lost(name: str, kind: str) -> None:
    """A site is never in the crowd's hands in a region that has none."""
    stands = Ground(scenario(name).country).optional(kind) > 0.0

    assert not by_day(name, f"{kind}_lost")[:, ~stands[:, 0]].any()


@each_crisis
def test_lost_sites_are_counted(name: str) -> None:
    """On any day as many sites are lost as are marked lost."""
    marked = sum(by_day(name, flag).sum(axis=1) for flag in FLAGS)

    assert np.array_equal(by_day(name, "sites_lost"), marked)


@each_crisis
@each_kind
def test_a_site_is_lost_and_retaken_by_turns(name: str, kind: str) -> None:
    """Nothing is taken twice before it is retaken, and the story ends where the flags do."""
    play = watched(name)
    last = play.notes[f"{kind}_lost"][-1]
    for k, story in enumerate(play.stories):
        for row, region in enumerate(play.worlds.ground.ids):
            turns = [
                event.type
                for event in story
                if event.region == region and event.type in (f"{kind}_lost", f"{kind}_retaken")
            ]

            assert turns[::2] == [f"{kind}_lost"] * len(turns[::2])
            assert turns[1::2] == [f"{kind}_retaken"] * len(turns[1::2])
            assert last[row, k] == len(turns) % 2


@each_crisis
def test_a_site_falls_only_where_the_centre_is_shaky(name: str) -> None:
    """Who holds a centre keeps what stands in it: first a crowd turns violent or large."""
    for story in watched(name).stories:
        seen = {"riot": False, "mass_protest": False}
        for event in story:
            seen.update({event.type: True} if event.type in seen else {})

            assert event.type not in FLAGS or any(seen.values())
