"""``boilover case``: a record of a crisis made a scenario."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.records.case_file import shipped_cases
from tests.cases.tiny import NATIONAL, toml
from tests.cli.conftest import Said

MANY = str(shipped_cases())


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A file with one record."""
    file = tmp_path / "record.toml"
    file.write_text(toml(NATIONAL), encoding="utf-8")
    return file


def test_a_record_is_printed_as_a_scenario(one: Path, boilover: Callable[..., Said]) -> None:
    """The YAML and nothing else, so that it can be redirected."""
    said = boilover("case", str(one))

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("# Made by `boilover case` from the record rur_1999.")
    assert 'title: "Ruritania, May 1999"' in said.out


def test_what_is_written_can_be_checked_and_played(
    one: Path, boilover: Callable[..., Said]
) -> None:
    """Without a hand laid on it."""
    file = one.with_name("ruritania.yaml")

    assert boilover("case", str(one), "-o", str(file)).code == 0
    assert boilover("check", str(file)).code == 0
    assert boilover("run", str(file), "-n", "4", "--workers", "1").code == 0
    assert file.read_text("utf-8") == boilover("case", str(one)).out


def test_a_file_that_is_there_is_kept(one: Path, boilover: Callable[..., Said]) -> None:
    """Unless it may be replaced."""
    file = one.with_name("ruritania.yaml")
    file.write_text("mine", encoding="utf-8")

    refused = boilover("case", str(one), "-o", str(file))
    kept = file.read_text("utf-8")
    allowed = boilover("case", str(one), "-o", str(file), "--overwrite")

    assert (refused.code, kept, allowed.code) == (1, "mine", 0)
    assert "a file stands there already" in refused.err
    assert [path.name for path in sorted(one.parent.iterdir())] == ["record.toml", "ruritania.yaml"]


@pytest.mark.parametrize("name", ["ruritania", "Ruritania.yaml", "a b.yaml", "ruritania.toml"])
def test_a_name_that_no_scenario_can_have_is_refused(
    one: Path, name: str, boilover: Callable[..., Said]
) -> None:
    """It could not be loaded again."""
    said = boilover("case", str(one), "-o", str(one.with_name(name)))

    assert said.code == 1
    assert "is not the name of a scenario file; choose a name such as" in said.err


def test_of_several_records_one_is_named(boilover: Callable[..., Said]) -> None:
    """The message tells which there are."""
    said = boilover("case", MANY)

    assert said.code == 2
    assert "say which with --id (kgz_2005_tulip" in said.err
    assert "kgz_2005_tulip" in boilover("case", MANY, "--id", "kgz_2005_tulip").out


def test_a_misspelt_record_is_told_the_nearest(boilover: Callable[..., Said]) -> None:
    """As with every name."""
    said = boilover("case", MANY, "--id", "kgz_2005_tulp")

    assert said.code == 2
    assert "did you mean 'kgz_2005_tulip'?" in said.err


def test_records_are_listed(boilover: Callable[..., Said]) -> None:
    """One a line, with the name."""
    said = boilover("case", MANY, "--list")

    assert said.code == 0
    assert any(line.startswith("kaz_2016_land ") for line in said.out.splitlines())


@pytest.mark.parametrize("text", ["", "[[case]]\nname = 'x'\n", "[[case]\n", "id = 5\n"])
def test_a_faulty_record_is_told(tmp_path: Path, text: str, boilover: Callable[..., Said]) -> None:
    """With its file, and no traceback."""
    file = tmp_path / "faulty.toml"
    file.write_text(text, encoding="utf-8")

    said = boilover("case", str(file))

    assert said.code == 1
    assert "faulty.toml" in said.err


def test_a_file_that_is_not_there_is_told(tmp_path: Path, boilover: Callable[..., Said]) -> None:
    """By its name."""
    said = boilover("case", str(tmp_path / "none.toml"))

    assert said.code == 1
    assert "none.toml no such file" in said.err
