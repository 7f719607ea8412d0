"""The made-up country: the people and regions of the record, the rest alike."""

from __future__ import annotations

import math
from itertools import islice
from pathlib import Path

import pytest

from simulator.cases.facts import facts_of
from simulator.cases.rule import load_rule
from simulator.cases.terrain import ORIGIN, spiral, terrain, where
from simulator.world.columns import COLUMNS
from tests.cases.tiny import KNOWABLE, NATIONAL, facts, record

RULE = load_rule()


@pytest.mark.parametrize("regions", ["1", "2", "8", "60"])
@pytest.mark.parametrize("keys", [KNOWABLE, NATIONAL], ids=["local", "national"])
def test_all_people_live_somewhere(tmp_path: Path, regions: str, keys: dict[str, str]) -> None:
    """In as many regions as there are, the struck one among them."""
    case = facts_of(record(tmp_path, {**keys, "regions_total": regions}), RULE)

    places = terrain(case, RULE)

    assert len(places) == max(int(regions), 2 if case.struck else 1)
    assert sum(place.values["population"] for place in places) == pytest.approx(4000)
    assert all(place.values["population"] > 0 for place in places)


def test_every_region_has_every_column_within_bounds(tmp_path: Path) -> None:
    """As a country file must."""
    for place in terrain(facts_of(record(tmp_path, KNOWABLE), RULE), RULE):
        assert place.values.keys() == COLUMNS.keys() == ORIGIN.keys()
        for name, value in place.values.items():
            assert COLUMNS[name].low <= value <= COLUMNS[name].high


def test_the_struck_region_is_as_large_as_the_record_says(tmp_path: Path) -> None:
    """And stands on the rim."""
    case = facts_of(record(tmp_path, KNOWABLE), RULE)
    last = terrain(case, RULE)[-1]

    assert (last.id, last.name) == (where(case), "Zenda")
    assert last.values["population"] == pytest.approx(500)


def test_neighbours_stand_one_step_apart() -> None:
    """Six around one, twelve around those."""
    points = list(islice(spiral(), 19))
    far = [math.dist(points[0], point) for point in points]

    assert far[1:7] == pytest.approx([1.0] * 6)
    assert all(1.7 < distance < 2.01 for distance in far[7:])
    assert all(min(math.dist(p, q) for q in points if q != p) > 0.99 for p in points)


def test_power_has_its_seat_in_the_capital(tmp_path: Path) -> None:
    """Seat, residence and airport; every region has a headquarters."""
    places = terrain(facts(tmp_path), RULE)

    for site in ("seat", "residence", "airport"):
        assert [place.values[site] for place in places] == [1.0] + [0.0] * (len(places) - 1)
    assert all(place.values["headquarters"] == 1.0 for place in places)


def test_a_local_price_is_paid_where_it_was_raised(tmp_path: Path) -> None:
    """A national one is paid everywhere."""
    keys = {**KNOWABLE, "trigger_type": '"price"'}
    local = terrain(facts_of(record(tmp_path, keys), RULE), RULE)
    national = terrain(facts(tmp_path, trigger_type='"price"'), RULE)

    assert [place.values["price_exposure"] > 0 for place in local] == [False] * 7 + [True]
    assert all(place.values["price_exposure"] > 0 for place in national)


def test_neighbours_mistrust_each_other_where_they_clash(tmp_path: Path) -> None:
    """And no more than usual elsewhere."""
    case = facts(tmp_path, trigger_type='"ethnic"')
    tension = {place.id: place.values["communal_tension"] for place in terrain(case, RULE)}

    assert tension.pop(where(case)) == RULE["tension_struck"]
    assert set(tension.values()) == {RULE["tension_usual"]}
