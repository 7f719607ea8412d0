"""What is the same for the whole country in a tick, before and after the regions have moved."""

from __future__ import annotations

import math
from dataclasses import dataclass

from benchmarks.naive.forces import REGAINED
from benchmarks.naive.region import LOCAL
from benchmarks.naive.world import Process, World, clip

VISIBLE = 0.0022  # share of the population in the street at which half of a cascade is under way


@dataclass(frozen=True)
class Mood:
    """What every region meets in this tick.

    ``inside`` are the crowds over their local scale, ``brawling`` the communal fighters, None where
    there are none at all.
    """

    inside: list[float]
    brawling: list[float] | None
    economy: float
    legitimate: float
    seen: float
    online: float
    evening: float
    pace: float
    reached: float


class Society:
    """Economy and opinion: they look at the street before each tick and hear the news after it."""

    def __init__(self, world: World) -> None:
        self.world = world

    def look(self) -> Process:
        """See how many are out, and what follows from it for everybody."""
        w = self.world
        while True:
            self._trade()
            self._organise()
            self._see()
            w.mood = self._mood()
            yield w.env.timeout(w.tick)

    def _trade(self) -> None:
        """Let the currency tremble, and count what is lost."""
        w, setting = self.world, self.world.setting
        stress = w.base_currency + setting.market.panic * w.threat_seen
        stress *= 0.5 if w.credit else 1.0
        w.currency = w.approach(w.currency, min(1.0, stress), 2.0)
        closed = sum((1.0 - r.control) * r.place.people for r in w.regions) / setting.population
        i = setting.information
        share = i.dark_share * (1.0 - w.internet) + i.closed_share * closed
        w.loss += i.daily_output * min(1.0, share) * w.dt

    def _organise(self) -> None:
        w, o = self.world, self.world.setting.organisation
        crowd = max(w.in_street(), 1.0)
        gain = o.growth * w.visible * (1.0 - w.violent() / crowd) * (1.0 - w.organisation)
        arrested = sum(region.arrests_now for region in w.regions)
        torn = o.crackdown * min(0.2, arrested / crowd)
        kept = math.exp(-w.dt / o.withering) * max(0.0, 1.0 - torn)
        w.organisation = min(1.0, w.organisation * kept + gain * w.dt)

    def _see(self) -> None:
        w, m = self.world, self.world.setting.movement
        w.mobilised = w.in_street() / w.setting.population
        w.mobilised_peak = max(w.mobilised_peak, w.mobilised)
        seen = w.mobilised / VISIBLE
        w.visible = seen / (1.0 + seen)
        gain = m.politicising * w.visible * (1.0 - w.politicised)
        loss = w.politicised / m.depoliticising
        w.politicised = clip(w.politicised + (gain - loss) * w.dt)
        w.emboldened *= math.exp(-w.dt / m.weakness_fades)

    def _mood(self) -> Mood:
        w, m = self.world, self.world.setting.movement
        hour = (w.env.now + w.tick / 2.0) % 24.0
        evening = 0.62 + 0.38 * math.cos(2.0 * math.pi * (hour - 19.0) / 24.0)
        pace = m.contagion * evening * w.contagion * (1.0 + 0.3 * w.emboldened)
        economy = m.hardship_currency * w.currency / 2.0
        economy += m.hardship_oil * max(0.0, (70.0 - w.oil) / 70.0) / 2.0
        online = m.example_online * m.online_share / 0.4 * w.internet
        fights = [region.communal / region.local for region in w.regions]
        return Mood(
            inside=[region.crowd / region.local for region in w.regions],
            brawling=fights if any(fights) else None,
            economy=economy,
            legitimate=w.legitimacy * (1.0 - m.gap_weight * w.transition_gap),
            seen=m.sight * w.visible * (0.45 + 0.55 * w.internet) + 0.05 * w.emboldened,
            online=online * w.mobilised / (1.6 * LOCAL),
            evening=evening,
            pace=pace * (0.75 if w.curfew else 1.0),
            reached=m.ready + (1.0 - m.ready) * w.organisation,
        )

    def hear(self) -> Process:
        """Let the dead frighten and anger the whole country, and notice when it is quiet."""
        w, s = self.world, self.world.setting.security
        while True:
            killed = sum(region.killed for region in w.regions)
            dread = s.dread * killed / (w.setting.population / 1e5)
            known = sum(region.outrage for region in w.regions)
            known /= 1.6 * LOCAL * w.setting.population
            stirred = s.anger_gain * 0.3 * w.internet * known
            for region in w.regions:
                region.fear = min(1.2, region.fear + dread)
                region.anger = min(0.6, region.anger + stirred)
            cost = s.legitimacy_cost * sum(region.grief for region in w.regions)
            w.legitimacy = max(0.0, w.legitimacy - cost)
            self._watch_order()
            yield w.env.timeout(w.tick)

    def _watch_order(self) -> None:
        """Order is restored after a day with few rioters, every centre held and small crowds."""
        w, scale = self.world, self.world.setting.population
        total, violent = w.in_street() + w.fighting(), w.violent() + w.fighting()
        if violent > 18e-6 * scale or total > 0.5e-3 * scale:
            w.disturbed = True
        held = all(region.control > REGAINED for region in w.regions)
        quiet = violent < 18e-6 * scale and held and total < 0.4e-3 * scale
        w.calm_hours = w.calm_hours + w.tick if quiet and w.disturbed else 0.0
        w.restored = w.calm_hours >= 24.0
        if w.restored != w.orderly:
            w.happen("order_restored" if w.restored else "unrest_returns")
            w.orderly = w.restored
