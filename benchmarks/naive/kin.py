"""The patron's kin: how unsafe a minority feels, whom it asks for help, and where it leaves."""

from __future__ import annotations

import math

from benchmarks.naive.region import Region
from benchmarks.naive.world import Process, World

KIN = 0.30  # share of the people above which a region is one of the minority's
CROWD = 2.0  # what stands against the forces, over the local mark, that alarms in full
UNEASY = 0.10
FORGOTTEN = 0.001


class Kin:
    """The minority in all regions, and those who speak for it."""

    def __init__(self, world: World) -> None:
        self.world = world
        living = [r.place.minority_share * r.place.people for r in world.regions]
        theirs = [
            people if r.place.minority_share > KIN else 0.0
            for people, r in zip(living, world.regions, strict=True)
        ]
        self.living = [people / max(1.0, sum(living)) for people in living]
        self.theirs = [people / max(1.0, sum(theirs)) for people in theirs]

    def run(self) -> Process:
        """Feel, and act on it."""
        w, k = self.world, self.world.setting.kin
        while any(self.living):
            self._feel()
            if w.unease > UNEASY and not w.appealed:
                rate = k.appeal_rate * k.concern * w.unease**2
                w.poll_once("minority appeals", rate, self.appeal)
            if w.gone and not w.breakaway and any(self.theirs):
                lost = sum(share for share, r in self._homes() if r.lost)
                rate = k.breakaway_rate * k.concern * lost + k.drift_rate * w.unease
                w.poll_once("breakaway", rate, self.break_away)
            yield w.env.timeout(w.tick)

    def _homes(self) -> list[tuple[float, Region]]:
        return list(zip(self.theirs, self.world.regions, strict=True))

    def _feel(self) -> None:
        w, k = self.world, self.world.setting.kin
        felt = k.backlash * w.resentment + (k.vacuum if w.leaderless else 0.0)
        for share, region in zip(self.living, w.regions, strict=True):
            disorder = region.pressure / (CROWD * region.local) + (1.0 - region.control)
            felt += share * min(1.0, disorder)
        rising = k.alarm * felt
        pace = rising + 1.0 / k.calming
        w.unease += (rising / pace - w.unease) * (1.0 - math.exp(-w.dt * pace))
        if w.unease <= FORGOTTEN:
            w.unease = 0.0

    def appeal(self) -> None:
        """Spokesmen of the minority ask the homeland for protection."""
        self.world.appealed = True
        self.world.happen("minority_appeals")

    def break_away(self) -> None:
        """One of their regions leaves; which one does not matter to anybody else."""
        self.world.breakaway = True
        self.world.happen("breakaway")
