"""A crowd gathers at a given hour: a funeral, a strike, a rally called for the day."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number, place
from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class Crowd(Shock):
    """So many are in the street of one region, peacefully; what follows is up to the model."""

    region: str = place(help="Where.")
    persons: float = number("persons", 0, 10_000_000, "How many come; never more than live there.")

    def strike(self, world: World) -> None:
        """Put them into the street."""
        (row,) = world.ground.rows(self.region)
        crowd = world["peaceful"].copy()
        crowd[row] = min(crowd[row] + self.persons, float(world.ground.people[row, 0]))
        world["peaceful"] = crowd
        world.emit("crowd_assembles", "movement", region=row, root=True, participants=self.persons)


SHOCK = Crowd
