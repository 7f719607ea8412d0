"""The leader is dismissed at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class DismissLeader(Shock):
    """Parliament, party or his own people put him out of office."""

    def replaces(self) -> tuple[str, ...]:
        """Until then he stays."""
        return ("leader falls", "leader resigns")

    def strike(self, world: World) -> None:
        """Dismiss him unless he is gone."""
        if world["gone"] == 0.0:
            world.emit("leader_dismissed", "leader", root=True)


SHOCK = DismissLeader
