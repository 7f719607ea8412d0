"""The leader: falls or resigns, and a successor comes in."""

from __future__ import annotations

import math

from benchmarks.naive.world import TICK, Process, World, clip


class Leader:
    """The president in office."""

    def __init__(self, world: World) -> None:
        self.world = world

    def run(self) -> Process:
        """Stay in office unless swept away or worn down."""
        w = self.world
        while not w.gone:
            if w.threat > 0.15 and w.happened("protest_starts"):
                w.poll_once("fall", self._falling(), self.fall)
                w.poll_once("resign", self._resigning(), self.resign)
            yield w.env.timeout(TICK)

    def _falling(self) -> float:
        w, leader = self.world, self.world.setting.leader
        bearing = 1.0 - 0.6 * w.loyalty - 0.4 * w.cohesion
        net = 1.35 * w.threat * bearing - leader.fall_threshold - 0.1 * (leader.resolve - 0.6)
        odds = 1.0 / (1.0 + math.exp(-clip(14.0 * net, -60.0, 60.0)))
        return float(leader.fall_rate * odds * min(1.0, w.threat / 0.35) ** 3)

    def _resigning(self) -> float:
        w, leader = self.world, self.world.setting.leader
        peaceful = sum(region.peaceful for region in w.regions)
        mass = min(2.0, peaceful / w.setting.population / 0.004)
        will = (1.0 - leader.resolve) ** 2 * (1.0 - leader.repression)
        calm = (peaceful / max(peaceful + w.violent(), 1.0)) ** 3
        rate = leader.resign_rate * max(0.0, mass - 0.5) * calm * will
        return float(rate * (1.0 - 0.6 * w.backing))

    def fall(self) -> Process:
        """The leader is swept away."""
        return self._leave("leader_falls")

    def resign(self) -> Process:
        """The leader gives up before a peaceful mass."""
        return self._leave("leader_resigns")

    def _leave(self, event: str) -> Process:
        w = self.world
        if w.gone:
            return
        w.gone = w.leaderless = True
        w.happen(event)
        w.happen("leader_gone")
        w.rolled_back = True
        for region in w.regions:
            region.price = 1.0
        w.transition_gap = max(0.0, w.transition_gap - 0.5)
        w.legitimacy = min(1.0, w.legitimacy + 0.25)
        w.trigger *= 0.15
        w.politicised = 0.0
        days = w.lognormal(w.setting.leader.successor_days, 0.5)
        yield w.env.timeout(24.0 * days)
        w.leaderless = False
        for region in w.regions:
            region.threshold += 0.14
            region.anger *= 0.3
        w.legitimacy = min(1.0, w.legitimacy + 0.10)
        w.base_loyalty = min(1.0, w.base_loyalty + 0.15)
        w.happen("successor_installed")
