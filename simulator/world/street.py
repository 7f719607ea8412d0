"""What several actors and shocks do to the street alike: counting it, giving way to it."""

from __future__ import annotations

from simulator.world.fields import Floats, over_regions
from simulator.world.worlds import World, Worlds

CABINET = 0.8  # how much is given when a whole cabinet resigns


def count(w: Worlds) -> None:
    """Count who is in the street after some have joined, left, or been taken from it."""
    violent = w.rioters + w.armed
    w.crowd = w.peaceful + violent
    w.violent = over_regions(violent)
    w.in_street = over_regions(w.crowd)


def concede(world: World, size: float) -> None:
    """Give way by *size* (0.8 is a whole cabinet); before visible crowds it reads as weakness.

    Rasler 1996; Acemoglu & Robinson 2006.
    """
    weakness = 0.5 * world["visible"] * min(1.0, size / CABINET)
    world["conceded"] = world["conceded"] + size
    world["emboldened"] = world["emboldened"] + weakness


def proneness(deprivation: Floats, propensity: Floats | float) -> Floats:
    """Return how readily a region's crowd turns violent: deprivation times local propensity."""
    prone: Floats = (0.3 + deprivation) * (0.04 + 2.0 * propensity**1.5)
    return prone
