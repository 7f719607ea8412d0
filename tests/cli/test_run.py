"""``boilover run`` and ``compare``."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

import simulator
from simulator.cli import briefing
from simulator.engine.catalogue import INDICATORS, MILESTONES, OUTCOMES, REGIONAL
from tests.cli.conftest import Said

SMALL = ("-n", "32", "--workers", "1")
Boilover = Callable[..., Said]


def test_json_is_one_object_with_the_agreed_keys(boilover: Boilover) -> None:
    """A script reads stdout and nothing else is on it."""
    said = boilover("run", "january-2022", *SMALL, "--seed", "7", "--json")

    printed = json.loads(said.out)
    assert list(printed) == [
        *("scenario", "n", "seed", "uncertainty", "sets"),
        *("outcomes", "indicators", "milestones", "regional", "seconds"),
    ]
    assert (printed["scenario"], printed["n"], printed["seed"]) == ("january-2022", 32, 7)
    assert list(printed["outcomes"]) == list(OUTCOMES)
    assert list(printed["indicators"]) == list(INDICATORS)
    assert list(printed["milestones"]) == list(MILESTONES)
    assert (said.code, said.err) == (0, "")


def test_json_says_what_the_python_api_says(boilover: Boilover) -> None:
    """One number, whichever way it is asked for; days are those of the calendar."""
    result = simulator.run("january-2022", n=32, seed=7, workers=1)

    printed = json.loads(boilover("run", "january-2022", *SMALL, "--seed", "7", "--json").out)

    fall, share = printed["outcomes"]["leader_falls"], result.share("leader_falls")
    assert fall == pytest.approx({"p": share.value, "low": share.low, "high": share.high}, rel=1e-5)
    deaths = printed["indicators"]["deaths"]
    assert deaths["median"] == pytest.approx(result.summary("deaths").median, rel=1e-5)
    first = printed["milestones"]["first_protest"]
    assert first["median"] == pytest.approx(1 + result.milestone("first_protest").median, rel=1e-5)


def test_what_never_happens_is_null(boilover: Boilover) -> None:
    """JSON has no not-a-number."""
    printed = json.loads(boilover("run", "moscow-abstains", *SMALL, "--json").out)

    assert printed["milestones"]["arrival"] == {
        "share": 0.0,
        "median": None,
        "p10": None,
        "p90": None,
    }


def test_the_bits_do_not_depend_on_the_workers(boilover: Boilover) -> None:
    """Figures are the same on one process and on two."""
    alone, shared = (
        json.loads(boilover("run", "january-2022", "-n", "96", "--workers", w, "--json").out)
        for w in ("1", "2")
    )

    assert {**alone, "seconds": 0} == {**shared, "seconds": 0}


def test_set_moves_a_lever(boilover: Boilover) -> None:
    """A smaller price shock brings fewer people into the streets."""
    words = ("run", "january-2022", *SMALL, "--json")
    plain = json.loads(boilover(*words).out)["indicators"]["participants"]

    moved = json.loads(boilover(*words, "--set", "price_shock=1.3").out)["indicators"]

    assert moved["participants"]["median"] < plain["median"]


def test_a_terminal_gets_tables(boilover: Boilover) -> None:
    """Headline, outcomes, indicators and milestones, with dates."""
    said = boilover("run", "january-2022", *SMALL)

    assert said.out.startswith("January 2022 · As the file has it\n32 replications · seed 50000")
    for label in (*OUTCOMES.values(), *INDICATORS.values(), *MILESTONES.values()):
        assert label.label in said.out
    assert " Jan " in said.out
    assert "not a forecast" in said.out


def test_compare_pairs_the_scenarios(boilover: Boilover) -> None:
    """Each scenario after the first is set against it, with intervals."""
    said = boilover("compare", "january-2022", "moscow-abstains", *SMALL, "--json")

    printed = json.loads(said.out)
    (difference,) = printed["differences"]
    assert (difference["of"], difference["against"]) == ("B", "A")
    troops = difference["indicators"]["foreign_troops"]
    assert troops["low"] <= troops["difference"] <= troops["high"] < 0
    assert not troops["within_noise"]
    assert list(printed["variants"]) == ["A", "B"]


def test_compare_prints_what_is_noise(boilover: Boilover) -> None:
    """A scenario does not differ from itself."""
    said = boilover("compare", "no-shock", "no-shock", *SMALL)

    assert said.out.count("no difference seen") == len(OUTCOMES) + len(INDICATORS)


@pytest.fixture
def one_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw one chart in one format, since drawing is slow and tested elsewhere."""
    kinds = briefing.chart_kinds()
    monkeypatch.setattr(briefing, "chart_kinds", lambda: {"outcome_bars": kinds["outcome_bars"]})
    monkeypatch.setattr(briefing, "PICTURES", ("svg",))


@pytest.mark.usefixtures("one_picture")
def test_out_writes_charts_table_and_record(boilover: Boilover, tmp_path: Path) -> None:
    """All that a briefing needs is in one folder."""
    said = boilover("run", "no-shock", *SMALL, "--out", str(tmp_path / "new" / "briefing"))

    folder = tmp_path / "new" / "briefing"
    assert sorted(path.name for path in folder.iterdir()) == [
        *("outcome-bars-outcomes.svg", "result.json", "table.csv"),
    ]
    assert f"wrote 3 files to {folder}" in said.err
    record = json.loads((folder / "result.json").read_text())
    assert record["version"] == simulator.__version__
    rows = list(csv.DictReader((folder / "table.csv").read_text().splitlines()))
    places = len(simulator.load("no-shock").country.regions) * len(REGIONAL)
    assert len(rows) == len(OUTCOMES) + len(INDICATORS) + len(MILESTONES) + places
    calm = next(row for row in rows if row["name"] == "calm")
    assert math.isclose(float(calm["share"]), record["outcomes"]["calm"]["p"])


@pytest.mark.usefixtures("one_picture")
def test_out_replaces_nothing_unasked(boilover: Boilover, tmp_path: Path) -> None:
    """It says so before it has played anything, and replaces when told to."""
    (tmp_path / "table.csv").write_text("mine")

    refused = boilover("run", "no-shock", *SMALL, "--out", str(tmp_path))

    assert refused.code == 1
    assert f"{tmp_path / 'table.csv'}: it exists already; add --overwrite" in refused.err
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]
    told = boilover("run", "no-shock", *SMALL, "--out", str(tmp_path), "--overwrite")
    assert told.code == 0
    assert (tmp_path / "table.csv").read_text() != "mine"


@pytest.mark.usefixtures("one_picture")
def test_a_failed_drawing_leaves_nothing(
    boilover: Boilover, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the folder it was to go to."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(briefing, "draw", interrupted)

    said = boilover("run", "no-shock", *SMALL, "--out", str(tmp_path / "briefing"))

    assert said.code == 130
    assert not list(tmp_path.iterdir())
