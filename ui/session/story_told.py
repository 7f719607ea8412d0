"""A run made ready to be shown: what was played of it, put into words beside its ensemble."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.analysis.before import Precedent
from simulator.charts.happenings import Strip
from simulator.engine.regional_series import RegionalSeries, summarise
from simulator.ensemble.single import StoryBatch
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.errors import BoiloverError
from simulator.language import tr
from simulator.results.by_set import BySet
from simulator.results.comparison import Comparison
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.model import Scenario
from simulator.story.narrative import Paragraph, narrate
from simulator.story.telling import end_of, place_name, strips_of
from simulator.world.story import Story
from ui.session.story_bearings import Bearings, Ending


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
    strips = strips_of(layout, batch, bearings.bands)
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
            end_of(story, layout, strips, scenario, horizon),
        ),
        horizon,
    )


class NoSuchRun(BoiloverError):
    """No run ends in the outcome that was asked for."""

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome)

    def __str__(self) -> str:
        return tr("No run of this ensemble ends as “{outcome}”", outcome=tr(self.args[0]))
