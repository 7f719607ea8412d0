"""The leadership survives by giving way: prices rolled back or the cabinet out, little force."""

from __future__ import annotations

from simulator.world.fields import Mask
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds the price was rolled back or the cabinet resigned."""
    result: Mask = w.happened("price_rollback") | w.happened("concession")
    return result


OUTCOME = OutcomeClass(
    name="concession",
    label="Concession",
    sentence="survives by giving way",
    rank=7,
    order=1,
    holds=holds,
    help="The price was rolled back or the cabinet resigned, and little force was used.",
)
