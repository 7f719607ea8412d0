"""What a region's people do in one tick: who would act, who joins and leaves, who turns violent."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.naive.world import DT, World, clip

if TYPE_CHECKING:
    from benchmarks.naive.region import Region

RISK_AT_EASE = 0.30  # perceived risk that neither deters nor encourages


def advance(r: Region, w: World) -> None:
    """Advance the crowds of region *r* by one tick."""
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
    hardship = r.base_hardship + m.hardship_price * (0.4 + 0.6 * m.inequality / 0.6) * r.burden
    hardship += mood.economy + m.hardship_politics * mood.politics * r.place.mobilisation
    grievance = min(max(hardship, 0.0), 1.2) * mood.illegitimacy
    grievance += r.anger - m.concession_weight * w.conceded
    drive = grievance + mood.seen - r.threshold - m.caution * (r.risk - RISK_AT_EASE)
    return 1.0 / (1.0 + math.exp(-clip(m.steepness * drive, -60.0, 60.0)))


def _join_and_leave(r: Region, w: World) -> None:
    m, mood, willing = w.setting.movement, w.mood, r.willing
    coupling = w.setting.coupling[r.index]
    near = sum(weight * crowd for weight, crowd in zip(coupling, mood.inside, strict=True))
    example = m.example_local * mood.inside[r.index] + mood.online
    example += (0.55 if w.curfew else 1.0) * m.example_near * near
    joining = mood.pace * (1.0 - math.exp(-example)) * math.sqrt(willing)
    joining += m.spontaneous * (r.burden * max(0.0, r.burden) + 0.8 * w.trigger) * willing
    free = max(0.0, r.base_pool * willing - r.crowd)
    joined = min(w.poisson(free * (1.0 - math.exp(-m.intensity * DT * joining))), free)

    home = m.leaving * (1.2 if w.curfew else 1.0) * (1.0 + 2.0 * (1.0 - willing))
    tired = m.riot_leaving * (1.0 + 1.6 * (1.0 - willing) + 1.2 * r.fear)
    left = r.peaceful * (1.0 - math.exp(-DT * home))
    stay = math.exp(-DT * tired)
    r.former = r.former * math.exp(-DT / m.forgetting)
    r.former += left + (r.rioters + r.armed) * (1.0 - stay)
    r.peaceful += joined - left
    r.rioters *= stay
    r.armed *= stay


def _turn_violent(r: Region, w: World) -> None:
    rage = 1.0 + 5.0 * r.anger + 2.5 * (1.0 - r.control) + 2.0 * w.obstruction * r.reach
    if r.armed > 20.0:
        rage += 1.5
    crowding = min(1.0, r.crowd / (2.5 * r.local))
    batons = 1.5 if w.force_rule == 1 else 1.0
    rate = r.base_violence * rage * crowding * batons
    turned = min(w.poisson(r.peaceful * (1.0 - math.exp(-DT * rate))), r.peaceful)
    r.peaceful -= turned
    r.rioters += turned
