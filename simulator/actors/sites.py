"""Sites: the places in a city that a crowd can take, and what losing each of them does.

Control of a centre is a matter of degree; an airport, an office, a palace are taken or not, and
each loss changes something else: what can be flown in, who has arms, how the leadership sees its
own chances. Crowds that reach the seat of power decide most urban revolts (Beissinger 2022).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor
from simulator.world.fields import Floats, Mask, anywhere, national, regional
from simulator.world.measures import Indicator, Milestone
from simulator.world.worlds import World, Worlds

KINDS = ("airport", "headquarters", "residence", "seat")
SHAKY = 0.55  # control of the centre below which a site can be taken, and above which retaken


def _lost(w: Worlds) -> Floats:
    return w.sites_lost.copy()


@dataclass(frozen=True)
class Sites(Actor):
    """Airports, security headquarters, residences and the seat of power."""

    TURN = 33
    FIELDS = (
        regional("airport_lost", "flag", "The airport is in the crowd's hands.", high=1.0),
        regional("headquarters_lost", "flag", "Security headquarters are.", high=1.0),
        regional("residence_lost", "flag", "A residence of the leader is.", high=1.0),
        regional("seat_lost", "flag", "The seat of power is.", high=1.0),
        national("sites_lost", "count", "Sites in the crowd's hands."),
        national("shaken", "index", "How far such losses shake the leadership; fades.", high=1.0),
    )
    INDICATORS = (
        Indicator(
            "sites_lost",
            "Sites lost",
            "sites",
            "peak",
            _lost,
            absent_at_zero=True,
            help="Airports, security headquarters, residences and the seat of power, at one time.",
        ),
    )
    MILESTONES = (
        Milestone("airport_lost", "Airport lost", "airport_lost"),
        Milestone("headquarters_lost", "Security headquarters lost", "headquarters_lost"),
        Milestone("residence_lost", "Residence lost", "residence_lost"),
        Milestone("seat_lost", "Seat of power lost", "seat_lost"),
    )

    airport_rate: float = number("1/day", 0, 20, "Rate of losing an airport, at full disorder.")
    headquarters_rate: float = number("1/day", 0, 20, "Rate of losing security headquarters.")
    residence_rate: float = number("1/day", 0, 20, "Rate of losing a residence.")
    seat_rate: float = number("1/day", 0, 20, "Rate of losing the seat of power.")
    retaking: float = number("1/day", 0, 20, "Rate of retaking a site where control is back.")
    looting: float = number("share", 0, 1, "Share of rioters who arm themselves from an armoury.")
    shock: float = number("index", 0, 1, "How far one loss shakes the leadership.")
    shock_fades: float = number("days", 0.1, 30, "Time constant with which that fades.")

    def begin(self, w: Worlds) -> None:
        """Find out where which sites stand."""
        for kind in KINDS:
            setattr(w, f"{kind}_stands", w.ground.optional(kind) > 0.0)

    def tick(self, w: Worlds) -> None:
        """Let sites fall where the centre is shaky, and be retaken where it is held."""
        w.shaken *= np.exp(-w.tick_days / self.shock_fades)
        shaky = w.control < SHAKY
        if anywhere(shaky):
            self._fall(w, shaky)
        if anywhere(w.sites_lost > 0.0):
            self._come_back(w, ~shaky)

    def _fall(self, w: Worlds, shaky: Mask) -> None:
        disorder = np.maximum(0.0, SHAKY - w.control) / SHAKY
        rates = (self.airport_rate, self.headquarters_rate, self.residence_rate, self.seat_rate)
        falls = (self.lose_airport, self.lose_headquarters, self.lose_residence, self.lose_seat)
        for kind, rate, fall in zip(KINDS, rates, falls, strict=True):
            open_ = shaky & getattr(w, f"{kind}_stands") & (getattr(w, f"{kind}_lost") == 0.0)
            if anywhere(open_):
                w.hazard(f"{kind} lost", rate * disorder, fall, where=open_, again=True)

    def _come_back(self, w: Worlds, steady: Mask) -> None:
        backs = (
            self.retake_airport,
            self.retake_headquarters,
            self.retake_residence,
            self.retake_seat,
        )
        for kind, back in zip(KINDS, backs, strict=True):
            held = steady & (getattr(w, f"{kind}_lost") > 0.0)
            if anywhere(held):
                rate = self.retaking * w.control
                w.hazard(f"{kind} retaken", rate, back, where=held, again=True)

    # -- consequences -----------------------------------------------------------------------------

    def lose_airport(self, world: World, region: int) -> None:
        """Nothing lands here until the airport is retaken."""
        self._lose(world, region, "airport")

    def lose_headquarters(self, world: World, region: int) -> None:
        """An armoury is looted: some rioters are armed from now on, and the police give way."""
        w, k = world.batch, world.place
        armed = self.looting * float(w.rioters[region, k])
        w.rioters[region, k] -= armed
        w.armed[region, k] += armed
        w.police[region, k] *= 0.8
        self._lose(world, region, "headquarters", **({"armed": armed} if armed >= 1.0 else {}))

    def lose_residence(self, world: World, region: int) -> None:
        """A residence burns: nobody sees the leadership as safe."""
        world["emboldened"] = world["emboldened"] + 0.2
        self._lose(world, region, "residence")

    def lose_seat(self, world: World, region: int) -> None:
        """The crowd stands in the offices of power."""
        world["emboldened"] = world["emboldened"] + 0.4
        world["shaken"] = world["shaken"] + 2.0 * self.shock
        self._lose(world, region, "seat")

    def _lose(self, world: World, region: int, kind: str, **numbers: float) -> None:
        self._mark(world, region, kind, 1.0)
        weight = float(world.ground.weight[region, 0] / world.ground.weight.max())
        world["shaken"] = world["shaken"] + self.shock * weight
        causes = ("administration_seized", "riot", "mass_protest", "unrest_returns")
        world.emit(f"{kind}_lost", "movement", causes, region=region, data=numbers)

    def retake_airport(self, world: World, region: int) -> None:
        """The airport is open again."""
        self._retaken(world, region, "airport")

    def retake_headquarters(self, world: World, region: int) -> None:
        """The services are back in their offices."""
        self._retaken(world, region, "headquarters")

    def retake_residence(self, world: World, region: int) -> None:
        """The residence is back in the leadership's hands."""
        self._retaken(world, region, "residence")

    def retake_seat(self, world: World, region: int) -> None:
        """The seat of power is cleared."""
        self._retaken(world, region, "seat")

    def _retaken(self, world: World, region: int, kind: str) -> None:
        self._mark(world, region, kind, 0.0)
        causes = ("control_regained", "reinforcement_arrives", f"{kind}_lost")
        world.emit(f"{kind}_retaken", "security", causes, region=region)

    def _mark(self, world: World, region: int, kind: str, lost: float) -> None:
        lost_here = getattr(world.batch, f"{kind}_lost")
        lost_here[region, world.place] = lost
        world["sites_lost"] = world["sites_lost"] + (1.0 if lost else -1.0)


ACTOR = Sites
