"""A state of emergency is declared at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.worlds import World


@dataclass(frozen=True)
class Curfew(Shock):
    """With it come a curfew of two weeks and the army."""

    def replaces(self) -> tuple[str, ...]:
        """Nobody declares it by himself."""
        return ("emergency",)

    def strike(self, world: World) -> None:
        """Declare it unless it is in force."""
        if world["curfew"] == 0.0:
            world.emit("state_of_emergency", "government", root=True)


SHOCK = Curfew
