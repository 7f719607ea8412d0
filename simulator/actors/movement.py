"""The protest movement: who is aggrieved, who would act, who joins, who turns violent.

Grievance is relative deprivation times illegitimacy (Gurr 1970; Epstein 2002). Who would act now
is a distribution of thresholds (Granovetter 1978) moved by what is seen of others (Kuran 1989,
1991; Lohmann 1994) and by perceived risk (Epstein 2002). Joining is an epidemic with diffusion
between regions (Burbeck, Raine & Stark 1978; Davies et al. 2013; Bonnasse-Gahot et al. 2018).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.streams import normals
from simulator.world.actor import Actor
from simulator.world.counts import poisson
from simulator.world.fields import Floats, anywhere, logistic, national, over_regions, regional
from simulator.world.ground import LOCAL
from simulator.world.measures import Indicator, Milestone, RegionalMeasure
from simulator.world.nearness import coupling, near, seen_from
from simulator.world.street import count, proneness
from simulator.world.worlds import World, Worlds

VISIBLE = 0.0022  # share of the population in the street at which half of a cascade is under way
SHOCKS = (
    *("price_rise", "political_trigger", "local_grievance", "crowd_assembles"),
    *("armed_infiltration", "extremist_attack"),
)
RISK_AT_EASE = 0.30  # perceived risk that neither deters nor encourages


def _participants(w: Worlds) -> Floats:
    return w.in_street + over_regions(w.communal)


def _rioters(w: Worlds) -> Floats:
    result: Floats = w.violent
    return result


def _violent_here(w: Worlds) -> Floats:
    return w.rioters + w.armed


def _regions_in_unrest(w: Worlds) -> Floats:
    return over_regions((w.crowd > w.ground.local * 0.15).astype(np.float64))


def _violent_regions(w: Worlds) -> Floats:
    violent = (w.rioters + w.armed > np.maximum(60.0, 0.15 * w.ground.local)) | (w.lost > 0.0)
    return over_regions(violent.astype(np.float64))


def _politicised(w: Worlds) -> Floats:
    return 100.0 * w.politicised


@dataclass(frozen=True)
class Movement(Actor):
    """Peaceful participants, rioters and armed infiltrators of every region."""

    TURN = 20
    FIELDS = (
        regional("peaceful", "persons", "Peaceful participants."),
        regional("rioters", "persons", "Participants who use violence."),
        regional("armed", "persons", "Armed infiltrators: clan, criminal or extremist."),
        regional("crowd", "persons", "All of them."),
        national("in_street", "persons", "Everyone in the street in the whole country."),
        national("violent", "persons", "Rioters and armed infiltrators in the whole country."),
        regional("former", "persons", "Recent participants, now at home."),
        regional(
            "grievance",
            "index",
            "Hardship times illegitimacy, plus backlash, less relief.",
            low=-1.5,
        ),
        regional("willing", "share", "Share of the mobilisable who would act now.", high=1.0),
        regional("threshold", "index", "Grievance at which half of the mobilisable would act."),
        regional("reach", "index", "Where the old network can paralyse the services."),
        national("visible", "share", "How much of a cascade is to be seen.", high=1.0),
        national("mobilised", "share", "Share of the population in the street.", high=1.0),
        national("mobilised_peak", "share", "Largest such share so far.", high=1.0),
        national("politicised", "share", "Demands moved from price to politics.", high=1.0),
        regional("trigger", "index", "A political grievance, such as a stolen vote.", high=1.0),
        regional("proneness", "index", "How readily a crowd here turns violent."),
        national("contagion", "× mean", "Luck of this history in how fast crowds grow.", 1.0),
        national("conceded", "index", "What the government has given.", high=1.5),
        national("emboldened", "index", "Concessions read as weakness.", high=1.0),
        national("legitimacy", "index", "Legitimacy of the leadership.", high=1.0),
        national("transition_gap", "index", "How unfinished the handover of power is.", high=1.0),
    )
    INDICATORS = (
        Indicator(
            "participants",
            "People in the streets",
            "persons",
            "peak",
            _participants,
            help="All participants, peaceful and violent, in all regions at one moment.",
        ),
        Indicator(
            "regions_in_unrest",
            "Regions in unrest",
            "regions",
            "peak",
            _regions_in_unrest,
            help="Regions with a crowd of more than 0.15 per thousand people.",
        ),
        Indicator(
            "rioters",
            "Rioters and armed groups",
            "persons",
            "peak",
            _rioters,
            help="Participants who use violence, and armed infiltrators.",
        ),
        Indicator(
            "violent_regions",
            "Regions with violence",
            "regions",
            "peak",
            _violent_regions,
            help="Regions with 0.15 rioters per thousand people or more, or whose centre is lost.",
        ),
        Indicator(
            "politicisation",
            "Politicisation",
            "% of demands",
            "peak",
            _politicised,
            ceiling=100.0,
            help="How far demands have moved from the price to politics.",
        ),
    )
    REGIONAL = (
        RegionalMeasure("regional_crowd", "Largest crowd", "persons", "peak", lambda w: w.crowd),
        RegionalMeasure("regional_violent", "Most rioters", "persons", "peak", _violent_here),
    )
    MILESTONES = (
        Milestone("first_protest", "First protest", "protest_starts"),
        Milestone("mass_protest", "Mass protest", "mass_protest"),
        Milestone("first_riot", "First riot", "riot"),
    )

    intensity: float = number("×", 0.0, 5.0, "Factor on all joining.")
    mobilisable: float = number("% of people", 0.01, 20.0, "Who could be drawn into the street.")
    ready: float = number("share", 0, 1, "Share of them reached by daily life, unorganised.")
    inequality: float = number("index", 0, 1, "Perceived concentration of wealth.")
    legitimacy: float = number("index", 0, 1, "Legitimacy of the leadership at the start.")
    transition_gap: float = number("index", 0, 1, "How unfinished the handover of power is.")
    online_share: float = number("share", 0, 1, "Share of contagion that travels online.")
    discipline: float = number("index", 0, 1, "Non-violent discipline of the movement.")
    political_trigger: float = number("index", 0, 1, "A political grievance at the start.")

    hardship_deprivation: float = number("index", 0, 2, "Weight of deprivation in hardship.")
    hardship_price: float = number("index", 0, 2, "Weight of the price burden in hardship.")
    hardship_currency: float = number("index", 0, 2, "Weight of currency stress in hardship.")
    hardship_oil: float = number("index", 0, 2, "Weight of cheap oil in hardship.")
    hardship_politics: float = number("index", 0, 2, "Weight of political demands in hardship.")
    core: float = number("share", 0, 1, "Activists among the mobilisable: any trigger calls them.")
    answering: float = number("1/day", 0, 20, "Rate at which they answer a call.")
    trigger_weight: float = number("share", 0, 1, "Legitimacy lost to a full political trigger.")
    gap_weight: float = number("share", 0, 1, "Legitimacy lost to a fully unfinished handover.")
    concession_weight: float = number("index", 0, 1, "Grievance removed by one full concession.")

    threshold: float = number("index", 0, 2, "Grievance at which half would act.")
    threshold_spread: float = number("index", 0, 0.2, "Spread of it between histories (s.d.).")
    regional_spread: float = number("index", 0, 0.2, "Spread of it between regions (s.d.).")
    steepness: float = number("1/index", 1, 40, "Steepness of the threshold distribution.")
    sight: float = number("index", 0, 1, "Weight of seeing others act.")
    caution: float = number("index", 0, 2, "Weight of perceived risk.")

    spontaneous: float = number("1/day", 0, 2, "Joining without example, at full burden.")
    contagion: float = number("1/day", 0, 10, "Joining by example, at saturation.")
    contagion_spread: float = number("log s.d.", 0, 1, "Spread of contagion between histories.")
    example_local: float = number("weight", 0, 5, "Weight of one's own region's crowd.")
    example_near: float = number("weight", 0, 5, "Weight of the crowds of near regions.")
    example_online: float = number("weight", 0, 5, "Weight of crowds seen online.")
    coupling_length: float = number("km", 10, 5000, "Distance over which example falls to 1/e.")
    coupling_size: float = number("exponent", 0, 1, "How much larger regions are heeded more.")
    leaving: float = number("1/day", 0.01, 5, "Rate at which a willing participant goes home.")
    flight: float = number("index", 0, 30, "How much faster peaceful crowds leave in full fear.")
    riot_leaving: float = number("1/day", 0.01, 5, "Rate at which a rioter goes home.")
    forgetting: float = number("days", 0.5, 60, "How long a former participant can be traced.")
    politicising: float = number("1/day", 0, 10, "Rate at which visible crowds politicise.")
    trigger_fades: float = number("days", 1, 1000, "Time constant of a political grievance.")
    offline_violence: float = number("share", 0, 2, "More violence where the internet is cut.")
    offline_presence: float = number("share", 0, 2, "More weight of one's own street then.")
    resentment_weight: float = number("index", 0, 1, "Grievance from foreign troops.")
    depoliticising: float = number("days", 0.5, 90, "Time constant with which that fades.")
    turning_violent: float = number("1/day", 0, 5, "Rate of turning violent, before its factors.")
    weakness_fades: float = number("days", 0.1, 30, "Time constant of emboldening.")

    def begin(self, w: Worlds) -> None:
        """Draw what differs between histories: thresholds and the speed of contagion."""
        ground = w.ground
        w.legitimacy += self.legitimacy
        w.transition_gap += self.transition_gap
        w.trigger += self.political_trigger
        for world in w.each((w.trigger > 0.0).any(axis=0)):
            size = float(world["trigger"].max())
            world.emit("political_trigger", "movement", root=True, size=size)
        luck = w.regional_luck("movement threshold of a region")
        whole = normals(w.luck("movement threshold", 1)[0])
        w.threshold += self.threshold + self.regional_spread * normals(luck)
        w.threshold += self.threshold_spread * whole
        w.contagion *= np.exp(self.contagion_spread * normals(w.luck("movement contagion", 1)[0]))
        weight = ground.weight / ground.weight.max()
        w.reach += 0.15 + 0.95 * ground["violence_propensity"] * np.sqrt(weight)
        w.coupling = coupling(ground, self.coupling_length, self.coupling_size)
        w.products = np.empty((*w.coupling.shape[:2], w.count))
        deprived, share = ground["deprivation"], 0.30 + ground["mobilisation"]
        w.base_hardship = self.hardship_deprivation * self.inequality / 0.6 * deprived
        w.base_pool = 0.01 * self.mobilisable * ground.people * share
        w.proneness += proneness(deprived, ground["violence_propensity"])

    def tick(self, w: Worlds) -> None:
        """Grievance, then who would act, who joins and leaves, who turns violent."""
        self._see(w)
        self._grieve(w)
        self._decide(w)
        self._join_and_leave(w)
        self._turn_violent(w)
        count(w)
        self._tell(w)

    def _see(self, w: Worlds) -> None:
        w.mobilised = w.in_street / w.ground.population
        w.mobilised_peak = np.maximum(w.mobilised_peak, w.mobilised)
        seen = w.mobilised / VISIBLE
        w.visible = seen / (1.0 + seen)
        gain = self.politicising * w.visible * (1.0 - w.politicised)
        loss = w.politicised / self.depoliticising
        w.politicised += (gain - loss) * w.tick_days
        w.emboldened *= np.exp(-w.tick_days / self.weakness_fades)
        w.trigger *= np.exp(-w.tick_days / self.trigger_fades)

    def _grieve(self, w: Worlds) -> None:
        ground = w.ground
        unequal = self.inequality / 0.6
        politics = np.maximum(w.politicised, w.trigger) * (0.25 + w.transition_gap)
        economy = self.hardship_currency * w.currency / 2.0
        economy = economy + self.hardship_oil * np.maximum(0.0, (70.0 - w.oil) / 70.0) / 2.0
        hardship = (self.hardship_price * (0.4 + 0.6 * unequal)) * w.burden
        hardship += w.base_hardship
        hardship += economy + (self.hardship_politics * politics) * ground["mobilisation"]
        np.minimum(np.maximum(hardship, 0.0, out=hardship), 1.2, out=hardship)
        legitimate = w.legitimacy * (1.0 - self.gap_weight * w.transition_gap)
        wronged = legitimate * (1.0 - self.trigger_weight * w.trigger)
        w.grievance = hardship * (1.0 - wronged)
        w.grievance += w.anger - self.concession_weight * w.conceded
        w.grievance += self.resentment_weight * w.resentment

    def _decide(self, w: Worlds) -> None:
        seen = self.sight * w.visible * (0.45 + 0.55 * w.internet) + 0.05 * w.emboldened
        drive = w.grievance + (seen + self.caution * RISK_AT_EASE)
        drive -= w.threshold
        drive -= self.caution * w.risk
        w.willing = logistic(self.steepness * drive)

    def _join_and_leave(self, w: Worlds) -> None:
        ground, curfew = w.ground, w.curfew
        inside = w.crowd / ground.local
        cut = 1.0 - w.internet
        example = self.example_local * (1.0 + self.offline_presence * cut) * inside
        example += (self.example_near * (1.0 - 0.45 * curfew)) * near(w, inside)
        online = self.example_online * self.online_share / 0.4 * w.internet
        example += online * w.in_street / (1.6 * LOCAL * ground.population)
        hour = 0.62 + 0.38 * math.cos(2.0 * math.pi * (w.hour_of_day - 19.0) / 24.0)
        pace = self.contagion * hour * w.contagion * (1.0 + 0.3 * w.emboldened)
        pace = pace * (1.0 - 0.25 * curfew)
        joining = pace * (1.0 - np.exp(-example)) * np.sqrt(w.willing)
        joining += (
            self.spontaneous * (w.burden * np.maximum(0.0, w.burden) + 0.8 * w.trigger) * w.willing
        )
        reached = self.ready + (1.0 - self.ready) * w.organisation
        free = np.maximum(0.0, w.base_pool * reached * w.willing - w.crowd)
        mean = free * (1.0 - np.exp(-self.intensity * w.tick_days * joining))
        if anywhere(w.trigger > 0.0):
            called = self.core * w.trigger * w.base_pool * reached - w.crowd
            answer = 1.0 - np.exp(-self.intensity * self.answering * hour * w.tick_days)
            mean += np.maximum(0.0, called) * answer
            free = np.maximum(free, called)
        joined = np.minimum(poisson(mean, w.regional_luck("movement joins")), free)
        reluctant = 1.0 - w.willing
        home = self.leaving * (1.0 + 0.2 * curfew) * (1.0 - 0.6 * w.organisation)
        home = home * (1.0 + 2.0 * reluctant + self.flight * w.fear)
        tired = self.riot_leaving * (1.0 + 1.6 * reluctant + 1.2 * w.fear)
        left = w.peaceful * (1.0 - np.exp(-w.tick_days * home))
        quit_ = 1.0 - np.exp(-w.tick_days * tired)
        w.former *= np.exp(-w.tick_days / self.forgetting)
        w.former += left + (w.rioters + w.armed) * quit_
        w.peaceful += joined - left
        w.rioters -= w.rioters * quit_
        w.armed -= w.armed * quit_

    def _turn_violent(self, w: Worlds) -> None:
        rage = 1.0 + 5.0 * w.anger + 2.5 * (1.0 - w.control) + 2.0 * w.obstruction * w.reach
        rage += 1.5 * (w.armed > 20.0)
        crowding = np.minimum(1.0, w.crowd / (2.5 * w.ground.local))
        batons = 1.0 + 0.5 * (w.force_rule == 1.0)
        undisciplined = self.turning_violent * (1.0 - 0.98 * self.discipline) / 0.853
        undisciplined = undisciplined * (1.0 + self.offline_violence * (1.0 - w.internet)) * batons
        rate = undisciplined * w.proneness * rage * crowding
        mean = w.peaceful * (1.0 - np.exp(-w.tick_days * rate))
        turned = np.minimum(poisson(mean, w.regional_luck("movement turns violent")), w.peaceful)
        w.peaceful -= turned
        w.rioters += turned

    def _tell(self, w: Worlds) -> None:
        violent = w.rioters + w.armed
        local = w.ground.local
        starts = w.crowd > np.maximum(50.0, 0.08 * local)
        w.watch("protest_starts", starts, "movement", self._example, participants=w.crowd)
        mass = w.crowd > 1.5 * local
        causes: tuple[str, ...] = ("protest_starts", "unrest_returns")
        w.watch("mass_protest", mass, "movement", causes, crowd=w.crowd)
        riot = violent > np.maximum(60.0, 0.15 * local)
        causes = ("mass_protest", *causes, "armed_infiltration", "deaths")
        w.watch("riot", riot, "movement", causes, rioters=violent)

    def _example(self, world: World, region: int) -> tuple[str, ...]:
        """Name what a first protest follows: a shock, and the protest most heeded from here."""
        if world.chronicle is None:
            return SHOCKS
        started = world.chronicle.places("protest_starts")
        heeded = seen_from(world, region) * world["crowd"] / world.ground.local[:, 0]
        seen = [
            (h, place)
            for h, place in zip(heeded, world.ground.ids, strict=True)
            if place in started
        ]
        return (*SHOCKS, f"protest_starts@{max(seen)[1]}") if seen else SHOCKS


ACTOR = Movement
