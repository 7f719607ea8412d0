"""The courses of regions: the same histories, read off at every frame."""

from __future__ import annotations

import numpy as np
import pytest

import simulator
from simulator.engine.catalogue import REGIONAL
from simulator.engine.regional_series import (
    COURSES,
    CourseBatch,
    frame_places,
    play_courses,
    summarise,
)
from simulator.engine.replicate import play
from simulator.scenario.model import Scenario

NUMBERS = (0, 1, 2, 3, 4, 5)


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return simulator.load("january-2022").with_value("horizon", 8.0)


@pytest.fixture(scope="module")
def batch(scenario: Scenario) -> CourseBatch:
    found = play_courses(scenario, 1, NUMBERS)
    assert found is not None
    return found


def test_watching_changes_nothing(scenario: Scenario, batch: CourseBatch) -> None:
    """The histories are those of the ensemble, to the bit."""
    plain = play(scenario, 1, NUMBERS)

    assert plain is not None
    np.testing.assert_array_equal(batch.series, plain.series)
    np.testing.assert_array_equal(batch.outcomes, plain.outcomes)


def test_courses_end_in_the_regional_measures(scenario: Scenario, batch: CourseBatch) -> None:
    """The last frame holds the deaths, the highest crowd is the peak."""
    rows, measures = list(COURSES), list(REGIONAL)
    people = scenario.country.column("population")[:, None]
    deaths = batch.courses[rows.index("deaths"), -1]
    peaks = batch.courses[rows.index("crowd")].max(axis=0)

    np.testing.assert_array_equal(deaths, batch.regional[measures.index("regional_deaths")])
    np.testing.assert_allclose(
        peaks * people, batch.regional[measures.index("regional_crowd")], rtol=1e-5
    )


def test_pieces_make_the_same_summary(scenario: Scenario, batch: CourseBatch) -> None:
    """However the replications are cut, their summary is one."""
    pieces = [play_courses(scenario, 1, numbers) for numbers in ((4, 5), (0, 1, 2, 3))]
    whole = summarise([batch])
    cut = summarise([piece for piece in pieces if piece is not None])

    np.testing.assert_array_equal(whole.middle, cut.middle)
    assert whole.n == cut.n == len(NUMBERS)


def test_a_summary_is_in_order(batch: CourseBatch) -> None:
    """The middle lies between the ends; of a flag it is the share of runs in per cent."""
    found = summarise([batch])
    row = list(COURSES).index("unrest")

    assert np.all(found.low <= found.middle + 1e-4)
    assert np.all(found.middle <= found.high + 1e-4)
    np.testing.assert_allclose(found.middle[row], 100 * batch.courses[row].mean(axis=-1), rtol=1e-6)


def test_a_run_that_nobody_wants_is_dropped(scenario: Scenario) -> None:
    """Like any other batch."""
    assert play_courses(scenario, 1, NUMBERS, stop=lambda: True) is None


@pytest.mark.parametrize(("ticks", "count"), [(5, 6), (260, 261), (600, 201)])
def test_frames_are_few_and_hold_both_ends(ticks: int, count: int) -> None:
    """A long history is thinned evenly."""
    places = frame_places(ticks, 260)

    assert (places[0], places[-1], len(places)) == (0, ticks, count)
