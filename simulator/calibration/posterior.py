"""What is held of the parameters once the record has been looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.closeness import plausible
from simulator.calibration.space import Space, Units, Values
from simulator.calibration.terms import (
    Answers,
    Deviations,
    Term,
    capped_squares,
    deviations,
    spreads,
)
from simulator.calibration.waves import Wave
from simulator.calibration.weights import Weights, effective, log_mixture, quantiles, weighed

KEPT: Final = 1.0 / 3.0
"""What should count in the end, as a part of a wave's points: the best third."""
_SURE: Final = 3.0  # standard errors, since more than a hundred parameters are looked at


@dataclass(frozen=True, slots=True)
class Learned:
    """What one parameter was held to be, and is; *low* to *high* is the 80 % range.

    ``shrinkage`` is 1 less the ratio of the standard deviations, ``shift`` how far the mean has
    moved in those of the prior, both in the coordinate that the prior counts in. ``learned`` says
    that one of them is more than chance gives; else the parameter stayed an assumption.
    """

    path: str
    unit: str
    prior: tuple[float, float, float]
    median: float
    low: float
    high: float
    shrinkage: float
    shift: float
    learned: bool


@dataclass(frozen=True)
class Posterior:
    """All points that were played, and what each counts for.

    *ruling* is the subject whose terms may rule a point out; none where it is empty.
    """

    space: Space
    terms: tuple[Term, ...]
    waves: Sequence[Wave]
    ruling: str

    @cached_property
    def units(self) -> Units:
        """All points, wave after wave."""
        return np.concatenate([wave.units for wave in self.waves])

    @cached_property
    def values(self) -> Values:
        """All points in the parameters' own units."""
        return self.space.values(self.units)

    @cached_property
    def answers(self) -> tuple[Answers, ...]:
        """What each point came to."""
        return tuple(answers for wave in self.waves for answers in wave.answers)

    @cached_property
    def deviations(self) -> Deviations:
        """How far each point is from the record, over all terms."""
        return deviations(self.terms, self.answers)

    @cached_property
    def mixture(self) -> NDArray[np.float64]:
        """What the points were drawn by, over the prior, in logarithms."""
        closeness = np.array([wave.log_closeness(self.units) for wave in self.waves])
        return log_mixture(closeness, [len(wave.units) for wave in self.waves])

    @cached_property
    def plausible(self) -> NDArray[np.bool_]:
        """Which points the record of the crisis itself does not rule out."""
        asked = [t for t in self.terms if t.fitted and t.subject == self.ruling]
        return plausible(deviations(asked, self.answers), spreads(asked, self.answers))

    @property
    def wanted(self) -> float:
        """How many points should count, at the least."""
        return KEPT * len(self.waves[0].units)

    @cached_property
    def weights(self) -> Weights:
        """What each point counts for, with the record and every case."""
        return self.without(())

    @property
    def rules(self) -> bool:
        """Whether the rule for the implausible is used: not if it would leave too few points."""
        return effective(np.exp(-self.mixture) * self.plausible) >= self.wanted

    def without(self, subjects: Sequence[str]) -> Weights:
        """Return what each point counts for if some subjects are not looked at at all."""
        counted = np.array([t.subject not in subjects for t in self.terms if t.fitted])
        played = self._played[:, counted].sum(axis=1)
        emulated = self._emulated[:, counted].sum(axis=1)
        ruled = self.rules and self.ruling not in subjects
        ruled_in = self.plausible if ruled else np.ones(len(self.units), dtype=np.bool_)
        return weighed(played, emulated, self.mixture, ruled_in, self.wanted)

    @cached_property
    def distances(self) -> NDArray[np.float64]:
        """How far each point is from all that is fitted."""
        summed: NDArray[np.float64] = self._played.sum(axis=1)
        return summed

    @cached_property
    def _played(self) -> Deviations:
        """What each fitted term adds to the distance as it was played."""
        return capped_squares(self.deviations[:, [term.fitted for term in self.terms]])

    @cached_property
    def _emulated(self) -> Deviations:
        """The same as the last wave's emulator has it; where there is only the prior, as played."""
        emulator = self.waves[-1].emulator
        return self._played if emulator is None else emulator.squares(self.units)

    def answered(self, question: str) -> NDArray[np.float64]:
        """Return each point's answer to a question."""
        return np.array([answers[question].value for answers in self.answers], dtype=np.float64)

    @property
    def prior_shares(self) -> NDArray[np.float64]:
        """What each point counts for before the record is looked at: the first wave alone."""
        shares = np.zeros(len(self.units))
        first = len(self.waves[0].units)
        shares[:first] = 1.0 / first
        return shares

    def learned(self) -> tuple[Learned, ...]:
        """Return what was learned of each parameter, in the order of the space."""
        shares, worth = self.weights.shares, self.weights.effective
        means = shares @ self.units
        spread = np.sqrt(shares @ (self.units - means) ** 2)
        shrinkage = 1.0 - spread / self.space.deviations
        shift = (means - self.space.means) / self.space.deviations
        sure = (np.abs(shrinkage) > _SURE / np.sqrt(2.0 * worth)) & (shrinkage > 0.0)
        sure |= np.abs(shift) > _SURE / np.sqrt(worth)
        ends = [quantiles(column, shares, (0.5, 0.1, 0.9)) for column in self.values.T]
        return tuple(
            Learned(
                path=prior.path,
                unit=prior.unit,
                prior=(prior.low, prior.mode, prior.high),
                median=float(ends[place][0]),
                low=float(ends[place][1]),
                high=float(ends[place][2]),
                shrinkage=float(shrinkage[place]),
                shift=float(shift[place]),
                learned=bool(sure[place]),
            )
            for place, prior in enumerate(self.space.priors)
        )
