"""The words for a probability, step by step, as a reader of the headline may look them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.charts import numerals
from simulator.language import mark, tr
from simulator.results.likelihood import YARDSTICKS, Yardstick, likelihood
from ui.session.session import Session

TITLES: Final[dict[Yardstick, str]] = {"icd203": "ICD 203", "phia": "PHIA"}
_ORIGINS: Final[dict[Yardstick, str]] = {
    "icd203": mark("Words of the US Intelligence Community, Directive 203 (2015)"),
    "phia": mark("Words of the UK Professional Head of Intelligence Assessment (2019)"),
}


@dataclass(frozen=True, slots=True)
class YardstickStep:
    """One word and the probabilities it stands for; ``low`` and ``high`` from 0 to 1."""

    phrase: str
    covers: str
    low: float
    high: float
    is_meant: bool


@dataclass(frozen=True, slots=True)
class YardstickTable:
    """One yardstick with the step that a probability falls on."""

    name: Yardstick
    title: str
    origin: str
    is_chosen: bool
    steps: tuple[YardstickStep, ...]

    @property
    def phrase(self) -> str:
        """The word that is meant."""
        return next(step.phrase for step in self.steps if step.is_meant)


def tables(probability: float, chosen: Yardstick) -> tuple[YardstickTable, ...]:
    """Return both yardsticks for *probability*, the one in use first."""
    names = sorted(YARDSTICKS, key=lambda name: name != chosen)
    return tuple(_table(name, probability, name == chosen) for name in names)


def tables_of(session: Session) -> tuple[YardstickTable, ...]:
    """Return both yardsticks for the headline's probability; nothing before the first picture."""
    found = session.headline
    if found is None or found.estimate.value != found.estimate.value:
        return ()
    return tables(found.estimate.value, session.preferences.yardstick)


def meaning(session: Session) -> str:
    """Return what the headline's word stands for, in a sentence."""
    found = session.headline
    outcomes = session.comparison.live.result.layout.outcomes if session.comparison else {}
    if found is None or found.outcome not in outcomes:
        return ""
    estimate = found.estimate
    return tr(
        "{outcome}: {share} of runs ({interval}). The word speaks of the model’s runs, not of how "
        "far the model is to be trusted.",
        outcome=tr(outcomes[found.outcome].label),
        share=numerals.percent(estimate.value),
        interval=numerals.percent_range(estimate.low, estimate.high),
    )


def _table(name: Yardstick, probability: float, chosen: bool) -> YardstickTable:
    meant = likelihood(probability, name)
    steps = tuple(
        YardstickStep(
            tr(step.phrase),
            numerals.percent_range(step.low, step.high),
            step.low,
            step.high,
            step is meant,
        )
        for step in YARDSTICKS[name]
    )
    return YardstickTable(name, TITLES[name], tr(_ORIGINS[name]), chosen, steps)
