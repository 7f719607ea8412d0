"""Security forces: strength on the spot, control of the centre, arrests, deaths, fear and anger.

Control follows a Lanchester-type ratio of forces to rioters (Davies et al. 2013). Coercion has two
sides: arrests and deaths deter (fear) and enrage (anger); which wins is not built in but follows
from the peaceful share, the ratio of forces and what people learn (Lichbach 1987; Moore 1998;
Carey 2006). Whether the forces stand depends on loyalty (Svolik 2012; Barany 2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.scenario.declare import number
from simulator.world.actor import Actor
from simulator.world.counts import poisson
from simulator.world.fields import Floats, Mask, anywhere, national, over_regions, regional
from simulator.world.ground import LOCAL
from simulator.world.measures import Indicator, Milestone, RegionalMeasure
from simulator.world.street import count
from simulator.world.telling import tell_order
from simulator.world.worlds import World, Worlds

Rules = NDArray[np.intp]

PARITY = 2.3  # arrests at parity of forces and crowd reach 90 % (Epstein 2002)
SEIZED = 0.35  # control below which the administration is lost
REGAINED = 0.60  # control above which it is back
SEIZING = ("riot", "mass_protest", "unrest_returns", "armed_infiltration", "communal_violence")
REGAINING = (
    *("administration_seized", "reinforcement_arrives", "csto_arrives", "communal_ends"),
    *("force_rule_2", "force_rule_3", "leader_gone"),
)
KILLING = (
    *("force_rule_2", "riot", "mass_protest", "armed_infiltration", "extremist_attack"),
    *("communal_violence", "communal_clash", "unrest_returns"),
)
TOLD = 50.0  # persons: where fewer leave than that, the story tells it only the first time
PEACEFUL = 0.15  # zeal in arresting a crowd that does no harm, against one that riots
SEVERITY = np.array([0.55, 0.75, 1.0, 1.25])  # how grave an arrest is felt, by force rule
ARRESTING = np.array([0.5, 0.9, 1.2, 1.5])  # readiness to arrest, by force rule
FIREPOWER = np.array([0.55, 0.9, 2.0, 3.2])  # what a unit achieves, by force rule


def control_of_centres(w: Worlds) -> Floats:
    """Return state control weighted by political weight, 0 to 1, [world]."""
    return over_regions(w.control * w.ground.weight) / w.ground.weight_sum


def _control(w: Worlds) -> Floats:
    return 100.0 * control_of_centres(w)


def _deaths_here(w: Worlds) -> Floats:
    return w.dead + w.dead_forces


def _deaths(w: Worlds) -> Floats:
    return over_regions(w.dead) + over_regions(w.dead_forces)


def _deaths_forces(w: Worlds) -> Floats:
    return over_regions(w.dead_forces)


def _arrests(w: Worlds) -> Floats:
    return over_regions(w.arrested)


def _loyalty(w: Worlds) -> Floats:
    return 100.0 * w.loyalty


@dataclass(frozen=True)
class Security(Actor):
    """Police in every region and the mobile guard at its bases."""

    TURN = 30
    FIELDS = (
        regional("police", "persons", "Police that can be put on the street."),
        regional("guard", "persons", "National Guard on the spot."),
        regional("army", "persons", "Army on the spot."),
        regional("pressure", "persons", "What the crowds put against the forces."),
        regional("strength", "persons", "Effective strength of all forces on the spot."),
        regional("fatigue", "share", "Fatigue of the forces.", high=1.0),
        regional("control", "share", "State control of the regional centre.", 1.0, high=1.0),
        regional("lost", "flag", "The regional centre is in the crowd's hands.", high=1.0),
        regional("risk", "index", "Perceived risk of taking part."),
        regional("fear", "index", "Deterrence: what arrests and deaths leave behind.", high=1.2),
        regional("anger", "index", "Backlash: what deaths leave behind.", high=0.6),
        regional("dead", "persons", "Civilians and attackers killed, in all."),
        regional("dead_forces", "persons", "Members of the forces killed, in all."),
        regional("arrested", "persons", "People detained, in all."),
        regional("arrests_now", "persons", "People detained in this tick."),
        national("loyalty", "index", "Loyalty of the forces.", high=1.0),
        national("base_loyalty", "index", "Loyalty in quiet times.", high=1.0),
        national("calm_hours", "h", "How long the country has been quiet."),
        national("disturbed", "flag", "The country has been out of order.", high=1.0),
        national("restored", "flag", "Order has been restored and has held since.", high=1.0),
    )
    INDICATORS = (
        Indicator(
            "control",
            "State control",
            "% of centres, by weight",
            "lowest",
            _control,
            ceiling=100.0,
            help="How far the state holds the regional centres, weighted by political weight.",
        ),
        Indicator(
            "deaths",
            "Deaths, cumulative",
            "persons",
            "final",
            _deaths,
            help="Everyone killed: bystanders, protesters, attackers and members of the forces.",
        ),
        Indicator(
            "deaths_forces",
            "Deaths among the forces",
            "persons",
            "final",
            _deaths_forces,
            help="Police, guard and army killed.",
        ),
        Indicator(
            "arrests",
            "Detained, cumulative",
            "persons",
            "final",
            _arrests,
            help="People detained, round-ups after the streets have emptied included.",
        ),
        Indicator(
            "loyalty",
            "Loyalty of the forces",
            "% of full",
            "lowest",
            _loyalty,
            ceiling=100.0,
            help="Readiness of police, guard and army to obey.",
        ),
    )
    REGIONAL = (
        RegionalMeasure("regional_deaths", "Deaths", "persons", "final", _deaths_here),
        RegionalMeasure("regional_arrests", "Detained", "persons", "final", lambda w: w.arrested),
    )
    MILESTONES = (
        Milestone("seized", "Administration lost", "administration_seized"),
        Milestone("order", "Order restored", "order_restored"),
    )

    police_share: float = number("per 1000", 0, 20, "Police that can be put on the street.")
    guard_share: float = number("per 1000", 0, 20, "Mobile guard that can be deployed.")
    freeing: float = number("share", 0, 3, "Own troops freed by one foreign soldier on a site.")
    size: float = number("×", 0.1, 5, "Factor on police and guard.")
    loyalty: float = number("index", 0, 1, "Loyalty in quiet times.")
    hold_ratio: float = number("ratio", 0.01, 5, "Force ratio at which control settles at half.")
    losing: float = number("days", 0.05, 10, "Time constant of losing control.")
    regaining: float = number("days", 0.05, 10, "Time constant of regaining it.")
    tiring: float = number("1/day", 0, 2, "Fatigue gained under full load.")
    resting: float = number("1/day", 0, 2, "Fatigue lost at rest.")
    arrest_rate: float = number("1/day", 0, 5, "Arrests by one unit of strength.")
    sweep_rate: float = number("1/day", 0, 5, "Round-ups of former participants.")
    death_rates_0: float = number("1/day", 0, 1, "Deaths per contact under crowd control.")
    death_rates_1: float = number("1/day", 0, 1, "Deaths per contact under batons.")
    death_rates_2: float = number("1/day", 0, 1, "Deaths per contact when fire is allowed.")
    death_rates_3: float = number("1/day", 0, 1, "Deaths per contact without warning.")
    death_armed: float = number("1/day", 0, 1, "Deaths of armed groups in a fight.")
    death_forces: float = number("1/day", 0, 1, "Deaths among the forces in a fight.")
    fear_gain: float = number("index", 0, 1, "Fear left by arrests and deaths.")
    dread: float = number("index", 0, 5, "Fear everywhere from one death in 100,000 people.")
    fear_fades: float = number("days", 0.5, 60, "Time constant of fear.")
    anger_gain: float = number("index", 0, 5, "Anger left by deaths.")
    anger_fades: float = number("days", 0.5, 60, "Time constant of anger.")
    legitimacy_cost: float = number("1/death", 0, 0.1, "Legitimacy lost for a death.")
    defection_loyalty: float = number("index", 0, 1, "Loyalty below which units begin to leave.")
    repression: float = number("index", 0, 1, "Hawkishness of those who command.")
    discipline: float = number("index", 0, 1, "Non-violent discipline of the crowds they meet.")

    def begin(self, w: Worlds) -> None:
        """Put police everywhere and the guard at its bases."""
        bases = w.ground["guard_base"]
        w.police += self.size * self.police_share * w.ground.people / 1000.0
        guard = self.guard_share * w.ground.population / 1000.0
        w.guard += self.size * guard * bases / max(1.0, float(bases.sum()))
        w.loyalty += self.loyalty
        w.base_loyalty += self.loyalty
        w.strength += self._strength(w)
        rates = (self.death_rates_0, self.death_rates_1, self.death_rates_2, self.death_rates_3)
        w.death_rates = np.stack([np.broadcast_to(rate, (w.count,)) for rate in rates])

    def tick(self, w: Worlds) -> None:
        """Strength, control and fatigue; then arrests, deaths and what they leave behind."""
        rule = w.force_rule.astype(np.intp)
        w.strength = self._strength(w)
        w.pressure = self._pressure(w)
        self._hold(w, rule)
        self._coerce(w, rule)
        count(w)
        self._defect(w)
        self._tell(w)

    def _strength(self, w: Worlds) -> Floats:
        units = 0.8 * w.police + 1.25 * w.guard + 0.9 * w.army
        if anywhere(w.backing > 0.0):
            units += (0.5 + 1.25 * self.freeing) * w.foreign
        willing = (0.25 + 0.75 * w.loyalty) * (1.0 - 0.4 * w.leaderless)
        able = (1.0 - 0.45 * w.fatigue) * (1.0 - 0.9 * w.obstruction * w.reach)
        strength: Floats = units * willing * able + 5.0
        return strength

    def _pressure(self, w: Worlds) -> Floats:
        """Return what the crowds put against the forces, in persons."""
        storming = 0.12 * (1.0 - 0.9 * self.discipline) / 0.865
        pressure: Floats = w.rioters + storming * w.peaceful + 2.2 * w.armed
        pressure += w.communal
        return pressure

    def _hold(self, w: Worlds, rule: Rules) -> None:
        against = w.pressure + 0.02 * w.ground.local + 1.0
        inverse = self.hold_ratio * against / (w.strength * FIREPOWER[rule])
        settled = 1.0 / (1.0 + inverse * inverse)
        down = 1.0 - np.exp(-w.tick_days / self.losing)
        up = 1.0 - np.exp(-w.tick_days / self.regaining)
        gap = settled - w.control
        w.control += down * gap + (up - down) * np.maximum(0.0, gap)
        w.lost = (w.control < SEIZED).astype(np.float64)
        load = np.minimum(2.0, w.pressure / (0.6 * w.strength + 1.0))
        rest = self.resting * np.maximum(0.0, 1.0 - load)
        w.fatigue += (self.tiring * load - rest * w.fatigue) * w.tick_days
        np.minimum(w.fatigue, 1.0, out=w.fatigue)

    def _coerce(self, w: Worlds, rule: Rules) -> None:
        days, force, crowd = w.tick_days, w.strength, w.crowd
        caught = 1.0 - np.exp(-PARITY * force * (0.5 + 0.35 * rule) / (crowd + w.ground.local))
        deterred = 0.10 * w.curfew + 0.10 * w.backing
        w.risk = 0.55 * caught * SEVERITY[rule] + w.fear + deterred
        self._arrest(w, ARRESTING[rule] * 3.3 * np.square(self.repression))
        killed, peaceful = self._kill(w, rule)
        felt = self.fear_gain * (w.arrests_now + 25.0 * killed) / w.ground.local
        felt *= 1.0 + 0.6 * (rule >= 2)
        felt += self.dread * over_regions(killed) / (w.ground.population / 1e5)
        w.fear = np.minimum(1.2, w.fear * np.exp(-days / self.fear_fades) + felt)
        outrage = killed * (0.25 + peaceful)
        known = over_regions(outrage) / (1.6 * LOCAL * w.ground.population)
        stirred = 0.7 * outrage / w.ground.local + 0.3 * w.internet * known
        w.anger *= np.exp(-days / self.anger_fades)
        w.anger = np.minimum(0.6, w.anger + self.anger_gain * stirred)
        cost = over_regions(killed * (0.4 + peaceful))
        w.legitimacy = np.maximum(0.0, w.legitimacy - self.legitimacy_cost * cost)

    def _arrest(self, w: Worlds, readiness: Floats) -> None:
        days, force, crowd = w.tick_days, w.strength, w.crowd
        some = np.maximum(crowd, 1.0)
        reachable = force * (1.0 - np.exp(-crowd / (1.5 * force)))
        sought = PEACEFUL + (1.0 - PEACEFUL) * np.sqrt((w.rioters + w.armed) / some)
        mean = self.arrest_rate * readiness * sought * reachable * days
        street = np.minimum(poisson(mean, w.regional_luck("security arrests")), crowd)
        taken = street / some
        w.peaceful -= taken * w.peaceful
        w.rioters -= taken * w.rioters
        w.armed -= taken * w.armed
        sought = np.where(w.seen("riot", crowd.shape), 1.0, PEACEFUL)
        rate = np.minimum(1.0, self.sweep_rate * readiness * days) * sought
        swept = (w.control > REGAINED) * rate * w.former
        w.former -= swept
        w.arrests_now = street + swept
        w.arrested += w.arrests_now

    def _kill(self, w: Worlds, rule: Rules) -> tuple[Floats, Floats]:
        """Return those killed and the peaceful share of the crowd; forces fall too."""
        days, force = w.tick_days, w.strength
        violent = w.rioters + w.armed
        exposed = violent + 0.1 * w.peaceful * (rule == 3)
        contact = force * exposed / (force + exposed + 50.0)
        fighting = 1.5 * w.armed + 0.12 * w.rioters
        met = force / (force + 200.0)
        in_fights = fighting * force / (force + fighting + 200.0)
        mean = w.death_rates[rule, np.arange(w.count)] * contact + self.death_armed * in_fights
        both = np.empty((2, *mean.shape))
        both[0] = mean * days
        both[1] = self.death_forces * days * fighting * met
        killed, fallen = poisson(both, w.regional_luck("security deaths", kinds=2))
        killed = np.minimum(killed, np.floor(violent + w.peaceful))
        peaceful = w.peaceful / np.maximum(w.peaceful + violent, 1.0)
        lost = killed / np.maximum(violent, 1.0)
        w.rioters = np.maximum(0.0, w.rioters - lost * w.rioters)
        w.armed = np.maximum(0.0, w.armed - lost * w.armed)
        w.dead += killed
        w.dead_forces += fallen
        return killed, peaceful

    # -- units that leave -------------------------------------------------------------------------

    def _defect(self, w: Worlds) -> None:
        doubt = self.defection_loyalty - w.loyalty * (1.0 - 0.5 * w.fatigue)
        tempted = (doubt > 0.0) & (w.fatigue > 0.15)
        if anywhere(tempted):
            tempted &= w.crowd > 0.5 * w.ground.local
            w.hazard("defection", 2.0 * doubt, self.defect, where=tempted, again=True)

    def defect(self, world: World, region: int) -> None:
        """Units in one region go home or change sides."""
        w, k = world.batch, world.place
        leaving = 0.45 * w.police[region, k] + 0.40 * w.guard[region, k]
        w.police[region, k] *= 0.55
        w.guard[region, k] *= 0.60
        if leaving >= TOLD or not world.happened("security_defection"):
            causes = ("riot", "mass_protest", "deaths", "elite_split")
            world.emit("security_defection", "security", causes, region=region, persons=leaving)

    # -- what is to be told -----------------------------------------------------------------------

    def _tell(self, w: Worlds) -> None:
        lost = w.lost > 0.0
        seized = w.seen("administration_seized", lost.shape).copy()
        back = w.control > REGAINED
        w.watch("administration_seized", lost, "movement", SEIZING, back, control=w.control)
        regained = back & seized
        w.watch("control_regained", regained, "security", REGAINING, lost, control=w.control)
        dead = w.dead + w.dead_forces
        w.watch("deaths", dead >= 5.0, "security", KILLING, deaths=dead)
        self._watch_order(w)

    def _watch_order(self, w: Worlds) -> None:
        """Order is restored after a day with few rioters, every centre held and small crowds."""
        fighting = over_regions(w.communal)
        total, violent = w.in_street + fighting, w.violent + fighting
        held = ~(w.control <= REGAINED).any(axis=0)
        scale = w.ground.population
        w.disturbed = np.maximum(w.disturbed, (violent > 18e-6 * scale) | (total > 0.5e-3 * scale))
        quiet: Mask = (violent < 18e-6 * scale) & held & (total < 0.4e-3 * scale)
        w.calm_hours = (w.calm_hours + w.tick_hours) * (quiet & (w.disturbed > 0.0))
        w.restored = ((w.calm_hours >= 24.0) & (w.disturbed > 0.0)).astype(np.float64)
        tell_order(w, w.calm_hours >= 24.0, total)


ACTOR = Security
