"""What ``boilover calibrate`` has to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.closeness import distances
from simulator.calibration.curve import TroopsAt
from simulator.calibration.loo import LeaveOneOut
from simulator.calibration.posterior import Learned, Posterior
from simulator.calibration.space import Values
from simulator.calibration.study import Study
from simulator.calibration.subjects import question_of_troops
from simulator.calibration.terms import Answers, Term, deviations
from simulator.calibration.weights import quantiles
from simulator.scenario.model import Lever

_MIDDLE = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Range:
    """The median over points, and where 80 % of them lie; NaN where none has it."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class TermFound:
    """One term: what is known, what the scenario's own values give, and points before and after."""

    term: Term
    shipped: float
    prior: Range
    posterior: Range


@dataclass(frozen=True, eq=False)
class Found:
    """A finished calibration.

    ``shipped`` are the answers of the scenario's own values, ``cases`` is ``None`` where none were
    played, ``curve`` where the scenario lacks the ``lever``. ``sets`` are the points that stand for
    all, some perhaps several times.
    """

    study: Study
    posterior: Posterior
    shipped: Answers
    cases: LeaveOneOut | None
    lever: Lever | None
    curve: tuple[TroopsAt, ...]
    sets: Values
    seconds: float

    @cached_property
    def parameters(self) -> tuple[Learned, ...]:
        """What was learned of each parameter, most first."""
        found = self.posterior.learned()
        return tuple(sorted(found, key=lambda one: (not one.learned, -one.shrinkage)))

    @property
    def terms(self) -> Iterator[TermFound]:
        """Every term, the crisis itself first."""
        for term in self.posterior.terms:
            prior, posterior = self.ranges(term.name)
            yield TermFound(term, self.shipped[term.name].value, prior, posterior)

    @property
    def troops(self) -> tuple[float, float, float]:
        """How often troops are promised: shipped values, mean over the prior, over what is left."""
        question = question_of_troops(self.study.scenario.name)
        answers = self.posterior.answered(question)
        before, after = self.posterior.prior_shares, self.posterior.weights.shares
        return self.shipped[question].value, float(before @ answers), float(after @ answers)

    def ranges(self, question: str) -> tuple[Range, Range]:
        """Return the answers to a question before and after the record was looked at."""
        answers = self.posterior.answered(question)
        before, after = self.posterior.prior_shares, self.posterior.weights.shares
        return _range(answers, before), _range(answers, after)

    @property
    def distance(self) -> tuple[float, Range, Range]:
        """How far from all that is fitted: shipped values, points of the prior, those left."""
        fitted = [term for term in self.posterior.terms if term.fitted]
        own = float(distances(deviations(fitted, [self.shipped]))[0])
        found = self.posterior.distances
        before, after = self.posterior.prior_shares, self.posterior.weights.shares
        return own, _range(found, before), _range(found, after)

    @property
    def ruled_out(self) -> float:
        """The share of the prior that the record of the crisis alone calls implausible."""
        return 1.0 - float(self.posterior.prior_shares @ self.posterior.plausible)

    @property
    def distinct(self) -> int:
        """How many of the sets differ."""
        return len(np.unique(self.sets, axis=0))


def _range(answers: NDArray[np.float64], shares: NDArray[np.float64]) -> Range:
    return Range(*quantiles(answers, shares, _MIDDLE).tolist())
