"""Plays replications of a scenario, one after the other, each in an environment of its own."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.naive import shocks
from benchmarks.naive.alliance import Alliance
from benchmarks.naive.command import Command
from benchmarks.naive.communal import Communal
from benchmarks.naive.elites import Elites
from benchmarks.naive.extremists import Extremists
from benchmarks.naive.government import Government
from benchmarks.naive.kin import Kin
from benchmarks.naive.leader import Leader
from benchmarks.naive.measures import Series, observe, outcome, sample
from benchmarks.naive.moscow import Moscow
from benchmarks.naive.powers import Powers
from benchmarks.naive.region import Region
from benchmarks.naive.setting import Setting
from benchmarks.naive.sites import Sites
from benchmarks.naive.society import Society
from benchmarks.naive.world import Process, World
from simulator.scenario.model import Scenario

TURNS = (Sites, Command, Elites, Kin, Leader, Government, Moscow, Powers, Alliance)


@dataclass(frozen=True)
class Replication:
    """What one replication measured: ``first`` are the hours at which events first happened."""

    outcome: str
    series: Series
    first: dict[str, float]
    events: int


class Model:
    """A scenario ready to be played any number of times."""

    def __init__(self, scenario: Scenario) -> None:
        self._setting = Setting(scenario)

    def play(self, seed: int, number: int) -> Replication:
        """Play replication *number* under *seed*."""
        world = World(self._setting, random.Random(f"{seed} {number}"))
        world.regions = [Region(world, index) for index in range(len(self._setting.places))]
        series: Series = {}
        self._people(world, series)
        world.env.run(until=self._setting.horizon)
        sample(world, series)
        return Replication(outcome(world), series, world.first, world.events)

    def _people(self, world: World, series: Series) -> None:
        """Start every process; within a tick they run in this order."""
        if self._setting.movement.political_trigger > 0.0:
            world.happen("political_trigger")
        society = Society(world)
        before = [actor(world).run() for actor in (Communal, Extremists)]
        people = [region.run() for region in world.regions]
        after = [actor(world).run() for actor in TURNS]
        for shock in self._setting.shocks:
            world.env.process(shocks.strike(world, shock))
        everybody = (
            observe(world, series),
            society.look(),
            *before,
            *people,
            society.hear(),
            *after,
        )
        for turn in (begin(world), *everybody, end(world)):
            world.env.process(turn)


def begin(world: World) -> Process:
    """Nobody has had a turn yet: find out how long this tick lasts."""
    while True:
        world.begin_tick()
        yield world.env.timeout(world.tick)


def end(world: World) -> Process:
    """Everybody has had a turn in this tick."""
    while True:
        world.in_tick = False
        yield world.env.timeout(world.tick)
