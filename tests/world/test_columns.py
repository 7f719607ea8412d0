"""What the model reads of a country is declared, and a country without it is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import simulator
from simulator.actors.sites import KINDS as SITES
from simulator.engine.catalogue import kinds
from simulator.errors import ScenarioError
from simulator.scenario.file import check, load_text
from simulator.world.columns import COLUMNS, NEEDED

ROOT = Path(__file__).resolve().parents[2]
ORIGIN = "source: judgement, confidence: low"
FOLDERS = ("actors", "world", "shocks", "outcomes")


def read_by(pattern: str) -> Iterator[str]:
    """Yield what stands in the first group of *pattern* anywhere in the model."""
    for folder in FOLDERS:
        for path in sorted((ROOT / "simulator" / folder).glob("*.py")):
            yield from re.findall(pattern, path.read_text(encoding="utf-8"))


def test_every_column_that_is_read_is_declared() -> None:
    """With a needed one taken for granted and a spare one asked for."""
    needed = {*read_by(r'ground\["(\w+)"\]'), *read_by(r'_columns\["(\w+)"\]')}
    spare = {*read_by(r'optional\("(\w+)"\)'), *SITES}

    assert needed <= set(NEEDED)
    assert spare <= set(COLUMNS)
    assert set(COLUMNS) == set(NEEDED) | spare


def test_shipped_countries_state_units_and_bounds_that_make_sense() -> None:
    """A country's own bounds lie within those the model can use."""
    for name, stated in simulator.load("january-2022").country.columns.items():
        assert stated.unit == COLUMNS[name].unit
        assert COLUMNS[name].low <= stated.low <= stated.high <= COLUMNS[name].high


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("unit: thousand", "unit: persons", "columns.population.unit: must be 'thousand', not 'pe"),
        ("[-90, 90]", "[-90, 95]", "columns.latitude.bounds: must lie within [-90, 90] °N, not [-"),
    ],
)
def test_a_column_in_another_unit_is_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    """People counted one by one would make a country a thousand times too large."""
    shipped = ROOT / "scenarios" / "countries" / "kazakhstan-2022.yaml"
    text = shipped.read_text(encoding="utf-8").replace("outlines:", "#", 1).replace(old, new, 1)
    (tmp_path / "land.yaml").write_text(text, encoding="utf-8")

    assert [expected in str(f) for f in check(tmp_path / "land.yaml", kinds())] == [True]


@pytest.mark.parametrize("column", NEEDED)
def test_a_country_without_a_needed_column_is_refused(column: str) -> None:
    """When it is loaded, not when it is played."""
    columns = "".join(
        f"    {name}: {{unit: {COLUMNS[name].unit}, bounds: [1, 1], {ORIGIN}}}\n"
        for name in NEEDED
        if name != column
    )
    values = ", ".join(f"{name}: 1" for name in NEEDED if name != column)
    land = f"  title: A land\n  landing: A\n  columns:\n{columns}  regions:\n"
    text = f"format: 1\ntitle: x\nextends: january-2022\ncountry:\n{land}"

    with pytest.raises(ScenarioError, match=f"country.columns.{column}: is missing"):
        load_text(f"{text}    A: {{name: A, {values}}}\n", "x", kinds())
