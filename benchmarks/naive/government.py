"""The government: what it gives, what it cuts off, how much force it allows, whom it calls."""

from __future__ import annotations

import math

from benchmarks.naive import decisions
from benchmarks.naive.region import Region
from benchmarks.naive.world import Process, World, logistic

STREET = 0.0025
RIOT = 0.0008


def steep(x: float, middle: float, slope: float = 10.0) -> float:
    """Return how ready a decision is, 0 to 1: half at *middle*."""
    return logistic(slope * (x - middle))


class Government:
    """President and cabinet."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.reactions["state_of_emergency"].append(self.impose_curfew)

    def run(self) -> Process:
        """Weigh the street and decide."""
        w = self.world
        while True:
            self._relent()
            people, crowds, fighting = w.setting.population, w.in_street(), w.fighting()
            street = self._alarm(crowds, [r.crowd for r in w.regions], STREET)
            riots = [r.violent + r.communal for r in w.regions]
            riot = self._alarm(w.violent() + fighting, riots, RIOT)
            awake = crowds + fighting > 21e-6 * people and not w.leaderless
            if awake:
                self._cut_prices()
            if awake and (street > 0.1 or riot > 0.1):
                self._give(street, riot)
                self._restrict(street, riot)
                self._allow_force(street, riot)
                self._call_for_help()
            yield w.env.timeout(w.tick)

    def _alarm(self, total: float, by_region: list[float], mark: float) -> float:
        """Return unrest in units of *mark*, a share of people; the worst region counts extra."""
        w = self.world
        worst = max(n / r.place.people for n, r in zip(by_region, w.regions, strict=True))
        local = w.setting.government.local_alarm * min(1.0, worst / mark)
        return float(total / (mark * w.setting.population) + local)

    def _waited(self) -> float:
        """Return hours since the first protest, negative before it."""
        return self.world.env.now - self.world.first.get("protest_starts", math.inf)

    def _urged(self) -> float:
        w, g = self.world, self.world.setting.government
        return float(g.conciliation * (1.3 if w.credit else 1.0) * (1.4 if w.mediation else 1.0))

    def _is_dear(self) -> bool:
        """Say whether there is a rise to take back."""
        w = self.world
        return not w.rolled_back and any(region.price > 1.0 for region in w.regions)

    def _cut_prices(self) -> None:
        w, g = self.world, self.world.setting.government
        if self._waited() >= 0.9 * g.concession_delay and self._is_dear():
            w.poll_once("regional price cut", 2.2 * self._urged(), self.cut_prices)

    def _give(self, street: float, riot: float) -> None:
        w, g = self.world, self.world.setting.government
        if self._waited() >= g.concession_delay and self._is_dear():
            rate = 3.0 * self._urged() * steep(street, 0.35)
            w.poll_once("price rollback", rate, lambda: decisions.roll_back(w))
        if self._waited() >= 1.05 * g.concession_delay and not w.resigned:
            rate = 2.6 * self._urged() * steep(street + 0.5 * riot, 0.5)
            w.poll_once("cabinet resigns", rate, lambda: decisions.dismiss_cabinet(w, 0.8))

    def _restrict(self, street: float, riot: float) -> None:
        w, g = self.world, self.world.setting.government
        if w.internet > 0.99:
            rate = 3.5 * g.internet_control * steep(street + 0.5 * riot, 0.62)
            left = 1.0 - 0.98 * g.internet_control**0.15
            w.poll("internet shutdown", rate, lambda: decisions.shut_internet(w, left))
        if not w.curfew:
            rate = 3.0 * (0.3 + g.repression) * steep(0.5 * street + riot, g.emergency_threshold)
            w.poll_once("emergency", rate, lambda: w.happen("state_of_emergency"))

    def _allow_force(self, street: float, riot: float) -> None:
        w, g = self.world, self.world.setting.government
        hawk = g.repression
        if w.force_rule == 0:
            rate = 2.5 * (0.2 + hawk) * steep(0.6 * street + riot, 0.5)
            w.poll("batons", rate, lambda: self._escalate(1))
        elif w.force_rule == 1:
            alarm = 0.6 * riot + w.threat
            rate = g.fire_rate * hawk**3.5 * w.loyalty**2 * steep(alarm, g.fire_threshold, 12.0)
            rate *= (0.85 if w.warned else 1.0) * min(1.0, riot / 0.2)
            w.poll("fire", rate, lambda: self._escalate(2))
        elif w.force_rule == 2:
            alarm = w.threat_seen + (0.35 if w.backing > 0.3 else 0.0) + 0.3 * riot
            rate = g.warning_rate * hawk**1.5 * steep(alarm, g.warning_threshold, 8.0)
            w.poll("no warning", rate, lambda: self._escalate(3))

    def _escalate(self, level: int) -> None:
        if level > self.world.force_rule:
            decisions.allow_force(self.world, level)

    def _call_for_help(self) -> None:
        w, g = self.world, self.world.setting.government
        if w.threat <= 0.18 or w.asked or w.gone:
            return
        armed = sum(region.armed for region in w.regions)
        need = 1.15 * w.threat + 0.45 * (0.75 - w.loyalty) + 0.5 * w.lost_share
        need += 0.15 if w.attacks else 0.0
        need += 0.15 if armed > 5e-6 * w.setting.population else 0.0
        need += g.shaken_weight * w.shaken - 0.25 * (g.multivector - 0.6)
        rate = 6.0 * g.request_propensity * steep(need, g.request_threshold, 12.0)
        rate *= 1.0 if w.purged else 1.0 - g.council_veto * w.old_guard
        w.poll_once("request", rate, lambda: decisions.ask_for_help(w))

    def _relent(self) -> None:
        w = self.world
        if w.calm_hours >= 24.0 and w.internet < 0.99:
            w.poll("internet back", 1.0, lambda: decisions.restore_internet(w))
        if w.calm_hours >= 48.0 and w.force_rule >= 2:
            w.poll("relax", 4.0, lambda: decisions.allow_force(w, 1))

    def cut_prices(self) -> None:
        """Where people are out prices are cut."""
        out = [region for region in self.world.regions if region.crowd > 0.5 * region.local]
        decisions.cut_price(self.world, out, _relieved)

    def impose_curfew(self) -> Process:
        """A curfew comes with an emergency; both are over two weeks later."""
        w = self.world
        w.curfew = True
        yield w.env.timeout(14.0 * 24.0)
        w.curfew = False
        w.happen("emergency_lifted" if w.restored else "emergency_expires")


def _relieved(region: Region) -> float:
    return 1.0 + 0.4 * (region.price - 1.0)
