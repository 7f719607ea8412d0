"""``boilover levers`` and ``curve``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import simulator
from tests.cli.conftest import Said

Boilover = Callable[..., Said]
SMALL = ("-n", "32", "--workers", "1")
OUTCOMES = ["peak", "deaths", "intervention", "loss"]


def test_every_lever_and_outcome_has_its_line(boilover: Boilover) -> None:
    """Expected sign, difference, p-value and verdict, for a script."""
    names = ("--lever", "price_shock", "--lever", "baikonur")

    printed = json.loads(boilover("levers", "january-2022", *SMALL, *names, "--json").out)

    lines = printed["levers"]
    assert [line["lever"] for line in lines] == ["price_shock"] * 4 + ["baikonur"] * 4
    assert [line["outcome"] for line in lines] == OUTCOMES * 2
    for line in lines:
        assert line["verdict"] in ("holds", "flat", "violated", "untested")
        assert (line["verdict"] == "untested") == (line["expected"] == "?")
        assert line["low"] <= line["difference"] <= line["high"]
        assert 0 <= line["p"] <= 1
    assert (printed["n"], printed["seed"]) == (32, 50_000)


def test_a_larger_shock_brings_more_people(boilover: Boilover) -> None:
    """The plainest sign of all holds."""
    words = ("levers", "january-2022", *SMALL, "--lever", "price_shock", "--json")

    peak = json.loads(boilover(*words).out)["levers"][0]

    assert (peak["expected"], peak["verdict"]) == ("+", "holds")
    assert (peak["from"], peak["to"]) == (1.25, 2.75)
    assert peak["difference"] > 100


def test_from_default_starts_where_the_lever_stands(boilover: Boilover) -> None:
    """Half the way, half the difference."""
    words = ("levers", "january-2022", *SMALL, "--lever", "price_shock", "--json")

    peak = json.loads(boilover(*words, "--from-to", "default").out)["levers"][0]

    assert (peak["from"], peak["to"]) == (2, 2.75)


def test_the_report_counts_and_is_frank(boilover: Boilover) -> None:
    """What holds, what is flat, and that many tests pass by chance."""
    said = boilover("levers", "january-2022", *SMALL, "--lever", "price_shock")

    assert (said.code, said.err) == (0, "")
    assert "4 signs tested: " in said.out
    assert "not corrected for their number" in said.out
    assert said.out.count("\n") > 10


def test_all_levers_are_tested_unless_some_are_named(boilover: Boilover, tmp_path: Path) -> None:
    """And the summary counts their lines."""
    day = "{value: 1, unit: days, bounds: [1, 366], source: judgement, confidence: high}"
    short = tmp_path / "short.yaml"
    short.write_text(f"format: 1\ntitle: A day\nextends: january-2022\nhorizon: {day}\n")

    printed = json.loads(boilover("levers", str(short), "-n", "2", "--workers", "1", "--json").out)

    verdicts = [line["verdict"] for line in printed["levers"] if line["expected"] in "+-"]
    assert {line["lever"] for line in printed["levers"]} == set(simulator.load(short).levers)
    assert printed["summary"]["signs"] == len(verdicts)
    assert printed["summary"]["flat"] == verdicts.count("flat")


def test_the_figures_do_not_depend_on_the_workers(boilover: Boilover) -> None:
    """Nor on how the ensembles are cut into handfuls."""
    words = ("levers", "january-2022", "-n", "64", "--lever", "legitimacy", "--json")

    alone, shared = (json.loads(boilover(*words, "--workers", w).out) for w in ("1", "2"))

    assert {**alone, "seconds": 0} == {**shared, "seconds": 0}


def test_a_curve_has_a_share_at_every_point(boilover: Boilover) -> None:
    """From one end of the lever to the other, each with its interval."""
    words = ("curve", "january-2022", "moscow_restraint", *SMALL, "--points", "3", "--json")

    printed = json.loads(boilover(*words).out)

    points = printed["points"]
    assert [point["at"]["moscow_restraint"] for point in points] == [0, 2, 4]
    assert all(point["low"] <= point["share"] <= point["high"] for point in points)
    assert points[0]["share"] > points[2]["share"]
    assert printed["measure"] == "intervention"


def test_a_point_says_what_run_says(boilover: Boilover) -> None:
    """One number, whichever way it is asked for."""
    words = ("curve", "no-shock", "legitimacy", *SMALL, "--points", "2", "--measure", "calm")
    result = simulator.run("no-shock", n=32, workers=1, settings={"legitimacy": 0.1})

    first = json.loads(boilover(*words, "--json").out)["points"][0]

    assert first["share"] == pytest.approx(result.share("calm").value, rel=1e-5)


def test_two_levers_make_a_grid(boilover: Boilover) -> None:
    """One down, one across."""
    levers = ("moscow_restraint", "csto_propensity")

    said = boilover("curve", "january-2022", *levers, *SMALL, "--points", "2")

    assert "Down: Moscow’s restraint, logit. Across: Call for CSTO help, index." in said.out
    assert said.out.count("%") == 4


def test_a_scenario_may_be_set_against_another(boilover: Boilover) -> None:
    """Where the intervention decides: the difference that it makes, point by point."""
    words = ("early-intervention", "security_loyalty", "--against", "moscow-abstains")

    said = boilover("curve", *words, *SMALL, "--points", "2", "--measure", "accepted", "--json")

    for point in json.loads(said.out)["points"]:
        assert point["difference"]["value"] == pytest.approx(point["share"], rel=1e-5)
        assert not point["difference"]["within_noise"]


def test_a_curve_is_drawn(boilover: Boilover) -> None:
    """A bar for each share, and where the scenario stands."""
    said = boilover("curve", "january-2022", "price_shock", *SMALL, "--points", "2")

    assert "The scenario stands at: Price shock 2 ×." in said.out
    assert said.out.splitlines()[-1].endswith("#")


def test_any_number_makes_a_curve(boilover: Boilover) -> None:
    """By its path, within ends of one's own; what the other scenario lacks moves nothing there."""
    words = ("curve", "early-intervention", "shocks.csto_request.at=48:240", *SMALL)

    said = boilover(*words, "--points", "3", "--against", "moscow-abstains", "--json")

    points = json.loads(said.out)["points"]
    assert [point["at"]["shocks.csto_request.at"] for point in points] == [48, 144, 240]
    assert points[0]["share"] > 0
    assert all(point["difference"]["value"] == point["share"] for point in points)


@pytest.mark.parametrize(
    ("lever", "told"),
    [
        ("shocks.lpg_price.fctor", "no parameter is called 'shocks.lpg_price.fctor' (did you mean"),
        ("oil_price=90", "write oil_price=LOW:HIGH, not oil_price=90"),
        ("oil_price=90:a", "write oil_price=LOW:HIGH, not oil_price=90:a"),
        ("oil_price=90:20", "oil_price=90:20: must rise within [30, 140] USD/bbl"),
    ],
)
def test_a_wrong_axis_is_told(boilover: Boilover, lever: str, told: str) -> None:
    """With what would be right."""
    said = boilover("curve", "january-2022", lever)

    assert (said.code, said.out) == (2, "")
    assert told in said.err
