"""One replication: its clock, its luck, the national state, and what has happened so far."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

import simpy

from benchmarks.naive.setting import Setting
from simulator.engine.replicate import TICK_HOURS

if TYPE_CHECKING:
    from benchmarks.naive.region import Region
    from benchmarks.naive.society import Mood

TICK = TICK_HOURS  # hours
DT = TICK / 24.0  # days

Process = Generator[simpy.Event, Any, None]
Consequence = Callable[[], Process | None]  # takes time, or happens at once


class World:
    """The state that is not a region's. Processes of actors read and change it freely."""

    mood: Mood  # what all regions meet in this tick

    def __init__(self, setting: Setting, rng: random.Random) -> None:
        self.setting = setting
        self.rng = rng
        self.env = simpy.Environment()
        self.regions: list[Region] = []
        self.events = 0
        self.first: dict[str, float] = {}
        self.reactions: dict[str, list[Consequence]] = {}
        self._spent: set[str] = set()

        movement = setting.movement
        self.contagion = math.exp(rng.gauss(0.0, movement.contagion_spread))
        self.common_threshold = rng.gauss(0.0, movement.threshold_spread)
        self.legitimacy = movement.legitimacy
        self.transition_gap = movement.transition_gap
        self.trigger = movement.political_trigger
        self.visible = self.mobilised = self.mobilised_peak = self.politicised = 0.0
        self.conceded = self.emboldened = 0.0

        self.loyalty = self.base_loyalty = setting.security.loyalty
        self.calm_hours = 0.0
        self.disturbed = self.restored = False

        self.old_guard = setting.elites.old_guard
        self.cohesion = self.base_cohesion = setting.elites.cohesion
        self.obstruction = self.threat = self.threat_seen = self.lost_share = 0.0
        self.purged = self.split = self.purge_forbidden = False

        self.gone = self.leaderless = False

        self.internet = 1.0
        self.force_rule = 0
        self.curfew = self.rolled_back = self.resigned = False
        self.request_forbidden = self.attack = False

        self.option = 0
        self.influence = 0.0
        self.watching = False
        self.forced_option: int | None = None

        self.asked = self.promised = self.leaving = False
        self.backing = 0.0
        self.sovereignty = 1.0

    def happen(self, event: str) -> None:
        """Let *event* happen: date it and start whatever reacts to it."""
        self.events += 1
        self.first.setdefault(event, self.env.now)
        for reaction in self.reactions.get(event, ()):
            self.start(reaction)

    def concede(self, size: float) -> None:
        """Give way by *size*; before visible crowds it reads as weakness."""
        self.conceded = min(1.5, self.conceded + size)
        weakness = 0.5 * self.visible * min(1.0, size / 0.8)
        self.emboldened = min(1.0, self.emboldened + weakness)

    def start(self, consequence: Consequence) -> None:
        """Let *consequence* begin now."""
        process = consequence()
        if process is not None:
            self.env.process(process)

    def happened(self, event: str) -> bool:
        """Say whether *event* has happened."""
        return event in self.first

    def poll(self, rate: float, action: Consequence) -> bool:
        """Let a hazard of *rate* a day run for one tick; where it strikes, start *action*."""
        if rate <= 0.0:
            return False
        luck = self.rng.random()
        if luck >= 1.0 - math.exp(-rate * DT):
            return False
        self.env.process(self._later(-math.log(1.0 - luck) / rate * 24.0, action))
        return True

    def poll_once(self, name: str, rate: float, action: Consequence) -> None:
        """Do as :meth:`poll`, but a hazard of this *name* strikes only once a replication."""
        if name not in self._spent and self.poll(rate, action):
            self._spent.add(name)

    def _later(self, hours: float, action: Consequence) -> Process:
        yield self.env.timeout(hours)
        self.start(action)

    def poisson(self, mean: float) -> int:
        """Return a Poisson count: by inversion, or from the normal where *mean* is large."""
        if mean > 30.0:
            return max(0, round(self.rng.gauss(mean, math.sqrt(mean))))
        luck = self.rng.random()
        count = 0
        term = reached = math.exp(-mean)
        while luck > reached and count < 1000:
            count += 1
            term *= mean / count
            reached += term
        return count

    def lognormal(self, median: float, sigma: float) -> float:
        """Return a lognormal draw with *median* and log-scale *sigma*."""
        return median * math.exp(self.rng.gauss(0.0, sigma))

    def foreign(self) -> float:
        """Return how many foreign troops are in the country."""
        return sum(region.foreign for region in self.regions)

    def in_street(self) -> float:
        """Return everyone in the street in the whole country."""
        return sum(region.crowd for region in self.regions)

    def violent(self) -> float:
        """Return rioters and armed groups in the whole country."""
        return sum(region.violent for region in self.regions)


def clip(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """Return the nearest number within [low, high]."""
    return min(high, max(low, value))


def approach(value: float, target: float, days: float) -> float:
    """Return *value* one tick later on its way to *target* with time constant *days*."""
    return value + (target - value) * (1.0 - math.exp(-DT / days))
