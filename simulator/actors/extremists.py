"""Extremist networks: seldom at work, and dangerous where the state's hold is in doubt.

A clandestine group needs both a cause of its own and an occasion (Crenshaw 1981); states that are
losing their hold give the occasion (Piazza 2008). What one attack does goes far beyond its dead: it
shows that the state does not protect, and lets a crisis pass for an assault from outside (Kydd &
Walter 2006). The forces, the government and Moscow read that from the flag ``attack``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor
from simulator.world.fields import anywhere, national, regional
from simulator.world.measures import Milestone
from simulator.world.outbreaks import attack, target
from simulator.world.worlds import World, Worlds

UNPROVOKED = 0.02  # threat that counts even in quiet times: a cause needs little occasion
AT_MOST = 3.0  # attacks in one history, after which a network is spent
CELL_SPREAD = 0.5  # log s.d. of the size of a cell
DEATHS_SPREAD = 0.8  # log s.d. of the deaths in an attack


@dataclass(frozen=True)
class Extremists(Actor):
    """Networks that would use a crisis for ends of their own."""

    TURN = 25
    FIELDS = (
        national("attack", "flag", "An extremist attack has happened.", high=1.0),
        national("attacks", "count", "Extremist attacks so far."),
        regional("cells", "persons", "Armed members of extremist cells in the open."),
    )
    MILESTONES = (Milestone("extremist_attack", "Extremist attack", "extremist_attack"),)

    strength: float = number("index", 0, 1, "Strength of extremist networks.")
    attack_rate: float = number("1/day", 0, 10, "Rate of an attack, at full strength and threat.")
    cell: float = number("persons", 1, 5000, "Median size of a cell.")
    attack_deaths: float = number("persons", 0.1, 1000, "Median number killed in the attack.")
    cell_leaves: float = number("1/day", 0, 20, "Rate at which its members go underground.")

    def tick(self, w: Worlds) -> None:
        """Let cells strike, the more readily the more the leadership is threatened, and vanish."""
        if anywhere(w.cells):
            self._go_underground(w)
        if anywhere(w.ground.optional("extremist_reach")) and np.any(self.strength > 0.0):
            rate = self.attack_rate * np.square(self.strength) * (UNPROVOKED + w.threat_seen)
            left = w.attacks < AT_MOST
            w.hazard("extremist attack", rate, self.strike, where=left, again=True)

    def _go_underground(self, w: Worlds) -> None:
        np.minimum(w.cells, w.armed, out=w.cells)  # some have been killed, caught, or have left
        gone = w.cells * (1.0 - np.exp(-w.tick_days * self.cell_leaves))
        w.armed -= gone
        w.cells -= gone
        w.cells *= w.cells >= 1.0

    # -- consequences -----------------------------------------------------------------------------

    def strike(self, world: World) -> None:
        """A cell comes out and kills."""
        persons = world.lognormal("extremist cell", self.cell, CELL_SPREAD)
        deaths = world.lognormal("extremist deaths", self.attack_deaths, DEATHS_SPREAD)
        attack(world, target(world), persons, deaths)


ACTOR = Extremists
