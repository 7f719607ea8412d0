"""The government orders the old price back at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.decisions import roll_back
from simulator.world.worlds import World


@dataclass(frozen=True)
class PriceRollback(Shock):
    """The price is what it was before, in the whole country."""

    def replaces(self) -> tuple[str, ...]:
        """Nobody orders it back by himself."""
        return ("price rollback",)

    def strike(self, world: World) -> None:
        """Roll the price back unless that has been done."""
        roll_back(world, root=True)


SHOCK = PriceRollback
