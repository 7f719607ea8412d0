"""The command: moves scarce units to where they are needed most, and calls out the army.

Distance is a weapon in a large country: columns travel by road below 500 km and by air above, and
what is sent to one city is missing in another.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor, ProcessGenerator, on
from simulator.world.fields import regional
from simulator.world.worlds import World, Worlds

COLUMN = 250.0  # persons below which nobody is sent
LANDING_MATTERS = 8.0  # hours of travel above which a column comes by air
DETOUR = 12.0  # hours lost where the airport cannot be used
ORDERS_EVERY = 6.0  # hours between two rounds of orders
NEEDED = ("riot", "mass_protest", "unrest_returns", "administration_seized", "communal_violence")


@dataclass(frozen=True)
class Command(Actor):
    """Those who send units from one region to another."""

    TURN = 35
    FIELDS = (regional("underway", "persons", "Units travelling here."),)

    army_share: float = number("per 1000", 0, 20, "Army usable after an emergency.")
    army_factor: float = number("×", 0.1, 5, "Factor on the army.")
    redeploy_speed: float = number("×", 0.1, 10, "Factor on the speed of moving units.")

    def tick(self, w: Worlds) -> None:
        """Send what can be spared to where it is needed most, one column at a time."""
        busy = w.pressure > 0.25 * w.ground.local
        if w.now % ORDERS_EVERY or not busy.any():
            return
        wanted = w.pressure * w.ground.weight
        need = np.where(busy, wanted - 0.6 * (w.strength + w.underway), 0.0)
        spare = np.where(busy, 0.0, w.guard + w.army)
        here, there = need.argmax(axis=0), spare.argmax(axis=0)
        place = np.arange(w.count)
        sent = np.minimum(need[here, place], 0.6 * spare[there, place])
        for world in w.each((sent > COLUMN) & (w.leaderless == 0.0)):
            k = world.place
            world.start(self.send, int(there[k]), int(here[k]), float(sent[k]))

    def send(self, world: World, origin: int, goal: int, size: float) -> None:
        """A column leaves its base, to travel by road or air."""
        w, k = world.batch, world.place
        share = min(1.0, size / (w.guard[origin, k] + w.army[origin, k]))
        guard, army = share * w.guard[origin, k], share * w.army[origin, k]
        w.guard[origin, k] -= guard
        w.army[origin, k] -= army
        w.underway[goal, k] += guard + army
        hours = self.journey(float(world.ground.kilometres[origin, goal]))
        if hours > LANDING_MATTERS and w.airport_lost[goal, k] > 0.0:
            hours += DETOUR
        world.start(self.arrive, goal, guard, army, delay=hours)

    def arrive(self, world: World, goal: int, guard: float, army: float) -> None:
        """The column joins the forces at its goal."""
        w, k = world.batch, world.place
        w.underway[goal, k] -= guard + army
        w.guard[goal, k] += guard
        w.army[goal, k] += army
        world.emit("reinforcement_arrives", "command", NEEDED, region=goal, persons=guard + army)

    def journey(self, kilometres: float) -> float:
        """Return travel time in hours: by road below 500 km, by air above."""
        road = kilometres < 500.0
        hours = 5.0 + kilometres / 55.0 if road else 8.0 + kilometres / 450.0
        return hours / self.redeploy_speed

    @on("state_of_emergency")
    def call_out_army(self, world: World) -> ProcessGenerator:
        """Under an emergency the army may be used: it stands ready at the guard's bases."""
        yield world.hours(6.0 / self.redeploy_speed)
        bases = world.ground["guard_base"][:, 0]
        called = self.army_factor * self.army_share * world.ground.population / 1000.0
        world["army"] = world["army"] + called * bases / max(1.0, float(bases.sum()))


ACTOR = Command
