"""How readily the crowds of a region turn violent is set anew."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number, place
from simulator.world.actor import Shock
from simulator.world.street import proneness
from simulator.world.worlds import World


@dataclass(frozen=True)
class Violence(Shock):
    """A crowd that would have stayed disciplined does not, or the other way round."""

    region: str = place("all", help="Where.")
    value: float = number("index", 0, 1, "Propensity to violence, in place of the country's.")

    def strike(self, world: World) -> None:
        """Set it; nothing is to be seen of that until a crowd is there."""
        rows = list(world.ground.rows(self.region))
        prone = world["proneness"].copy()
        prone[rows] = proneness(world.ground["deprivation"][rows, 0], self.value)
        world["proneness"] = prone


SHOCK = Violence
