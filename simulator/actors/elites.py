"""Elites: the old guard, clans, loyalty and cohesion, and how threatened the leadership is.

Regimes are lost from within more often than in the street (Svolik 2012; Geddes, Wright & Frantz
2018): loyalty of the forces and cohesion of the elite are the pivots, and an old guard that has not
let go can paralyse the services until it is purged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor, on
from simulator.world.fields import Floats, Mask, anywhere, approach, between, national, over_regions
from simulator.world.measures import Indicator, Milestone
from simulator.world.outbreaks import arm
from simulator.world.street import concede
from simulator.world.worlds import World, Worlds

MASS = 0.004  # share of the population in the street that counts as a mass movement


def _threat(w: Worlds) -> Floats:
    return 100.0 * w.threat


def _cohesion(w: Worlds) -> Floats:
    return 100.0 * w.cohesion


@dataclass(frozen=True)
class Elites(Actor):
    """The former president's network and the clans around the state."""

    TURN = 40
    FIELDS = (
        national("old_guard", "index", "Power that the old guard still holds.", high=1.0),
        national("obstruction", "index", "How far it paralyses the security services.", high=1.0),
        national("cohesion", "index", "Cohesion of the elite.", high=1.0),
        national("base_cohesion", "index", "Cohesion in quiet times.", high=1.0),
        national("threat", "index", "How threatened the leadership is.", high=1.0),
        national("threat_seen", "index", "The threat as a patron sees it: it fades.", high=1.0),
        national("lost_share", "share", "Weight of the regions whose centre is lost.", high=1.0),
        national("purged", "flag", "The old guard has been purged.", high=1.0),
        national("split", "flag", "The elite has split.", high=1.0),
    )
    INDICATORS = (
        Indicator(
            "threat",
            "Threat to the leadership",
            "index, 0 to 100",
            "peak",
            _threat,
            ceiling=100.0,
            help="Lost centres, people in the street and a divided elite, taken together.",
        ),
        Indicator(
            "cohesion",
            "Cohesion of the elite",
            "index, 0 to 100",
            "lowest",
            _cohesion,
            ceiling=100.0,
            help="How far clans and officials hold together.",
        ),
    )
    MILESTONES = (
        Milestone("split", "Elite splits", "elite_split"),
        Milestone("purge", "Old guard purged", "old_guard_purged"),
    )

    old_guard: float = number("index", 0, 1, "Power of the old guard at the start.")
    cohesion: float = number("index", 0, 1, "Cohesion of the elite in quiet times.")
    resolve: float = number("index", 0, 1, "Resolve of the leader.")
    split_rate: float = number("1/day", 0, 20, "Rate of an open split, before its factors.")
    purge_rate: float = number("1/day", 0, 50, "Rate of a purge, before its factors.")
    paralysis: float = number("index", 0, 5, "How far an old guard at odds holds services back.")
    shaken_weight: float = number("index", 0, 1, "Threat from lost sites that shake the leaders.")
    steadying: float = number("index", 0, 1, "What full influence of the patron adds to both.")
    reassurance: float = number("index", 0, 1, "What full foreign backing adds to both pivots.")

    def begin(self, w: Worlds) -> None:
        """Start in quiet times."""
        w.old_guard += self.old_guard
        w.cohesion += self.cohesion
        w.base_cohesion += self.cohesion

    def tick(self, w: Worlds) -> None:
        """Threat, obstruction, loyalty and cohesion; then split or purge."""
        self._feel_threatened(w)
        self._take_sides(w)
        alarmed = (w.threat > 0.13) & w.happened("protest_starts")
        if anywhere(alarmed):
            self._fall_out(w, alarmed)

    def _feel_threatened(self, w: Worlds) -> None:
        loss = over_regions(w.ground.weight * (1.0 - w.control)) / w.ground.weight_sum
        threat = 0.975 * loss + 0.35 * w.mobilised / MASS + 0.15 * (1.0 - w.cohesion)
        threat += self.shaken_weight * w.shaken
        w.threat = between(threat, 0.0, 1.0)
        fading = w.threat_seen * np.exp(-w.tick_days / 1.5)
        w.threat_seen = np.maximum(w.threat, fading)
        w.lost_share = over_regions(w.lost * w.ground.weight) / w.ground.weight_sum

    def _take_sides(self, w: Worlds) -> None:
        days = w.tick_days
        held = np.minimum(0.8, self.paralysis * w.old_guard * (1.0 - w.cohesion))
        held = held * np.minimum(1.0, 2.2 * w.threat) * (1.0 - 0.6 * w.backing)
        approach(w.obstruction, held * (w.purged == 0.0), days, 0.7)
        tired = over_regions(w.fatigue * w.ground.weight) / w.ground.weight_sum
        doubtful = 1.0 + 6.0 * (w.legitimacy < 0.25)
        swamped = 20.0 * np.maximum(0.0, w.mobilised - MASS) * doubtful
        gained = self.reassurance * w.backing + 0.12 * w.purged
        gained = gained + self.steadying * w.influence
        loyal = w.base_loyalty - 0.22 * tired - 0.35 * w.lost_share - 0.25 * w.obstruction
        loyal += gained - swamped
        approach(w.loyalty, between(loyal, 0.0, 1.0), days, 0.8)
        united = w.base_cohesion - 0.35 * w.lost_share - 0.12 * w.currency
        united += gained
        approach(w.cohesion, between(united, 0.0, 1.0), days, 1.5)

    def _fall_out(self, w: Worlds, alarmed: Mask) -> None:
        """Let the elite split, or the leader purge the old guard before it does."""
        worry = np.maximum(0.0, w.threat - 0.15)
        rate = 2.0 * self.split_rate * w.old_guard * (1.0 - w.cohesion) * worry
        w.hazard("elite split", rate, self.split, where=alarmed & (w.split == 0.0))
        backed = np.maximum(0.0, 0.4 + 0.6 * w.influence + 0.6 * w.split)
        blame = (0.5 + w.transition_gap) * backed * (1.0 + w.shaken)
        rate = 2.0 * self.purge_rate * self.resolve * w.old_guard * (w.threat - 0.13) * blame
        open_ = alarmed & (w.leaderless == 0.0) & (w.purged == 0.0)
        w.hazard("old guard purge", rate, self.purge, where=open_)

    # -- consequences -----------------------------------------------------------------------------

    def split(self, world: World) -> None:
        """The elite splits openly."""
        if world["split"] == 0.0:
            causes = ("administration_seized", "riot", "mass_protest", "leader_gone")
            world.emit("elite_split", "elites", causes)

    @on("elite_split")
    def fall_apart(self, world: World) -> None:
        """Cohesion is lost; hours later armed groups appear where one clan is strong."""
        world["split"] = 1.0
        world["base_cohesion"] = world["base_cohesion"] - 0.10
        hours = world.between("elites armed delay", 2.0, 12.0)
        world.start(self.arm, ("elite_split",), delay=hours)

    def purge(self, world: World) -> None:
        """The leader removes the old guard."""
        if world["purged"] == 0.0:
            sites = ("administration_seized", "residence_lost", "headquarters_lost")
            causes = (*sites, "riot", "mass_protest", "elite_split", "successor_installed")
            world.emit("old_guard_purged", "elites", causes)

    @on("old_guard_purged")
    def lose_hold(self, world: World) -> None:
        """The old guard loses its power; some of it may answer with armed men."""
        world["purged"] = 1.0
        world["transition_gap"] = world["transition_gap"] - 0.45
        world["old_guard"] = world["old_guard"] - 0.45
        concede(world, 0.35)
        resists = world.luck("elites resists purge") < 0.5 * (1.0 - world["cohesion"])
        hours = world.between("elites armed delay", 2.0, 12.0)
        if resists:
            world.start(self.arm, ("old_guard_purged",), delay=hours)

    def arm(self, world: World, causes: tuple[str, ...]) -> None:
        """Put armed groups into two regions, drawn by weight, violence and crowds."""
        ground = world.ground
        prone = (0.05 + ground["violence_propensity"][:, 0]) ** 2
        crowds = world["peaceful"] + world["rioters"] + 50.0
        odds = ground.weight[:, 0] * prone * (0.3 + ground["deprivation"][:, 0]) * crowds
        for share in (1.0, 0.35):
            region = world.pick("elites armed place", odds)
            men = share * world.between("elites armed men", 300.0, 1000.0)
            arm(world, region, men, "elites", causes)


ACTOR = Elites
