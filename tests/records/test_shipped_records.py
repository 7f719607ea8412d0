"""What ships as record: every source is known, and it speaks of what the model has."""

from __future__ import annotations

from itertools import chain

import pytest

import simulator
from simulator.engine.catalogue import INDICATORS, MILESTONES, REGIONAL
from simulator.records.case import Record
from simulator.records.case_file import read_records, shipped_cases
from simulator.records.history import History, Vocabulary
from simulator.records.history_file import read_history
from simulator.scenario.provenance import shipped_provenance

CASES = read_records(shipped_cases())


@pytest.fixture(scope="module")
def january() -> History:
    """The record of January 2022, for the scenario that it is held against."""
    scenario = simulator.load("january-2022")
    regions = [region.id for region in scenario.country.regions]
    return read_history(
        scenario.record, None, Vocabulary(INDICATORS, MILESTONES, REGIONAL, regions)
    )


def test_thirteen_cases_ship() -> None:
    """Each has its own id, and knows how it ended."""
    assert len({record.id for record in CASES}) == 13
    assert sum(record.leader_fell is True for record in CASES) == 3
    assert all(record.outcome for record in CASES)


@pytest.mark.parametrize("record", CASES, ids=lambda record: record.id)
def test_the_sources_of_a_case_are_known(record: Record) -> None:
    """Each group of fields says where it comes from, by an id that can be looked up."""
    cited = set(chain.from_iterable(each.sources for each in record.sources.values()))

    assert len(record.sources) == 16
    assert all(each.sources and each.confidence for each in record.sources.values())
    assert [name for name in cited if not shipped_provenance().knows(name)] == []


@pytest.mark.parametrize("record", CASES, ids=lambda record: record.id)
def test_dates_and_days_of_a_case_agree(record: Record) -> None:
    """What is stated in days is what lies between the dates."""
    assert record.date_escalation is not None
    assert record.date_peak is not None
    assert record.days_to_peak == (record.date_peak - record.date_escalation).days


def test_january_2022_can_be_held_against_the_model(january: History) -> None:
    """It names indicators, milestones, measures and regions that are there."""
    assert len(january.series) == 9
    assert not next(s for s in january.series if s.name == "deaths_announced").scores
    assert next(s for s in january.series if s.name == "deaths").scores


def test_the_toll_of_the_regions_is_that_of_the_country(january: History) -> None:
    """The central values add up to 238, and the whole lies within the sums of bounds."""
    bands = [known.band for known in january.regional["regional_deaths"].values()]

    assert sum(band.central for band in bands) == 238
    assert sum(band.low for band in bands) <= 225
    assert sum(band.high for band in bands) >= 241


def test_what_is_compared_is_not_all_fitted(january: History) -> None:
    """The withdrawal is left to show whether the model holds beyond its aims."""
    free = {target.name for target in january.targets if not target.fitted}

    assert free == {"withdrawal_starts", "gone"}
