"""The alliance: an airlift with a fleet and a ramp, troops on the ground, and their way home."""

from __future__ import annotations

import math

import simpy

from benchmarks.naive.decisions import MASSIVE
from benchmarks.naive.world import Process, World

STEPS_HOME = 10
FULL = 130e-6  # troops a head of population whose presence counts in full


class Alliance:
    """The members' troops under Moscow's lead."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.deployment: simpy.Process | None = None
        world.reactions["csto_accepted"] = [self.deploy]
        world.reactions["leader_gone"] = [self.halt]

    def run(self) -> Process:
        """Backing follows promise and presence; sovereignty is worn down by presence."""
        w, a = self.world, self.world.setting.alliance
        while True:
            troops = w.foreign()
            present = troops / (FULL * w.setting.population)
            promised = a.promise if w.promised else 0.0
            w.backing = w.approach(w.backing, max(promised, min(1.0, present)), 0.25)
            seen = min(1.0, a.affront * present)
            w.resentment = w.approach(w.resentment, seen, 3.0 if seen > w.resentment else 10.0)
            w.sovereignty = max(0.0, w.sovereignty - 0.006 * present * w.dt)
            if w.calm_hours >= 72.0 and troops > 0.0 and not w.leaving:
                w.poll_once("withdrawal announced", 0.8 * (0.5 + a.multivector), self.withdraw)
            yield w.env.timeout(w.tick)

    def deploy(self) -> Process:
        """Ready the contingent, fly it in, report it complete; not to an empty office."""
        w = self.world
        if w.gone:
            w.happen("csto_halted")
            return
        massive = w.option >= MASSIVE
        w.promised = True
        w.sovereignty = max(0.0, w.sovereignty - (0.15 if massive else 0.08))
        w.legitimacy = max(0.0, w.legitimacy - (0.05 if massive else 0.02))
        self.deployment = w.env.active_process
        try:
            yield w.env.timeout(w.rng.uniform(6.0, 14.0))
            yield from self._fly_in(w.setting.alliance.troops * (MASSIVE if massive else 1))
            w.happen("csto_deployed")
        except simpy.Interrupt:
            w.promised = False
            w.happen("csto_halted")
        self.deployment = None

    def _fly_in(self, troops: float) -> Process:
        env, a = self.world.env, self.world.setting.alliance
        per_flight = a.load * a.flight_size
        flights = max(1, math.ceil(troops / per_flight))
        fleet = simpy.Resource(env, max(1, round(a.fleet * a.airlift / a.flight_size)))
        ramp = simpy.Resource(env, 1)
        sorties = []
        for _ in range(flights):
            aboard = min(per_flight, troops)
            troops -= aboard
            sorties.append(env.process(self._sortie(fleet, ramp, aboard)))
        yield env.all_of(sorties)

    def _sortie(self, fleet: simpy.Resource, ramp: simpy.Resource, troops: float) -> Process:
        """One flight: out, unload when the ramp is free, and back for the next."""
        w = self.world
        with fleet.request() as aircraft:
            yield aircraft
            yield w.env.timeout(w.rng.uniform(4.0, 6.5))
            with ramp.request() as slot:
                yield slot
                yield w.env.timeout(self._unloading())
            if self.deployment is not None and not w.gone:
                self._land(troops)
            if fleet.queue:
                yield w.env.timeout(8.0)

    def _unloading(self) -> float:
        w, a = self.world, self.world.setting.alliance
        hours = w.rng.uniform(1.0, 2.2) * a.flight_size / (a.ramp * a.airlift)
        is_lost = "airport" in w.regions[w.setting.landing].lost_sites
        return float(hours * (2.0 if is_lost else 1.0))

    def _land(self, troops: float) -> None:
        """Troops leave the aircraft and take over sites from the state's own guard."""
        w = self.world
        shares = [r.place.weight * (0.1 + 1.0 - r.control) for r in w.regions]
        shares[w.setting.landing] += sum(shares)
        total = sum(shares)
        for region, share in zip(w.regions, shares, strict=True):
            region.foreign += troops * share / total
        if not w.happened("csto_arrives"):
            w.happen("csto_arrives")

    def halt(self) -> Process:
        """Whoever asked is gone: what is in the air turns back, what has landed goes home."""
        w = self.world
        w.promised = False
        self._stop_flying()
        if w.foreign() > 0.0 and not w.leaving:
            yield from self.withdraw()

    def _stop_flying(self) -> None:
        if self.deployment is not None and self.deployment.is_alive:
            self.deployment.interrupt("no longer wanted")

    def withdraw(self) -> Process:
        """Announce the withdrawal, begin it a day or two later, and be gone within a week."""
        w = self.world
        if w.leaving:
            return
        w.leaving = True
        w.happen("csto_withdrawal_announced")
        self._stop_flying()
        yield w.env.timeout(w.rng.uniform(30.0, 60.0))
        w.happen("csto_withdrawal_starts")
        w.promised = False
        hours = 24.0 * w.rng.uniform(4.5, 7.5)
        steps = [region.foreign / STEPS_HOME for region in w.regions]
        for _ in range(STEPS_HOME):
            yield w.env.timeout(hours / STEPS_HOME)
            for region, step in zip(w.regions, steps, strict=True):
                region.foreign = max(0.0, region.foreign - step)
        for region in w.regions:
            region.foreign = 0.0
        w.happen("csto_gone")
