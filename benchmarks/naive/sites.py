"""Sites: airports, headquarters, residences and the seat of power, taken and retaken."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.naive.world import Process, World

if TYPE_CHECKING:
    from benchmarks.naive.region import Region

SHAKY = 0.55  # control of the centre below which a site can be taken, and above which retaken


class Sites:
    """The places in a city that a crowd can take."""

    def __init__(self, world: World) -> None:
        self.world = world

    def run(self) -> Process:
        """Let sites fall where the centre is shaky, and be retaken where it is held."""
        w, s = self.world, self.world.setting.sites
        while True:
            w.shaken *= math.exp(-w.dt / s.shock_fades)
            for region in w.regions:
                for kind in region.place.sites:
                    self._contest(region, kind)
            yield w.env.timeout(w.tick)

    def _contest(self, region: Region, kind: str) -> None:
        w, s = self.world, self.world.setting.sites
        is_lost, is_shaky = kind in region.lost_sites, region.control < SHAKY
        if is_shaky and not is_lost:
            rate = getattr(s, f"{kind}_rate") * (SHAKY - region.control) / SHAKY
            w.poll(f"{kind} lost", rate, lambda: self.lose(region, kind))
        elif is_lost and not is_shaky:
            rate = s.retaking * region.control
            w.poll(f"{kind} retaken", rate, lambda: self.retake(region, kind))

    def lose(self, region: Region, kind: str) -> None:
        """The crowd takes a site, and what follows depends on which."""
        w, s = self.world, self.world.setting.sites
        if kind == "headquarters":
            armed = s.looting * region.rioters
            region.rioters -= armed
            region.armed += armed
            region.police *= 0.8
        elif kind == "residence":
            w.embolden(0.2)
        elif kind == "seat":
            w.embolden(0.4)
            w.shaken = min(1.0, w.shaken + 2.0 * s.shock)
        region.lost_sites.add(kind)
        w.shaken = min(1.0, w.shaken + s.shock * region.place.weight / w.setting.weight_max)
        w.happen(f"{kind}_lost")

    def retake(self, region: Region, kind: str) -> None:
        """The state is back in a site."""
        region.lost_sites.discard(kind)
        self.world.happen(f"{kind}_retaken")


def count_lost(w: World) -> int:
    """Return how many sites are in the crowd's hands."""
    return sum(len(region.lost_sites) for region in w.regions)
