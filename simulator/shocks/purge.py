"""The old guard is removed at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class Purge(Shock):
    """The leader takes from the old guard what it still holds."""

    def replaces(self) -> tuple[str, ...]:
        """Nobody is removed before."""
        return ("old guard purge",)

    def strike(self, world: World) -> None:
        """Remove it, if somebody is in office to do so; what follows is the elites' reaction."""
        if world["purged"] == 0.0 and world["leaderless"] == 0.0:
            world.emit("old_guard_purged", "elites", root=True)


SHOCK = Purge
