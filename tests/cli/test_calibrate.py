"""``boilover calibrate``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Boilover = Callable[..., Said]
SMALL = (
    *("--points", "20", "--waves", "2", "--replications", "4", "--sets", "6"),
    *("--no-cases", "--workers", "1"),
)
SHORT = """\
format: 1
title: First days
extends: january-2022
horizon: {value: 5, source: judgement}
"""


@pytest.fixture
def short(tmp_path: Path) -> str:
    """The first days of January 2022, in a folder of their own."""
    path = tmp_path / "short.yaml"
    path.write_text(SHORT, encoding="utf-8")
    return str(path)


def test_a_calibration_tells_what_was_learned_and_leaves_sets(
    boilover: Boilover, short: str, tmp_path: Path
) -> None:
    """Asked again it plays no point anew, and says the same."""
    store = ("--store", str(tmp_path / "store"))

    first = boilover("calibrate", short, *SMALL, *store, "--json", "--write", "new")
    again = boilover("calibrate", short, *SMALL, *store, "--json")

    assert first.code == 0, first.err
    found, repeated = json.loads(first.out), json.loads(again.out)
    assert "wave 2 of 2 played" in first.err
    assert "played" not in again.err
    assert {**found, "seconds": 0} == {**repeated, "seconds": 0}
    assert {p["verdict"] for p in found["parameters"]} <= {"learned", "stayed assumption"}
    assert found["intervention"]["fitted"] is False
    ats = [point["at"] for point in found["intervention"]["curve"]]
    assert ats == sorted(ats)
    table = (tmp_path / "plausible" / "new.csv").read_text().splitlines()
    assert [line[0] for line in table[:3]] == ["#", "#", "#"]
    assert len(table) == 3 + 1 + 6
    assert table[3].split(",")[0].startswith("actors.")


def test_the_report_is_for_a_reader(boilover: Boilover, short: str, tmp_path: Path) -> None:
    """How close, each aim before and after, troops over a lever, each parameter's verdict."""
    said = boilover("calibrate", short, *SMALL, "--store", str(tmp_path / "store"))

    assert said.code == 0, said.err
    for words in (
        "Distance from all that is fitted",
        "effective points, weighed to",
        "Regions in unrest",
        "Nothing was fitted to this.",
        "Moscow’s restraint",
        "stayed assumption",
    ):
        assert words in said.out


def test_what_was_written_can_be_named_and_drawn_from(
    boilover: Boilover, short: str, tmp_path: Path
) -> None:
    """The sets are a table as scenarios read it."""
    boilover("calibrate", short, *SMALL, "--store", str(tmp_path / "s"), "--write", "mine")
    named = tmp_path / "named.yaml"
    named.write_text(f"{SHORT}plausible: mine\n", encoding="utf-8")

    said = boilover("run", str(named), "-n", "8", "--uncertainty", "both", "--json")

    assert said.code == 0, said.err


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("--points", "3"), "must lie in 20 to"),
        (("--over", "restraint"), "no lever is called 'restraint'"),
        (("--write", "No Name"), "is no name"),
    ],
)
def test_a_wrong_word_is_told_before_anything_is_played(
    boilover: Boilover, short: str, tmp_path: Path, words: tuple[str, ...], fault: str
) -> None:
    """And no store is begun."""
    said = boilover("calibrate", short, *SMALL, "--store", str(tmp_path / "store"), *words)

    assert said.code == 2
    assert fault in said.err
    assert not (tmp_path / "store").exists()


def test_a_table_is_not_replaced_unasked(boilover: Boilover, short: str, tmp_path: Path) -> None:
    """Told before hours of play."""
    (tmp_path / "plausible").mkdir()
    (tmp_path / "plausible" / "old.csv").write_text("kept")
    words = ("calibrate", short, *SMALL, "--store", str(tmp_path / "store"), "--write", "old")

    said = boilover(*words)

    assert said.code == 1
    assert "add --overwrite" in said.err
    assert not (tmp_path / "store").exists()


def test_a_store_of_another_seed_is_refused(boilover: Boilover, short: str, tmp_path: Path) -> None:
    """One line says what differs and what to do."""
    store = ("--store", str(tmp_path / "store"))
    boilover("calibrate", short, *SMALL, *store)

    said = boilover("calibrate", short, *SMALL, *store, "--seed", "5")

    assert said.code == 1
    assert "those of another calibration (seed" in said.err


def test_a_scenario_without_a_record_cannot_be_fitted(boilover: Boilover, tmp_path: Path) -> None:
    """There is nothing to fit it to."""
    said = boilover("calibrate", "erosion-2030", *SMALL, "--store", str(tmp_path / "store"))

    assert said.code == 2
    assert "held against no record" in said.err
