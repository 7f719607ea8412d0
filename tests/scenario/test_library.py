"""Scenarios are found by path or by name; what ships is complete and without fault."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from simulator.engine.catalogue import kinds
from simulator.errors import UnknownName
from simulator.scenario import library
from simulator.scenario.file import check, load_scenario
from simulator.scenario.library import data_root, find, shipped
from simulator.scenario.schema import country_json_schema, json_schema


@pytest.fixture
def installed(crisis: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny crisis as if it had been shipped."""
    root = crisis.parent / "root"
    root.mkdir()
    (root / "scenarios").symlink_to(crisis.parent)
    monkeypatch.setattr(library, "data_root", lambda: root)
    return crisis


def test_a_shipped_name_is_found(installed: Path) -> None:
    """A name needs no folder and no ending."""
    assert find("crisis").samefile(installed)


def test_a_base_is_found_but_not_listed(installed: Path) -> None:
    """A base can be checked, not played."""
    assert find("base").samefile(installed.with_name("base.yaml"))
    assert list(shipped()) == ["crisis"]


def test_a_path_is_taken_as_it_is(installed: Path) -> None:
    """Any file may be opened."""
    assert find(str(installed)) == installed


@pytest.mark.parametrize("name", ["crisi", "./crisi.yaml", "", "\0"])
def test_what_is_not_there_has_a_near_name(
    installed: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A misspelt name or path is answered with the one that was meant."""
    monkeypatch.chdir(installed.parent)

    with pytest.raises(UnknownName) as caught:
        find(name)

    assert "did you mean" in str(caught.value) or len(name) < 2


def test_shipped_data_are_there() -> None:
    """From a checkout as from a wheel."""
    assert (data_root() / "scenarios").is_dir()
    assert (data_root() / "seeds").is_dir()
    assert "january-2022" in shipped()


@pytest.mark.parametrize("name", sorted(shipped()))
def test_what_ships_has_no_faults(name: str) -> None:
    """Every shipped scenario loads, and checking it says nothing."""
    assert check(find(name), kinds()) == ()
    assert load_scenario(find(name), kinds()).name == name


def test_loading_is_quick() -> None:
    """A scenario with all that it extends is read in well under half a second."""
    known, path, times = kinds(), find("january-2022"), []
    for _ in range(3):
        begun = time.process_time()
        load_scenario(path, known)
        times.append(time.process_time() - begun)

    assert min(times) < 0.5


@pytest.mark.parametrize("schema", [json_schema(), country_json_schema()])
def test_the_schema_is_json(schema: dict[str, object]) -> None:
    """Editors read it: known keys only, format and title wanted."""
    again = json.loads(json.dumps(schema))

    assert again["additionalProperties"] is False
    assert again["required"] == ["format", "title"]
