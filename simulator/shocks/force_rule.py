"""How much force is allowed is laid down at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import number
from simulator.world.actor import Shock
from simulator.world.decisions import allow_force
from simulator.world.worlds import World

OWN = {1: "batons", 2: "fire", 3: "no warning"}


@dataclass(frozen=True)
class ForceRule(Shock):
    """An order that the forces have from then on."""

    level: float = number(
        "level", 0, 3, "0 crowd control, 1 batons, 2 fire at attackers, 3 fire without warning."
    )

    def replaces(self) -> tuple[str, ...]:
        """Nobody gives that very order by himself; milder and harsher ones are open."""
        level = round(self.level)
        return (OWN[level],) if level in OWN else ()

    def strike(self, world: World) -> None:
        """Give it."""
        allow_force(world, round(self.level), root=True)


SHOCK = ForceRule
