"""The leader: falls, resigns or is dismissed, and a successor comes in."""

from __future__ import annotations

from benchmarks.naive.world import Process, World, logistic


class Leader:
    """The president in office."""

    def __init__(self, world: World) -> None:
        self.world = world
        for way in ("leader_falls", "leader_resigns", "leader_dismissed"):
            world.reactions[way] = [self.leave]

    def run(self) -> Process:
        """Stay in office unless swept away or worn down."""
        w = self.world
        while not w.gone:
            if w.threat > 0.15 and w.happened("protest_starts"):
                w.poll_once("leader falls", self._falling(), lambda: self._go("leader_falls"))
                w.poll_once("leader resigns", self._resigning(), lambda: self._go("leader_resigns"))
            yield w.env.timeout(w.tick)

    def _falling(self) -> float:
        w, leader = self.world, self.world.setting.leader
        bearing = 1.0 - 0.6 * w.loyalty - 0.4 * w.cohesion
        net = 1.35 * w.threat * bearing - leader.fall_threshold - 0.1 * (leader.resolve - 0.6)
        rate = leader.fall_rate * logistic(14.0 * net) * min(1.0, w.threat / 0.35) ** 3
        stormed = sum("seat" in region.lost_sites for region in w.regions)
        rate += leader.storm_rate * stormed * max(0.0, 1.1 - w.loyalty)
        return float(rate * (1.0 - leader.deterrence * w.backing))

    def _resigning(self) -> float:
        w, leader = self.world, self.world.setting.leader
        peaceful = sum(region.peaceful for region in w.regions)
        mass = min(2.0, peaceful / w.setting.population / 0.004)
        will = (1.0 - leader.resolve) ** 2 * (1.0 - leader.repression)
        calm = (peaceful / max(peaceful + w.violent(), 1.0)) ** 3
        rate = leader.resign_rate * max(0.0, mass - 0.5) * calm * will
        return float(rate * (1.0 - 0.6 * w.backing))

    def _go(self, event: str) -> None:
        if not self.world.gone:
            self.world.happen(event)

    def leave(self) -> None:
        """Office is empty and crowds get much of what they asked; a successor will come in."""
        w = self.world
        w.gone = w.leaderless = w.rolled_back = True
        w.happen("leader_gone")
        for region in w.regions:
            region.price = 1.0
            region.trigger *= 0.15
        w.transition_gap = max(0.0, w.transition_gap - 0.5)
        w.legitimacy = min(1.0, w.legitimacy + 0.25)
        w.politicised = 0.0
        w.start(self.succeed)

    def succeed(self) -> Process:
        """A successor is installed in time, and is given time."""
        w = self.world
        yield w.env.timeout(24.0 * w.lognormal(w.setting.leader.successor_days, 0.5))
        w.leaderless = False
        for region in w.regions:
            region.threshold += 0.14
            region.anger *= 0.3
        w.legitimacy = min(1.0, w.legitimacy + 0.10)
        w.base_loyalty = min(1.0, w.base_loyalty + 0.15)
        w.happen("successor_installed")
