"""Communal violence: neighbours of different communities set against each other.

A deadly riot (Horowitz 2001) is not a protest: its targets are neighbours, it starts from a small
incident where nobody seems in charge (Fearon & Laitin 1996), spreads by rumour and fear within
hours, and ends within days, because fighters tire, because the attacked have fled, or because the
state parts the two sides; whether the state does decides most of it (Wilkinson 2004). How many are
drawn in follows from how much community matters in a place, not from mere mixture (Bhavnani &
Miodownik 2009): the column ``communal_tension``. Joining is the epidemic of Burbeck, Raine & Stark
(1978): those at hand, fighting, and gone home.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.streams import normals
from simulator.world.actor import Actor, Places
from simulator.world.counts import poisson
from simulator.world.fields import Floats, anywhere, over_regions, regional
from simulator.world.measures import Indicator, Milestone
from simulator.world.outbreaks import clash
from simulator.world.worlds import World, Worlds

HANDFUL = 50.0  # persons whom even a weak force parts
BRAWL = 10.0  # persons below whom a fight is nobody's but their own
VIOLENT = 0.15  # fighters against the local mark above which it is communal violence
OVER = 0.03  # and below which it is over
SIZE_SPREAD = 0.5  # log s.d. of the first clash


def _fighters(w: Worlds) -> Floats:
    return over_regions(w.communal)


def _displaced(w: Worlds) -> Floats:
    return over_regions(w.displaced)


def _near(w: Worlds, inside: Floats, on: Places) -> Floats:
    """Return each region's view of the others in the worlds *on*, whose *inside* is given."""
    weights = w.coupling if w.coupling.shape[2] == 1 else w.coupling[:, :, on]
    return over_regions(weights * inside[:, None])


@dataclass(frozen=True)
class Communal(Actor):
    """Those who fight their neighbours, and those who flee from them."""

    TURN = 22
    FIELDS = (
        regional("communal", "persons", "People fighting those of another community."),
        regional("weary", "persons", "Those who have fought and gone home."),
        regional("displaced", "persons", "People who have fled from it, in all."),
    )
    INDICATORS = (
        Indicator(
            "communal",
            "Communal fighters",
            "persons",
            "peak",
            _fighters,
            absent_at_zero=True,
            help="People who fight those of another community, at one time.",
        ),
        Indicator(
            "displaced",
            "Displaced by communal violence",
            "persons",
            "final",
            _displaced,
            absent_at_zero=True,
            help="People who have fled from communal violence, within the country and abroad.",
        ),
    )
    MILESTONES = (Milestone("communal_violence", "Communal violence", "communal_violence"),)

    mobilisable: float = number("% of people", 0, 50, "Who could be drawn in, at full tension.")
    mobilisable_spread: float = number("log s.d.", 0, 2, "Spread of it between histories.")
    contagion: float = number("1/day", 0, 20, "Rate of being drawn in, at saturation.")
    spreading: float = number("weight", 0, 5, "Weight of fighting in near regions.")
    exhaustion: float = number("1/day", 0.01, 5, "Rate at which fighters go home.")
    flight: float = number("1/day", 0, 50, "People displaced by one fighter.")
    separation: float = number("ratio", 0, 5, "How far those who have fled end it.")
    parting: float = number("1/day", 0, 20, "Rate at which a force that prevails ends it.")
    death_rate: float = number("1/day", 0, 0.2, "Deaths by one fighter.")
    recovering: float = number("days", 1, 1000, "Time until those gone home could fight again.")
    clash_rate: float = number("1/day", 0, 5, "Rate of a first clash, before its factors.")
    clash_size: float = number("persons", 1, 20_000, "Median size of a first clash.")

    def begin(self, w: Worlds) -> None:
        """Find out where communities could clash, and how many would be drawn in."""
        tension = w.ground.optional("communal_tension")
        w.tinder = tension[:, 0] ** 2  # it takes two: both communities must be ready for it
        luck = normals(w.luck("communal mobilisable", 1)[0])
        share = 0.01 * self.mobilisable * np.exp(self.mobilisable_spread * luck)
        w.communal_pool = share * w.ground.people * w.tinder[:, None]

    def tick(self, w: Worlds) -> None:
        """Let a first clash happen where nobody is in charge, and fighting spread and end."""
        if anywhere(w.tinder):
            stress = w.leaderless + 0.3 * (1.0 - w.loyalty)
            rate = self.clash_rate * float(np.add.accumulate(w.tinder)[-1]) * stress
            w.hazard("communal clash", rate, self.flare_up, where=stress > 0.0, again=True)
        if anywhere(w.weary):
            w.weary *= np.exp(-w.tick_days / self.recovering)
        if anywhere(w.communal):
            on = np.flatnonzero(w.communal.any(axis=0))
            self.of(on)._fight(w, on)
            self._tell(w)

    def _fight(self, w: Worlds, on: Places) -> None:
        """Let fighting spread, kill, displace and end, in the worlds that have any."""
        days, local, people = w.tick_days, w.ground.local, w.ground.people
        fighting, displaced, weary = w.communal[:, on], w.displaced[:, on], w.weary[:, on]
        pool, force = w.communal_pool[:, on], w.strength[:, on]
        inside = fighting / local
        example = inside + self.spreading * _near(w, inside, on)
        parted = force / (force + fighting + HANDFUL)
        apart = 1.0 + self.separation * displaced / np.maximum(pool, 1.0)
        drawn = self.contagion * example / (1.0 + example) * (1.0 - parted) / apart
        free = np.maximum(0.0, pool - fighting - weary)
        mean = free * (1.0 - np.exp(-days * drawn))
        joined = np.minimum(poisson(mean, w.regional_luck("communal joins")[:, on]), free)
        ending = self.exhaustion * apart + self.parting * parted
        home = fighting * (1.0 - np.exp(-days * ending))
        fought = days * (fighting + 0.5 * (joined - home))
        killed = poisson(self.death_rate * fought, w.regional_luck("communal deaths")[:, on])
        fled = self.flight * fought * np.maximum(0.0, 1.0 - displaced / people)
        fighting = fighting + joined - home
        w.communal[:, on] = fighting * (fighting >= BRAWL)
        w.weary[:, on] = weary + home
        w.displaced[:, on] = np.minimum(people, displaced + fled)
        w.dead[:, on] += killed

    def _tell(self, w: Worlds) -> None:
        violent = w.communal > VIOLENT * w.ground.local
        over = w.communal < OVER * w.ground.local
        known = w.seen("communal_violence", violent.shape).copy()
        w.watch(
            "communal_violence",
            violent,
            "communal",
            ("communal_clash", "communal_violence"),
            rearm=over,
            fighters=w.communal,
        )
        w.watch(
            "communal_ends",
            over & known,
            "communal",
            ("communal_violence", "reinforcement_arrives", "force_rule_2", "force_rule_3"),
            rearm=violent,
            displaced=w.displaced,
        )

    # -- consequences -----------------------------------------------------------------------------

    def flare_up(self, world: World) -> None:
        """A brawl turns into a clash of communities in one region, the likelier the tenser."""
        region = world.pick("communal place", world.batch.tinder)
        persons = world.lognormal("communal clash size", self.clash_size, SIZE_SPREAD)
        clash(world, region, persons)


ACTOR = Communal
