"""Common random numbers: one counter-based stream for each named cause of each replication.

``(seed, name of the cause)`` is the key of a Philox generator and the replication number is a place
on its counter (Salmon et al. 2011), so what replication *r* draws for one cause depends on nothing
else: not on other causes, not on which replications are played beside it, not on the order.

Numbers are 16-bit: four come from each 64-bit word, and one table look-up makes a normal of a
uniform. A uniform is therefore one of 65,536 equally likely values, (k + 1/2) / 65,536, all of
them exact in single precision.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

LEVELS = 65_536
_PER_BLOCK = 16  # a Philox counter step yields four 64-bit words, sixteen 16-bit numbers


Uniforms = NDArray[np.float32]


@cache
def _normal_table() -> NDArray[np.float64]:
    inverse = NormalDist().inv_cdf
    return np.array([inverse((k + 0.5) / LEVELS) for k in range(LEVELS)], dtype=np.float64)


def normals(luck: Uniforms) -> NDArray[np.float64]:
    """Return uniforms of a stream as standard normals by inversion, shape kept."""
    return _normal_table()[(luck * np.float32(LEVELS)).astype(np.intp)]


def consecutive(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the runs [first, last + 1) of consecutive *numbers*, in their order."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


class Streams:
    """The random numbers of some replications of one seed, drawn when first asked for.

    Shapes have the replications last. What has been drawn is kept (about 70 kB a replication) up
    to *remembered* bytes, so that moving a slider draws nothing anew.
    """

    def __init__(self, seed: int, *, remembered: int = 192_000_000) -> None:
        self._seed = seed
        self._remembered = remembered
        self._held = 0
        self._kept: OrderedDict[tuple[str, int, int, tuple[int, ...]], Uniforms]
        self._kept = OrderedDict()

    def uniforms(
        self, cause: str, numbers: tuple[int, ...], count: int, *, page: int = 0
    ) -> Uniforms:
        """Return ``[count, replication]`` uniforms in (0, 1) of *cause*; *page* turns to fresh ones.

        The same ``count`` must be asked for at each page, since it sets the stride.
        """
        key = (cause, page, count, numbers)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        drawn = self._draw(cause, numbers, count, page)
        self._keep(key, drawn)
        return drawn

    def _draw(
        self, cause: str, numbers: tuple[int, ...], count: int, page: int
    ) -> Uniforms:
        key = (self._seed % 2**64) | zlib.crc32(cause.encode()) << 64
        blocks = -(-count // _PER_BLOCK)
        parts = []
        for first, end in consecutive(numbers):
            generator = np.random.Philox(key=key, counter=first * blocks + (page << 64))
            words = generator.random_raw((end - first) * blocks * 4)
            parts.append(words.astype("<u8").view("<u2").reshape(end - first, blocks * _PER_BLOCK))
        rows = np.concatenate(parts) if len(parts) > 1 else parts[0]
        luck = np.ascontiguousarray(rows[:, :count].T).astype(np.float32)
        luck += np.float32(0.5)
        luck *= np.float32(1.0 / LEVELS)
        return luck

    def _keep(
        self, key: tuple[str, int, int, tuple[int, ...]], drawn: Uniforms
    ) -> None:
        self._kept[key] = drawn
        self._held += drawn.nbytes
        while self._held > self._remembered and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._held -= oldest.nbytes
