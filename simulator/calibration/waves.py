"""The waves of a calibration: play points, learn from them where to play next, play there.

The first wave is drawn from the prior. Each further one is drawn from the prior times how close the
points should come as the waves before it have it. Everything is decided by the seed and by what has
been played, so that a calibration that was interrupted goes on as if it had not been.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.emulator import Emulator
from simulator.calibration.players import Play
from simulator.calibration.proposals import proposals
from simulator.calibration.space import Space, Units, Values
from simulator.calibration.store import Store
from simulator.calibration.terms import Answers, Term, deviations

SHIPPED: Final = -1
"""The number of the wave that is one point: the scenario's own values."""
_LOOKED_AT: Final = 2  # waves that an emulator is fitted to: the nearest to where it is to serve

#: Told of each point that has been played: the wave, how many of its points, of how many.
Told = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a calibration consists of: *waves* waves of *points* points each."""

    space: Space
    terms: tuple[Term, ...]
    points: int
    waves: int
    seed: int

    def luck(self, wave: int) -> np.random.Generator:
        """Return the random numbers of one wave."""
        return np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(wave,)))


@dataclass(frozen=True)
class Wave:
    """Points drawn alike and what they came to; ``emulator`` is ``None`` for the prior."""

    units: Units
    answers: Sequence[Answers]
    emulator: Emulator | None

    def log_closeness(self, units: Units) -> NDArray[np.float64]:
        """Return ln of what the wave was drawn by, over the prior's density, up to a constant."""
        return np.zeros(len(units)) if self.emulator is None else self.emulator.log_closeness(units)


def calibrate(plan: Plan, play: Play, store: Store, told: Told) -> tuple[Wave, list[Wave]]:
    """Play what *store* does not hold yet; return the shipped point and all waves."""
    peak = plan.space.values(plan.space.peaks[np.newaxis])
    shipped = Wave(*_played(SHIPPED, peak, plan.space, play, store, told), None)
    waves: list[Wave] = []
    for number in range(plan.waves):
        emulator = _emulator(plan, waves) if waves else None
        values = store.values(number)
        if values is None:
            values = plan.space.values(_drawn(plan, number, emulator))
            store.begin(number, values)
        waves.append(Wave(*_played(number, values, plan.space, play, store, told), emulator))
    return shipped, waves


def _emulator(plan: Plan, waves: Sequence[Wave]) -> Emulator:
    seen = waves[-_LOOKED_AT:]
    units = np.concatenate([wave.units for wave in seen])
    answers = [answers for wave in seen for answers in wave.answers]
    fitted = [term for term in plan.terms if term.fitted]
    return Emulator.fitted(units, deviations(fitted, answers))


def _drawn(plan: Plan, wave: int, emulator: Emulator | None) -> Units:
    luck = plan.luck(wave)
    if emulator is None:
        return plan.space.spread_evenly(plan.points, luck)
    return proposals(plan.space, emulator, plan.points, luck)


def _played(
    wave: int, values: Values, space: Space, play: Play, store: Store, told: Told
) -> tuple[Units, list[Answers]]:
    """Return the points of a wave with what each came to, having played those that were not."""
    missing = [point for point in range(len(values)) if store.answers(wave, point) is None]
    done = len(values) - len(missing)
    for place, answers in play(values[missing]) if missing else ():
        store.add(wave, missing[place], answers)
        done += 1
        told(wave, done, len(values))
    found = [store.answers(wave, point) for point in range(len(values))]
    return space.units(values), [answers for answers in found if answers is not None]
