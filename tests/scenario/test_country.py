"""A country is a table: every region has every column, within its bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.tiny import COUNTRY, faults, load, write

CHANGES = [
    ("landing: L-B", "landing: L-Q", "4:10 landing: no region is called 'L-Q' (did you mean"),
    ("landing: L-B\n", "", "1:1 landing: is missing"),
    ("population: 100", "population: 0", "9:34 regions.L-A.population: must lie in [1, 10000] tho"),
    ("population: 100", "popluation: 100", "9:34 regions.L-A.popluation: no column is called"),
    ("population: 100, ", "", "9:3 regions.L-A.population: is missing"),
    ("population: 100", "population: many", "regions.L-A.population: must be a number, not 'many'"),
    ("name: Upper, ", "", "9:3 regions.L-A.name: is missing"),
    ("{value: 0.7, source: C4}", "{value: 7, source: C4}", "regions.L-B.deprivation.value: must"),
    ("source: C4", "source: C5", "regions.L-B.deprivation.source: no claim or source"),
    ("source: S05", "source: S06", "columns.population.source: no claim or source"),
    ("[0, 1]", "[1, 0]", "columns.deprivation.bounds: must rise"),
    ("unit: index, ", "", "7:3 columns.deprivation.unit: is missing"),
    ("columns:", "colums:", "colums: unknown key (did you mean 'columns'?)"),
    ("land.geojson", "sea.geojson", "no file 'sea.geojson' stands beside this one"),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_each_mistake_has_its_place(crisis: Path, old: str, new: str, expected: str) -> None:
    """Whether the country is checked alone or with a scenario."""
    text = COUNTRY.replace(old, new, 1)
    path = write(crisis.parent / "countries", "land", text)

    found = faults(path)

    assert any(expected in line for line in found), found
    assert [f"countries/{line}" for line in found] == faults(crisis)


def test_a_good_country_has_no_faults(crisis: Path) -> None:
    """Checked alone, it is known by its regions."""
    assert faults(crisis.parent / "countries" / "land.yaml") == []


def test_outlines_may_be_left_out(crisis: Path) -> None:
    """A country without a map can be played."""
    text = COUNTRY.replace("outlines: land.geojson\n", "")
    write(crisis.parent / "countries", "land", text)

    assert load(crisis).country.outlines == ""


def test_a_country_beside_the_file_is_preferred(crisis: Path) -> None:
    """A name that also ships means the neighbour."""
    write(crisis.parent / "countries", "kazakhstan-2022", COUNTRY)
    text = crisis.read_text("utf-8").replace("country: land", "country: kazakhstan-2022")

    assert load(write(crisis.parent, "crisis", text)).country.title == "A land"
