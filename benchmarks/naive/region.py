"""A region: its people, crowds and forces, and the process that advances them each tick."""

from __future__ import annotations

import math

from benchmarks.naive import crowd, forces
from benchmarks.naive.world import DT, TICK, Process, World

LOCAL = 0.001  # share of a region's people that makes its own crowd feel large


class Region:
    """The state of one region and its life."""

    def __init__(self, world: World, index: int) -> None:
        setting = world.setting
        security, market, movement = setting.security, setting.market, setting.movement
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
        bent = (0.3 + place.deprivation) * (0.04 + 2.0 * place.violence_propensity**1.5)
        restraint = (1.0 - 0.98 * movement.discipline) / 0.853
        self.base_violence = movement.turning_violent * restraint * bent
        self._up = 1.0 - math.exp(-DT / market.rise_felt)
        self._down = 1.0 - math.exp(-DT / market.fall_felt)

        self.price = 1.0
        self.burden = 0.0
        self.peaceful = self.rioters = self.armed = self.former = 0.0
        self.violent = self.crowd = 0.0
        spread = world.rng.gauss(0.0, movement.regional_spread)
        self.threshold = movement.threshold + world.common_threshold + spread
        self.willing = 0.0

        self.police = security.size * security.police_share * place.people / 1000.0
        self.guard = security.size * security.guard_size * place.guard_base / setting.bases
        self.army = self.foreign = self.underway = 0.0
        self.strength = self.pressure = self.fatigue = 0.0
        self.control = 1.0
        self.lost = False
        self.risk = self.fear = self.anger = 0.0
        self.dead = self.dead_forces = self.arrested = 0.0
        self.arrests_now = self.outrage = self.grief = 0.0
        self.told: set[str] = set()

    def run(self) -> Process:
        """Live: feel the price, let crowds come and go, let the forces act."""
        while True:
            self._feel_the_price()
            crowd.advance(self, self.world)
            forces.advance(self, self.world)
            yield self.world.env.timeout(TICK)

    def _feel_the_price(self) -> None:
        gap = self.place.price_exposure * math.log2(self.price) - self.burden
        self.burden += gap * (self._up if gap > 0.0 else self._down)

    def tell_once(self, event: str, *, happens: bool) -> None:
        """Let *event* happen here when *happens* turns true for the first time."""
        if happens and event not in self.told:
            self.told.add(event)
            self.world.happen(event)
