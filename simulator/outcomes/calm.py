"""Crowds stay small and almost nobody dies."""

from __future__ import annotations

from simulator.world.fields import Mask, over_regions
from simulator.world.measures import OutcomeClass
from simulator.world.worlds import Worlds


def holds(w: Worlds) -> Mask:
    """Say in which worlds fewer than 0.022 % ever came out and fewer than four died.

    Deaths do not count where an extremist attack caused them and no order to fire was given.
    """
    deaths = over_regions(w.dead) + over_regions(w.dead_forces)
    few = (deaths < 4.0) | ((w.attack > 0.0) & ~w.happened("force_rule_2"))
    result: Mask = (w.mobilised_peak < 0.00022) & few & (w.gone == 0.0)
    return result


OUTCOME = OutcomeClass(
    name="calm",
    label="Calm",
    sentence="sees the country stay calm",
    rank=3,
    order=0,
    holds=holds,
    help="Fewer than 0.022 % of the people ever in the street at once, fewer than four dead.",
)
