"""Nearness: how much each region heeds each other one, by distance and size.

Proximity decides even where media are everywhere (Bonnasse-Gahot et al. 2018); larger regions are
heeded more.
"""

from __future__ import annotations

import numpy as np

from simulator.world.fields import Floats, over_regions
from simulator.world.ground import Ground
from simulator.world.worlds import World, Worlds


def coupling(ground: Ground, length: Floats | float, size: Floats | float) -> Floats:
    """Return W [seen, seeing, 1]: exp(-km / length) times size; what one region sees sums to 1.

    ``length`` in km and ``size`` (an exponent of relative population) may be one number a world;
    then the last axis has the worlds.
    """
    people = ground.people[:, 0]
    weights: Floats = np.exp(-ground.kilometres[:, :, None] / length)
    weights = weights * ((people / people.mean())[:, None] ** size)
    weights[np.diag_indices(len(people))] = 0.0
    rows = np.add.accumulate(weights, axis=1)[:, -1:]
    weights = weights / np.where(rows > 0.0, rows, 1.0)
    return np.ascontiguousarray(weights.transpose(1, 0, 2))


def near(w: Worlds, inside: Floats) -> Floats:
    """Return each region's view of the others, W x, adding in a fixed order (no BLAS).

    The products are by far the largest array of a tick, so their place is kept.
    """
    return over_regions(np.multiply(w.coupling, inside[:, None], out=w.products))


def seen_from(world: World, region: int) -> Floats:
    """Return how much *region* heeds each region in one world, [region]."""
    weights: Floats = world.batch.coupling
    row: Floats = weights[:, region, world.place if weights.shape[2] > 1 else 0]
    return row
