"""``boilover story``, ``check`` and ``list``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.scenario.library import shipped
from tests.cli.conftest import Said

Boilover = Callable[..., Said]


def test_a_story_is_indented_by_cause(boilover: Boilover) -> None:
    """The first event is a shock at the left, what it caused stands to the right of it."""
    said = boilover("story", "january-2022", "--replication", "3")

    first, second = said.out.splitlines()[2:4]
    assert "#0 price_rise" in first
    assert second.index("#") > first.index("#")
    assert second.endswith("<- #0")


def test_a_story_in_the_order_of_time(boilover: Boilover) -> None:
    """Numbers count up from the first line to the last, all at the left; then what it came to."""
    lines = boilover("story", "january-2022", "--by", "time").out.splitlines()

    told = [line.split("#")[1].split(" ")[0] for line in lines if "  #" in line]

    assert told == [str(number) for number in range(len(told))]
    assert any(line.startswith("Deaths, cumulative, final") for line in lines)


def test_an_event_before_midnight_is_told_on_its_own_day(boilover: Boilover) -> None:
    """To the minute: half past eleven at night is not the next day."""
    words = ("story", "january-2022-pinned")
    events = json.loads(boilover(*words, "--json").out)["events"]
    late = next(event for event in events if event["day"] % 1 > 0.98)

    line = next(x for x in boilover(*words).out.splitlines() if f"#{late['id']} " in x)

    assert line.split()[0] == str(int(late["day"]))
    assert line.split()[2].startswith("23:")


def test_a_story_as_json_names_its_causes(boilover: Boilover) -> None:
    """Every event but a shock has a cause that came before it."""
    story = json.loads(boilover("story", "january-2022", "--replication", "3", "--json").out)

    assert story["replication"] == 3
    for event in story["events"]:
        assert event["day"] >= 1
        assert event["causes"] or event["id"] == 0
        assert all(cause < event["id"] for cause in event["causes"])


def test_a_story_follows_the_levers(boilover: Boilover) -> None:
    """What would have happened otherwise, on the same chance."""
    words = ("story", "january-2022", "--json")

    assert boilover(*words).out != boilover(*words, "--set", "price_shock=1.2").out


def test_check_finds_nothing_in_what_ships(boilover: Boilover) -> None:
    """By name or by path."""
    said = boilover("check", *shipped(), *map(str, shipped().values()))

    assert (said.code, said.out) == (0, "")


def test_check_tells_all_faults_of_all_files(boilover: Boilover, tmp_path: Path) -> None:
    """With places, and exit code 1."""
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text("format: 1\nextends: january-2022\ntitel: x\nsettings: {price_shok: 2}\n")
    second.write_text("format: [")

    said = boilover("check", str(first), str(second), str(tmp_path / "c.yaml"))

    assert said.code == 1
    assert f"{first}:3:1 titel: " in said.out
    assert "price_shock" in said.out
    assert f"{second}:1:" in said.out
    assert "c.yaml" in said.out


def test_a_broken_scenario_is_not_played(boilover: Boilover, tmp_path: Path) -> None:
    """All its faults are told on stderr."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nextends: january-2022\ntitle: x\nsettings: {a: 2, b: 3}\n")

    said = boilover("run", str(broken))

    assert (said.code, said.out) == (1, "")
    assert said.err.count(f"boilover: {broken}:4:") == 2


def test_schema_is_json(boilover: Boilover) -> None:
    """For editors that complete and check while one types."""
    scenario = json.loads(boilover("check", "--schema").out)
    country = json.loads(boilover("check", "--country-schema").out)

    assert "settings" in scenario["properties"]
    assert "regions" in country["properties"]


def test_list_names_what_ships(boilover: Boilover) -> None:
    """All of it, each on a line of its own."""
    listed = boilover("list").out

    assert all(name in listed for name in shipped())


@pytest.mark.parametrize("name", sorted(shipped()))
def test_list_names_the_levers_of_what_ships(boilover: Boilover, name: str) -> None:
    """Which --set takes."""
    levers = json.loads(boilover("list", name, "--json").out)

    assert all(lever["low"] <= lever["default"] <= lever["high"] for lever in levers)
    assert levers[0]["name"] in boilover("list", name).out


def test_list_tells_what_is_scheduled_and_when(boilover: Boilover) -> None:
    """In time, to the minute, regions by name; alone and for programs with --shocks."""
    told = boilover("list", "january-2022-pinned").out
    shocks = json.loads(boilover("list", "january-2022-pinned", "--shocks", "--json").out)

    assert "5 Jan 01:30    emergency" in told
    assert "Mangystau, price 1.46 × before" in told
    assert "price_shock" not in boilover("list", "january-2022-pinned", "--shocks").out
    assert [shock["hours"] for shock in shocks] == sorted(shock["hours"] for shock in shocks)
    assert {"kind": "force_rule", "level": 3.0}.items() <= next(
        shock for shock in shocks if shock["name"] == "fire_without_warning"
    ).items()
