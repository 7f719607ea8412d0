"""Words for probabilities, after two published yardsticks.

The scale of Intelligence Community Directive 203 (2015) and the Probability Yardstick of the
Professional Head of Intelligence Assessment (2019). The latter leaves gaps between its ranges on
purpose; a probability in a gap takes the nearer word.

The words are English here and go through the catalogue where they show. Both scales were published
in English alone: what the catalogues of other languages have for them is our rendering.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from simulator.language import mark

Yardstick = Literal["icd203", "phia"]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One step of a yardstick: ``phrase`` completes "it is ..." or stands alone."""

    phrase: str
    low: float
    high: float


YARDSTICKS: Final[Mapping[Yardstick, tuple[Likelihood, ...]]] = MappingProxyType(
    {
        "icd203": (
            Likelihood(mark("almost no chance"), 0.00, 0.05),
            Likelihood(mark("very unlikely"), 0.05, 0.20),
            Likelihood(mark("unlikely"), 0.20, 0.45),
            Likelihood(mark("roughly even chance"), 0.45, 0.55),
            Likelihood(mark("likely"), 0.55, 0.80),
            Likelihood(mark("very likely"), 0.80, 0.95),
            Likelihood(mark("almost certain"), 0.95, 1.00),
        ),
        "phia": (
            Likelihood(mark("remote chance"), 0.00, 0.05),
            Likelihood(mark("highly unlikely"), 0.10, 0.20),
            Likelihood(mark("unlikely"), 0.25, 0.35),
            Likelihood(mark("realistic possibility"), 0.40, 0.50),
            Likelihood(mark("likely"), 0.55, 0.75),
            Likelihood(mark("highly likely"), 0.80, 0.90),
            Likelihood(mark("almost certain"), 0.95, 1.00),
        ),
    }
)


def likelihood(probability: float, yardstick: Yardstick = "icd203") -> Likelihood:
    """Return the step of *yardstick* that a probability falls on, or is nearest to."""
    steps = YARDSTICKS[yardstick]
    return min(steps, key=lambda step: max(step.low - probability, probability - step.high, 0.0))


def phrase(probability: float, yardstick: Yardstick = "icd203") -> str:
    """Return the words for a probability: ``very unlikely``."""
    return likelihood(probability, yardstick).phrase
