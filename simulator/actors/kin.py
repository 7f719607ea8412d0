"""The patron's kin: a minority that looks to another state, and the regions where it lives.

Minority, the state it lives in and the homeland across the border watch each other (the triadic
nexus of Brubaker 1996). What a minority asks for follows less from its grievance than from how much
it believes that the homeland would stand behind it (Jenne 2007): so unease alone makes no appeal
and concern in the homeland makes one likelier. Regions leave where a state has already lost them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor
from simulator.world.fields import Floats, Mask, anywhere, national, over_regions
from simulator.world.measures import Milestone
from simulator.world.worlds import World, Worlds

KIN = 0.30  # share of the people above which a region is one of the minority's
CROWD = 2.0  # what stands against the forces, against the local mark, that alarms in full
UNEASY = 0.10  # unease below which nobody appeals to anyone
RESENTED = 0.1  # backlash against the patron's troops from which an appeal is told to follow it
FORGOTTEN = 0.001  # unease that is none


@dataclass(frozen=True)
class Kin(Actor):
    """The minority in all regions, and those who speak for it."""

    TURN = 42
    FIELDS = (
        national("unease", "index", "How unsafe the patron's kin feel.", high=1.0),
        national("appealed", "flag", "They have appealed to the patron.", high=1.0),
        national("breakaway", "flag", "A region of theirs has broken away.", high=1.0),
    )
    MILESTONES = (
        Milestone("minority_appeals", "Minority appeals to the patron", "minority_appeals"),
        Milestone("breakaway", "A region breaks away", "breakaway"),
    )

    concern: float = number("stake", 0, 1, "Concern of the patron for its kin.")
    alarm: float = number("1/day", 0, 20, "Rate at which full disorder around them alarms.")
    backlash: float = number("index", 0, 2, "Alarm from resentment of the patron's troops.")
    vacuum: float = number("index", 0, 2, "Alarm from an empty office.")
    calming: float = number("days", 0.2, 60, "Time constant with which unease fades.")
    appeal_rate: float = number("1/day", 0, 20, "Rate of an appeal, at full unease and concern.")
    breakaway_rate: float = number("1/day", 0, 10, "Rate of leaving, all their regions lost.")
    drift_rate: float = number("1/day", 0, 1, "Rate of leaving from unease alone.")

    def begin(self, w: Worlds) -> None:
        """Find out where they live, and which regions are theirs."""
        share = w.ground.optional("minority_share")
        living = share * w.ground.people
        theirs = living * (share > KIN)
        w.kin_living = living / max(1.0, float(over_regions(living)[0]))
        w.kin_regions = theirs / max(1.0, float(over_regions(theirs)[0]))

    def tick(self, w: Worlds) -> None:
        """Unease comes and goes; it may end in an appeal, and after a fall in a departure."""
        if not anywhere(w.kin_living):
            return
        self._feel(w)
        uneasy = (w.unease > UNEASY) & (w.appealed == 0.0)
        if anywhere(uneasy):
            rate = self.appeal_rate * self.concern * w.unease**2
            w.hazard("minority appeals", rate, self.appeal, where=uneasy)
        fallen = (w.gone > 0.0) & (w.breakaway == 0.0)
        if anywhere(w.kin_regions) and anywhere(fallen):
            self._part(w, fallen)

    def _feel(self, w: Worlds) -> None:
        """Unease rises with disorder where they live, and fades; both at once, exactly."""
        disorder = w.pressure / (CROWD * w.ground.local) + (1.0 - w.control)
        felt = over_regions(np.minimum(disorder, 1.0) * w.kin_living)
        felt += self.backlash * w.resentment + self.vacuum * w.leaderless
        rising: Floats = self.alarm * felt
        pace = rising + 1.0 / self.calming
        w.unease += (rising / pace - w.unease) * (1.0 - np.exp(-w.tick_days * pace))
        w.unease *= w.unease > FORGOTTEN

    def _part(self, w: Worlds, fallen: Mask) -> None:
        lost = over_regions(w.lost * w.kin_regions)
        rate = self.breakaway_rate * self.concern * lost + self.drift_rate * w.unease
        w.hazard("breakaway", rate, self.break_away, where=fallen)

    # -- consequences -----------------------------------------------------------------------------

    def appeal(self, world: World) -> None:
        """Spokesmen of the minority ask the homeland for protection."""
        world["appealed"] = 1.0
        causes: tuple[str, ...] = (
            "communal_violence",
            "administration_seized",
            "leader_gone",
            "riot",
        )
        if world["resentment"] > RESENTED:
            causes = (*causes, "csto_arrives")
        world.emit("minority_appeals", "kin", causes, unease=world["unease"])

    def break_away(self, world: World) -> None:
        """One of their regions declares itself out of the state, a lost one before others."""
        odds = world.batch.kin_regions[:, 0] * (0.05 + world["lost"])
        region = world.pick("kin breakaway", odds)
        world["breakaway"] = 1.0
        causes = ("leader_gone", "administration_seized", "minority_appeals")
        world.emit("breakaway", "kin", causes, region=region)


ACTOR = Kin
