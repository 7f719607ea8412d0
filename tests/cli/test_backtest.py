"""``boilover backtest``."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

import simulator
from simulator.records.case_file import read_records, shipped_cases
from tests.cli.conftest import Said

Boilover = Callable[..., Said]
SMALL = ("-n", "8", "--workers", "1")
QUANTITIES = ("peak", "deaths", "arrests", "days_to_peak")

ONE = """\
[[case]]
id = "land_1999"
population_m = 5
trigger_type = "election"
date_escalation = 1999-03-01
deaths = { low = 1, central = 5, high = 20 }
outcome = "incumbent_survives_unchanged"
[case.structure]
regime_type = "closed autocracy"
"""


@pytest.fixture
def one(tmp_path: Path) -> str:
    """A file with one record that knows little."""
    path = tmp_path / "one.toml"
    path.write_text(ONE, encoding="utf-8")
    return str(path)


def printed(said: Said) -> dict[str, object]:
    """Return the one JSON object that a command printed."""
    assert said.code == 0, said.err
    found: dict[str, object] = json.loads(said.out)
    return found


def test_january_2022_is_held_against_its_record(boilover: Boilover) -> None:
    """Coverage overall and of each series, aims, dates, regions and shares."""
    found = printed(boilover("backtest", *SMALL, "--json"))

    assert (found["scenario"], found["record"]) == ("january-2022", "january-2022")
    scored = [series for series in found["series"] if series["scores"]]
    assert sum(series["points"] for series in scored) == found["points"]
    inside = sum(v["inside80"] for series in scored for v in series["values"])
    assert found["coverage80"] == pytest.approx(inside / found["points"], rel=1e-5)
    assert 0 <= found["coverage50"] <= found["coverage80"] <= 1
    assert {"deaths_ratio", "arrests_ratio", "p_intervention", "distance"} <= found.keys()
    assert found["main_city"]["region"] == "KZ-ALA"
    assert "cases" not in found


def test_what_is_scored_is_what_run_plays(boilover: Boilover) -> None:
    """One number, whichever way it is asked for."""
    result = simulator.run("january-2022", n=8, workers=1)

    found = printed(boilover("backtest", "january-2022", *SMALL, "--json"))

    aims = {aim["name"]: aim for aim in found["targets"]}
    assert aims["deaths"]["median"] == pytest.approx(result.summary("deaths").median, rel=1e-5)
    assert aims["purge_happens"]["answer"] == result.milestone("purge").share.value
    assert found["p_intervention"]["p"] == result.milestone("accepted").share.value


def test_the_report_reads_as_tables(boilover: Boilover) -> None:
    """What is inside, what is not, how far from the aims, and how to read it."""
    said = boilover("backtest", *SMALL)

    lines = said.out.splitlines()
    assert lines[1].startswith("Held against: January 2022 in Kazakhstan · 8 replications")
    assert any(line.startswith("Of 7") and "80 % band" in line.replace(" ", " ") for line in lines)
    for head in ("Series ", "Aim or date ", "Region "):
        assert any(line.startswith(head) for line in lines)
    assert any(line.startswith("Deaths announced, not scored") for line in lines)
    assert any(line.startswith("Deaths: 1 point lies outside the days") for line in lines)
    assert any("not fitted" in line for line in lines)


def test_a_lever_may_be_moved(boilover: Boilover) -> None:
    """Where no price rises, nobody dies."""
    found = printed(boilover("backtest", *SMALL, "--set", "price_shock=1", "--json"))

    assert found["deaths_ratio"] < 0.1


def test_shipped_cases_are_scored(boilover: Boilover) -> None:
    """Every one, beside the scenario."""
    found = printed(boilover("backtest", "--cases", "-n", "2", "--workers", "1", "--json"))

    assert [case["id"] for case in found["cases"]] == [r.id for r in read_records(shipped_cases())]
    for case in found["cases"]:
        assert 0 <= case["p_leader_falls"] <= 1
        assert math.isfinite(case["log10_peak_error"])
    assert sum(case["leader_fell"] for case in found["cases"]) == 3
    others = (3 * (10 / 12) ** 2 + 10 * (3 / 12) ** 2) / 13
    assert found["brier_base_rate"] == pytest.approx(others, rel=1e-5)
    assert found["record"] == "january-2022"
    assert [series["name"] for series in found["case_series"]] == list(QUANTITIES)


def test_records_alone_have_the_same_keys(boilover: Boilover, tmp_path: Path) -> None:
    """Coverage and series are then those of the cases' own numbers."""
    mark, path = "[[case]]", tmp_path / "two.toml"
    shipped = shipped_cases().read_text(encoding="utf-8").split(mark)
    path.write_text(mark.join(["", *shipped[1:3]]), encoding="utf-8")

    found = printed(
        boilover("backtest", "--records", str(path), "-n", "2", "--workers", "1", "--json")
    )

    assert {"coverage50", "coverage80", "series", "cases", "brier", "brier_base_rate"} <= set(found)
    assert found["scenario"] is None
    assert [series["name"] for series in found["series"]] == list(QUANTITIES)
    assert found["points"] == sum(series["points"] for series in found["series"]) == 2 * 4


