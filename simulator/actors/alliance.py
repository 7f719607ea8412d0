"""The alliance: an airlift with a fleet and a ramp, troops on the ground, and their way home.

Foreign troops guard sites and free the state's own units; what they weigh most is the signal that
somebody stands behind the leadership. Each contingent costs sovereignty.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import simpy

from simulator.scenario.declare import number
from simulator.world.actor import Actor, ProcessGenerator, on
from simulator.world.airlift import Airlift
from simulator.world.fields import Floats, anywhere, approach, national, over_regions, regional
from simulator.world.measures import Indicator, Milestone
from simulator.world.worlds import World, Worlds

MASSIVE = 4.0  # Moscow's highest option, and the factor by which it enlarges the contingent
STEPS_HOME = 10
FULL = 130e-6  # contingent a head of population whose presence counts in full (2,500 of 19 million)


def _foreign(w: Worlds) -> Floats:
    return over_regions(w.foreign)


def _sovereignty(w: Worlds) -> Floats:
    return 100.0 * w.sovereignty


@dataclass(frozen=True)
class Alliance(Actor):
    """The members' troops under Moscow's lead, and the aircraft that carry them."""

    TURN = 70
    FIELDS = (
        regional("foreign", "persons", "Foreign troops on the spot."),
        national("asked", "flag", "Help has been asked for.", high=1.0),
        national("promised", "flag", "Troops have been promised.", high=1.0),
        national("backing", "index", "Visible foreign backing.", high=1.0),
        national(
            "sovereignty", "index", "Freedom of decision; 1 = before the crisis.", 1.0, high=1.0
        ),
        national("leaving", "flag", "Withdrawal has been announced.", high=1.0),
        national("resentment", "index", "Backlash against foreign troops.", high=1.0),
    )
    INDICATORS = (
        Indicator(
            "foreign_troops",
            "Foreign troops",
            "persons",
            "peak",
            _foreign,
            absent_at_zero=True,
            help="Troops of the alliance in the country.",
        ),
        Indicator(
            "sovereignty",
            "Sovereignty",
            "index, 100 = before",
            "final",
            _sovereignty,
            ceiling=100.0,
            help="Freedom of decision left after accepting help.",
        ),
    )
    MILESTONES = (
        Milestone("accepted", "Alliance accepts", "csto_accepted"),
        Milestone("declined", "Alliance declines", "csto_declined"),
        Milestone("arrival", "First foreign troops land", "csto_arrives"),
        Milestone("deployed", "Foreign troops complete", "csto_deployed"),
        Milestone("withdrawal_announced", "Withdrawal announced", "csto_withdrawal_announced"),
        Milestone("withdrawal_starts", "Withdrawal starts", "csto_withdrawal_starts"),
        Milestone("gone", "Foreign troops gone", "csto_gone"),
    )

    troops: float = number("persons", 0, 100_000, "Size of a limited contingent.")
    fleet: float = number("aircraft", 1, 1000, "Transport aircraft assigned.")
    ramp: float = number("slots", 1, 50, "Aircraft that can unload at once.")
    airlift: float = number("×", 0.05, 10, "Factor on fleet and ramp.")
    load: float = number("persons", 1, 500, "Troops an aircraft carries with their vehicles.")
    flight_size: float = number("aircraft", 1, 20, "Aircraft that fly together.")
    multivector: float = number("index", 0, 1, "Attachment to a balance between powers.")
    affront: float = number("index", 0, 2, "Resentment that a full limited contingent breeds.")
    promise: float = number("index", 0, 1, "Backing that the announcement alone gives.")

    def tick(self, w: Worlds) -> None:
        """Backing follows promise and presence; sovereignty is worn down by presence."""
        if not anywhere((w.promised > 0.0) | (w.backing > 0.0) | (w.resentment > 0.0)):
            return
        present = over_regions(w.foreign)
        full = FULL * w.ground.population
        target = np.maximum(self.promise * w.promised, np.minimum(1.0, present / full))
        approach(w.backing, target, w.tick_days, 0.25)
        seen = np.minimum(1.0, self.affront * present / full)
        approach(w.resentment, seen, w.tick_days, np.where(seen > w.resentment, 3.0, 10.0))
        worn = 0.006 * present / full * w.tick_days
        w.sovereignty = np.maximum(0.0, w.sovereignty - worn)
        settled = (w.calm_hours >= 72.0) & (present > 0.0) & (w.leaving == 0.0)
        rate = 0.8 * (0.5 + self.multivector)
        w.hazard("withdrawal announced", rate, self.announce, where=settled)

    @on("csto_accepted")
    def deploy(self, world: World) -> ProcessGenerator:
        """Ready the contingent, fly it in, report it complete; not to an empty office."""
        if world["gone"] > 0.0:
            world.emit("csto_halted", "alliance", ("leader_gone",))
            return
        massive = world["option"] >= MASSIVE
        world["promised"] = 1.0
        cost = 0.15 if massive else 0.08
        world["sovereignty"] = world["sovereignty"] - cost
        world["legitimacy"] = world["legitimacy"] - (0.05 if massive else 0.02)
        deployment = world.env.active_process
        assert deployment is not None
        world.running["deployment"] = deployment
        try:
            yield world.hours(world.between("alliance readiness", 6.0, 14.0))
            yield from self.fly_in(world, self.troops * (MASSIVE if massive else 1.0))
            world.emit(
                "csto_deployed", "alliance", ("csto_arrives",), troops=float(world["foreign"].sum())
            )
        except simpy.Interrupt:
            world["promised"] = 0.0
            world.emit("csto_halted", "alliance", ("leader_gone", "csto_withdrawal_announced"))
        world.running.pop("deployment")

    def fly_in(self, world: World, troops: float) -> ProcessGenerator:
        """Fly flights of aircraft: the fleet limits how many are in the air, the ramp how fast."""
        per_flight = self.load * self.flight_size
        flights = max(1, math.ceil(troops / per_flight))
        in_air = max(1, round(self.fleet * self.airlift / self.flight_size))
        airlift = Airlift(
            world,
            [min(per_flight, troops - n * per_flight) for n in range(flights)],
            flight=lambda: world.between("alliance flight", 4.0, 6.5),
            unloading=lambda: self.unloading(world),
            land=lambda troops: self.land(world, troops),
        )
        airlift.start(world, in_air)
        yield airlift.over

    def unloading(self, world: World) -> float:
        """Return hours to unload one flight, twice as long while the airport's region is lost."""
        slots = self.ramp * self.airlift
        one = world.between("alliance unloading", 1.0, 2.2)
        lost = world["airport_lost"][world.ground.landing] > 0.0
        return one * self.flight_size / slots * (2.0 if lost else 1.0)

    def land(self, world: World, troops: float) -> None:
        """Troops leave the aircraft and take over sites from the state's own guard.

        What is still in the air when a deployment has been ended turns back.
        """
        if "deployment" not in world.running or world["gone"] > 0.0:
            return
        weight = world.ground.weight[:, 0]
        lost = 1.0 - world["control"]
        share = weight * (0.1 + lost)
        share[world.ground.landing] += share.sum()
        world["foreign"] = world["foreign"] + troops * share / share.sum()
        if not world.happened("csto_arrives"):
            landing = world.ground.landing
            world.emit(
                "csto_arrives", "alliance", ("csto_accepted",), region=landing, troops=troops
            )

    @on("leader_gone")
    def halt(self, world: World) -> ProcessGenerator:
        """Whoever asked is gone: what is still in the air turns back, what has landed goes home."""
        world["promised"] = 0.0
        self.stop_flying(world)
        if world["foreign"].sum() > 0.0 and world["leaving"] == 0.0:
            yield from self.announce(world)

    def stop_flying(self, world: World) -> None:
        """End a deployment that is still going on."""
        deployment = world.running.get("deployment")
        if deployment is not None and deployment.is_alive:
            deployment.interrupt("no longer wanted")

    def announce(self, world: World) -> ProcessGenerator:
        """Announce the withdrawal, begin it a day or two later, and be gone within a week."""
        if world["leaving"] > 0.0:
            return
        world["leaving"] = 1.0
        world.emit(
            "csto_withdrawal_announced",
            "alliance",
            ("order_restored", "leader_gone", "csto_deployed"),
        )
        self.stop_flying(world)
        yield world.hours(world.between("alliance preparing", 30.0, 60.0))
        world.emit("csto_withdrawal_starts", "alliance", ("csto_withdrawal_announced",))
        world["promised"] = 0.0
        days = world.between("alliance going home", 4.5, 7.5)
        step = world["foreign"] / STEPS_HOME
        for _ in range(STEPS_HOME):
            yield world.hours(24.0 * days / STEPS_HOME)
            world["foreign"] = world["foreign"] - step
        world["foreign"] = 0.0
        world.emit("csto_gone", "alliance", ("csto_withdrawal_starts",))


ACTOR = Alliance
