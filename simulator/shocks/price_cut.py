"""The fuel price comes down in some regions at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number, place
from simulator.world.actor import Shock
from simulator.world.decisions import cut_price
from simulator.world.worlds import World


@dataclass(frozen=True)
class PriceCut(Shock):
    """A part of the rise is taken back where it hurt most; a rollback takes back all of it."""

    region: str = place("all", help="Where.")
    price: float = number("× before", 0.1, 10, "The price from then on, unless it is lower.")

    def replaces(self) -> tuple[str, ...]:
        """Nobody cuts prices in some regions by himself."""
        return ("regional price cut",)

    def strike(self, world: World) -> None:
        """Cut it where it is higher, unless the old price is back."""
        where = np.zeros(len(world.ground), dtype=np.bool_)
        where[list(world.ground.rows(self.region))] = True
        where &= world["price"] > self.price
        if where.any():
            cut_price(world, where, self.price, root=True)


SHOCK = PriceCut
