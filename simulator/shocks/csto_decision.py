"""The alliance decides on a request at a given hour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import choice
from simulator.world.actor import Shock
from simulator.world.decisions import ANSWER, LIMITED, MASSIVE, WATCH, answer_request
from simulator.world.worlds import World

OPTIONS = {"declined": WATCH, "limited": LIMITED, "massive": MASSIVE}


@dataclass(frozen=True)
class CstoDecision(Shock):
    """Asked before that hour it answers then; asked later or not at all it does not."""

    answer: str = choice(*OPTIONS, help="What Moscow decides.")

    def replaces(self) -> tuple[str, ...]:
        """Moscow does not answer by itself."""
        return (ANSWER,)

    def strike(self, world: World) -> None:
        """Answer what has been asked and is still open."""
        answered = world.happened("csto_accepted") or world.happened("csto_declined")
        if world["asked"] > 0.0 and not answered:
            answer_request(world, OPTIONS[self.answer], root=True)


SHOCK = CstoDecision
