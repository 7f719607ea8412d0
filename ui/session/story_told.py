"""A run made ready to be shown: chosen, played again with its events, and put into words.

All of it is work for a thread of its own; what comes back is frozen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.before import Precedent, what_came_before
from simulator.analysis.medoid import typical_runs
from simulator.charts import numerals
from simulator.charts.axes import last_day
from simulator.engine.batch import Batch
from simulator.engine.replicate import play, tell
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.errors import BoiloverError, ReplicationError
from simulator.results.by_set import BySet
from simulator.results.comparison import Comparison
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Estimate
from simulator.results.layout import Layout
from simulator.scenario.model import Scenario
from simulator.story.narrative import Paragraph, Passage, narrate
from simulator.world.story import Story

Floats = NDArray[np.float64]

STRIPS: Final = ("participants", "control", "deaths")
_BAND = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome that can be chosen, with the share of runs that end in it."""

    name: str
    label: str
    share: Estimate
    runs: int


@dataclass(frozen=True, slots=True)
class Strip:
    """An indicator of the run over time, over where 8 runs in 10 of the ensemble lie."""

    name: str
    label: str
    unit: str
    decimals: int
    days: Floats
    values: Floats
    low: Floats
    high: Floats

    def at(self, day: float) -> float:
        """Return the value that holds at *day*."""
        place = int(np.searchsorted(self.days, day, "right")) - 1
        return float(self.values[max(0, min(place, len(self.values) - 1))])


@dataclass(frozen=True, slots=True)
class Ask:
    """Which run is wanted: the *rank*-th most typical of *outcome*, or replication *number*.

    Without *outcome* the most frequent one is meant.
    """

    comparison: Comparison
    outcome: str = ""
    rank: int = 0
    number: int | None = None

    @property
    def result(self) -> EnsembleResult:
        """The live variant's replications."""
        result = self.comparison.live.result
        return result.runs if isinstance(result, BySet) else result

    @property
    def spec(self) -> EnsembleSpec:
        """The live variant's ensemble, as its replications were played."""
        way: Uncertainty = "chance" if self.comparison.uncertainty == "chance" else "both"
        return EnsembleSpec(self.comparison.live.variant, self.comparison.seed, uncertainty=way)


@dataclass(frozen=True, slots=True)
class Told:
    """A run that can be shown.

    ``rank`` is its place among the ``typical`` runs of its outcome, ``None`` where it is not among
    the replications of the ensemble. ``runs`` is how many of them there are.
    """

    ask: Ask
    story: Story
    scenario: Scenario
    rank: int | None
    typical: tuple[int, ...]
    runs: int
    endings: tuple[Ending, ...]
    strips: tuple[Strip, ...]
    paragraphs: tuple[Paragraph, ...]
    before: tuple[Precedent, ...]
    horizon: float

    @property
    def ending(self) -> Ending | None:
        """How the run ended, with the share of runs that did."""
        return next((item for item in self.endings if item.name == self.story.outcome), None)

    def place(self, region: str) -> str:
        """Return the name of a region."""
        return place_name(self.scenario, region)


Teller = Callable[[EnsembleSpec, int], Story]
Player = Callable[[EnsembleSpec, int], Batch | None]


def tell_run(spec: EnsembleSpec, number: int) -> Story:
    """Play one replication with its events, under its own plausible set where there are sets."""
    scenario = spec.played()
    drawn = scenario.plausible.drawn([number]) if scenario.plausible else {}
    try:
        return tell(scenario, spec.seed, number, parameters=drawn)
    except Exception as error:
        cause = f"{type(error).__name__}: {error}"
        raise ReplicationError(scenario.name, spec.seed, number, cause) from error


def play_run(spec: EnsembleSpec, number: int) -> Batch | None:
    """Play one replication for its indicators."""
    return play(spec.played(), spec.seed, [number])


def make(ask: Ask, teller: Teller = tell_run, player: Player = play_run) -> Told:
    """Choose the run that is asked for and make it ready."""
    result, spec = ask.result, ask.spec
    endings = endings_of(result)
    outcome = ask.outcome or max(endings, key=lambda item: item.runs).name
    if ask.number is None:
        typical = typical_runs(result, outcome)
        if not typical:
            raise NoSuchRun(result.layout.outcomes[outcome].label)
        number = typical[min(ask.rank, len(typical) - 1)]
    else:
        number = ask.number
    story = teller(spec, number)
    if ask.number is not None or story.outcome != outcome:
        typical = typical_runs(result, story.outcome)
    batch = None if number in result.numbers else player(spec, number)
    strips = _strips(result, number, batch)
    scenario = spec.played()
    horizon = float(result.times[-1])
    return Told(
        ask,
        story,
        scenario,
        typical.index(number) if number in typical else None,
        typical,
        result.n,
        endings,
        strips,
        (
            *narrate(story, scenario.start, lambda region: place_name(scenario, region)),
            _end(story, result.layout, strips, scenario, horizon),
        ),
        what_came_before(result, story.outcome),
        horizon,
    )


class NoSuchRun(BoiloverError):
    """No run ends in the outcome that was asked for."""

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome)

    def __str__(self) -> str:
        return f"No run of this ensemble ends as “{self.args[0]}”"


def endings_of(result: EnsembleResult) -> tuple[Ending, ...]:
    """Return every outcome with the share of runs that end in it, in the order of the bars."""
    counts = np.bincount(result.outcomes, minlength=len(result.layout.outcomes))
    return tuple(
        Ending(name, outcome.label, result.share(name), int(count))
        for (name, outcome), count in zip(result.layout.outcomes.items(), counts, strict=True)
    )


def place_name(scenario: Scenario, region: str) -> str:
    """Return the name of a region by its id."""
    return next((r.name for r in scenario.country.regions if r.id == region), region)


def _strips(result: EnsembleResult, number: int, batch: Batch | None) -> tuple[Strip, ...]:
    found = []
    for name in STRIPS:
        if name not in result.layout.indicators:
            continue
        indicator = result.layout.indicators[name]
        if batch is not None:
            values = batch.series[result.layout.indicator_row(name), :, 0]
        else:
            values = result.series(name)[:, int(np.searchsorted(result.numbers, number))]
        low, high = result.quantiles(name, _BAND)
        unit = indicator.unit
        curve = values.astype(np.float64)
        label, decimals = indicator.label, indicator.decimals
        found.append(Strip(name, label, unit, decimals, result.times, curve, low, high))
    return tuple(found)


def _end(
    story: Story, layout: Layout, strips: tuple[Strip, ...], scenario: Scenario, horizon: float
) -> Paragraph:
    """Say how the run ended and what it came to."""
    sums = []
    for strip in strips:
        how = layout.indicators[strip.name].summary
        value = {"peak": np.max, "lowest": np.min}.get(how, lambda v: v[-1])(strip.values)
        lead = {"peak": "at most ", "lowest": "at the lowest "}.get(how, "")
        figure = numerals.rounded(float(value), strip.decimals)
        unit = f"{numerals.NARROW}%" if strip.unit.startswith("%") else ""
        label = strip.label[0].lower() + strip.label[1:]
        sums.append(f"{label}: {lead}{figure}{unit}")
    label = layout.outcomes[story.outcome].label
    texts = [f"The run ends as {label}."]
    if sums:
        together = "; ".join(sums)
        texts.append(f"{together[0].upper()}{together[1:]}.")
    when = numerals.short_date(last_day(scenario.start, horizon))
    return Paragraph(int(np.ceil(horizon)), when, tuple(Passage(text, ()) for text in texts))
