"""Moscow's answer to a request is laid down beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import choice
from simulator.world.actor import Shock
from simulator.world.worlds import World

OPTIONS = {"declined": 0.0, "limited": 3.0, "massive": 4.0}


@dataclass(frozen=True)
class CstoAnswer(Shock):
    """Should the alliance be asked, this is what it answers."""

    answer: str = choice(*OPTIONS, help="What Moscow decides.")

    def strike(self, world: World) -> None:
        """Note the answer for when the question comes."""
        world["forced_option"] = OPTIONS[self.answer]


SHOCK = CstoAnswer
