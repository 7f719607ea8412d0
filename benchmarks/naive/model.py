"""Plays replications of a scenario, one after the other, each in an environment of its own."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.naive import shocks
from benchmarks.naive.alliance import Alliance
from benchmarks.naive.command import Command
from benchmarks.naive.elites import Elites
from benchmarks.naive.government import Government
from benchmarks.naive.leader import Leader
from benchmarks.naive.measures import Series, observe, outcome, sample
from benchmarks.naive.moscow import Moscow
from benchmarks.naive.region import Region
from benchmarks.naive.setting import Setting
from benchmarks.naive.society import Society
from benchmarks.naive.world import World
from simulator.scenario.model import Scenario


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
        if world.trigger > 0.0:
            world.happen("political_trigger")
        society = Society(world)
        for shock in self._setting.shocks:
            world.env.process(shocks.strike(world, shock))
        world.env.process(observe(world, series))
        world.env.process(society.look())
        for region in world.regions:
            world.env.process(region.run())
        world.env.process(society.hear())
        for actor in (Command, Elites, Leader, Government, Moscow, Alliance):
            world.env.process(actor(world).run())
