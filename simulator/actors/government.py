"""The government: what it gives, what it cuts off, and how much force it allows.

Dissent meets coercion (the law of coercive responsiveness, Davenport 2007) and concessions; those
made late, before visible crowds, read as weakness (Rasler 1996; Acemoglu & Robinson 2006).
Every decision is a hazard, gated so that nothing is decided for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor, ProcessGenerator, on
from simulator.world.decisions import (
    allow_force,
    ask_for_help,
    cut_price,
    dismiss_cabinet,
    restore_internet,
    roll_back,
    shut_internet,
)
from simulator.world.fields import Floats, Mask, anywhere, logistic, national, over_regions
from simulator.world.measures import Milestone
from simulator.world.street import CABINET
from simulator.world.worlds import HOURS_A_DAY, World, Worlds

STREET = 0.0025  # share of people in the street that counts as a full alarm
RIOT = 0.0008  # share of people rioting that does
AWAKE = 21e-6  # share of the people in the street at which the government takes notice
UNREST = ("mass_protest", "riot", "communal_violence", "unrest_returns")  # what is answered


def steep(x: Floats, middle: float, slope: float = 10.0) -> Floats:
    """Return how ready a decision is, 0 to 1: half at *middle*, the steeper the larger *slope*."""
    return logistic(slope * (x - middle))


@dataclass(frozen=True)
class Government(Actor):
    """President and cabinet deciding on prices, people, the internet, and force."""

    TURN = 50
    FIELDS = (
        national("curfew", "flag", "State of emergency with a curfew.", high=1.0),
        national(
            "force_rule", "level", "0 crowd control, 1 batons, 2 fire at attackers, 3 at will."
        ),
        national("rolled_back", "flag", "The national price cap is back.", high=1.0),
        national("resigned", "flag", "The cabinet has resigned.", high=1.0),
    )
    MILESTONES = (
        Milestone("regional_cut", "Regional price cut", "regional_price_cut"),
        Milestone("rollback", "Price rolled back nationally", "price_rollback"),
        Milestone("internet_cut", "Internet cut", "internet_shutdown"),
        Milestone("emergency", "State of emergency", "state_of_emergency"),
        Milestone("concession", "Cabinet resigns", "concession"),
        Milestone("force_rule_2", "Fire allowed at attackers", "force_rule_2"),
        Milestone("force_rule_3", "Fire without warning", "force_rule_3"),
        Milestone("request", "Alliance asked for help", "csto_requested"),
    )

    conciliation: float = number("index", 0, 1, "Readiness to give way.")
    concession_delay: float = number("h", 0, 2000, "Hours of protest before giving is considered.")
    repression: float = number("index", 0, 1, "Hawkishness.")
    internet_control: float = number("index", 0, 1, "Readiness and depth of a shutdown.")
    request_propensity: float = number("index", 0, 1, "Readiness to call the alliance.")
    multivector: float = number("index", 0, 1, "Attachment to a balance between powers.")
    local_alarm: float = number("index", 0, 2, "What unrest in one region alone counts for.")
    emergency_threshold: float = number("index", 0, 3, "Unrest at which an emergency is declared.")
    fire_threshold: float = number("index", 0, 3, "Alarm at which fire is allowed.")
    warning_threshold: float = number("index", 0, 3, "Alarm at which warnings are dropped.")
    shaken_weight: float = number("index", 0, 2, "What lost sites add to the need for help.")
    fire_rate: float = number("1/day", 0, 100, "Rate of allowing fire, before its factors.")
    warning_rate: float = number("1/day", 0, 20, "Rate of dropping warnings, before its factors.")
    council_veto: float = number("share", 0, 1, "How far an old guard in the council holds it up.")
    request_threshold: float = number("index", 0, 3, "Alarm at which help is asked for.")

    def tick(self, w: Worlds) -> None:
        """Weigh the street and let each decision's hazard run."""
        self._calm_down(w)
        fighting = over_regions(w.communal)
        awake = (w.in_street + fighting > AWAKE * w.ground.population) & (w.leaderless == 0.0)
        if not anywhere(awake):
            return
        street = self._alarm(w.in_street, w.crowd, w, STREET)
        riot = self._alarm(w.violent + fighting, w.rioters + w.armed + w.communal, w, RIOT)
        stirred = awake & ((street > 0.1) | (riot > 0.1))
        self._give(w, street, riot, awake, stirred)
        self._restrict(w, street, riot, stirred)
        self._allow_force(w, street, riot, stirred)
        self._call_for_help(w, stirred)

    def _alarm(self, total: Floats, by_region: Floats, w: Worlds, mark: float) -> Floats:
        """Return unrest in units of *mark*, a share of people; the worst region counts extra."""
        worst: Floats = (by_region / w.ground.people).max(axis=0)
        local = self.local_alarm * np.minimum(1.0, worst / mark)
        return total / (mark * w.ground.population) + local

    def _calm_down(self, w: Worlds) -> None:
        quiet = w.calm_hours >= 24.0
        if not anywhere(quiet):
            return
        cut = quiet & (w.internet < 0.99)
        w.hazard("internet back", 1.0, self.restore_internet, where=cut, again=True)
        armed = (w.calm_hours >= 48.0) & (w.force_rule >= 2.0)
        w.hazard("relax", 4.0, self.relax, where=armed, again=True)

    def _give(self, w: Worlds, street: Floats, riot: Floats, awake: Mask, stirred: Mask) -> None:
        urged = (1.0 + 0.3 * w.credit) * (1.0 + 0.4 * w.mediation) * self.conciliation
        waited = np.fmax(w.since(w.date("protest_starts")), -1.0)  # -1 where there was none
        dear = (w.price > 1.0).any(axis=0) & (w.rolled_back == 0.0)
        cut = awake & (waited >= 0.9 * self.concession_delay) & dear
        w.hazard("regional price cut", 2.2 * urged, self.cut_price, where=cut)
        ready = stirred & (waited >= self.concession_delay) & dear
        if anywhere(ready):
            rate = 3.0 * urged * steep(street, 0.35)
            w.hazard("price rollback", rate, self.roll_back, where=ready)
        ready = stirred & (waited >= 1.05 * self.concession_delay) & (w.resigned == 0.0)
        if anywhere(ready):
            rate = 2.6 * urged * steep(street + 0.5 * riot, 0.5)
            w.hazard("cabinet resigns", rate, self.resign, where=ready)

    def _restrict(self, w: Worlds, street: Floats, riot: Floats, stirred: Mask) -> None:
        on_ = stirred & (w.internet > 0.99)
        if anywhere(on_):
            rate = 3.5 * self.internet_control * steep(street + 0.5 * riot, 0.62)
            w.hazard("internet shutdown", rate, self.shut_internet, where=on_, again=True)
        free = stirred & (w.curfew == 0.0)
        if anywhere(free):
            alarm = 0.5 * street + riot
            rate = 3.0 * (0.3 + self.repression) * steep(alarm, self.emergency_threshold)
            w.hazard("emergency", rate, self.declare, where=free)

    def _allow_force(self, w: Worlds, street: Floats, riot: Floats, stirred: Mask) -> None:
        hawk = self.repression
        bare = stirred & (w.force_rule == 0.0)
        if anywhere(bare):
            rate = 2.5 * (0.2 + hawk) * steep(0.6 * street + riot, 0.5)
            w.hazard("batons", rate, self.batons, where=bare, again=True)
        batons = stirred & (w.force_rule == 1.0)
        if anywhere(batons):
            ready = steep(0.6 * riot + w.threat, self.fire_threshold, 12.0)
            rate = self.fire_rate * np.power(hawk, 3.5) * w.loyalty**2 * ready
            rate = rate * (1.0 - 0.15 * w.warned) * np.minimum(1.0, riot / 0.2)
            w.hazard("fire", rate, self.fire, where=batons, again=True)
        fire = stirred & (w.force_rule == 2.0)
        if anywhere(fire):
            alarm = w.threat_seen + 0.35 * (w.backing > 0.3) + 0.3 * riot
            ready = steep(alarm, self.warning_threshold, 8.0)
            rate = self.warning_rate * np.power(hawk, 1.5) * ready
            w.hazard("no warning", rate, self.no_warning, where=fire, again=True)

    def _call_for_help(self, w: Worlds, stirred: Mask) -> None:
        open_ = stirred & (w.threat > 0.18) & (w.asked == 0.0) & (w.gone == 0.0)
        if not anywhere(open_):
            return
        need = 1.15 * w.threat + 0.45 * (0.75 - w.loyalty) + 0.5 * w.lost_share
        need += 0.15 * w.attack + 0.15 * (over_regions(w.armed) > 5e-6 * w.ground.population)
        need += self.shaken_weight * w.shaken
        need -= 0.25 * (self.multivector - 0.6)
        rate = 6.0 * self.request_propensity * steep(need, self.request_threshold, 12.0)
        rate = rate * (1.0 - self.council_veto * w.old_guard * (w.purged == 0.0))
        w.hazard("request", rate, self.request, where=open_)

    # -- consequences -----------------------------------------------------------------------------

    def cut_price(self, world: World) -> None:
        """Where protest began prices are cut: too little for those who have moved on."""
        out = world["crowd"] > 0.5 * world.ground.local[:, 0]
        cut = 1.0 + 0.4 * (world["price"] - 1.0)
        cut_price(world, out, cut, UNREST)

    def roll_back(self, world: World) -> None:
        """The old price is ordered back in the whole country."""
        roll_back(world, UNREST)

    def resign(self, world: World) -> None:
        """The cabinet resigns."""
        dismiss_cabinet(world, CABINET, UNREST)

    def shut_internet(self, world: World) -> None:
        """The internet is cut, as deep as the state's control of it allows."""
        shut_internet(world, 1.0 - 0.98 * self.internet_control**0.15, UNREST)

    def restore_internet(self, world: World) -> None:
        """The internet comes back once the country is quiet."""
        restore_internet(world, ("order_restored",))

    def declare(self, world: World) -> None:
        """A state of emergency is declared."""
        causes = (*UNREST, "administration_seized", "extremist_attack")
        world.emit("state_of_emergency", "government", causes)

    @on("state_of_emergency")
    def impose_curfew(self, world: World) -> ProcessGenerator:
        """A curfew comes with it; both are lifted two weeks later."""
        world["curfew"] = 1.0
        yield world.hours(14.0 * HOURS_A_DAY)
        world["curfew"] = 0.0
        if world["restored"] > 0.0:
            causes = ("order_restored", "state_of_emergency")
            world.emit("emergency_lifted", "government", causes)
        else:
            world.emit("emergency_expires", "government", ("state_of_emergency",))

    def batons(self, world: World) -> None:
        """Batons, gas and rubber bullets are allowed."""
        self._escalate(world, 1, UNREST)

    def fire(self, world: World) -> None:
        """Fire at attackers is allowed."""
        causes = ("riot", "communal_violence", "unrest_returns", "administration_seized")
        self._escalate(world, 2, (*causes, "armed_infiltration"))

    def no_warning(self, world: World) -> None:
        """Fire without warning is ordered."""
        causes = ("administration_seized", "armed_infiltration", "riot", "unrest_returns")
        self._escalate(world, 3, (*causes, "csto_accepted"))

    def _escalate(self, world: World, level: int, causes: tuple[str, ...]) -> None:
        if level > world["force_rule"]:
            allow_force(world, level, causes)

    def relax(self, world: World) -> None:
        """The order to fire is withdrawn."""
        allow_force(world, 1, ("order_restored",))

    def request(self, world: World) -> None:
        """The leader asks the alliance for troops."""
        causes = (
            "old_guard_purged",
            "administration_seized",
            "airport_lost",
            "seat_lost",
            "extremist_attack",
            "armed_infiltration",
            "security_defection",
            "riot" if world.happened("riot") else "mass_protest",
        )
        ask_for_help(world, causes)


ACTOR = Government
