"""The government orders the old price back at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.street import concede
from simulator.world.worlds import World


@dataclass(frozen=True)
class PriceRollback(Shock):
    """The price is what it was before, in the whole country."""

    def strike(self, world: World) -> None:
        """Roll the price back unless that has been done."""
        if world["rolled_back"] == 0.0:
            world["rolled_back"] = 1.0
            world["price"] = 1.0
            concede(world, 0.25)
            world.emit("price_rollback", "government", root=True)


SHOCK = PriceRollback
