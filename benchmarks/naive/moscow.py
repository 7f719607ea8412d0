"""Moscow: watches, lends influence, readies a reserve, and answers a request for troops."""

from __future__ import annotations

import math

from benchmarks.naive.world import TICK, Process, World, approach

WATCH, INDIRECT, RESERVE, LIMITED, MASSIVE = range(5)
LEVELS = ("watch", "indirect", "reserve", "limited", "massive")


class Moscow:
    """The patron's leadership."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.alerted = False
        for news in ("riot", "mass_protest", "administration_seized", "armed_infiltration"):
            world.reactions[news] = [self.notice]
        world.reactions["csto_requested"] = [self.answer]

    def run(self) -> Process:
        """Let influence build while Moscow does more than watch; begin reviews when alerted."""
        w, m = self.world, self.world.setting.moscow
        while True:
            means = m.indirect_influence * m.alignment if w.option >= INDIRECT else 0.0
            w.influence = approach(w.influence, means, 0.5)
            if self.alerted and not w.watching:
                w.env.process(self.watch())
            self.alerted = False
            yield w.env.timeout(TICK)

    def notice(self) -> None:
        """Something grave is on the news."""
        self.alerted = True

    def watch(self) -> Process:
        """While the threat is seen, review every half day; without a request levels only rise."""
        w = self.world
        w.watching = True
        while w.threat_seen > 0.10 and not w.asked:
            yield w.env.timeout(w.rng.uniform(10.0, 14.0))
            if not w.asked:
                self._rise(self.choose(requested=False))
        w.watching = False

    def answer(self) -> Process:
        """One decision on the request, some hours after it."""
        w = self.world
        yield w.env.timeout(w.lognormal(w.setting.moscow.answer_hours, 0.45))
        level = w.forced_option
        if level is None:
            level = self.choose(requested=True)
        self._rise(level)
        if level >= LIMITED:
            w.happen("csto_accepted")
        else:
            w.cohesion = max(0.0, w.cohesion - 0.05)
            w.base_loyalty = max(0.0, w.base_loyalty - 0.04)
            w.happen("csto_declined")

    def choose(self, *, requested: bool) -> int:
        """Return an option with the odds of its utility; nobody comes uninvited."""
        odds = [math.exp(u) for u in self._utilities()][: None if requested else LIMITED]
        return self.world.rng.choices(range(len(odds)), odds)[0]

    def _utilities(self) -> tuple[float, ...]:
        w, m = self.world, self.world.setting.moscow
        stake = 0.30 * m.baikonur + 0.15 * m.minority + 0.35 * m.closeness
        stake += 0.20 * min(1.0, 1.5 * m.extremist + (0.4 if w.attack else 0.0))
        threat = min(1.0, w.threat_seen * (1.4 if w.attack else 1.1))
        benefit = 6.0 * stake * threat * (0.35 + 0.65 * m.alignment) * (1.0 + 0.4 * m.nato_drift)
        cover = 1.6 * m.framing * m.alignment
        return (
            0.9 - m.nato_drift,
            -0.2 + 0.45 * benefit + 0.6 * m.indirect_influence,
            -1.2 + 0.60 * benefit - 0.15 * m.restraint,
            m.readiness - 1.15 * m.restraint + 1.25 * benefit + cover,
            -3.6 - 1.7 * m.restraint + 1.45 * benefit + cover + 0.8 * m.nato_drift,
        )

    def _rise(self, level: int) -> None:
        if level > self.world.option:
            self.world.option = level
            self.world.happen(f"moscow_{LEVELS[level]}")
