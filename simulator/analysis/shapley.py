"""Who made the difference: Shapley values (1953), the one fair way to share a sum among players.

The players are what differs between two variants; the value of a set of them is what is measured
where just these have been changed. A player's share is what it adds, averaged over all orders in
which the players may come. Values may be arrays over paired replications: the shares then are too,
and have intervals like any paired difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import factorial
from typing import Final

import numpy as np
from numpy.typing import NDArray

MOST_PLAYERS: Final = 6
"""Sets to be measured double with each player: 6 need 64."""

Coalition = frozenset[str]
Floats = NDArray[np.float64]


def coalitions(players: Sequence[str]) -> tuple[Coalition, ...]:
    """Return every set of *players*, the small ones first."""
    sizes = range(len(players) + 1)
    every = chain.from_iterable(combinations(players, size) for size in sizes)
    return tuple(frozenset(chosen) for chosen in every)


def shapley(players: Sequence[str], values: Mapping[Coalition, Floats]) -> Mapping[str, Floats]:
    """Return each player's share of ``values[all] - values[none]``; they add up to it.

    *values* has an array of one shape for each of ``coalitions(players)``.
    """
    count = len(players)
    weight = [
        factorial(size) * factorial(count - size - 1) / factorial(count) for size in range(count)
    ]
    return {
        player: sum(
            (weight[len(without)] * gain for without, gain in _gains(player, players, values)),
            np.zeros_like(values[frozenset()], dtype=np.float64),
        )
        for player in players
    }


def _gains(
    player: str, players: Sequence[str], values: Mapping[Coalition, Floats]
) -> Iterator[tuple[Coalition, Floats]]:
    """Yield each set of the others, with what the player adds to it."""
    for others in coalitions([other for other in players if other != player]):
        yield others, values[others | {player}] - values[others]
