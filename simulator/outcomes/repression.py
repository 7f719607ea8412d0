"""The leadership survives by force: fire was allowed, or a dozen people died."""

from __future__ import annotations

from simulator.world.fields import Mask, over_regions
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds fire was allowed, twelve died without an attack, or only batons spoke."""
    deaths = over_regions(w.dead) + over_regions(w.dead_forces)
    bloody = (deaths >= 12.0) & (w.attack == 0.0)
    gave = w.happened("price_rollback") | w.happened("concession")
    batons = w.happened("force_rule_1") & ~gave
    result: Mask = w.happened("force_rule_2") | w.happened("force_rule_3") | bloody | batons
    return result


OUTCOME = OutcomeClass(
    name="repression",
    label="Repression",
    sentence="survives by force",
    rank=6,
    order=3,
    holds=holds,
    help="Fire was allowed, twelve or more died, or batons were all the answer there was.",
)
