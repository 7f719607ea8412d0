"""A scenario rules something out from a given hour on."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.declare import choice
from simulator.world.actor import Shock
from simulator.world.worlds import World

HAZARDS = {
    "csto_request": ("request",),
    "rollback": ("regional price cut", "price rollback"),
    "concession": ("cabinet resigns",),
    "internet_shutdown": ("internet shutdown",),
    "emergency": ("emergency",),
    "batons": ("batons",),
    "fire": ("fire", "no warning"),
    "purge": ("old guard purge",),
    "split": ("elite split",),
    "fall": ("leader falls", "leader resigns"),
    "defection": ("defection",),
    "extremist_attack": ("extremist attack",),
    "communal_clash": ("communal clash",),
    "minority_appeal": ("minority appeals",),
    "breakaway": ("breakaway",),
    "credit": ("credit offered",),
    "mediation": ("mediation offered",),
    "withdrawal": ("withdrawal announced",),
}


@dataclass(frozen=True)
class Forbid(Shock):
    """What is forbidden does not happen of itself, but a shock still can bring it about."""

    what: str = choice(*HAZARDS, help="What is ruled out.")

    def strike(self, world: World) -> None:
        """Let its hazards stand still from now on."""
        world.bar(*HAZARDS[self.what])


SHOCK = Forbid
