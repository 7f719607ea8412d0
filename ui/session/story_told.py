"""A run made ready to be shown: what was played of it, put into words beside its ensemble."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.analysis.before import Precedent
from simulator.charts import numerals
from simulator.charts.axes import last_day
from simulator.charts.happenings import Strip
from simulator.engine.regional_series import RegionalSeries, summarise
from simulator.ensemble.single import StoryBatch
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.errors import BoiloverError
from simulator.language import mark, tr
from simulator.results.by_set import BySet
from simulator.results.comparison import Comparison
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import Layout
from simulator.scenario.model import Scenario
from simulator.story.narrative import Paragraph, Passage, narrate
from simulator.world.measures import Summary
from simulator.world.story import Story
from ui.session.story_bearings import STRIPS, Bearings, Ending

_TITLES: Final = {
    "participants": mark("In the streets"),
    "control": mark("Control"),
    "deaths": mark("Deaths"),
}


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

    def chosen(self, bearings: Bearings) -> int:
        """Return the number of the run that is meant; raises ``NoSuchRun``."""
        if self.number is not None:
            return self.number
        outcome = self.outcome or bearings.most_frequent
        typical = bearings.typical.get(outcome, ())
        if not typical:
            known = self.result.layout.outcomes
            raise NoSuchRun(known[outcome].label if outcome in known else outcome)
        return typical[min(self.rank, len(typical) - 1)]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A run that can be shown, beside the ``bearings`` of its ensemble.

    ``rank`` is its place among the ``typical`` runs of its outcome, ``None`` where it is not among
    the replications of the ensemble. ``series`` are the courses of its regions.
    """

    ask: Ask
    story: Story
    scenario: Scenario
    rank: int | None
    bearings: Bearings
    strips: tuple[Strip, ...]
    series: RegionalSeries
    paragraphs: tuple[Paragraph, ...]
    horizon: float

    @property
    def ending(self) -> Ending | None:
        """How the run ended, with the share of runs that did."""
        return next((item for item in self.endings if item.name == self.story.outcome), None)

    @property
    def endings(self) -> tuple[Ending, ...]:
        """Every outcome of the ensemble."""
        return self.bearings.endings

    @property
    def runs(self) -> int:
        """How many replications the ensemble has."""
        return self.bearings.n

    @property
    def typical(self) -> tuple[int, ...]:
        """The runs that end as this one, the most typical first."""
        return self.bearings.typical.get(self.story.outcome, ())

    @property
    def before(self) -> tuple[Precedent, ...]:
        """What came before this ending, against the other runs."""
        return self.bearings.before.get(self.story.outcome, ())

    @property
    def apart(self) -> tuple[str, ...]:
        """What is left out there, since endings are told apart by it."""
        return self.bearings.apart.get(self.story.outcome, ())

    def place(self, region: str) -> str:
        """Return the name of a region."""
        return place_name(self.scenario, region)


def made_ready(ask: Ask, batch: StoryBatch, bearings: Bearings) -> Told:
    """Put what was played of a run into words, beside its ensemble."""
    story, spec = batch.story, ask.spec
    scenario = spec.played()
    layout, horizon = ask.result.layout, float(batch.times[-1])
    typical = bearings.typical.get(story.outcome, ())
    strips = _strips(layout, batch, bearings)
    return Told(
        ask,
        story,
        scenario,
        typical.index(story.replication) if story.replication in typical else None,
        bearings,
        strips,
        summarise([batch]),
        (
            *narrate(story, scenario.start, lambda region: place_name(scenario, region)),
            _end(story, layout, strips, scenario, horizon),
        ),
        horizon,
    )


class NoSuchRun(BoiloverError):
    """No run ends in the outcome that was asked for."""

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome)

    def __str__(self) -> str:
        return tr("No run of this ensemble ends as “{outcome}”", outcome=tr(self.args[0]))


def place_name(scenario: Scenario, region: str) -> str:
    """Return the name of a region by its id."""
    return next((r.name for r in scenario.country.regions if r.id == region), region)


def _strips(layout: Layout, batch: StoryBatch, bearings: Bearings) -> tuple[Strip, ...]:
    found = []
    for name in STRIPS:
        if name not in layout.indicators:
            continue
        kind = layout.indicators[name]
        values = batch.series[layout.indicator_row(name), :, 0].astype(np.float64)
        low, high = bearings.bands[name]
        found.append(
            Strip(
                *(name, kind.label, kind.unit, kind.decimals, batch.times, values, low, high),
                title=_TITLES.get(name, kind.label),
            )
        )
    return tuple(found)


def _end(
    story: Story, layout: Layout, strips: tuple[Strip, ...], scenario: Scenario, horizon: float
) -> Paragraph:
    """Say how the run ended and what it came to."""
    texts = [tr("The run ends as {outcome}.", outcome=tr(layout.outcomes[story.outcome].label))]
    if strips:
        sums = [_sum(strip, layout.indicators[strip.name].summary) for strip in strips]
        texts.append(f"{'; '.join(sums)}.")
    when = numerals.short_date(last_day(scenario.start, horizon))
    return Paragraph(int(np.ceil(horizon)), when, tuple(Passage(text, ()) for text in texts))


def _sum(strip: Strip, how: Summary) -> str:
    """Return what an indicator came to in this run."""
    label, values = tr(strip.label), strip.values
    if how == "peak":
        return tr("{label}: at most {figure}", label=label, figure=_figure(strip, values.max()))
    if how == "lowest":
        low = _figure(strip, values.min())
        return tr("{label}: at the lowest {figure}", label=label, figure=low)
    return tr("{label}: {figure}", label=label, figure=_figure(strip, values[-1]))


def _figure(strip: Strip, value: float) -> str:
    unit = f"{numerals.NARROW}%" if strip.unit.startswith("%") else ""
    return f"{numerals.rounded(float(value), strip.decimals)}{unit}"
