"""Other powers: creditors, mediators and critics beside the patron.

A country that balances between powers (Cooley 2012) can be offered what its patron does not give:
money, good offices, a warning about rights, recognition for whoever comes next. The closer the ties
to several powers, the more any of them has to offer and the less any can dictate (Levitsky & Way
2010); where the patron's influence is at work they hold back. Their means are weak: mediation helps
those who would give way (Regan & Aydin 2006), and shaming restrains little (Hafner-Burton 2008).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor
from simulator.world.fields import Floats, Mask, anywhere, national, over_regions
from simulator.world.measures import Milestone
from simulator.world.worlds import World, Worlds

ALARMING = 0.15  # threat to the leadership at which capitals abroad take notice


@dataclass(frozen=True)
class Powers(Actor):
    """Governments and lenders other than the patron."""

    TURN = 65
    FIELDS = (
        national("credit", "flag", "A creditor has offered money.", high=1.0),
        national("mediation", "flag", "Good offices have been offered.", high=1.0),
        national("warned", "flag", "The leadership has been warned about rights.", high=1.0),
        national("recognised", "flag", "The successor has been recognised abroad.", high=1.0),
    )
    MILESTONES = (
        Milestone("credit_offered", "Credit offered", "credit_offered"),
        Milestone("mediation_offered", "Mediation offered", "mediation_offered"),
        Milestone("rights_warning", "Warning about rights", "rights_warning"),
        Milestone("successor_recognised", "Successor recognised", "successor_recognised"),
    )

    multivector: float = number("index", 0, 1, "Attachment to a balance between powers.")
    deference: float = number("share", 0, 1, "How far the patron's full influence holds them off.")
    credit_rate: float = number("1/day", 0, 10, "Rate of an offer of credit.")
    mediation_rate: float = number("1/day", 0, 10, "Rate of an offer of mediation.")
    warning_rate: float = number("1/day", 0, 10, "Rate of a warning once deaths are noticed.")
    noticed: float = number("per million", 0, 1000, "Deaths that are noticed abroad.")
    recognition_rate: float = number("1/day", 0, 10, "Rate of recognising a successor.")
    standing: float = number("index", 0, 0.5, "Loyalty that recognition adds for a successor.")

    def tick(self, w: Worlds) -> None:
        """Let offers and warnings come while the crisis is seen, recognition after a fall."""
        alarmed = (w.threat_seen > ALARMING) & (w.leaderless == 0.0)
        if anywhere(alarmed):
            alarmed &= w.happened("protest_starts") | w.happened("communal_violence")
            self._speak(w, alarmed)
        new = (w.gone > 0.0) & (w.leaderless == 0.0) & (w.recognised == 0.0)
        if anywhere(new):
            rate = self.recognition_rate * self._reach(w)
            w.hazard("successor recognised", rate, self.recognise, where=new)

    def _reach(self, w: Worlds) -> Floats:
        """Return how much other powers have to say in the country, 0 to 1."""
        reach: Floats = self.multivector * (1.0 - self.deference * np.maximum(0.0, w.influence))
        return reach

    def _speak(self, w: Worlds, alarmed: Mask) -> None:
        reach = self._reach(w)
        rate = self.credit_rate * reach
        w.hazard("credit offered", rate, self.lend, where=alarmed & (w.credit == 0.0))
        rate = self.mediation_rate * reach
        w.hazard("mediation offered", rate, self.mediate, where=alarmed & (w.mediation == 0.0))
        dead = over_regions(w.dead)
        outcry = alarmed & (w.warned == 0.0) & (dead > 1e-6 * self.noticed * w.ground.population)
        w.hazard("rights warning", self.warning_rate * reach, self.warn, where=outcry)

    # -- consequences -----------------------------------------------------------------------------

    def lend(self, world: World) -> None:
        """A creditor offers money: stress of the currency halves, and there is more to give."""
        world["credit"] = 1.0
        causes = ("mass_protest", "riot", "unrest_returns", "administration_seized")
        world.emit("credit_offered", "powers", causes)

    def mediate(self, world: World) -> None:
        """An outside power offers to bring both sides to a table."""
        world["mediation"] = 1.0
        causes = ("mass_protest", "riot", "unrest_returns", "communal_violence", "deaths")
        world.emit("mediation_offered", "powers", causes)

    def warn(self, world: World) -> None:
        """Capitals and organisations abroad condemn the killing."""
        world["warned"] = 1.0
        killed = float(world["dead"].sum())
        world.emit("rights_warning", "powers", ("deaths", "force_rule_2"), deaths=killed)

    def recognise(self, world: World) -> None:
        """A successor who is received abroad is obeyed more readily at home."""
        world["recognised"] = 1.0
        world["base_loyalty"] = world["base_loyalty"] + self.standing
        world.emit("successor_recognised", "powers", ("successor_installed", "leader_gone"))


ACTOR = Powers
