"""The alliance is asked for troops at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.actor import Shock
from simulator.world.decisions import ask_for_help
from simulator.world.worlds import World


@dataclass(frozen=True)
class CstoRequest(Shock):
    """The leader asks for help, whatever the street looks like."""

    def replaces(self) -> tuple[str, ...]:
        """He does not ask by himself."""
        return ("request",)

    def strike(self, world: World) -> None:
        """Ask unless that has been done, or nobody is left to ask."""
        ask_for_help(world, root=True)


SHOCK = CstoRequest
