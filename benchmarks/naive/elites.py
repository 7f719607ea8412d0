"""Elites: how threatened the leadership is, which side they take, an open split or a purge."""

from __future__ import annotations

import math

from benchmarks.naive.region import Region
from benchmarks.naive.world import Process, World, clip

MASS = 0.004  # share of the population in the street that counts as a mass movement


class Elites:
    """The former president's network and the clans around the state."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.reactions["elite_split"] = [self.fall_apart]
        world.reactions["old_guard_purged"] = [self.lose_hold]

    def run(self) -> Process:
        """Weigh the threat and take sides."""
        w = self.world
        while True:
            self._feel_threatened()
            self._take_sides()
            if w.happened("protest_starts"):
                self._consider_split()
                self._consider_purge()
            yield w.env.timeout(w.tick)

    def _feel_threatened(self) -> None:
        w, e = self.world, self.world.setting.elites
        weights = w.setting.weight_sum
        loss = sum(r.place.weight * (1.0 - r.control) for r in w.regions) / weights
        threat = 0.975 * loss + 0.35 * w.mobilised / MASS + 0.15 * (1.0 - w.cohesion)
        w.threat = clip(threat + e.shaken_weight * w.shaken)
        w.threat_seen = max(w.threat, w.threat_seen * math.exp(-w.dt / 1.5))
        w.lost_share = sum(r.place.weight for r in w.regions if r.lost) / weights

    def _take_sides(self) -> None:
        w, e = self.world, self.world.setting.elites
        held = min(0.8, e.paralysis * w.old_guard * (1.0 - w.cohesion))
        held *= min(1.0, 2.2 * w.threat) * (1.0 - 0.6 * w.backing)
        w.obstruction = w.approach(w.obstruction, 0.0 if w.purged else held, 0.7)
        tired = sum(r.fatigue * r.place.weight for r in w.regions) / w.setting.weight_sum
        swamped = 20.0 * max(0.0, w.mobilised - MASS) * (7.0 if w.legitimacy < 0.25 else 1.0)
        gained = e.reassurance * w.backing + (0.12 if w.purged else 0.0)
        gained += e.steadying * w.influence
        loyal = w.base_loyalty - 0.22 * tired - 0.35 * w.lost_share - 0.25 * w.obstruction
        loyal += gained - swamped
        w.loyalty = w.approach(w.loyalty, clip(loyal), 0.8)
        united = w.base_cohesion - 0.35 * w.lost_share - 0.12 * w.currency + gained
        w.cohesion = w.approach(w.cohesion, clip(united), 1.5)

    def _consider_split(self) -> None:
        w, e = self.world, self.world.setting.elites
        if w.threat > 0.13 and not w.split:
            divided = 2.0 * e.split_rate * w.old_guard * (1.0 - w.cohesion)
            w.poll_once("elite split", divided * max(0.0, w.threat - 0.15), self.fall_out)

    def _consider_purge(self) -> None:
        w, e = self.world, self.world.setting.elites
        if w.leaderless or w.purged:
            return
        alarm = 2.0 * max(0.0, w.threat - 0.13)
        blame = max(0.0, 0.4 + 0.6 * w.influence + (0.6 if w.split else 0.0))
        blame *= (0.5 + w.transition_gap) * (1.0 + w.shaken)
        rate = e.purge_rate * e.resolve * w.old_guard * alarm * blame
        w.poll_once("old guard purge", rate, self.purge)

    def fall_out(self) -> None:
        """The elite splits openly."""
        if not self.world.split:
            self.world.happen("elite_split")

    def fall_apart(self) -> Process:
        """Hours after a split armed groups appear where one clan is strong."""
        w = self.world
        w.split = True
        w.base_cohesion = max(0.0, w.base_cohesion - 0.10)
        yield w.env.timeout(w.rng.uniform(2.0, 12.0))
        self._arm()

    def purge(self) -> None:
        """The leader removes the old guard."""
        if not self.world.purged:
            self.world.happen("old_guard_purged")

    def lose_hold(self) -> Process:
        """The old guard loses its power; some of it answers with armed men."""
        w = self.world
        w.purged = True
        w.transition_gap = max(0.0, w.transition_gap - 0.45)
        w.old_guard = max(0.0, w.old_guard - 0.45)
        w.concede(0.35)
        resists = w.rng.random() < 0.5 * (1.0 - w.cohesion)
        yield w.env.timeout(w.rng.uniform(2.0, 12.0))
        if resists:
            self._arm()

    def _arm(self) -> None:
        """Put armed groups into two regions, drawn by weight, violence and crowds."""
        w = self.world
        odds = []
        for region in w.regions:
            place = region.place
            prone = (0.05 + place.violence_propensity) ** 2 * (0.3 + place.deprivation)
            odds.append(place.weight * prone * (region.peaceful + region.rioters + 50.0))
        for share in (1.0, 0.35):
            region = w.rng.choices(w.regions, odds)[0]
            arm(w, region, share * w.rng.uniform(300.0, 1000.0))


def arm(w: World, region: Region, persons: float) -> None:
    """Let armed men mix with the crowd of a region."""
    region.armed += persons
    w.happen("armed_infiltration")
