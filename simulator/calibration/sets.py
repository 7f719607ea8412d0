"""Sets of parameters that the record leaves possible, as a table that scenarios can name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.posterior import Posterior
from simulator.calibration.space import DIGITS, Values
from simulator.calibration.weights import resampled

_DRAW = 1_000_000  # the wave that sets are drawn in: after any there is


def chosen(posterior: Posterior, count: int, seed: int) -> NDArray[np.intp]:
    """Return which points stand for all, each about as often as it counts, best first once."""
    luck = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(_DRAW,)))
    return luck.permutation(resampled(posterior.weights.shares, count, luck))


def table(paths: Sequence[str], values: Values, notes: Sequence[str]) -> Iterator[str]:
    """Yield the lines of ``scenarios/plausible/NAME.csv``: notes, the paths, one set a line.

    Parameters of which nothing was learned are in it too: what nobody knows is drawn.
    """
    for note in notes:
        yield f"# {note}"
    yield ",".join(paths)
    for row in values:
        yield ",".join(f"{value:.{DIGITS}g}" for value in row)
