"""The leader: falls, resigns or is dismissed, and a successor comes in.

A leader falls when the threat outweighs what loyalty and cohesion can bear; he resigns before a
mass movement that stays peaceful (Chenoweth & Stephan 2011) when he lacks the will to fight it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor, on
from simulator.world.fields import anywhere, logistic, national, over_regions
from simulator.world.measures import Milestone
from simulator.world.worlds import World, Worlds


@dataclass(frozen=True)
class Leader(Actor):
    """The president in office."""

    TURN = 45
    FIELDS = (
        national("gone", "flag", "The leader of the start has lost office.", high=1.0),
        national("leaderless", "flag", "Nobody is in office yet.", high=1.0),
    )
    MILESTONES = (
        Milestone("leader_falls", "Leader falls", "leader_gone"),
        Milestone("successor", "Successor installed", "successor_installed"),
    )

    fall_rate: float = number("1/day", 0, 20, "Rate of falling when the threat is overwhelming.")
    fall_threshold: float = number("index", 0, 2, "Net threat at which half that rate is reached.")
    resign_rate: float = number("1/day", 0, 20, "Rate of resigning before a peaceful mass.")
    resolve: float = number("index", 0, 1, "Resolve of the leader.")
    repression: float = number("index", 0, 1, "Hawkishness of the leader.")
    deterrence: float = number("share", 0, 1, "Plots that full foreign backing deters.")
    storm_rate: float = number("1/day", 0, 50, "Rate of falling while the seat of power is lost.")
    successor_days: float = number("days", 0.1, 120, "Median time until a successor is installed.")

    def tick(self, w: Worlds) -> None:
        """Let the hazards of falling and resigning run while he is in office and threatened."""
        office = (w.gone == 0.0) & (w.threat > 0.15) & w.happened("protest_starts")
        if not anywhere(office):
            return
        bearing = 1.0 - 0.6 * w.loyalty - 0.4 * w.cohesion
        net = 1.35 * w.threat * bearing - self.fall_threshold - 0.1 * (self.resolve - 0.6)
        rate = self.fall_rate * logistic(14.0 * net) * np.minimum(1.0, w.threat / 0.35) ** 3
        stormed = over_regions(w.seat_lost)
        rate = rate + self.storm_rate * stormed * np.maximum(0.0, 1.1 - w.loyalty)
        rate = rate * (1.0 - self.deterrence * w.backing)
        w.hazard("leader falls", rate, self.fall, where=office)
        peaceful = over_regions(w.peaceful)
        mass = np.minimum(2.0, peaceful / w.ground.population / 0.004)
        will = np.square(1.0 - self.resolve) * (1.0 - self.repression)
        calm = (peaceful / np.maximum(peaceful + w.violent, 1.0)) ** 3
        rate = self.resign_rate * np.maximum(0.0, mass - 0.5) * calm * will
        rate = rate * (1.0 - 0.6 * w.backing)
        w.hazard("leader resigns", rate, self.resign, where=office)

    # -- consequences -----------------------------------------------------------------------------

    def fall(self, world: World) -> None:
        """The leader is swept away."""
        lost = ("seat_lost", "administration_seized", "elite_split", "security_defection")
        self._lose(world, "leader_falls", (*lost, "riot", "mass_protest"))

    def resign(self, world: World) -> None:
        """The leader gives up before a peaceful mass."""
        self._lose(world, "leader_resigns", ("mass_protest", "concession"))

    def _lose(self, world: World, event: str, causes: tuple[str, ...]) -> None:
        if world["gone"] == 0.0:
            world.emit(event, "leader", causes)

    @on("leader_falls", "leader_resigns", "leader_dismissed")
    def leave(self, world: World) -> None:
        """Office is empty and crowds get much of what they asked; a successor will come in."""
        world["gone"] = world["leaderless"] = 1.0
        how = ("leader_falls", "leader_resigns", "leader_dismissed")
        world.emit("leader_gone", "leader", how)
        world["price"] = world["rolled_back"] = 1.0
        world["transition_gap"] = world["transition_gap"] - 0.5
        world["legitimacy"] = world["legitimacy"] + 0.25
        world["trigger"] = 0.15 * world["trigger"]
        world["politicised"] = 0.0
        vacant = 24.0 * world.lognormal("leader successor", self.successor_days, 0.5)
        world.start(self.succeed, delay=vacant)

    def succeed(self, world: World) -> None:
        """A successor is installed, and is given time."""
        world["leaderless"] = 0.0
        world["threshold"] = world["threshold"] + 0.14
        world["anger"] = 0.3 * world["anger"]
        world["legitimacy"] = world["legitimacy"] + 0.10
        world["base_loyalty"] = world["base_loyalty"] + 0.15
        how = ("leader_falls", "leader_resigns", "leader_dismissed")
        world.emit("successor_installed", "leader", how)


ACTOR = Leader
