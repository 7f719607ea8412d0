"""The alliance is asked for troops at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class CstoRequest(Shock):
    """The leader asks for help, whatever the street looks like."""

    def strike(self, world: World) -> None:
        """Ask unless that has been done."""
        if world["asked"] == 0.0 and world["gone"] == 0.0:
            world["asked"] = 1.0
            world.emit("csto_requested", "government", root=True)


SHOCK = CstoRequest
