"""The oil price moves at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number
from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class OilPrice(Shock):
    """It stays there until another shock moves it."""

    value: float = number("USD/bbl", 10, 250, "The price from then on.")

    def strike(self, world: World) -> None:
        """Set it; a price that stays is not told."""
        if self.value != world["oil"]:
            world["oil"] = self.value
            world.emit("oil_price_change", "market", root=True, price=self.value)


SHOCK = OilPrice
