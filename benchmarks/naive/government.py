"""The government: what it gives, what it cuts off, how much force it allows, whom it calls."""

from __future__ import annotations

import math

from benchmarks.naive.world import TICK, Process, World, clip


def steep(x: float, middle: float, slope: float = 10.0) -> float:
    """Return how ready a decision is, 0 to 1: half at *middle*."""
    return 1.0 / (1.0 + math.exp(-clip(slope * (x - middle), -60.0, 60.0)))


class Government:
    """President and cabinet."""

    def __init__(self, world: World) -> None:
        self.world = world

    def run(self) -> Process:
        """Weigh the street and decide."""
        w = self.world
        while True:
            people, crowds = w.setting.population, w.in_street()
            street = crowds / people / 0.0025
            riot = w.violent() / people / 0.0008
            awake = crowds > 21e-6 * people and not w.leaderless
            if awake:
                self._cut_prices()
            if awake and (street > 0.1 or riot > 0.1):
                self._give(street, riot)
                self._restrict(street, riot)
                self._allow_force(street, riot)
                self._call_for_help()
            self._relent()
            yield w.env.timeout(TICK)

    def _waited(self) -> float:
        """Return hours since the first protest, negative before it."""
        return self.world.env.now - self.world.first.get("protest_starts", math.inf)

    def _cut_prices(self) -> None:
        w, g = self.world, self.world.setting.government
        if self._waited() >= 0.9 * g.concession_delay and not w.rolled_back:
            w.poll_once("cut", 2.2 * g.conciliation, self.cut_price)

    def _give(self, street: float, riot: float) -> None:
        w, g = self.world, self.world.setting.government
        if self._waited() >= g.concession_delay and not w.rolled_back:
            w.poll_once("rollback", 3.0 * g.conciliation * steep(street, 0.35), self.roll_back)
        if self._waited() >= 1.05 * g.concession_delay and not w.resigned:
            rate = 2.6 * g.conciliation * steep(street + 0.5 * riot, 0.5)
            w.poll_once("resign", rate, self.resign)

    def _restrict(self, street: float, riot: float) -> None:
        w, g = self.world, self.world.setting.government
        if w.internet > 0.99:
            rate = 3.5 * g.internet_control * steep(street + 0.5 * riot, 0.62)
            w.poll(rate, self.shut_internet)
        if not w.curfew:
            rate = 3.0 * (0.3 + g.repression) * steep(0.5 * street + riot, g.emergency_threshold)
            w.poll_once("emergency", rate, self.declare_emergency)

    def _allow_force(self, street: float, riot: float) -> None:
        w, g = self.world, self.world.setting.government
        hawk = g.repression
        if w.force_rule == 0:
            rate = 2.5 * (0.2 + hawk) * steep(0.6 * street + riot, 0.5)
            w.poll(rate, lambda: self.allow(1))
        elif w.force_rule == 1:
            alarm = 0.6 * riot + w.threat
            rate = 5.0 * hawk**1.3 * steep(alarm, g.fire_threshold, 8.0)
            w.poll(rate, lambda: self.allow(2))
        elif w.force_rule == 2:
            alarm = w.threat + (0.35 if w.backing > 0.3 else 0.0) + 0.3 * riot
            rate = 3.0 * hawk**1.5 * steep(alarm, g.warning_threshold, 8.0)
            w.poll(rate, lambda: self.allow(3))

    def _call_for_help(self) -> None:
        w, g = self.world, self.world.setting.government
        if w.threat <= 0.18 or w.asked or w.gone or w.request_forbidden:
            return
        armed = sum(region.armed for region in w.regions)
        need = 1.15 * w.threat + 0.45 * (0.75 - w.loyalty) + 0.5 * w.lost_share
        need += (0.15 if w.attack else 0.0) + (0.15 if armed > 100.0 else 0.0)
        need -= 0.25 * (g.multivector - 0.6)
        rate = 6.0 * g.request_propensity * steep(need, g.request_threshold, 12.0)
        w.poll_once("request", rate, self.request)

    def _relent(self) -> None:
        w = self.world
        if w.calm_hours >= 24.0 and w.internet < 0.99:
            w.poll(1.0, self.restore_internet)
        if w.calm_hours >= 48.0 and w.force_rule >= 2:
            w.poll(4.0, self.relax)

    def cut_price(self) -> None:
        """Where people are out prices are cut."""
        w = self.world
        if w.rolled_back:
            return
        for region in w.regions:
            if region.crowd > 0.5 * region.local:
                region.price = 1.0 + 0.4 * (region.price - 1.0)
        w.concede(0.10)
        w.happen("regional_price_cut")

    def roll_back(self) -> None:
        """The old price is ordered back in the whole country."""
        w = self.world
        if w.rolled_back:
            return
        w.rolled_back = True
        for region in w.regions:
            region.price = 1.0
        w.concede(0.25)
        w.happen("price_rollback")

    def resign(self) -> None:
        """The cabinet resigns."""
        w = self.world
        if w.resigned:
            return
        w.concede(0.8)
        w.happen("concession")
        w.resigned = True
        w.transition_gap = max(0.0, w.transition_gap - 0.2)

    def shut_internet(self) -> None:
        """The internet is cut."""
        self.world.internet = 1.0 - 0.92 * self.world.setting.government.internet_control
        self.world.happen("internet_shutdown")

    def restore_internet(self) -> None:
        """The internet comes back once the country is quiet."""
        self.world.internet = 1.0
        self.world.happen("internet_restored")

    def declare_emergency(self) -> Process:
        """A state of emergency with a curfew; it is lifted two weeks later."""
        w = self.world
        w.curfew = True
        w.happen("state_of_emergency")
        yield w.env.timeout(14.0 * 24.0)
        w.curfew = False
        w.happen("emergency_lifted")

    def allow(self, rule: int) -> None:
        """More force is allowed: 1 batons, 2 fire at attackers, 3 fire without warning."""
        self.world.force_rule = rule
        self.world.happen(f"force_rule_{rule}")

    def relax(self) -> None:
        """The order to fire is withdrawn."""
        self.world.force_rule = 1
        self.world.happen("force_relaxed")

    def request(self) -> None:
        """The leader asks the alliance for troops."""
        if self.world.asked:
            return
        self.world.asked = True
        self.world.happen("csto_requested")
