"""A political concession at a given hour: the cabinet resigns."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number
from simulator.world.actor import Shock
from simulator.world.street import concede
from simulator.world.worlds import World


@dataclass(frozen=True)
class Concession(Shock):
    """The cabinet resigns, early enough not to be read as weakness if few are in the street."""

    size: float = number("index", 0, 1.5, "How much is given; 0.8 is a whole cabinet.")

    def strike(self, world: World) -> None:
        """Give unless the cabinet has resigned already."""
        if world["resigned"] == 0.0:
            world["resigned"] = 1.0
            concede(world, self.size)
            world["transition_gap"] = world["transition_gap"] - 0.25 * self.size
            world.emit("concession", "government", root=True, size=self.size)


SHOCK = Concession
