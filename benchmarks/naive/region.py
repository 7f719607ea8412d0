"""A region: its people, crowds and forces, and the process that advances them each tick."""

from __future__ import annotations

import math

from benchmarks.naive import communal, crowd, extremists, forces
from benchmarks.naive.world import Process, World

LOCAL = 0.001  # share of a region's people that makes its own crowd feel large


class Region:
    """The state of one region and its life."""

    def __init__(self, world: World, index: int) -> None:
        setting = world.setting
        security, movement = setting.security, setting.movement
        self.world = world
        self.index = index
        self.place = place = setting.places[index]
        self.local = LOCAL * place.people
        weight = place.weight / setting.weight_max
        self.reach = 0.15 + 0.95 * place.violence_propensity * math.sqrt(weight)
        self.base_hardship = (
            movement.hardship_deprivation * movement.inequality / 0.6 * place.deprivation
        )
        self.base_pool = 0.01 * movement.mobilisable * place.people * (0.30 + place.mobilisation)
        self.proneness = proneness(place.deprivation, place.violence_propensity)

        self.price = 1.0
        self.burden = 0.0
        self.peaceful = self.rioters = self.armed = self.former = 0.0
        self.violent = self.crowd = 0.0
        spread = world.rng.gauss(0.0, movement.regional_spread)
        self.threshold = movement.threshold + world.common_threshold + spread
        self.trigger = movement.political_trigger
        self.willing = 0.0

        self.tinder = place.communal_tension**2
        ready = 0.01 * setting.communal.mobilisable * world.quarrelsome
        self.communal_pool = ready * place.people * self.tinder
        self.communal = self.weary = self.displaced = 0.0
        self.cells = 0.0

        self.police = security.size * security.police_share * place.people / 1000.0
        guard = security.guard_share * setting.population / 1000.0
        self.guard = security.size * guard * place.guard_base / setting.bases
        self.army = self.foreign = self.underway = 0.0
        self.pressure = self.fatigue = 0.0
        self.control = 1.0
        self.lost = False
        self.lost_sites: set[str] = set()
        self.risk = self.fear = self.anger = 0.0
        self.dead = self.dead_forces = self.arrested = 0.0
        self.arrests_now = self.killed = self.outrage = self.grief = 0.0
        self.told: set[str] = set()
        self.strength = forces.strength(self, world)

    def run(self) -> Process:
        """Live: feel the price, let crowds come and go, let the forces act."""
        while True:
            self._feel_the_price()
            crowd.advance(self, self.world)
            communal.advance(self, self.world)
            extremists.hide(self, self.world)
            forces.advance(self, self.world)
            yield self.world.env.timeout(self.world.tick)

    def _feel_the_price(self) -> None:
        market = self.world.setting.market
        felt = self.place.price_exposure * math.log2(self.price)
        days = market.rise_felt if felt > self.burden else market.fall_felt
        self.burden = self.world.approach(self.burden, felt, days)

    def tell_once(self, event: str, *, happens: bool) -> None:
        """Let *event* happen here when *happens* turns true for the first time."""
        if happens and event not in self.told:
            self.told.add(event)
            self.world.happen(event)


def proneness(deprivation: float, propensity: float) -> float:
    """Return how readily a crowd turns violent."""
    return (0.3 + deprivation) * (0.04 + 2.0 * float(propensity**1.5))
