"""The command: moves scarce units to where they are needed most, and calls out the army."""

from __future__ import annotations

from benchmarks.naive.region import Region
from benchmarks.naive.world import Process, World

COLUMN = 250.0  # persons below which nobody is sent
LANDING_MATTERS = 8.0  # hours of travel above which a column comes by air
DETOUR = 12.0  # hours lost where the airport cannot be used
ORDERS_EVERY = 6.0  # hours between two rounds of orders


class Command:
    """Sends what can be spared to where it is needed most, one column at a time."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.reactions["state_of_emergency"] = [self.call_out_army]

    def run(self) -> Process:
        """Look at the country, and give orders every few hours."""
        w = self.world
        while True:
            if w.env.now % ORDERS_EVERY == 0.0 and not w.leaderless:
                self._order()
            yield w.env.timeout(w.tick)

    def _order(self) -> None:
        w = self.world
        goal = max(w.regions, key=_need)
        origin = max(w.regions, key=_spare)
        size = min(_need(goal), 0.6 * _spare(origin))
        if size > COLUMN:
            w.env.process(self.march(origin, goal, size))

    def march(self, origin: Region, goal: Region, size: float) -> Process:
        """A column leaves its base, travels by road or air, and joins the forces at its goal."""
        share = min(1.0, size / (origin.guard + origin.army))
        guard, army = share * origin.guard, share * origin.army
        origin.guard -= guard
        origin.army -= army
        goal.underway += guard + army
        setting = self.world.setting
        kilometres = setting.kilometres[origin.index][goal.index]
        hours = 5.0 + kilometres / 55.0 if kilometres < 500.0 else 8.0 + kilometres / 450.0
        hours /= setting.command.redeploy_speed
        if hours > LANDING_MATTERS and "airport" in goal.lost_sites:
            hours += DETOUR
        yield self.world.env.timeout(hours)
        goal.underway -= guard + army
        goal.guard += guard
        goal.army += army
        self.world.happen("reinforcement_arrives")

    def call_out_army(self) -> Process:
        """Under an emergency the army may be used: it stands ready at the guard's bases."""
        setting = self.world.setting
        yield self.world.env.timeout(6.0 / setting.command.redeploy_speed)
        c = setting.command
        called = c.army_factor * c.army_share * setting.population / 1000.0
        for region in self.world.regions:
            region.army += called * region.place.guard_base / setting.bases


def _is_busy(region: Region) -> bool:
    return region.pressure > 0.25 * region.local


def _need(region: Region) -> float:
    if not _is_busy(region):
        return 0.0
    on_the_way = region.strength + region.underway
    return region.pressure * region.place.weight - 0.6 * on_the_way


def _spare(region: Region) -> float:
    return 0.0 if _is_busy(region) else region.guard + region.army
