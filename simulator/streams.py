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
def normal_table() -> NDArray[np.float64]:
    """Return the standard normal of each level."""
    inverse = NormalDist().inv_cdf
    return np.array([inverse((k + 0.5) / LEVELS) for k in range(LEVELS)], dtype=np.float64)


def normals(luck: Uniforms) -> NDArray[np.float64]:
    """Return uniforms of a stream as standard normals by inversion, shape kept."""
    return normal_table()[levels(luck)]


def levels(luck: Uniforms) -> NDArray[np.intp]:
    """Return which of the equally likely values each uniform is, counted from 0."""
    return (luck * np.float32(LEVELS)).astype(np.intp)


def consecutive(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the runs [first, last + 1) of consecutive *numbers*, in their order."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


class Draws:
    """The random numbers of some replications of one seed, which arrays have on the last axis.

    A replication may stand there several times, to meet several sets of parameters with one luck.
    """

    def __init__(self, seed: int, numbers: tuple[int, ...]) -> None:
        self._seed = seed
        distinct = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
        self._runs = consecutive(tuple(distinct))
        repeats = len(distinct) < len(numbers)
        self._places = [distinct[number] for number in numbers] if repeats else []
        self._kept: dict[tuple[str, int, int], Uniforms] = {}
        self.held = 0

    def uniforms(self, cause: str, count: int, page: int = 0) -> Uniforms:
        """Return ``[count, replication]`` uniforms in (0, 1) of *cause*.

        *page* turns to fresh ones. A cause must ask for the same ``count`` at each page, since it
        sets the stride on the counter.
        """
        key = (cause, count, page)
        if key not in self._kept:
            self._kept[key] = self._draw(cause, count, page)
            self.held += self._kept[key].nbytes
        return self._kept[key]

    def _draw(self, cause: str, count: int, page: int) -> Uniforms:
        key = (self._seed % 2**64) | zlib.crc32(cause.encode()) << 64
        blocks = -(-count // _PER_BLOCK)
        parts = []
        for first, end in self._runs:
            generator = np.random.Philox(key=key, counter=first * blocks + (page << 64))
            words = generator.random_raw((end - first) * blocks * 4)
            parts.append(words.astype("<u8").view("<u2").reshape(end - first, blocks * _PER_BLOCK))
        rows = np.concatenate(parts) if len(parts) > 1 else parts[0]
        if self._places:
            rows = rows[self._places]
        luck = np.ascontiguousarray(rows[:, :count].T).astype(np.float32)
        luck += np.float32(0.5)
        luck *= np.float32(1.0 / LEVELS)
        return luck


class Streams:
    """The draws of one seed, kept for replications played lately.

    About 70 kB a replication up to *remembered* bytes, so that moving a slider draws nothing anew.
    """

    def __init__(self, seed: int, *, remembered: int = 192_000_000) -> None:
        self._seed = seed
        self._remembered = remembered
        self._kept: OrderedDict[tuple[int, ...], Draws] = OrderedDict()

    def of(self, numbers: tuple[int, ...]) -> Draws:
        """Return the draws of replications *numbers*."""
        draws = self._kept.pop(numbers, None) or Draws(self._seed, numbers)
        self._kept[numbers] = draws
        while sum(d.held for d in self._kept.values()) > self._remembered and len(self._kept) > 1:
            self._kept.popitem(last=False)
        return draws
