"""A scenario says which record it is held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.schema import json_schema
from tests.scenario.tiny import CHILD, CRISIS, faults, load, write


def test_a_record_is_named_and_inherited(crisis: Path) -> None:
    """By what extends it too; null takes it away; none is none."""
    write(crisis.parent, "crisis", CRISIS + "record: january-2022\n")
    child = write(crisis.parent, "child", CHILD)
    free = write(crisis.parent, "free", CHILD + "record: null\n")

    assert [load(path).record for path in (crisis, child, free)] == ["january-2022"] * 2 + [""]


def test_a_record_changes_no_bits(crisis: Path) -> None:
    """It is what a scenario is compared with, not what it is."""
    before = load(crisis).fingerprint()
    write(crisis.parent, "crisis", CRISIS + "record: january-2022\n")

    assert load(crisis).fingerprint() == before


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("januar-2022", "record: no record is called 'januar-2022' (did you mean 'january-2022'?)"),
        ("../january-2022", "record: must be a name, not a path"),
        ("[a]", "record: must be a word or text"),
    ],
)
def test_what_is_no_record_is_told_where_it_stands(crisis: Path, value: str, expected: str) -> None:
    """With the nearest one there is."""
    (fault,) = faults(write(crisis.parent, "crisis", f"{CRISIS}record: {value}\n"))

    assert expected in fault
    assert f"crisis.yaml:{CRISIS.count(chr(10)) + 1}:" in fault


def test_editors_know_the_key() -> None:
    """It stands in the schema."""
    assert "record" in json_schema()["properties"]
