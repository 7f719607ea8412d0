"""Moscow: watches, lends influence, readies a reserve, and answers a request for troops."""

from __future__ import annotations

import math

from benchmarks.naive.decisions import INDIRECT, LIMITED, answer_request, step_up
from benchmarks.naive.world import Process, World

ALARMS = (
    "riot",
    "mass_protest",
    "administration_seized",
    "armed_infiltration",
    "extremist_attack",
    "communal_violence",
)


class Moscow:
    """The patron's leadership."""

    def __init__(self, world: World) -> None:
        self.world = world
        for news in ALARMS:
            world.reactions[news] = [self.watch]
        world.reactions["csto_requested"] = [self.answer]

    def run(self) -> Process:
        """Let influence build, for a leadership that suits Moscow and against one that does not."""
        w, m = self.world, self.world.setting.moscow
        means = m.indirect_influence * (2.0 * m.alignment - 1.0)
        while True:
            w.influence = w.approach(w.influence, means if w.option >= INDIRECT else 0.0, 0.5)
            yield w.env.timeout(w.tick)

    def watch(self) -> Process:
        """While the threat is seen, review every half day; without a request levels only rise."""
        w = self.world
        if w.watching:
            return
        w.watching = True
        while w.threat_seen > 0.10 and not w.asked:
            yield w.env.timeout(w.rng.uniform(10.0, 14.0))
            if not w.asked:
                step_up(w, self.choose(requested=False))
        w.watching = False

    def answer(self) -> Process:
        """One decision on the request, some hours after it."""
        w = self.world
        yield w.env.timeout(w.lognormal(w.setting.moscow.answer_hours, 0.45))
        if "alliance answer" in w.barred:
            return
        forced = w.forced_option
        answer_request(w, self.choose(requested=True) if forced is None else forced)

    def choose(self, *, requested: bool) -> int:
        """Return an option with the odds of its utility; nobody comes uninvited."""
        odds = [math.exp(u) for u in self._utilities()][: None if requested else LIMITED]
        return self.world.rng.choices(range(len(odds)), odds)[0]

    def _utilities(self) -> tuple[float, ...]:
        w, m = self.world, self.world.setting.moscow
        stake = 0.30 * m.baikonur + 0.35 * m.closeness
        stake += 0.15 * m.minority * (1.5 if w.appealed else 1.0)
        stake += 0.20 * min(1.0, 1.5 * m.extremist + (0.4 if w.attacks else 0.0))
        threat = min(1.0, w.threat_seen * (1.4 if w.attacks else 1.1))
        benefit = 6.0 * stake * threat * (0.35 + 0.65 * m.alignment) * (1.0 + 0.4 * m.nato_drift)
        cover = 1.6 * m.framing * m.alignment
        return (
            0.9 - m.nato_drift,
            -0.2 + 0.45 * benefit + 0.6 * m.indirect_influence,
            -1.2 + 0.60 * benefit - 0.15 * m.restraint,
            m.readiness - 1.15 * m.restraint + 1.25 * benefit + cover,
            -3.6 - 1.7 * m.restraint + 1.45 * benefit + cover + 0.8 * m.nato_drift,
        )
