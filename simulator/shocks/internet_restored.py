"""The internet comes back at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.decisions import restore_internet
from simulator.world.worlds import World


@dataclass(frozen=True)
class InternetRestored(Shock):
    """Traffic is normal again, however the streets look."""

    def replaces(self) -> tuple[str, ...]:
        """It does not come back by itself."""
        return ("internet back",)

    def strike(self, world: World) -> None:
        """Restore it where it was cut."""
        if world["internet"] < 1.0:
            restore_internet(world, root=True)


SHOCK = InternetRestored
