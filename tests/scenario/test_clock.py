"""Two numbers say for how long ticks are short and how long they are then; both or neither."""

from __future__ import annotations

from pathlib import Path

import pytest

import simulator
from simulator.scenario.schema import json_schema
from tests.scenario.tiny import CHILD, faults, load, write

HOT = "hot_days: {value: 5, unit: days, bounds: [0, 20], source: judgement, confidence: low}\n"
CALM = "calm_tick: {value: 6, unit: h, bounds: [3, 12], source: judgement, confidence: low}\n"


def test_both_numbers_are_read(crisis: Path) -> None:
    """They are parameters like the horizon."""
    scenario = load(write(crisis.parent, "child", CHILD + HOT + CALM))

    assert (scenario.hot_days, scenario.calm_tick) == (5.0, 6.0)
    assert scenario.parameter("calm_tick").unit == "h"


def test_without_them_it_is_hot_to_the_horizon(crisis: Path) -> None:
    """A scenario that says nothing is played in short ticks."""
    scenario = load(crisis)

    assert (scenario.hot_days, scenario.calm_tick) == (scenario.horizon_days, 3.0)


def test_they_are_inherited(crisis: Path) -> None:
    """A scenario that extends another has its clock."""
    write(crisis.parent, "child", CHILD + HOT + CALM)

    grandchild = load(write(crisis.parent, "grandchild", CHILD.replace("crisis", "child")))

    assert grandchild.hot_days == 5.0


@pytest.mark.parametrize(("given", "missing"), [(HOT, "calm_tick"), (CALM, "hot_days")])
def test_one_needs_the_other(crisis: Path, given: str, missing: str) -> None:
    """A length of ticks without a moment, or the other way round, is incomplete."""
    path = write(crisis.parent, "child", CHILD + given)

    assert [line.partition(" ")[2] for line in faults(path)] == [f"{missing}: is missing"]


@pytest.mark.parametrize("hours", ["5", "4.5", "9"])
def test_a_tick_divides_the_day_into_parts_that_chance_knows(crisis: Path, hours: str) -> None:
    """Ticks of other lengths are refused, with those that are allowed."""
    text = CHILD + HOT + CALM.replace("value: 6", f"value: {hours}")

    assert faults(write(crisis.parent, "child", text)) == [
        f"child.yaml:5:20 calm_tick.value: must be 3, 6 or 12 h, not {hours}"
    ]


def test_editors_know_them() -> None:
    """The JSON Schema offers both keys."""
    assert {"hot_days", "calm_tick"} <= set(json_schema()["properties"])


def test_the_shipped_model_slows_down() -> None:
    """January 2022 is played in short ticks for two weeks, then in longer ones."""
    shipped = simulator.load("january-2022")

    assert (shipped.hot_days, shipped.calm_tick) == (14.0, 6.0)
