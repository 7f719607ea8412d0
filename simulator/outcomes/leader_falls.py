"""The leader of the start has lost office, whatever the way."""

from __future__ import annotations

from simulator.world.fields import Mask
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds the leader is gone."""
    result: Mask = w.gone > 0.0
    return result


OUTCOME = OutcomeClass(
    name="leader_falls",
    label="Leader falls",
    sentence="loses power",
    rank=2,
    order=4,
    holds=holds,
    help="The leader was swept away or resigned.",
)
