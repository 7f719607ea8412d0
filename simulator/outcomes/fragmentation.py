"""The country comes apart: a quarter of its people live where the state has lost the centre."""

from __future__ import annotations

from simulator.world.fields import Mask, over_regions
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds more than 25 % of the people live in lost regions at the end."""
    outside = over_regions(w.lost * w.ground.people)
    result: Mask = outside > 0.25 * w.ground.population
    return result


OUTCOME = OutcomeClass(
    name="fragmentation",
    label="Fragmentation",
    sentence="loses part of the country",
    rank=1,
    order=5,
    holds=holds,
    help="More than a quarter of the people live where the state has lost the centre.",
)
