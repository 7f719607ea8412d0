"""What a region's forces do in one tick: hold or lose the centre, arrest, kill, tire, leave."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.naive.world import DT, World

if TYPE_CHECKING:
    from benchmarks.naive.region import Region

PARITY = 2.3
SEIZED = 0.35
REGAINED = 0.60
SEVERITY = (0.55, 0.75, 1.0, 1.25)  # by force rule, as the two below
ARRESTING = (0.5, 0.9, 1.2, 1.5)
FIREPOWER = (0.55, 0.9, 2.0, 3.2)


def advance(r: Region, w: World) -> None:
    """Advance the forces of region *r* by one tick."""
    r.strength = _strength(r, w)
    storming = 0.12 * (1.0 - 0.9 * w.setting.security.discipline) / 0.865
    r.pressure = r.rioters + storming * r.peaceful + 2.2 * r.armed
    _hold(r, w)
    _coerce(r, w)
    r.violent = r.rioters + r.armed
    r.crowd = r.peaceful + r.violent
    _defect(r, w)
    _tell(r, w)


def _strength(r: Region, w: World) -> float:
    units: float = 0.8 * r.police + 1.25 * r.guard + 0.9 * r.army + 1.5 * r.foreign
    able = (1.0 - 0.45 * r.fatigue) * (1.0 - 0.9 * w.obstruction * r.reach)
    return units * w.mood.obeying * able + 5.0


def _hold(r: Region, w: World) -> None:
    s = w.setting.security
    ratio = r.strength * FIREPOWER[w.force_rule] / (r.pressure + 0.02 * r.local + 1.0)
    gap = 1.0 / (1.0 + (s.hold_ratio / ratio) ** 2) - r.control
    r.control += gap * (1.0 - math.exp(-DT / (s.regaining if gap > 0.0 else s.losing)))
    r.lost = r.control < SEIZED
    load = min(2.0, r.pressure / (0.6 * r.strength + 1.0))
    rest = s.resting * max(0.0, 1.0 - load)
    fatigue = r.fatigue + (s.tiring * load - rest * r.fatigue) * DT
    r.fatigue = min(1.0, max(0.0, fatigue))


def _coerce(r: Region, w: World) -> None:
    s, rule = w.setting.security, w.force_rule
    caught = 1.0 - math.exp(-PARITY * r.strength * (0.5 + 0.35 * rule) / (r.crowd + r.local))
    deterred = (0.10 if w.curfew else 0.0) + 0.10 * w.backing
    r.risk = 0.55 * caught * SEVERITY[rule] + r.fear + deterred
    _arrest(r, w)
    killed, peaceful = _kill(r, w)
    felt = s.fear_gain * (r.arrests_now + 25.0 * killed) / r.local
    felt *= 1.6 if rule >= 2 else 1.0
    r.fear = min(1.2, r.fear * math.exp(-DT / s.fear_fades) + felt)
    r.outrage = killed * (0.25 + peaceful)
    stirred = s.anger_gain * 0.7 * r.outrage / r.local
    r.anger = min(0.6, r.anger * math.exp(-DT / s.anger_fades) + stirred)
    r.grief = killed * (0.4 + peaceful)


def _arrest(r: Region, w: World) -> None:
    s = w.setting.security
    readiness = ARRESTING[w.force_rule] * (0.55 + 0.8 * s.repression)
    reachable = r.strength * (1.0 - math.exp(-r.crowd / (1.5 * r.strength)))
    street = min(w.poisson(s.arrest_rate * readiness * reachable * DT), r.crowd)
    left = 1.0 - street / max(r.crowd, 1.0)
    r.peaceful *= left
    r.rioters *= left
    r.armed *= left
    swept = 0.0
    if r.control > REGAINED:
        swept = min(1.0, s.sweep_rate * readiness * DT) * r.former
    r.former -= swept
    r.arrests_now = street + swept
    r.arrested += r.arrests_now


def _kill(r: Region, w: World) -> tuple[float, float]:
    """Return how many were killed and the share of the peaceful in the crowd."""
    s, force = w.setting.security, r.strength
    rates = (s.death_rates_0, s.death_rates_1, s.death_rates_2, s.death_rates_3)
    violent = r.rioters + r.armed
    contact = force * violent / (force + violent + 50.0)
    fighting = 1.5 * r.armed + 0.12 * r.rioters
    mean = rates[w.force_rule] * contact
    mean += s.death_armed * fighting * force / (force + fighting + 200.0)
    killed = min(w.poisson(mean * DT), math.floor(violent + r.peaceful))
    r.dead += killed
    r.dead_forces += w.poisson(s.death_forces * fighting * force / (force + 200.0) * DT)
    peaceful = r.peaceful / max(r.peaceful + violent, 1.0)
    left = max(0.0, 1.0 - killed / max(violent, 1.0))
    r.rioters *= left
    r.armed *= left
    return killed, peaceful


def _defect(r: Region, w: World) -> None:
    if r.crowd > 0.5 * r.local and r.fatigue > 0.15:
        doubt = w.setting.security.defection_loyalty - w.loyalty * (1.0 - 0.5 * r.fatigue)
        w.poll(2.0 * max(0.0, doubt), lambda: _leave(r, w))


def _leave(r: Region, w: World) -> None:
    r.police *= 0.55
    r.guard *= 0.60
    w.happen("security_defection")


def _tell(r: Region, w: World) -> None:
    if r.control > REGAINED and "administration_seized" in r.told:
        r.tell_once("control_regained", happens=True)
    r.tell_once("administration_seized", happens=r.lost)
    if r.control > REGAINED:
        r.told.discard("administration_seized")
    if r.lost:
        r.told.discard("control_regained")
    r.tell_once("deaths", happens=r.dead + r.dead_forces >= 5.0)
