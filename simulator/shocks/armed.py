"""Armed men appear in a region at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number, place
from simulator.world.actor import Shock
from simulator.world.outbreaks import arm
from simulator.world.worlds import World


@dataclass(frozen=True)
class Armed(Shock):
    """They mix with the crowd, whoever sent them: a clan, a gang, a neighbour."""

    region: str = place(help="Where.")
    persons: float = number("persons", 0, 100_000, "How many.")

    def strike(self, world: World) -> None:
        """Let them come."""
        (row,) = world.ground.rows(self.region)
        arm(world, row, self.persons, "movement", root=True)


SHOCK = Armed
