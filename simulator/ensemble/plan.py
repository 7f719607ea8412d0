"""How requests are cut into the pieces that workers play.

Wide pieces cost least for each replication (256 is where it stops to pay), but the first picture
should come early and no worker should stand idle at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from simulator.ensemble.pool import Request

WIDEST = 256
NARROWEST = 32
FIRST = 64


@dataclass(frozen=True, slots=True)
class Piece:
    """Replication *numbers* of request number *request*, played together in one batch."""

    request: int
    numbers: tuple[int, ...]


def cut(requests: Sequence[Request], workers: int) -> list[Piece]:
    """Return the pieces of *requests*, interleaved so that the same numbers are played together."""
    wanted = [tuple(sorted(set(request.numbers))) for request in requests]
    total = sum(map(len, wanted))
    width = _width(total, workers)
    pieces = []
    for index, numbers in enumerate(wanted):
        start = 0
        if numbers[:1] == (0,) and total > workers * WIDEST:  # nothing is known yet, and it is long
            start = FIRST * -(-workers // len(wanted))
            pieces += _even(index, numbers[:start], FIRST)
        pieces += _even(index, numbers[start:], width)
    return sorted(pieces, key=lambda piece: piece.numbers[0])


def _width(total: int, workers: int) -> int:
    """Return a width for which the workers end their last pieces at about the same time."""
    rounds = max(1, -(-total // (workers * WIDEST)))
    return min(WIDEST, max(NARROWEST, -(-total // (workers * rounds))))


def _even(request: int, numbers: tuple[int, ...], width: int) -> list[Piece]:
    """Cut *numbers* into pieces of nearly the same size, none wider than *width*."""
    count = -(-len(numbers) // width)
    edges = [len(numbers) * step // count for step in range(count + 1)] if count else [0]
    return [Piece(request, numbers[low:high]) for low, high in pairwise(edges)]