def test_one_record_is_enough(boilover: Boilover, one: str) -> None:
    """What it does not know is named; there is no base rate of others."""
    found = printed(boilover("backtest", "--records", one, *SMALL, "--json"))

    (case,) = found["cases"]
    assert case["leader_fell"] is False
    assert case["log10_peak_error"] is None
    assert case["not_scored"] == ["peak", "arrests", "days_to_peak"]
    assert found["brier_base_rate"] is None
    assert found["brier"] == pytest.approx(case["p_leader_falls"] ** 2)


def test_the_table_of_cases_reads(boilover: Boilover, one: str) -> None:
    """And tells what could not be scored."""
    said = boilover("backtest", "--records", one, *SMALL)

    assert said.out.startswith("1 case, made into scenarios by one rule · 8 replications of each")
    assert "of the base rate of the other cases (there is none)" in said.out
    assert "land_1999: not known and not scored: peak, arrests, days to peak." in said.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--records", "none.toml"), "none.toml no such file"),
        (("--records", "{bad}"), "bad.toml:2:5 is not TOML: invalid value"),
        (("--records", "{one}", "--set", "price_shock=1"), "--set moves levers of a SCENARIO"),
        (("{plain}",), "is held against no record; give it a line such as 'record: january-2022'"),
        (("januar-2022",), "no scenario is called 'januar-2022' (did you mean 'january-2022'?)"),
        (("-n", "0"), "must lie in 1 to 1,000,000, not 0"),
        (("--uncertainty", "none"), "invalid choice: 'none'"),
    ],
)
def test_what_cannot_be_is_one_line(
    boilover: Boilover, one: str, tmp_path: Path, words: tuple[str, ...], expected: str
) -> None:
    """Before anything is played."""
    (tmp_path / "bad.toml").write_text('id = "a"\nx = \n', encoding="utf-8")
    plain = tmp_path / "plain.yaml"
    plain.write_text("format: 1\ntitle: A\nextends: january-2022\nrecord: null\n")
    places = {"bad": tmp_path / "bad.toml", "plain": plain, "one": one}

    said = boilover("backtest", *(word.format(**places) for word in words), "-n", "1000000")

    assert (said.code != 0, said.out, said.err.count("\n")) == (True, "", 1)
    assert expected in said.err


def test_a_record_of_ones_own_lies_beside(boilover: Boilover, tmp_path: Path) -> None:
    """A scenario in any folder may bring its record; another start moves it."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "mine.yaml").write_text(
        "format: 1\ntitle: Mine\nstart: 2022-01-03\nseries:\n  people:\n"
        "    indicator: participants\n    points:\n"
        "      - {day: -2, low: 0, central: 0, high: 0, source: GK, confidence: low}\n",
        encoding="utf-8",
    )
    mine = tmp_path / "mine.yaml"
    mine.write_text("format: 1\ntitle: A\nextends: january-2022\nrecord: mine\n", encoding="utf-8")

    found = printed(boilover("backtest", str(mine), *SMALL, "--json"))

    assert (found["record"], found["points"], found["empty_points"]) == ("mine", 1, 1)
    assert (found["coverage80"], found["deaths_ratio"], found["main_city"]) == (1, None, None)
