"""One replication: its clock, its luck, the national state, and what has happened so far."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

import simpy

from benchmarks.naive.setting import Setting

if TYPE_CHECKING:
    from benchmarks.naive.region import Region
    from benchmarks.naive.society import Mood

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
        self.barred: set[str] = set()
        self._spent: set[str] = set()
        self.tick = setting.tick_at(0.0)  # hours
        self.dt = self.tick / 24.0  # days
        self.in_tick = False

        movement = setting.movement
        self.contagion = math.exp(rng.gauss(0.0, movement.contagion_spread))
        self.common_threshold = rng.gauss(0.0, movement.threshold_spread)
        self.quarrelsome = math.exp(rng.gauss(0.0, setting.communal.mobilisable_spread))
        self.legitimacy = movement.legitimacy
        self.transition_gap = movement.transition_gap
        self.visible = self.mobilised = self.mobilised_peak = self.politicised = 0.0
        self.conceded = self.emboldened = self.organisation = 0.0

        self.currency = self.base_currency = setting.market.currency_stress
        self.oil = setting.market.oil_price
        self.loss = 0.0

        self.loyalty = self.base_loyalty = setting.security.loyalty
        self.calm_hours = 0.0
        self.disturbed = self.restored = self.orderly = False
        self.shaken = 0.0

        self.old_guard = setting.elites.old_guard
        self.cohesion = self.base_cohesion = setting.elites.cohesion
        self.obstruction = self.threat = self.threat_seen = self.lost_share = 0.0
        self.purged = self.split = False

        self.gone = self.leaderless = False

        self.internet = 1.0
        self.force_rule = 0
        self.curfew = self.rolled_back = self.resigned = False

        self.attacks = 0
        self.unease = 0.0
        self.appealed = self.breakaway = False
        self.credit = self.mediation = self.warned = self.recognised = False

        self.option = 0
        self.influence = 0.0
        self.watching = False
        self.forced_option: int | None = None

        self.asked = self.promised = self.leaving = False
        self.backing = self.resentment = 0.0
        self.sovereignty = 1.0

    def begin_tick(self) -> None:
        """Find out how long the tick that begins now will last."""
        self.tick = self.setting.tick_at(self.env.now)
        self.dt = self.tick / 24.0
        self.in_tick = True

    def happen(self, event: str) -> None:
        """Let *event* happen: date it and start whatever reacts to it."""
        self.events += 1
        self.first.setdefault(event, self.env.now)
        for reaction in self.reactions.get(event, ()):
            self.start(reaction)

    def concede(self, size: float) -> None:
        """Give way by *size*; before visible crowds it reads as weakness."""
        self.conceded = min(1.5, self.conceded + size)
        self.embolden(0.5 * self.visible * min(1.0, size / 0.8))

    def embolden(self, weakness: float) -> None:
        """Let the street see *weakness*."""
        self.emboldened = min(1.0, self.emboldened + weakness)

    def start(self, consequence: Consequence) -> None:
        """Let *consequence* begin now; what takes time begins after everybody's turn."""
        process = consequence()
        if process is not None:
            self.env.process(self._after_turns(process) if self.in_tick else process)

    def _after_turns(self, process: Process) -> Process:
        yield self.env.timeout(0.0)
        yield from process

    def happened(self, event: str) -> bool:
        """Say whether *event* has happened."""
        return event in self.first

    def poll(self, name: str, rate: float, action: Consequence) -> bool:
        """Let a hazard of *rate* a day run for one tick; where it strikes, start *action*."""
        if rate <= 0.0 or name in self.barred:
            return False
        luck = self.rng.random()
        if luck >= 1.0 - math.exp(-rate * self.dt):
            return False
        self.env.process(self._later(-math.log(1.0 - luck) / rate * 24.0, action))
        return True

    def poll_once(self, name: str, rate: float, action: Consequence) -> None:
        """Do as :meth:`poll`, but a hazard of this *name* strikes only once a replication."""
        if name not in self._spent and self.poll(name, rate, action):
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

    def approach(self, value: float, target: float, days: float) -> float:
        """Return *value* one tick later on its way to *target* with time constant *days*."""
        return value + (target - value) * (1.0 - math.exp(-self.dt / days))

    def foreign(self) -> float:
        """Return how many foreign troops are in the country."""
        return sum(region.foreign for region in self.regions)

    def in_street(self) -> float:
        """Return everyone in the street in the whole country."""
        return sum(region.crowd for region in self.regions)

    def violent(self) -> float:
        """Return rioters and armed groups in the whole country."""
        return sum(region.violent for region in self.regions)

    def fighting(self) -> float:
        """Return everyone who fights those of another community."""
        return sum(region.communal for region in self.regions)

    def dead(self) -> float:
        """Return all who have been killed, the forces' own apart."""
        return sum(region.dead for region in self.regions)


def clip(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """Return the nearest number within [low, high]."""
    return min(high, max(low, value))


def logistic(x: float) -> float:
    """Return 1 / (1 + exp(-x))."""
    return 1.0 / (1.0 + math.exp(-clip(x, -60.0, 60.0)))
