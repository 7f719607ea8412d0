"""Does a lever do what it should? Each expected sign tested on paired replications.

A lever stands three quarters of the way down in one ensemble and three quarters of the way up in
the other, default to limit; replications of the same number share their random numbers. What a
lever should do is stated in scenario files (``expects``), before anything was played.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.happening import INTERVENTION, LOSS, happened
from simulator.analysis.paired import difference_of_counts, difference_of_shares
from simulator.analysis.significance import Tails, holm, mcnemar, paired_t
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Estimate
from simulator.scenario.model import Expected, Lever, Sign

Verdict = Literal["holds", "flat", "violated", "untested"]
Unit = Literal["%", "share"]

OUTCOMES: Final = tuple(field.name for field in fields(Expected))
LEVEL: Final = 0.05
"""A sign is seen where its one-sided p is smaller."""
RELEVANT: Final[dict[Unit, float]] = {"%": 10.0, "share": 0.03}
"""The smallest difference that matters: in counts, and in probability."""
REACH: Final = 0.75
"""How far from its default to its limit a lever is moved."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The four outcomes of each replication of one ensemble, shape [replication]."""

    peak: NDArray[np.float64]
    deaths: NDArray[np.float64]
    intervention: NDArray[np.float64]
    loss: NDArray[np.float64]

    @classmethod
    def of(cls, result: EnsembleResult) -> Reading:
        """Read the outcomes off an ensemble."""
        return cls(
            result.totals("participants").astype(np.float64),
            result.totals("deaths").astype(np.float64),
            happened(result, INTERVENTION).astype(np.float64),
            happened(result, LOSS).astype(np.float64),
        )


@dataclass(frozen=True, slots=True)
class SignTest:
    """What moving a lever up did to one outcome, beside what it should do.

    ``below`` and ``above`` are the geometric mean (of count + 1, less 1) or the share at the two
    ends, ``difference`` is in per cent of ``below`` or in shares. ``p`` is one-sided towards the
    expected sign, two-sided where no effect is expected or the sign is open.
    """

    outcome: str
    expected: Sign
    below: float
    above: float
    difference: Estimate
    unit: Unit
    p: float
    verdict: Verdict

    @property
    def is_large(self) -> bool:
        """Whether the difference matters, if it is one."""
        return abs(self.difference.value) >= RELEVANT[self.unit]


@dataclass(frozen=True, slots=True)
class Tally:
    """How the expectations fared. ``corrected`` hold with Holm's correction for ``signs`` tests.

    ``signs`` are the expected ``+`` and ``-``, ``zeros`` the expected absences of an effect, of
    which ``moved`` did not stay flat; ``open`` had no expectation.
    """

    signs: int
    holds: int
    corrected: int
    flat: int
    violated: int
    zeros: int
    moved: int
    open: int


def ends(lever: Lever, *, from_default: bool = False) -> tuple[float, float]:
    """Return the two positions to compare, the lower first.

    *from_default* compares the default with the upper end alone, or where the default is the limit
    already, with the lower end.
    """
    down = lever.default - REACH * (lever.default - lever.low)
    up = lever.default + REACH * (lever.high - lever.default)
    if not from_default:
        return down, up
    return (lever.default, up) if up > lever.default else (down, lever.default)


def sign_tests(expects: Expected, below: Reading, above: Reading) -> tuple[SignTest, ...]:
    """Test what a lever did from one end to the other; both have the same replications."""
    return tuple(
        _tested(name, getattr(expects, name), getattr(below, name), getattr(above, name))
        for name in OUTCOMES
    )


def tally(tests: Iterable[SignTest]) -> Tally:
    """Count verdicts."""
    known = list(tests)
    signed = [test for test in known if test.expected in "+-"]
    zeros = [test for test in known if test.expected == "0"]
    held = [test for test in signed if test.verdict == "holds"]
    strictest = holm([test.p for test in signed], LEVEL)
    return Tally(
        signs=len(signed),
        holds=len(held),
        corrected=sum(test.p <= strictest for test in held),
        flat=sum(test.verdict == "flat" for test in signed),
        violated=sum(test.verdict == "violated" for test in signed),
        zeros=len(zeros),
        moved=sum(test.verdict == "violated" for test in zeros),
        open=len(known) - len(signed) - len(zeros),
    )


def judged(
    expected: Sign, difference: float, tails: Tails, relevant: float
) -> tuple[float, Verdict]:
    """Return the p-value that counts for an expectation, and the verdict.

    A sign holds, or is violated, where the difference is both significant and large enough to
    matter; anything less is flat. An expected absence of an effect holds where it is flat.
    """
    is_large = abs(difference) >= relevant
    if expected == "?":
        return tails.either, "untested"
    if expected == "0":
        return tails.either, "violated" if is_large and tails.either < LEVEL else "holds"
    towards, against = (tails.up, tails.down) if expected == "+" else (tails.down, tails.up)
    if is_large and towards < LEVEL:
        return towards, "holds"
    return towards, "violated" if is_large and against < LEVEL else "flat"


def _tested(
    outcome: str, expected: Sign, below: NDArray[np.float64], above: NDArray[np.float64]
) -> SignTest:
    unit: Unit
    if outcome in (INTERVENTION, LOSS):
        unit, difference = "share", difference_of_shares(above, below).estimate
        tails = mcnemar(int((above > below).sum()), int((above < below).sum()))
        levels = float(below.mean()), float(above.mean())
    else:
        unit, difference = "%", _growth(above, below)
        tails = paired_t(np.log1p(above) - np.log1p(below))
        levels = _geometric(below), _geometric(above)
    p, verdict = judged(expected, difference.value, tails, RELEVANT[unit])
    return SignTest(outcome, expected, *levels, difference, unit, p, verdict)


def _growth(above: NDArray[np.float64], below: NDArray[np.float64]) -> Estimate:
    """Return by how many per cent the geometric mean of (count + 1) grows."""
    ratio = difference_of_counts(above, below).ratio
    assert ratio is not None, "counts have a ratio"
    value, low, high = (100 * (x - 1) for x in (ratio.value, ratio.low, ratio.high))
    return Estimate(value, low, high, ratio.n)


def _geometric(values: NDArray[np.float64]) -> float:
    return float(np.expm1(np.log1p(values).mean()))
