"""A typical run told and the maps, played for a briefing on the shipped January 2022."""

from __future__ import annotations

from dataclasses import replace

import pytest

import simulator
from simulator import DEFAULT_SEED
from simulator.charts.areas import Area
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.spec import EnsembleSpec
from simulator.export.played import opening, regional_map, typical_run
from simulator.results.comparison import Comparison, Entry
from simulator.results.gather import gather
from simulator.scenario.model import Variant
from tests.export.towns import alone


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """January 2022 in a few runs."""
    spec = EnsembleSpec(Variant.of(simulator.load("january-2022")), DEFAULT_SEED, 8)
    with InlinePool() as pool:
        (result,) = gather(pool, [spec])
    entry = Entry("A", spec.variant.title, "live", result, spec.variant)
    return Comparison((entry,), spec.variant.scenario.start, spec.seed, "0.1.0")


def test_a_typical_run_is_told_day_by_day(comparison: Comparison) -> None:
    """It ends with its outcome, and its lanes hold the same events."""
    run = typical_run(comparison, opening(1))

    assert run is not None
    assert run.title.startswith("From price rise to ")
    assert run.days[0].date == "1 Jan"
    assert run.days[-1].text.startswith("The run ends as ")
    assert run.days[-1].weight == max(day.weight for day in run.days)
    assert run.lanes is not None
    assert run.lanes.kind == "lanes"


def test_no_run_no_story(comparison: Comparison) -> None:
    """An ensemble without a run that ends as the headline says tells none."""
    entry = comparison.live
    nothing = replace(entry, result=replace(entry.result, batches=()))

    assert typical_run(replace(comparison, entries=(nothing,))) is None


def test_a_map_for_each_variant_that_plays_something_else(comparison: Comparison) -> None:
    again = replace(comparison.live, letter="B", role="pinned")

    chart = regional_map(replace(comparison, entries=(comparison.live, again)), opening(1), runs=4)

    assert chart is not None
    areas = [mark for mark in chart.marks if isinstance(mark, Area)]
    assert {area.series for area in areas} == {"A"}
    assert len(areas) == len(comparison.live.variant.scenario.country.regions)
    assert "median of 4 runs" in chart.note


def test_a_country_of_one_region_has_no_map() -> None:
    assert regional_map(alone(), opening(1)) is None
