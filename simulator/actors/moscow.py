"""Moscow: watches, lends influence, readies a reserve, and answers a request for troops.

The choice among five options is a random utility (McFadden 1974): stakes and threat speak for
acting, cost and precedent against it (Regan 2000; Corbetta & Grant 2012). The interview holds both
halves: very large interests, and a habit of not intervening openly.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor, ProcessGenerator, on
from simulator.world.decisions import ANSWER, INDIRECT, LIMITED, MASSIVE, answer_request, step_up
from simulator.world.fields import approach, national
from simulator.world.measures import Milestone
from simulator.world.worlds import World, Worlds


@dataclass(frozen=True)
class Moscow(Actor):
    """The patron's leadership."""

    TURN = 60
    FIELDS = (
        national("option", "level", "Highest option taken: 0 watch ... 4 massive.", high=4.0),
        national("influence", "index", "Influence at work; below 0 against.", low=-1.0, high=1.0),
        national("watching", "flag", "Reviews are under way.", high=1.0),
        national("forced_option", "level", "Answer a scenario forces; 9 = none.", 9.0),
    )
    MILESTONES = (
        Milestone("indirect", "Moscow lends influence", "moscow_indirect"),
        Milestone("reserve", "Moscow readies a reserve", "moscow_reserve"),
    )

    restraint: float = number("logit", 0, 6, "How strongly precedent and cost hold Moscow back.")
    baikonur: float = number("stake", 0, 1, "Weight of the launch site.")
    minority: float = number("stake", 0, 1, "Concern for the Russian minority.")
    closeness: float = number("stake", 0, 1, "How close the country has stayed.")
    extremist: float = number("index", 0, 1, "Reach of extremist networks as Moscow sees it.")
    nato_drift: float = number("index", 0, 1, "Drift towards the western alliance.")
    alignment: float = number("index", 0, 1, "How well the leadership suits Moscow.")
    framing: float = number("index", 0, 1, "How well the crisis can pass for aggression.")
    indirect_influence: float = number("index", 0, 1, "Means other than troops.")
    readiness: float = number("logit", -5, 5, "Readiness for a limited mission.")
    answer_hours: float = number("h", 0.5, 200, "Median time from request to decision.")

    def tick(self, w: Worlds) -> None:
        """Let influence build, for a leadership that suits Moscow and against one that does not."""
        means = self.indirect_influence * (2.0 * self.alignment - 1.0)
        approach(w.influence, means * (w.option >= INDIRECT).astype(np.float64), w.tick_days, 0.5)

    @on(
        "riot",
        "mass_protest",
        "administration_seized",
        "armed_infiltration",
        "extremist_attack",
        "communal_violence",
    )
    def watch(self, world: World) -> ProcessGenerator | None:
        """Begin to review; most of what alarms comes while reviews are under way already."""
        return None if world["watching"] > 0.0 else self.review(world)

    def review(self, world: World) -> ProcessGenerator:
        """While the threat is seen, review every half day; without a request levels only rise."""
        if world["watching"] > 0.0:  # alarmed twice at once
            return
        world["watching"] = 1.0
        while world["threat_seen"] > 0.10 and world["asked"] == 0.0:
            yield world.hours(world.between("moscow review", 10.0, 14.0))
            if world["asked"] == 0.0:
                step_up(world, self.choose(world, "moscow choice", requested=False))
        world["watching"] = 0.0

    @on("csto_requested")
    def answer(self, world: World) -> ProcessGenerator:
        """One decision on the request, some hours after it."""
        yield world.hours(world.lognormal("moscow answer time", self.answer_hours, 0.45))
        if world.is_barred(ANSWER):
            return
        forced = int(world["forced_option"])
        level = forced if forced <= MASSIVE else self.choose(world, "moscow answer", requested=True)
        answer_request(world, level)

    def choose(self, world: World, cause: str, *, requested: bool) -> int:
        """Return the option drawn from the softmax of the utilities by one uniform.

        Nobody comes uninvited: without a request only the first three are open.
        """
        open_to = self.utilities(world)[: None if requested else LIMITED]
        weights = [math.exp(u) for u in open_to]
        mark = world.luck(cause) * sum(weights)
        for level, weight in enumerate(weights):
            mark -= weight
            if mark <= 0.0:
                return level
        return len(weights) - 1

    def utilities(self, world: World) -> tuple[float, ...]:
        """Return the utility of watch, indirect, reserve, limited and massive, in logit units.

        For the last two a request gives cover, the more so if it can pass for aggression.
        """
        attack = float(world["attack"])
        kin = self.minority * (1.0 + 0.5 * float(world["appealed"]))
        stake = 0.30 * self.baikonur + 0.15 * kin + 0.35 * self.closeness
        stake += 0.20 * min(1.0, 1.5 * self.extremist + 0.4 * attack)
        threat = min(1.0, float(world["threat_seen"]) * (1.1 + 0.3 * attack))
        benefit = 6.0 * stake * threat * (0.35 + 0.65 * self.alignment)
        benefit *= 1.0 + 0.4 * self.nato_drift
        cover = 1.6 * self.framing * self.alignment
        return (
            0.9 - self.nato_drift,
            -0.2 + 0.45 * benefit + 0.6 * self.indirect_influence,
            -1.2 + 0.60 * benefit - 0.15 * self.restraint,
            self.readiness - 1.15 * self.restraint + 1.25 * benefit + cover,
            -3.6 - 1.7 * self.restraint + 1.45 * benefit + cover + 0.8 * self.nato_drift,
        )


ACTOR = Moscow
