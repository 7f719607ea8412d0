"""The elite splits openly at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class EliteSplit(Shock):
    """Clans and officials fall out in public, whatever the street looks like."""

    def replaces(self) -> tuple[str, ...]:
        """It does not split by itself."""
        return ("elite split",)

    def strike(self, world: World) -> None:
        """Let it split unless it has; what follows is the elites' reaction."""
        if world["split"] == 0.0:
            world.emit("elite_split", "elites", root=True)


SHOCK = EliteSplit
