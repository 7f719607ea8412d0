"""The market: what fuel costs in each region, how the price is felt, oil and currency.

The price burden is what people feel: it follows the logarithm of the price (a doubling counts one)
times how much a region's households depend on the fuel, faster up than down, since a rollback is
believed slowly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor
from simulator.world.fields import Floats, approach, national, over_regions, regional
from simulator.world.measures import Indicator
from simulator.world.worlds import Worlds


def mean_price(w: Worlds) -> Floats:
    """Return the fuel price averaged over people, % of the price before the shock, [world]."""
    return 100.0 * over_regions(w.price * w.ground.people) / w.ground.population


@dataclass(frozen=True)
class Market(Actor):
    """Prices by region; the shock raises them, the government may roll them back."""

    TURN = 10
    FIELDS = (
        regional("price", "× before", "Fuel price against the price before the shock.", 1.0),
        regional(
            "burden", "index", "Felt price burden; 1 = full exposure to a doubling.", low=-4.0
        ),
        national("currency", "index", "Stress of the currency.", high=1.0),
        national("base_currency", "index", "Stress of the currency in quiet times.", high=1.0),
        national("oil", "USD/bbl", "Oil price."),
    )
    INDICATORS = (
        Indicator(
            "fuel_price",
            "Fuel price",
            "% of the old price",
            "final",
            mean_price,
            help="Retail price of the fuel that became dearer, averaged over people.",
        ),
    )

    rise_felt: float = number("days", 0.05, 10, "Time constant with which a dearer price is felt.")
    fall_felt: float = number("days", 0.05, 30, "Time constant with which a cut is believed.")
    oil_price: float = number("USD/bbl", 10, 250, "Oil price: means for relief, mood of markets.")
    currency_stress: float = number("index", 0, 1, "Stress of the currency in quiet times.")
    panic: float = number("index", 0, 1, "Stress that a full threat to the leadership adds.")

    def begin(self, w: Worlds) -> None:
        """Set prices as they were before the shock."""
        w.oil += self.oil_price
        w.currency += self.currency_stress
        w.base_currency += self.currency_stress

    def tick(self, w: Worlds) -> None:
        """Let the price be felt."""
        target = w.ground["price_exposure"] * np.log2(w.price)
        up = 1.0 - np.exp(-w.tick_days / self.rise_felt)
        down = 1.0 - np.exp(-w.tick_days / self.fall_felt)
        gap = target - w.burden
        w.burden += down * gap + (up - down) * np.maximum(0.0, gap)
        stress = (w.base_currency + self.panic * w.threat_seen) * (1.0 - 0.5 * w.credit)
        approach(w.currency, np.minimum(1.0, stress), w.tick_days, 2.0)


ACTOR = Market
