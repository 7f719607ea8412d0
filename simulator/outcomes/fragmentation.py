"""The country comes apart: a region breaks away, or a quarter of the people live in lost ones."""

from __future__ import annotations

from simulator.world.fields import Mask, over_regions
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds a region broke away, or over 25 % of the people live in lost ones."""
    outside = over_regions(w.lost * w.ground.people)
    result: Mask = (outside > 0.25 * w.ground.population) | (w.breakaway > 0.0)
    return result


OUTCOME = OutcomeClass(
    name="fragmentation",
    label="Fragmentation",
    sentence="loses part of the country",
    rank=1,
    order=5,
    holds=holds,
    help="A region broke away, or a quarter of the people live where the centre is lost.",
)
