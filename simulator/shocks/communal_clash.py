"""Neighbours of different communities clash at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number, place
from simulator.world.actor import Shock
from simulator.world.outbreaks import clash
from simulator.world.worlds import World


@dataclass(frozen=True)
class CommunalClash(Shock):
    """An incident in one region; whether it spreads is up to tension, forces and rumour."""

    region: str = place(help="Where.")
    persons: float = number("persons", 0, 1_000_000, "How many fight at first.")

    def strike(self, world: World) -> None:
        """Let them clash."""
        clash(world, world.ground.rows(self.region)[0], self.persons, root=True)


SHOCK = CommunalClash
