"""A scenario rules something out from a given hour on."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import choice
from simulator.world.actor import Shock
from simulator.world.worlds import World

FLAGS = {"csto_request": "request", "purge": "old guard purge"}


@dataclass(frozen=True)
class Forbid(Shock):
    """What is forbidden does not happen, however strong the reasons."""

    what: str = choice(*FLAGS, help="What is ruled out.")

    def strike(self, world: World) -> None:
        """Raise the flag that the actor concerned looks at."""
        world.bar(FLAGS[self.what])


SHOCK = Forbid
