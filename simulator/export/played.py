"""What a briefing plays beyond its ensembles: a typical run told, and the map of a modest ensemble.

Both take a pool of their own, for they are played otherwise than an ensemble; whoever wants none of
it, or has it already, hands in what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Final

from simulator.analysis.medoid import typical_runs
from simulator.charts import numerals
from simulator.charts.chart import Chart
from simulator.charts.headline import leading_outcome
from simulator.charts.maps.chart import maps_chart
from simulator.charts.maps.colours import scale_of
from simulator.charts.maps.finding import worst_day
from simulator.charts.maps.panel import Panel
from simulator.charts.maps.shapes import shapes_of
from simulator.charts.maps.shown import Maps
from simulator.engine.batch import Batch
from simulator.engine.regional_series import COURSES, CourseBatch, play_courses, summarise
from simulator.ensemble.backends import open_pool
from simulator.ensemble.pool import Play, Pool, Progress, Request
from simulator.ensemble.single import StoryBatch, play_story
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.export.briefing import Day, Run
from simulator.language import tr, trn
from simulator.results.by_set import BySet
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.model import Scenario, Variant
from simulator.story.chart import Tone, lanes_chart
from simulator.story.narrative import Paragraph, narrate
from simulator.story.sentences import sentence_of
from simulator.story.telling import STRIPS, band_of, end_of, place_name, strips_of, title_of
from simulator.world.story import Event, Story

MAP_RUNS: Final = 100
_MOST_MAPS: Final = 4
_PATIENCE: Final = 0.25  # seconds between two looks at a run

Open = Callable[[int, Play], AbstractContextManager[Pool]]
"""Opens a pool for so many replications that plays them in a way of its own."""
Report = Callable[[Progress], None]


def opening(workers: int | None = None) -> Open:
    """Return what opens pools of *workers*, one for each core unless told otherwise."""

    def opened(replications: int, play: Play) -> AbstractContextManager[Pool]:
        return open_pool(workers, replications, play=play)

    return opened


def typical_run(comparison: Comparison, opened: Open | None = None) -> Run | None:
    """Play and tell the most typical run of the headline's outcome; ``None`` where no run has it.

    The runs are those of the live variant.
    """
    live, outcome = comparison.live, leading_outcome(comparison)
    result = _runs(live.result)
    typical = typical_runs(result, outcome) if result.n else ()
    if not typical:
        return None
    spec = _spec(comparison, live, typical[0] + 1)
    with (opened or opening(1))(1, play_story) as pool:
        (batch,) = _played(pool, [Request(spec, (typical[0],))], None)[spec.key]
    assert isinstance(batch, StoryBatch)
    return _told(comparison, result, spec.played(), batch, len(typical))


def regional_map(
    comparison: Comparison,
    opened: Open | None = None,
    *,
    runs: int = MAP_RUNS,
    measure: str = "crowd",
    progress: Report | None = None,
) -> Chart | None:
    """Play *runs* of each variant with its regions and return their maps at the worst moment.

    ``None`` for a country of one region, of which a map says nothing.
    """
    entries = _on_the_map(comparison)
    if not entries:
        return None
    specs = [_spec(comparison, entry, runs) for entry in entries]
    unique = {spec.key: Request(spec, range(runs)) for spec in specs}
    with (opened or opening())(runs * len(unique), play_courses) as pool:
        found = _played(pool, list(unique.values()), progress)
    panels = tuple(
        Panel(
            entry.letter,
            tr(entry.title),
            entry.variant,
            shapes_of(entry.variant.scenario.country, _file_of(entry.variant)),
            summarise([each for each in found[spec.key] if isinstance(each, CourseBatch)]),
        )
        for entry, spec in zip(entries, specs, strict=True)
    )
    course, series = COURSES[measure], panels[0].series
    scale = scale_of(panels, course, is_flag=False)
    assert series is not None
    assert scale is not None
    base = comparison.baseline
    return maps_chart(
        Maps(
            course,
            panels,
            panels,
            scale,
            worst_day(series, course),
            comparison.seed,
            base.variant if base else Variant.of(entries[0].variant.scenario),
            draws_sets=comparison.uncertainty != "chance",
        )
    )


def _on_the_map(comparison: Comparison) -> list[Entry]:
    """Return the variants that have a map: the live one, and those that play something else."""
    found: dict[str, Entry] = {}
    for entry in comparison.entries:
        if len(entry.variant.scenario.country.regions) > 1:
            found.setdefault(entry.result.key, entry)
    entries = list(found.values())
    return entries[:_MOST_MAPS] if comparison.live in entries else []


def _told(
    comparison: Comparison,
    result: EnsembleResult,
    scenario: Scenario,
    batch: StoryBatch,
    of_kind: int,
) -> Run:
    story, layout = batch.story, result.layout
    horizon = float(batch.times[-1])
    bands = {name: band_of(result, name) for name in STRIPS if name in layout.indicators}
    strips = strips_of(layout, batch, bands)

    def place(region: str) -> str:
        return place_name(scenario, region)

    title = title_of(story, layout.outcomes[story.outcome].label)
    subtitle = tr(
        "Run {number} · most typical run of {count} that end so, {share} of {total}",
        number=numerals.grouped(story.replication, 0),
        count=numerals.grouped(of_kind, 0),
        share=numerals.percent(of_kind / result.n),
        total=trn("{count} run", "{count} runs", result.n),
    )
    days = [
        Day(each.when, each.text, *_core(story, each))
        for each in narrate(story, scenario.start, place)
    ]
    end = end_of(story, layout, strips, scenario, horizon)
    lanes = lanes_chart(
        comparison,
        story,
        place,
        finding=title,
        subtitle=subtitle,
        window=(0.0, horizon),
        horizon=horizon,
        strips=strips,
        tone=_plain,
    )
    return Run(title, subtitle, (*days, Day(end.when, end.text, _ALWAYS, end.text)), lanes)


_ALWAYS: Final = 1_000.0  # more than any day weighs
_SENTENCES_A_DAY: Final = 3


def _plain(event: Event) -> Tone:
    del event
    return "plain"


def _core(story: Story, paragraph: Paragraph) -> tuple[float, str]:
    """Return what a day weighs, and the few of its sentences that weigh most, in their order."""
    types = {event.id: event.type for event in story.events}
    weights = [sentence_of(types[passage.events[0]]).weight for passage in paragraph.passages]
    heaviest = sorted(range(len(weights)), key=lambda k: -weights[k])[:_SENTENCES_A_DAY]
    text = " ".join(paragraph.passages[k].text for k in sorted(heaviest))
    return float(sum(weight**2 for weight in weights)), text


def _spec(comparison: Comparison, entry: Entry, runs: int) -> EnsembleSpec:
    way: Uncertainty = "chance" if comparison.uncertainty == "chance" else "both"
    return EnsembleSpec(entry.variant, comparison.seed, runs, way)


def _played(
    pool: Pool, requests: Sequence[Request], progress: Report | None
) -> dict[str, list[Batch]]:
    found: dict[str, list[Batch]] = {request.spec.key: [] for request in requests}
    run = pool.start(requests)
    while not run.is_done:
        for key, batch in run.poll(_PATIENCE):
            found[key].append(batch)
        if progress:
            progress(run.progress)
    return found


def _runs(result: EnsembleResult) -> EnsembleResult:
    return result.runs if isinstance(result, BySet) else result


def _file_of(variant: Variant) -> str:
    """Return the file a scenario was read from, beside which its outlines may lie."""
    files = variant.scenario.files
    own = (each.path for each in files if each.path.stem == variant.scenario.name)
    return str(next(own, ""))
