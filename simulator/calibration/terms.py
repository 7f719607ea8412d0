"""What the model is asked to meet: aims of a crisis' record, and the cases, each in tolerances.

What a point of parameters answers is one number for each term, with the band of its runs. How far
that is from the record is counted in tolerances, so that days, counts and shares can be added up.
Whether foreign troops come is answered too but is no term: it is never fitted.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.aims import WORST, AimScore
from simulator.analysis.backtest import Spread
from simulator.records.band import Band
from simulator.records.case import Record
from simulator.records.history import Target

FALLS, PEAK, DEATHS = "falls", "peak", "deaths"
"""What is asked of a case: was the leader gone, how many came, how many died."""
DEX: Final = 0.35
"""One tolerance of a case: of its counts in powers of ten, and of a probability. Judgement."""

_UNREAD: Final = math.sqrt(WORST)  # tolerances: what no run has counts as far off as anything can
_IN_80: Final = 2.5631  # standard deviations of a normal from its 10 % to its 90 % point
_NO_RUNS: Final = Spread.of(np.empty(0))

Deviations = NDArray[np.float64]
"""How far points are from the record in tolerances, shape [point, term]."""


class Answer(NamedTuple):
    """One number of a point: the median of its runs or a share, and where 80 % of them lie."""

    value: float
    low: float
    high: float


#: All that a point of parameters comes to, by the name of the question.
Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked of the model.

    ``name`` is that of the answer, ``subject`` is what is played for it, ``record`` what is known
    (for a reader), ``ruler`` turns a value into tolerances. What is not ``fitted`` is only shown.
    """

    name: str
    subject: str
    record: Band
    fitted: bool
    ruler: Callable[[float], float]

    def deviation(self, answer: Answer) -> float:
        """Return how many tolerances the answer lies above the record, or below."""
        found = self.ruler(answer.value)
        return _UNREAD if math.isnan(found) else found

    def spread(self, answer: Answer) -> float:
        """Return the standard deviation of the runs in tolerances, 0 where it is not known."""
        width = self.ruler(answer.high) - self.ruler(answer.low)
        return abs(width) / _IN_80 if math.isfinite(width) else 0.0


@dataclass(frozen=True, slots=True)
class _Aim:
    """Measures as the back-test does."""

    target: Target

    def __call__(self, value: float) -> float:
        return AimScore(self.target, value, math.nan, _NO_RUNS).deviation


@dataclass(frozen=True, slots=True)
class _Fall:
    """Measures a probability against what came."""

    fell: bool

    def __call__(self, value: float) -> float:
        return (value - self.fell) / DEX


@dataclass(frozen=True, slots=True)
class _Size:
    """Measures a count against the central value known, in powers of ten."""

    central: float

    def __call__(self, value: float) -> float:
        return math.log10(max(value, 1.0) / max(self.central, 1.0)) / DEX


@dataclass(frozen=True, slots=True)
class _Toll:
    """Measures by how much a count misses the band known, in powers of ten; 0 inside."""

    band: Band

    def __call__(self, value: float) -> float:
        nearest = min(max(value, self.band.low), self.band.high)
        return math.log10((value + 1.0) / (nearest + 1.0)) / DEX


def terms_of_history(subject: str, targets: Sequence[Target]) -> tuple[Term, ...]:
    """Return the terms of the record of the crisis itself."""
    return tuple(
        Term(
            f"{subject}.{target.name}",
            subject,
            target.record or Band(target.value, target.value, target.value),
            target.fitted,
            _Aim(target),
        )
        for target in targets
    )


def terms_of_case(record: Record) -> tuple[Term, ...]:
    """Return the terms of a case: of what its record knows."""
    found: list[Term] = []
    if record.leader_fell is not None:
        fell = float(record.leader_fell)
        found.append(_case_term(record, FALLS, Band(fell, fell, fell), _Fall(record.leader_fell)))
    if record.peak_persons is not None:
        ruler = _Size(record.peak_persons.central)
        found.append(_case_term(record, PEAK, record.peak_persons, ruler))
    if record.deaths is not None:
        found.append(_case_term(record, DEATHS, record.deaths, _Toll(record.deaths)))
    return tuple(found)


def _case_term(record: Record, what: str, band: Band, ruler: Callable[[float], float]) -> Term:
    return Term(f"{record.id}.{what}", record.id, band, True, ruler)


def deviations(terms: Sequence[Term], points: Sequence[Answers]) -> Deviations:
    """Return how far each point is from the record at each term."""
    rows = [[term.deviation(answers[term.name]) for term in terms] for answers in points]
    return np.array(rows, dtype=np.float64).reshape(len(points), len(terms))


def spreads(terms: Sequence[Term], points: Sequence[Answers]) -> Deviations:
    """Return the standard deviation of each point's runs at each term, in tolerances."""
    rows = [[term.spread(answers[term.name]) for term in terms] for answers in points]
    return np.array(rows, dtype=np.float64).reshape(len(points), len(terms))


def capped_squares(found: Deviations) -> Deviations:
    """Return squared deviations, none above the worst that one term can count."""
    return np.minimum(found**2, WORST)
