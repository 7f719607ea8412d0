"""A scenario may state its country itself, with the keys of a country file."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.model import Variant
from simulator.scenario.save import save_settings, save_variant
from tests.scenario.tiny import CHILD, COUNTRY, CRISIS, faults, load, write

COLUMNS_AND_REGIONS = COUNTRY.partition("landing: L-B\n")[2]
INLINE = "country:\n  title: A land\n  landing: L-B\n" + "".join(
    f"  {line}\n" for line in COLUMNS_AND_REGIONS.splitlines()
)
WHOLE = CRISIS.replace("country: land\n", INLINE)

CHANGES = [
    ("landing: L-B", "landing: L-Q", "8:12 country.landing: no region is called 'L-Q' (did you"),
    ("  landing: L-B\n", "", "6:1 country.landing: is missing"),
    ("population: 100", "population: 0", "13:36 country.regions.L-A.population: must lie in [1"),
    ("population: 100", "popluation: 100", "13:36 country.regions.L-A.popluation: no column is"),
    ("population: 100, ", "", "13:5 country.regions.L-A.population: is missing"),
    ("name: Upper, ", "", "13:5 country.regions.L-A.name: is missing"),
    ("title: A land", "titel: A land", "7:3 country.titel: unknown key (did you mean 'title'?)"),
    ("unit: index, ", "", "11:5 country.columns.deprivation.unit: is missing"),
    ("title: A land", "outlines: land.geojson\n  title: A land", "7:13 country.outlines: no file"),
    ("columns:", "colums:", "9:3 country.colums: unknown key (did you mean 'columns'?)"),
]


@pytest.fixture
def whole(crisis: Path) -> Path:
    """A scenario that needs no country file."""
    return write(crisis.parent, "whole", WHOLE)


def test_it_is_the_same_country(crisis: Path, whole: Path) -> None:
    """Regions, columns and landing place are those of a file with the same keys."""
    one, other = load(crisis).country, load(whole).country

    assert (one.regions, one.columns, one.landing) == (other.regions, other.columns, other.landing)
    assert load(crisis).fingerprint() == load(whole).fingerprint()


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_each_mistake_has_its_place(whole: Path, old: str, new: str, expected: str) -> None:
    """In the scenario's own file, under ``country``."""
    found = faults(write(whole.parent, "whole", WHOLE.replace(old, new, 1)))

    assert any(line.startswith(f"whole.yaml:{expected}") for line in found), found


def test_a_child_changes_one_number(whole: Path) -> None:
    """What it does not state it inherits."""
    text = CHILD.replace("crisis", "whole") + "country: {regions: {L-A: {population: 120}}}\n"

    land = load(write(whole.parent, "child", text)).country

    assert [region.values["population"] for region in land.regions] == [120, 250]
    assert [region.name for region in land.regions] == ["Upper", "Lower"]


def test_a_child_may_play_elsewhere(whole: Path) -> None:
    """A name takes the place of the whole map."""
    text = CHILD.replace("crisis", "whole") + "country: land\n"

    assert load(write(whole.parent, "child", text)).country.outlines == "land.geojson"


def test_a_map_takes_the_place_of_a_name(crisis: Path) -> None:
    """A part of a country is none: what a file gives cannot be changed from a scenario."""
    text = CHILD + "country: {regions: {L-A: {population: 120}}}\n"

    found = faults(write(crisis.parent, "child", text))

    assert "child.yaml:4:1 country.columns: is missing" in found


def test_a_base_may_leave_it_open(whole: Path) -> None:
    """What extends an abstract file completes the country."""
    write(whole.parent, "open", "abstract: true\n" + WHOLE.replace("  landing: L-B\n", ""))
    text = CHILD.replace("crisis", "open") + "country: {landing: L-A}\n"

    assert faults(whole.parent / "open.yaml") == []
    assert load(write(whole.parent, "child", text)).country.landing == "L-A"


def test_neither_name_nor_map_is_a_fault(crisis: Path) -> None:
    """The message says what a country is."""
    found = faults(write(crisis.parent, "crisis", CRISIS.replace("country: land", "country: 5")))

    assert any("country: must be a word or text" in line for line in found), found


def test_a_variant_of_it_is_saved_and_loaded(whole: Path) -> None:
    """The new file holds only what differs; the country comes by way of ``extends``."""
    variant = Variant.of(load(whole)).with_setting("restraint", 3)
    save_variant(variant, whole.with_name("mine.yaml"))

    saved = load(whole.with_name("mine.yaml"))

    assert "country" not in whole.with_name("mine.yaml").read_text("utf-8")
    assert saved.fingerprint() == variant.effective().fingerprint()


def test_moving_a_lever_keeps_the_country_as_it_is_written(whole: Path) -> None:
    """Byte for byte, but for the lever."""
    save_settings(whole, {"restraint": 3})

    assert whole.read_text("utf-8") == WHOLE.replace("restraint: 2 ", "restraint: 3 ")
