"""Clocks: when hazards fire, by exponential clocks drawn beforehand.

Each hazard of each world (or of each region of it) has a clock with a standard exponential time;
it runs down by rate x time and fires at zero: the time change of an inhomogeneous Poisson process.
Since it is drawn beforehand, a higher rate fires the same world earlier and never skips it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.streams import Uniforms
from simulator.world.fields import Floats, anywhere, places

_FIRINGS = 16  # times a repeating hazard can fire in one place
_NEVER = math.inf

Place = tuple[int, ...]


@dataclass(slots=True)
class _Clock:
    left: Floats
    fired: NDArray[np.int64]
    drawn: Floats


class Clocks:
    """The clocks of a batch; *draw* gives ``[count, world]`` uniforms of a named cause."""

    def __init__(self, draw: Callable[[str, int], Uniforms]) -> None:
        self._draw = draw
        self._clocks: dict[str, _Clock] = {}

    def run_down(self, name: str, used: Floats, *, again: bool) -> list[tuple[Place, float]]:
        """Run the clocks of hazard *name* down by *used*, [world] or [region, world].

        Return each place whose clock reached zero, and how much of what it used was too much (a
        share, 0 to 1): so much of the tick is left when it fires. With *again* it is set anew.
        """
        clock = self._clocks.get(name) or self._wind(name, used.shape)
        clock.left -= used
        zero = clock.left <= 0.0
        if not anywhere(zero):
            return []
        return [self._fire(clock, place, used, again) for place in places(zero)]

    def _fire(self, clock: _Clock, at: Place, used: Floats, again: bool) -> tuple[Place, float]:
        surplus = float(-clock.left[at] / used[at])
        clock.fired[at] += 1
        times = int(clock.fired[at])
        clock.left[at] = clock.drawn[(times, *at)] if again and times < _FIRINGS else _NEVER
        return at, surplus

    def _wind(self, name: str, shape: tuple[int, ...]) -> _Clock:
        luck = self._draw(f"hazard {name}", _FIRINGS * math.prod(shape[:-1])).astype(np.float64)
        drawn = (-np.log(luck)).reshape(_FIRINGS, *shape)
        clock = _Clock(drawn[0].copy(), np.zeros(shape, dtype=np.int64), drawn)
        self._clocks[name] = clock
        return clock
