"""The horizon ends and order has not been restored."""

from __future__ import annotations

from simulator.world.fields import Mask
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds the country was out of order and is not back in it."""
    result: Mask = (w.disturbed > 0.0) & (w.restored == 0.0)
    return result


OUTCOME = OutcomeClass(
    name="unresolved",
    label="Unresolved",
    sentence="has not ended the crisis by the horizon",
    rank=4,
    order=6,
    holds=holds,
    help="The country was out of order and is not back in it when the horizon ends.",
)
