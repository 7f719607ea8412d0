"""Where to play next: points drawn from the prior times how close the emulator says they come.

Many chains of Metropolis steps, all at once (Neal 1993), each begun at a point of the prior and
led to the target by degrees before it counts. Parameters that move nothing are drawn from the
prior.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.emulator import Emulator
from simulator.calibration.space import Space, Units, log_triangular

_LEADING: Final = 300  # steps in which the chains are led to the target
_STEPS: Final = 300  # steps at the target
_MOVED: Final = 0.15  # of the parameters in one step
_ACCEPTED: Final = 0.3  # the part of steps to aim at, within what is known to serve


def proposals(space: Space, emulator: Emulator, count: int, luck: np.random.Generator) -> Units:
    """Return *count* points from the prior times the emulated closeness."""
    points = space.draw(count, luck)
    if emulator.active.size:
        chains = _Chains(space, emulator, points)
        for step in range(_LEADING):
            chains.step((step + 1) / _LEADING, luck)
            chains.adapt()
        for _ in range(_STEPS):  # no step may depend any more on how the chains have fared
            chains.step(1.0, luck)
    return points


class _Chains:
    """Chains that move *points* in place, in the parameters that are active."""

    def __init__(self, space: Space, emulator: Emulator, points: Units) -> None:
        self._emulator = emulator
        self._points = points
        self._active = emulator.active
        self._peaks = space.peaks[self._active]
        self._reach = space.deviations[self._active].copy()
        self._scale = 1.0
        self._moved = max(_MOVED, min(1.0, 2.0 / self._active.size))
        self._close = emulator.log_closeness(points)
        self._prior = self._log_prior(points)
        self._accepted = _ACCEPTED

    def step(self, warmth: float, luck: np.random.Generator) -> None:
        """Try to move every chain once; *warmth* is the power of the closeness that counts."""
        shape = (len(self._points), self._active.size)
        leaps = self._scale * self._reach * luck.normal(size=shape)
        leaps *= luck.random(shape) < self._moved
        tried = self._points.copy()
        tried[:, self._active] = _reflected(tried[:, self._active] + leaps)
        close, prior = self._emulator.log_closeness(tried), self._log_prior(tried)
        gain = warmth * (close - self._close) + prior - self._prior
        goes = np.log(luck.random(shape[0])) < gain
        self._points[goes] = tried[goes]
        self._close[goes], self._prior[goes] = close[goes], prior[goes]
        self._accepted = float(goes.mean())

    def adapt(self) -> None:
        """Make steps as long as the chains lie apart, and longer where most succeed."""
        self._reach = self._points[:, self._active].std(axis=0)
        longer = self._scale * np.exp(0.1 * (self._accepted - _ACCEPTED))
        self._scale = float(np.clip(longer, 0.02, 4.0))

    def _log_prior(self, points: Units) -> NDArray[np.float64]:
        logs = log_triangular(points[:, self._active], self._peaks)
        return np.asarray(logs.sum(axis=1))


def _reflected(units: Units) -> Units:
    """Return points with what lies beyond a bound mirrored at it."""
    turned = np.mod(units, 2.0)
    return np.where(turned > 1.0, 2.0 - turned, turned)
