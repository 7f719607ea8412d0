"""A real run of January 2022 made ready: everything in it can be told, drawn and read."""

from __future__ import annotations

import numpy as np
import pytest

from simulator import DEFAULT_SEED
from simulator.analysis.medoid import to_the_end
from simulator.engine.regional_series import play_courses, summarise
from simulator.engine.replicate import play, tell
from simulator.ensemble.single import play_story
from simulator.ensemble.spec import EnsembleSpec
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.model import Variant
from simulator.story.lanes import LANES
from simulator.story.sentences import SENTENCES
from simulator.story.telling import STRIPS
from ui.session.library import ShippedLibrary
from ui.session.story_bearings import bearings_of
from ui.session.story_told import Ask, Told, made_ready

RUNS = 24


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    variant = Variant.of(ShippedLibrary().load("january-2022"))
    spec = EnsembleSpec(variant, DEFAULT_SEED)
    batch = play(spec.played(), spec.seed, range(RUNS))
    assert batch is not None
    result = EnsembleResult(spec.key).with_batch(batch)
    entry = Entry("A", "January 2022", "live", result, variant)
    return Comparison((entry,), variant.scenario.start, DEFAULT_SEED, "0")


def make(ask: Ask) -> Told:
    bearings = to_the_end(bearings_of(ask.result))
    batch = play_story(ask.spec.played(), ask.spec.seed, [ask.chosen(bearings)])
    assert batch is not None
    return made_ready(ask, batch, bearings)


@pytest.fixture(scope="module")
def run(comparison: Comparison) -> Told:
    return make(Ask(comparison))


def test_the_story_ends_as_its_replication_did(comparison: Comparison, run: Told) -> None:
    """Played again with its events it is the same history."""
    result = comparison.live.result
    place = int(np.searchsorted(result.numbers, run.story.replication))
    names = list(result.layout.outcomes)

    assert run.story.outcome == names[result.outcomes[place]]
    assert len(run.story.events) == result.events[place]


def test_every_event_of_it_has_a_sentence_and_a_lane(run: Told) -> None:
    """Nothing falls back to its bare name."""
    actors = {actor for lane in LANES for actor in lane.actors}

    assert {event.type for event in run.story.events} <= set(SENTENCES)
    assert {event.actor for event in run.story.events} <= actors


def test_the_narrative_goes_day_by_day_to_the_end(run: Told) -> None:
    """Days ascend, and the last paragraph says how it ended."""
    days = [paragraph.day for paragraph in run.paragraphs]

    assert days == sorted(days)
    assert run.ending is not None
    assert f"The run ends as {run.ending.label}." in run.paragraphs[-1].text
    assert "Deaths" in run.paragraphs[-1].text or "deaths" in run.paragraphs[-1].text


def test_the_strips_are_the_replications_own_numbers(comparison: Comparison, run: Told) -> None:
    """What is drawn under the lanes is this run, over the band of all."""
    assert [strip.name for strip in run.strips] == list(STRIPS)
    for strip in run.strips:
        series = comparison.live.result.series(strip.name)[:, run.story.replication]
        assert np.array_equal(strip.values, series.astype(np.float64))
        assert (strip.low <= strip.high).all()
        assert strip.at(-1.0) == strip.values[0]
        assert strip.at(1e9) == strip.values[-1]


def test_a_run_beyond_the_ensemble_is_played_for_its_numbers(comparison: Comparison) -> None:
    """Its curve is its own, though the ensemble does not have it."""
    beyond = make(Ask(comparison, number=RUNS + 3))

    assert beyond.rank is None
    assert beyond.strips[0].values.max() > 0


def test_the_same_wish_gives_the_same_run(comparison: Comparison, run: Told) -> None:
    """Choosing is no matter of luck."""
    again = make(Ask(comparison))

    assert again.story == run.story
    assert again.typical == run.typical


def test_one_play_has_the_bits_of_all_its_parts(comparison: Comparison, run: Told) -> None:
    """Story, series and courses are of one history, the one that the ensemble has."""
    spec, number = run.ask.spec, run.story.replication
    story = tell(spec.played(), spec.seed, number)
    courses = play_courses(spec.played(), spec.seed, [number])
    assert courses is not None

    assert run.story.events == story.events
    assert np.array_equal(run.series.middle, summarise([courses]).middle)
