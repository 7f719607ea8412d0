"""The internet is cut at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number
from simulator.world.actor import Shock
from simulator.world.decisions import shut_internet
from simulator.world.worlds import World


@dataclass(frozen=True)
class InternetShutdown(Shock):
    """Only so much of normal traffic is left in the whole country."""

    left: float = number("share", 0, 1, "Share of normal traffic that is left.")

    def replaces(self) -> tuple[str, ...]:
        """Nobody cuts it by himself."""
        return ("internet shutdown",)

    def strike(self, world: World) -> None:
        """Cut it unless less than that is left already."""
        if self.left < world["internet"]:
            shut_internet(world, self.left, root=True)


SHOCK = InternetShutdown
