"""A grievance of one region: a plant closes, a governor goes too far, land is sold."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number, place
from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class LocalGrievance(Shock):
    """One region is wronged; the others learn of it only through its protest."""

    region: str = place("all", help="Where.")
    size: float = number("index", 0, 1, "How grave it is; 0 is no shock at all.")

    def strike(self, world: World) -> None:
        """Add to the grievance there."""
        if self.size == 0.0:
            return
        rows = list(world.ground.rows(self.region))
        trigger = world["trigger"].copy()
        trigger[rows] += self.size
        world["trigger"] = trigger
        region = rows[0] if len(rows) == 1 else None
        world.emit("local_grievance", "movement", region=region, root=True, size=self.size)


SHOCK = LocalGrievance
