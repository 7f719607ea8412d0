"""Extremist networks: cells that come into the open, kill, and vanish again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.naive.world import Process, World

if TYPE_CHECKING:
    from benchmarks.naive.region import Region

UNPROVOKED = 0.02  # threat that counts even in quiet times
AT_MOST = 3
CELL_SPREAD = 0.5
DEATHS_SPREAD = 0.8


class Extremists:
    """Networks that would use a crisis for ends of their own."""

    def __init__(self, world: World) -> None:
        self.world = world

    def run(self) -> Process:
        """Strike, the more readily the more the leadership is threatened."""
        w, e = self.world, self.world.setting.extremists
        while any(region.place.extremist_reach for region in w.regions):
            if w.attacks < AT_MOST:
                rate = e.attack_rate * e.strength**2 * (UNPROVOKED + w.threat_seen)
                w.poll("extremist attack", rate, self.strike)
            yield w.env.timeout(w.tick)

    def strike(self) -> None:
        """A cell comes out and kills."""
        w, e = self.world, self.world.setting.extremists
        persons = w.lognormal(e.cell, CELL_SPREAD)
        attack(w, target(w), persons, w.lognormal(e.attack_deaths, DEATHS_SPREAD))


def target(w: World) -> Region:
    """Draw the region of an attack, by reach and weight; by weight where there is no reach."""
    reach = [region.place.extremist_reach * region.place.weight for region in w.regions]
    weight = [region.place.weight for region in w.regions]
    return w.rng.choices(w.regions, reach if any(reach) else weight)[0]


def attack(w: World, region: Region, persons: float, deaths: float) -> None:
    """Let an armed cell of *persons* strike in a region and kill *deaths* people."""
    region.armed += persons
    region.cells += persons
    region.dead += round(deaths)
    w.attacks += 1
    w.happen("extremist_attack")


def hide(r: Region, w: World) -> None:
    """Let members of cells in region *r* go underground."""
    if r.cells == 0.0:
        return
    r.cells = min(r.cells, r.armed)
    gone = r.cells * (1.0 - math.exp(-w.dt * w.setting.extremists.cell_leaves))
    r.armed -= gone
    r.cells -= gone
    if r.cells < 1.0:
        r.cells = 0.0
