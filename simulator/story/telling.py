"""A run beside its ensemble: its indicators over where most runs lie, its title, how it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts import numerals
from simulator.charts.axes import last_day
from simulator.charts.happenings import Strip
from simulator.engine.batch import Batch
from simulator.language import SEMICOLON, mark, tr
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import Layout
from simulator.scenario.model import Scenario
from simulator.story.narrative import Paragraph, Passage
from simulator.story.sentences import sentence_of
from simulator.world.measures import Summary
from simulator.world.story import Story

Floats = NDArray[np.float64]
Bands = Mapping[str, tuple[Floats, Floats]]

STRIPS: Final = ("participants", "control", "deaths")
BAND: Final = (0.1, 0.9)
_TITLES: Final = {
    "participants": mark("In the streets"),
    "control": mark("Control"),
    "deaths": mark("Deaths"),
}
_NAMES: Final = ("Moscow",)


def band_of(result: EnsembleResult, name: str) -> tuple[Floats, Floats]:
    """Return between which courses of an indicator 8 runs in 10 lie."""
    low, high = result.quantiles(name, BAND)
    return low, high


def strips_of(layout: Layout, batch: Batch, bands: Bands) -> tuple[Strip, ...]:
    """Return the indicators of a batch of one run that stand under its lanes."""
    found = []
    for name in STRIPS:
        if name not in layout.indicators:
            continue
        kind = layout.indicators[name]
        values = batch.series[layout.indicator_row(name), :, 0].astype(np.float64)
        low, high = bands[name]
        found.append(
            Strip(
                *(name, kind.label, kind.unit, kind.decimals, batch.times, values, low, high),
                title=_TITLES.get(name, kind.label),
            )
        )
    return tuple(found)


def title_of(story: Story, ending: str) -> str:
    """Return a run in a line; *ending* is the label of its outcome."""
    first = next((event for event in story.events if not event.causes), None)
    end = lower(tr(ending))
    if first is None:
        return tr("Nothing but {ending}", ending=end)
    begin = tr(sentence_of(first.type).short)
    return tr("From {beginning} to {ending}", beginning=begin, ending=end)


def lower(text: str) -> str:
    """Return a sentence as it stands within another; names keep their capital."""
    return text if text.startswith(_NAMES) else f"{text[:1].lower()}{text[1:]}"


def place_name(scenario: Scenario, region: str) -> str:
    """Return the name of a region by its id."""
    return next((tr(r.name) for r in scenario.country.regions if r.id == region), region)


def end_of(
    story: Story, layout: Layout, strips: Sequence[Strip], scenario: Scenario, horizon: float
) -> Paragraph:
    """Say how the run ended and what it came to."""
    texts = [tr("The run ends as {outcome}.", outcome=tr(layout.outcomes[story.outcome].label))]
    if strips:
        sums = [_sum(strip, layout.indicators[strip.name].summary) for strip in strips]
        texts.append(f"{tr(SEMICOLON).join(sums)}.")
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
