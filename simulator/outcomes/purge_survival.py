"""The leadership survives by purging the old guard."""

from __future__ import annotations

from simulator.world.fields import Mask
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds the old guard was purged."""
    result: Mask = w.purged > 0.0
    return result


OUTCOME = OutcomeClass(
    name="purge_survival",
    label="Purge & survival",
    sentence="survives by purging the old guard",
    rank=5,
    order=2,
    holds=holds,
    help="The leader stays and has removed the former president's network.",
)
