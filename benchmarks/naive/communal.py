"""Communal violence: a first clash somewhere, and how it spreads and ends in each region."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.naive.world import Process, World

if TYPE_CHECKING:
    from benchmarks.naive.region import Region

HANDFUL = 50.0  # persons whom even a weak force parts
BRAWL = 10.0  # persons below whom a fight is nobody's but their own
VIOLENT = 0.15  # fighters over the local mark
OVER = 0.03
SIZE_SPREAD = 0.5


class Communal:
    """Communities at odds."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.tension = sum(region.tinder for region in world.regions)

    def run(self) -> Process:
        """Let a brawl turn into a clash, the likelier the less anybody is in charge."""
        w, c = self.world, self.world.setting.communal
        while self.tension > 0.0:
            stress = (1.0 if w.leaderless else 0.0) + 0.3 * (1.0 - w.loyalty)
            w.poll("communal clash", c.clash_rate * self.tension * stress, self.flare_up)
            yield w.env.timeout(w.tick)

    def flare_up(self) -> None:
        """A clash in one region, the likelier the tenser."""
        w = self.world
        region = w.rng.choices(w.regions, [region.tinder for region in w.regions])[0]
        clash(w, region, w.lognormal(w.setting.communal.clash_size, SIZE_SPREAD))


def clash(w: World, region: Region, persons: float) -> None:
    """Let *persons* of two communities clash in a region."""
    region.communal += persons
    w.happen("communal_clash")


def advance(r: Region, w: World) -> None:
    """Let fighting in region *r* spread, kill, displace and end for one tick."""
    r.weary *= math.exp(-w.dt / w.setting.communal.recovering)
    if w.mood.brawling is None:  # nobody fights anywhere
        return
    _fight(r, w, w.mood.brawling)
    is_violent, is_over = r.communal > VIOLENT * r.local, r.communal < OVER * r.local
    was_violent = "communal_violence" in r.told
    r.tell_once("communal_violence", happens=is_violent)
    if is_over:
        r.told.discard("communal_violence")
    r.tell_once("communal_ends", happens=is_over and was_violent)
    if is_violent:
        r.told.discard("communal_ends")


def _fight(r: Region, w: World, brawling: list[float]) -> None:
    c = w.setting.communal
    coupling = w.setting.coupling[r.index]
    near = sum(weight * fight for weight, fight in zip(coupling, brawling, strict=True))
    example = brawling[r.index] + c.spreading * near
    parted = r.strength / (r.strength + r.communal + HANDFUL)
    apart = 1.0 + c.separation * r.displaced / max(r.communal_pool, 1.0)
    drawn = c.contagion * example / (1.0 + example) * (1.0 - parted) / apart
    free = max(0.0, r.communal_pool - r.communal - r.weary)
    joined = min(w.poisson(free * (1.0 - math.exp(-w.dt * drawn))), free)
    ending = c.exhaustion * apart + c.parting * parted
    home = r.communal * (1.0 - math.exp(-w.dt * ending))
    fought = w.dt * (r.communal + 0.5 * (joined - home))
    r.dead += w.poisson(c.death_rate * fought)
    fled = c.flight * fought * max(0.0, 1.0 - r.displaced / r.place.people)
    r.displaced = min(r.place.people, r.displaced + fled)
    r.weary += home
    r.communal += joined - home
    if r.communal < BRAWL:
        r.communal = 0.0
