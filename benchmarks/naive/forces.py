"""What a region's forces do in one tick: hold or lose the centre, arrest, kill, tire, leave."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.naive.world import World

if TYPE_CHECKING:
    from benchmarks.naive.region import Region

PARITY = 2.3
SEIZED = 0.35
REGAINED = 0.60
TOLD = 50.0  # persons: where fewer leave than that, it is told only the first time
PEACEFUL = 0.15  # zeal in arresting a crowd that does no harm, against one that riots
SEVERITY = (0.55, 0.75, 1.0, 1.25)  # by force rule, as the two below
ARRESTING = (0.5, 0.9, 1.2, 1.5)
FIREPOWER = (0.55, 0.9, 2.0, 3.2)


def advance(r: Region, w: World) -> None:
    """Advance the forces of region *r* by one tick."""
    r.strength = strength(r, w)
    storming = 0.12 * (1.0 - 0.9 * w.setting.security.discipline) / 0.865
    r.pressure = r.rioters + storming * r.peaceful + 2.2 * r.armed + r.communal
    _hold(r, w)
    _coerce(r, w)
    r.violent = r.rioters + r.armed
    r.crowd = r.peaceful + r.violent
    _defect(r, w)
    _tell(r, w)


def strength(r: Region, w: World) -> float:
    """Return the effective strength of all forces on the spot."""
    freed = 0.5 + 1.25 * w.setting.security.freeing
    units = 0.8 * r.police + 1.25 * r.guard + 0.9 * r.army + freed * r.foreign
    willing = (0.25 + 0.75 * w.loyalty) * (0.6 if w.leaderless else 1.0)
    able = (1.0 - 0.45 * r.fatigue) * (1.0 - 0.9 * w.obstruction * r.reach)
    effective: float = units * willing * able + 5.0
    return effective


def _hold(r: Region, w: World) -> None:
    s = w.setting.security
    ratio = r.strength * FIREPOWER[w.force_rule] / (r.pressure + 0.02 * r.local + 1.0)
    settled = 1.0 / (1.0 + (s.hold_ratio / ratio) ** 2)
    days = s.regaining if settled > r.control else s.losing
    r.control = w.approach(r.control, settled, days)
    r.lost = r.control < SEIZED
    load = min(2.0, r.pressure / (0.6 * r.strength + 1.0))
    rest = s.resting * max(0.0, 1.0 - load)
    r.fatigue = min(1.0, r.fatigue + (s.tiring * load - rest * r.fatigue) * w.dt)


def _coerce(r: Region, w: World) -> None:
    s, rule = w.setting.security, w.force_rule
    caught = 1.0 - math.exp(-PARITY * r.strength * (0.5 + 0.35 * rule) / (r.crowd + r.local))
    deterred = (0.10 if w.curfew else 0.0) + 0.10 * w.backing
    r.risk = 0.55 * caught * SEVERITY[rule] + r.fear + deterred
    _arrest(r, w)
    peaceful = _kill(r, w)
    felt = s.fear_gain * (r.arrests_now + 25.0 * r.killed) / r.local
    felt *= 1.6 if rule >= 2 else 1.0
    r.fear = r.fear * math.exp(-w.dt / s.fear_fades) + felt
    r.outrage = r.killed * (0.25 + peaceful)
    stirred = s.anger_gain * 0.7 * r.outrage / r.local
    r.anger = r.anger * math.exp(-w.dt / s.anger_fades) + stirred
    r.grief = r.killed * (0.4 + peaceful)


def _arrest(r: Region, w: World) -> None:
    s = w.setting.security
    readiness = ARRESTING[w.force_rule] * 3.3 * s.repression**2
    reachable = r.strength * (1.0 - math.exp(-r.crowd / (1.5 * r.strength)))
    some = max(r.crowd, 1.0)
    sought = PEACEFUL + (1.0 - PEACEFUL) * math.sqrt((r.rioters + r.armed) / some)
    street = min(w.poisson(s.arrest_rate * readiness * sought * reachable * w.dt), r.crowd)
    left = 1.0 - street / some
    r.peaceful *= left
    r.rioters *= left
    r.armed *= left
    swept = 0.0
    if r.control > REGAINED:
        zeal = 1.0 if "riot" in r.told else PEACEFUL
        swept = min(1.0, s.sweep_rate * readiness * w.dt) * zeal * r.former
    r.former -= swept
    r.arrests_now = street + swept
    r.arrested += r.arrests_now


def _kill(r: Region, w: World) -> float:
    """Let people be killed; return the share of the peaceful in the crowd they come from."""
    s, force = w.setting.security, r.strength
    rates = (s.death_rates_0, s.death_rates_1, s.death_rates_2, s.death_rates_3)
    violent = r.rioters + r.armed
    exposed = violent + (0.1 * r.peaceful if w.force_rule == 3 else 0.0)
    contact = force * exposed / (force + exposed + 50.0)
    fighting = 1.5 * r.armed + 0.12 * r.rioters
    mean = rates[w.force_rule] * contact
    mean += s.death_armed * fighting * force / (force + fighting + 200.0)
    r.killed = min(w.poisson(mean * w.dt), math.floor(violent + r.peaceful))
    r.dead += r.killed
    r.dead_forces += w.poisson(s.death_forces * fighting * force / (force + 200.0) * w.dt)
    peaceful: float = r.peaceful / max(r.peaceful + violent, 1.0)
    left = max(0.0, 1.0 - r.killed / max(violent, 1.0))
    r.rioters *= left
    r.armed *= left
    return peaceful


def _defect(r: Region, w: World) -> None:
    if r.crowd > 0.5 * r.local and r.fatigue > 0.15:
        doubt = w.setting.security.defection_loyalty - w.loyalty * (1.0 - 0.5 * r.fatigue)
        w.poll("defection", 2.0 * max(0.0, doubt), lambda: _leave(r, w))


def _leave(r: Region, w: World) -> None:
    leaving = 0.45 * r.police + 0.40 * r.guard
    r.police *= 0.55
    r.guard *= 0.60
    if leaving >= TOLD or not w.happened("security_defection"):
        w.happen("security_defection")


def _tell(r: Region, w: World) -> None:
    is_back = r.control > REGAINED
    was_seized = "administration_seized" in r.told
    r.tell_once("administration_seized", happens=r.lost)
    if is_back:
        r.told.discard("administration_seized")
    r.tell_once("control_regained", happens=is_back and was_seized)
    if r.lost:
        r.told.discard("control_regained")
    r.tell_once("deaths", happens=r.dead + r.dead_forces >= 5.0)
