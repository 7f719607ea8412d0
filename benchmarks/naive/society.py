"""What is the same for the whole country in a tick, before and after the regions have moved."""

from __future__ import annotations

import math
from dataclasses import dataclass

from benchmarks.naive.forces import REGAINED
from benchmarks.naive.region import LOCAL
from benchmarks.naive.world import DT, TICK, Process, World, clip

VISIBLE = 0.0022  # share of the population in the street at which half of a cascade is under way


@dataclass(frozen=True)
class Mood:
    """What every region meets in this tick; ``inside`` are the crowds over their local scale."""

    inside: list[float]
    economy: float
    politics: float
    illegitimacy: float
    seen: float
    online: float
    pace: float
    obeying: float


class Society:
    """National opinion: it looks at the street before each tick and hears the news after it."""

    def __init__(self, world: World) -> None:
        self.world = world

    def look(self) -> Process:
        """See how many are out, and what follows from it for everybody."""
        w = self.world
        while True:
            self._see()
            w.mood = self._mood()
            yield w.env.timeout(TICK)

    def _see(self) -> None:
        w, m = self.world, self.world.setting.movement
        w.mobilised = w.in_street() / w.setting.population
        w.mobilised_peak = max(w.mobilised_peak, w.mobilised)
        seen = w.mobilised / VISIBLE
        w.visible = seen / (1.0 + seen)
        gain = m.politicising * w.visible * (1.0 - w.politicised)
        loss = w.politicised / m.depoliticising
        w.politicised = clip(w.politicised + (gain - loss) * DT)
        w.emboldened *= math.exp(-DT / m.weakness_fades)

    def _mood(self) -> Mood:
        w, m, market = self.world, self.world.setting.movement, self.world.setting.market
        hour = (w.env.now + TICK / 2.0) % 24.0
        evening = 0.62 + 0.38 * math.cos(2.0 * math.pi * (hour - 19.0) / 24.0)
        pace = m.contagion * evening * w.contagion * (1.0 + 0.3 * w.emboldened)
        economy = m.hardship_currency * market.currency_stress / 2.0
        economy += m.hardship_oil * max(0.0, (70.0 - market.oil_price) / 70.0) / 2.0
        online = m.example_online * m.online_share / 0.4 * w.internet
        freed = 1.0 + 0.25 * min(1.0, w.foreign() / 2500.0)
        return Mood(
            inside=[region.crowd / region.local for region in w.regions],
            economy=economy,
            politics=max(w.politicised, w.trigger) * (0.25 + w.transition_gap),
            illegitimacy=1.0 - w.legitimacy * (1.0 - m.gap_weight * w.transition_gap),
            seen=m.sight * w.visible * (0.45 + 0.55 * w.internet) + 0.05 * w.emboldened,
            online=online * w.mobilised / (1.6 * LOCAL),
            pace=pace * (0.75 if w.curfew else 1.0),
            obeying=freed * (0.25 + 0.75 * w.loyalty) * (0.6 if w.leaderless else 1.0),
        )

    def hear(self) -> Process:
        """Let the dead of the whole country anger everybody, and notice when it is quiet."""
        w, s = self.world, self.world.setting.security
        while True:
            known = sum(region.outrage for region in w.regions)
            known /= 1.6 * LOCAL * w.setting.population
            for region in w.regions:
                stirred = s.anger_gain * 0.3 * w.internet * known
                region.anger = min(0.6, region.anger + stirred)
            cost = s.legitimacy_cost * sum(region.grief for region in w.regions)
            w.legitimacy = max(0.0, w.legitimacy - cost)
            self._watch_order()
            yield w.env.timeout(TICK)

    def _watch_order(self) -> None:
        """Order is restored after a day with few rioters, every centre held and small crowds."""
        w, scale = self.world, self.world.setting.population
        total, violent = w.in_street(), w.violent()
        if violent > 18e-6 * scale or total > 0.5e-3 * scale:
            w.disturbed = True
        held = all(region.control > REGAINED for region in w.regions)
        quiet = violent < 18e-6 * scale and held and total < 0.4e-3 * scale
        w.calm_hours = w.calm_hours + TICK if quiet and w.disturbed else 0.0
        w.restored = w.calm_hours >= 24.0
        if w.restored and not w.happened("order_restored"):
            w.happen("order_restored")
