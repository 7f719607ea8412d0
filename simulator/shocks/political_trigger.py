"""A political grievance of the whole country: a stolen vote, a law, a death in custody."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number
from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class PoliticalTrigger(Shock):
    """People everywhere are wronged at once; how many can act on it is a matter of organisers."""

    size: float = number("index", 0, 1, "How grave it is; 0 is no shock at all.")

    def strike(self, world: World) -> None:
        """Add to the grievance of every region."""
        if self.size > 0.0:
            world["trigger"] = world["trigger"] + self.size
            world.emit("political_trigger", "movement", root=True, size=self.size)


SHOCK = PoliticalTrigger
