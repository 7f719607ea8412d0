"""Extremists strike at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number, place
from simulator.world.actor import Shock
from simulator.world.outbreaks import attack, target
from simulator.world.worlds import World


@dataclass(frozen=True)
class ExtremistAttack(Shock):
    """One attack, in a region that is given or drawn by reach; others may follow by themselves."""

    region: str = place("drawn", help="Where; drawn by the reach of the networks otherwise.")
    persons: float = number("persons", 0, 10_000, "Armed men who come into the open.")
    deaths: float = number("persons", 0, 10_000, "People killed in the attack itself.")

    def strike(self, world: World) -> None:
        """Strike."""
        drawn = self.region == "drawn"
        row = target(world) if drawn else world.ground.rows(self.region)[0]
        attack(world, row, self.persons, self.deaths, root=True)


SHOCK = ExtremistAttack
