"""Whatever a record says or lacks, it becomes a scenario that loads, and the same one each time."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.cases.rule import load_rule
from simulator.cases.scenario import scenario_of, scenario_text
from simulator.engine.replicate import run_worlds
from simulator.records.case import Record, Structure
from simulator.records.case_file import read_records, shipped_cases

SHIPPED = {record.id: record for record in read_records(shipped_cases())}
numbers = st.one_of(st.none(), st.floats(), st.integers(-10, 10_000))
texts = st.one_of(st.none(), st.text(max_size=400), st.sampled_from(("#", '"', "{a: 1}", "- x")))
kinds = st.sampled_from(("price", "ethnic", "repression", "election", "labour", "law+price"))
regimes = st.sampled_from(("closed", "hybrid", "hegemonic, dual power", "interim", "democracy"))
days = st.one_of(st.none(), st.dates())
flags = st.one_of(st.none(), st.booleans())

structures = st.builds(
    Structure,
    gdp_per_head_usd=numbers,
    gini=numbers,
    regime_type=st.one_of(texts, regimes),
    years_in_office=numbers,
    ethnic_russian_pct=numbers,
    patron_base=flags,
    oil_gas_rents_pct_gdp=numbers,
)
records = st.builds(
    Record,
    id=st.text(min_size=1, max_size=100),
    name=texts,
    country=texts,
    population_m=numbers,
    affected_region=texts,
    affected_region_population_m=numbers,
    trigger=texts,
    trigger_type=st.one_of(texts, kinds),
    trigger_price_rise_pct=numbers,
    date_trigger=days,
    date_escalation=days,
    regions_total=st.one_of(st.none(), st.integers(-3, 10_000)),
    alliance_member=flags,
    structure=structures,
)


@given(records)
def test_any_record_becomes_a_scenario(record: Record) -> None:
    """With any keys present or missing, endless, negative or strange."""
    scenario = scenario_of(record)

    assert scenario.country.regions
    assert all(math.isfinite(p.value) for p in scenario.parameters.values())
    assert all(p.low <= p.value <= p.high for p in scenario.parameters.values())


EDGES = {
    "nothing known": Record("x"),
    "one region": Record("x", regions_total=1),
    "one region, struck": Record("x", regions_total=1, affected_region="A"),
    "many regions": Record("x", regions_total=89, population_m=1400.0),
    "an island": Record("x", population_m=0.01, regions_total=2, trigger_type="ethnic"),
    "a village struck": Record("x", affected_region_population_m=1e-6, trigger_type="repression"),
    "all at once": Record("x", trigger_type="price+ethnic+repression+law", affected_region="A"),
}


@pytest.mark.slow
@pytest.mark.parametrize("record", [*SHIPPED.values(), *EDGES.values()], ids=[*SHIPPED, *EDGES])
def test_it_can_be_played(record: Record) -> None:
    """A few histories, from the first day to the last, with nothing endless in them."""
    batch = run_worlds(scenario_of(record), 1, range(2))

    assert batch is not None
    assert np.isfinite(batch.series).all()


def test_a_record_gives_the_same_text_each_time() -> None:
    """Generated files can be compared."""
    record = SHIPPED["kgz_2005_tulip"]

    assert scenario_text(record) == scenario_text(record, load_rule())


def test_the_rule_can_be_varied() -> None:
    """As calibration does."""
    record = SHIPPED["kgz_2005_tulip"]
    rule = load_rule().with_values({"mobilisable_closed": 3})

    more = scenario_of(record, rule).value("actors.movement.mobilisable")

    assert more > scenario_of(record).value("actors.movement.mobilisable")


def test_the_levers_rest_where_the_rule_puts_them() -> None:
    """So that moving one moves it from there."""
    scenario = scenario_of(SHIPPED["uzb_2005_andijan"])

    assert scenario.levers["csto_propensity"].default == 0.0
    assert scenario.value("actors.government.request_propensity") == 0.0
    assert scenario.start == date(2005, 5, 13)
    assert scenario.horizon_days == load_rule()["horizon"]
