"""The command: moves scarce units to where they are needed most, and calls out the army.

Distance is a weapon in a large country: columns travel by road below 500 km and by air above, and
what is sent to one city is missing in another.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor, Places, ProcessGenerator, on
from simulator.world.fields import Floats, anywhere, regional
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
        if w.now % ORDERS_EVERY or not anywhere(busy):
            return
        wanted = w.pressure * w.ground.weight
        need = np.where(busy, wanted - 0.6 * (w.strength + w.underway), 0.0)
        spare = np.where(busy, 0.0, w.guard + w.army)
        here, there = need.argmax(axis=0), spare.argmax(axis=0)
        place = np.arange(w.count)
        sent = np.minimum(need[here, place], 0.6 * spare[there, place])
        on = np.flatnonzero((sent > COLUMN) & (w.leaderless == 0.0))
        if on.size:
            self._send(w, on, there[on], here[on], sent[on])

    def _send(self, w: Worlds, on: Places, origin: Places, goal: Places, size: Floats) -> None:
        """One column leaves its base in each of the worlds *on*, to travel by road or air."""
        guard, army = w.guard[origin, on], w.army[origin, on]
        share = np.minimum(1.0, size / (guard + army))
        guard, army = share * guard, share * army
        w.guard[origin, on] -= guard
        w.army[origin, on] -= army
        w.underway[goal, on] += guard + army
        hours = self.of(on).journey(w.ground.kilometres[origin, goal])
        hours += DETOUR * ((hours > LANDING_MATTERS) & (w.airport_lost[goal, on] > 0.0))
        columns = zip(on, goal, guard, army, hours, strict=True)
        for place, to, guards, soldiers, delay in columns:
            w.world(place).start(self.arrive, int(to), guards, soldiers, delay=float(delay))

    def arrive(self, world: World, goal: int, guard: float, army: float) -> None:
        """The column joins the forces at its goal."""
        w, k = world.batch, world.place
        w.underway[goal, k] -= guard + army
        w.guard[goal, k] += guard
        w.army[goal, k] += army
        world.emit("reinforcement_arrives", "command", NEEDED, region=goal, persons=guard + army)

    def journey(self, kilometres: Floats | float) -> Floats:
        """Return travel times in hours: by road below 500 km, by air above."""
        road = np.less(kilometres, 500.0)
        hours = np.where(road, 5.0 + kilometres / 55.0, 8.0 + kilometres / 450.0)
        return hours / self.redeploy_speed

    @on("state_of_emergency")
    def call_out_army(self, world: World) -> ProcessGenerator:
        """Under an emergency the army may be used: it stands ready at the guard's bases."""
        yield world.hours(6.0 / self.redeploy_speed)
        bases = world.ground["guard_base"][:, 0]
        called = self.army_factor * self.army_share * world.ground.population / 1000.0
        world["army"] = world["army"] + called * bases / max(1.0, float(bases.sum()))


ACTOR = Command
