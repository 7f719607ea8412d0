"""A political concession at a given hour: the cabinet resigns."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number
from simulator.world.actor import Shock
from simulator.world.decisions import dismiss_cabinet
from simulator.world.worlds import World


@dataclass(frozen=True)
class Concession(Shock):
    """The cabinet resigns, early enough not to be read as weakness if few are in the street."""

    size: float = number("index", 0, 1.5, "How much is given; 0.8 is a whole cabinet.")

    def replaces(self) -> tuple[str, ...]:
        """It does not resign by itself."""
        return ("cabinet resigns",)

    def strike(self, world: World) -> None:
        """Give unless the cabinet has resigned already."""
        dismiss_cabinet(world, self.size, root=True)


SHOCK = Concession
