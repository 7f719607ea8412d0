"""The leadership survives by force: fire was allowed, or people died and nothing was given."""

from __future__ import annotations

import numpy as np

from simulator.world.fields import Mask, over_regions
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds fire was allowed, people died, or only batons spoke.

    Twelve dead count whatever was given, four where nothing was; not those of an attack.
    """
    deaths = over_regions(w.dead) + over_regions(w.dead_forces)
    gave = w.happened("price_rollback") | w.happened("concession")
    bloody = (deaths >= np.where(gave, 12.0, 4.0)) & (w.attack == 0.0)
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
    help="Fire was allowed, twelve died (or four, and nothing was given), or only batons spoke.",
)
