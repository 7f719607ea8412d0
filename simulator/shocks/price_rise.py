"""The price of fuel jumps everywhere at once."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number
from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class PriceRise(Shock):
    """The fuel price is multiplied; a factor of one is no shock at all."""

    factor: float = number("×", 0.2, 10, "New price over old.")

    def strike(self, world: World) -> None:
        """Set the price in every region."""
        world["price"] = world["price"] * self.factor
        if self.factor != 1.0:
            world.emit("price_rise", "market", root=True, factor=self.factor)


SHOCK = PriceRise
