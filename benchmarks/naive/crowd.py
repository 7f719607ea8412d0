"""What a region's people do in one tick: who would act, who joins and leaves, who turns violent."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.naive.world import World, logistic

if TYPE_CHECKING:
    from benchmarks.naive.region import Region

RISK_AT_EASE = 0.30  # perceived risk that neither deters nor encourages


def advance(r: Region, w: World) -> None:
    """Advance the crowds of region *r* by one tick."""
    r.trigger *= math.exp(-w.dt / w.setting.movement.trigger_fades)
    r.willing = _willing(r, w)
    _join_and_leave(r, w)
    _turn_violent(r, w)
    r.violent = r.rioters + r.armed
    r.crowd = r.peaceful + r.violent
    r.tell_once("protest_starts", happens=r.crowd > max(50.0, 0.08 * r.local))
    r.tell_once("mass_protest", happens=r.crowd > 1.5 * r.local)
    r.tell_once("riot", happens=r.violent > max(60.0, 0.15 * r.local))


def _willing(r: Region, w: World) -> float:
    """Return the share of the mobilisable who would act now."""
    m, mood = w.setting.movement, w.mood
    politics = max(w.politicised, r.trigger) * (0.25 + w.transition_gap)
    hardship = r.base_hardship + m.hardship_price * (0.4 + 0.6 * m.inequality / 0.6) * r.burden
    hardship += mood.economy + m.hardship_politics * politics * r.place.mobilisation
    wronged = mood.legitimate * (1.0 - m.trigger_weight * r.trigger)
    grievance = min(max(hardship, 0.0), 1.2) * (1.0 - wronged)
    grievance += r.anger - m.concession_weight * w.conceded + m.resentment_weight * w.resentment
    drive = grievance + mood.seen - r.threshold - m.caution * (r.risk - RISK_AT_EASE)
    return logistic(m.steepness * drive)


def _join_and_leave(r: Region, w: World) -> None:
    m, joined = w.setting.movement, _joining(r, w)
    reluctant = 1.0 - r.willing
    home = m.leaving * (1.2 if w.curfew else 1.0) * (1.0 - 0.6 * w.organisation)
    home *= 1.0 + 2.0 * reluctant + m.flight * r.fear
    tired = m.riot_leaving * (1.0 + 1.6 * reluctant + 1.2 * r.fear)
    left = r.peaceful * (1.0 - math.exp(-w.dt * home))
    stay = math.exp(-w.dt * tired)
    r.former = r.former * math.exp(-w.dt / m.forgetting)
    r.former += left + (r.rioters + r.armed) * (1.0 - stay)
    r.peaceful += joined - left
    r.rioters *= stay
    r.armed *= stay


def _joining(r: Region, w: World) -> float:
    """Return how many come out, by example, by themselves, or because they are called."""
    m, mood, willing = w.setting.movement, w.mood, r.willing
    coupling = w.setting.coupling[r.index]
    near = sum(weight * crowd for weight, crowd in zip(coupling, mood.inside, strict=True))
    presence = 1.0 + m.offline_presence * (1.0 - w.internet)
    example = m.example_local * presence * mood.inside[r.index] + mood.online
    example += (0.55 if w.curfew else 1.0) * m.example_near * near
    joining = mood.pace * (1.0 - math.exp(-example)) * math.sqrt(willing)
    joining += m.spontaneous * (r.burden * max(0.0, r.burden) + 0.8 * r.trigger) * willing
    free = max(0.0, r.base_pool * mood.reached * willing - r.crowd)
    mean = free * (1.0 - math.exp(-m.intensity * w.dt * joining))
    called = max(0.0, m.core * r.trigger * r.base_pool * mood.reached - r.crowd)
    mean += called * (1.0 - math.exp(-m.intensity * w.dt * m.answering * mood.evening))
    return float(min(w.poisson(mean), max(free, called)))


def _turn_violent(r: Region, w: World) -> None:
    m = w.setting.movement
    rage = 1.0 + 5.0 * r.anger + 2.5 * (1.0 - r.control) + 2.0 * w.obstruction * r.reach
    if r.armed > 20.0:
        rage += 1.5
    crowding = min(1.0, r.crowd / (2.5 * r.local))
    rate = m.turning_violent * (1.0 - 0.98 * m.discipline) / 0.853 * r.proneness * rage * crowding
    rate *= 1.0 + m.offline_violence * (1.0 - w.internet)
    rate *= 1.5 if w.force_rule == 1 else 1.0
    turned = min(w.poisson(r.peaceful * (1.0 - math.exp(-w.dt * rate))), r.peaceful)
    r.peaceful -= turned
    r.rioters += turned
