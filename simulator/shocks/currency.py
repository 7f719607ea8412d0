"""The currency comes under stress at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number
from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class Currency(Shock):
    """A devaluation, a run, or the end of one: the stress stays until another shock moves it."""

    value: float = number("index", 0, 1, "Stress from then on, panic in the crisis not counted.")

    def strike(self, world: World) -> None:
        """Shift it at once; what stays is not told."""
        before = world["base_currency"]
        if self.value != before:
            world["currency"] = world["currency"] + self.value - before
            world["base_currency"] = self.value
            world.emit("currency_change", "market", root=True, stress=self.value)


SHOCK = Currency
