"""Points played on the real model: many worlds of several points at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import simulator
from simulator.calibration.players import BLOCK, Part, Players
from simulator.calibration.space import Space
from simulator.calibration.study import Study
from simulator.calibration.subjects import Subject, case_subject, history_subject, same_event
from simulator.calibration.terms import deviations, terms_of_case, terms_of_history
from simulator.cases.scenario import scenario_of
from simulator.records.case_file import read_records, shipped_cases
from simulator.records.history_file import read_history
from simulator.scenario.model import Scenario

SEED = 3
RUNS = 4


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The first days of January 2022."""
    return simulator.load("january-2022").with_value("horizon", 5.0)


@pytest.fixture(scope="module")
def space(scenario: Scenario) -> Space:
    """What nobody knows of it."""
    return Space.of(scenario)


@pytest.fixture(scope="module")
def crisis(scenario: Scenario, space: Space) -> Subject:
    """January 2022 against its record."""
    return history_subject(scenario, read_history("january-2022"), space, RUNS)


@pytest.fixture(scope="module")
def points(space: Space) -> np.ndarray:
    """A block of points and a few more."""
    return space.values(space.draw(BLOCK + 3, np.random.default_rng(1)))


def test_a_point_answers_the_same_whatever_is_played_beside_it(
    crisis: Subject, space: Space, points: np.ndarray
) -> None:
    """Alone or in a batch; so a calibration may be cut anywhere."""
    together = Part(crisis, space.paths, SEED, points[:4]).play()
    alone = Part(crisis, space.paths, SEED, points[2:3]).play()

    assert repr(together[2]) == repr(alone[0])
    assert together[0] != together[1]


def test_the_shipped_point_answers_as_the_scenario_itself(crisis: Subject, space: Space) -> None:
    """Drawn parameters at the scenario's own values change nothing."""
    peak = space.values(space.peaks[np.newaxis])
    bare = replace(crisis, drawn=())

    drawn = Part(crisis, space.paths, SEED, peak).play()
    plain = Part(bare, space.paths, SEED, peak).play()

    assert repr(drawn) == repr(plain)


def test_every_aim_is_answered_and_troops_are_no_aim(
    crisis: Subject, space: Space, points: np.ndarray
) -> None:
    """What is not fitted is answered all the same."""
    answers = Part(crisis, space.paths, SEED, points[:1]).play()
    terms = terms_of_history(crisis.name, read_history("january-2022").targets)

    assert np.isfinite(deviations(terms, answers)).all()
    assert set(answers[0]) - {term.name for term in terms} == {"january-2022.intervention"}


def test_processes_answer_as_this_one_does(
    crisis: Subject, space: Space, points: np.ndarray
) -> None:
    """In blocks, in whatever order, each point once."""
    with Players([crisis], space.paths, SEED, 1) as here:
        expected = dict(here(points))
    with Players([crisis], space.paths, SEED, 2) as elsewhere:
        found = dict(elsewhere(points))

    assert sorted(found) == list(range(len(points)))
    assert repr([found[place] for place in sorted(found)]) == repr(list(expected.values()))


def test_a_case_keeps_what_its_record_tells(scenario: Scenario, space: Space) -> None:
    """What the rule states for it is not drawn; the rest is the same model's."""
    record = read_records(shipped_cases())[0]
    case = scenario_of(record).with_value("horizon", 3.0)

    subject = case_subject(record, case, scenario, space, RUNS)
    values = space.values(space.draw(2, np.random.default_rng(2)))
    answers = Part(subject, space.paths, SEED, values).play()

    stated = set(space.paths) - set(subject.drawn)
    assert stated
    assert all(case.value(path) != scenario.value(path) for path in stated)
    assert {term.name for term in terms_of_case(record)} <= answers[0].keys()


def test_a_case_that_is_the_crisis_itself_is_known_by_its_date() -> None:
    """Its record and the history tell of one event."""
    scenario = simulator.load("january-2022")

    found = [r.id for r in read_records(shipped_cases()) if same_event(r, scenario)]

    assert found == ["kaz_2022_january"]


def test_a_study_is_another_when_anything_that_answers_is() -> None:
    """Scenario, amount of play and seed; but more waves are the same study gone on with."""
    history = read_history("january-2022")
    scenario = simulator.load("january-2022")
    study = Study(scenario, history, (), 20, 2, 4, 2, 1)
    moved = scenario.with_value("actors.moscow.restraint", 1.0)

    assert replace(study, waves=9).made_with == study.made_with
    for other in (
        replace(study, seed=2),
        replace(study, points=30),
        replace(study, replications=5),
        replace(study, scenario=moved),
    ):
        assert other.made_with != study.made_with
