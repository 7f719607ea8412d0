"""What raising a lever should do: read, inherited, refused where it is no sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.model import Expected, Variant
from simulator.scenario.save import save_variant
from simulator.scenario.schema import json_schema
from tests.engine.plays import scenario
from tests.scenario.tiny import CHILD, CRISIS, faults, load, write

PRICE = "levers: {price: {expects: {peak: '+', deaths: '+', intervention: '0', loss: '?'}}}\n"


def test_signs_are_read(crisis: Path) -> None:
    """What a file expects of a lever, the scenario's lever expects."""
    child = load(write(crisis.parent, "child", CHILD + PRICE))

    assert child.levers["price"].expects == Expected("+", "+", "0", "?")


def test_what_is_not_stated_is_open(crisis: Path) -> None:
    """A lever without expectations is not tested for any."""
    assert load(crisis).levers["price"].expects == Expected("?", "?", "?", "?")


def test_a_child_may_change_one_sign(crisis: Path) -> None:
    """The others are inherited."""
    write(crisis.parent, "child", CHILD + PRICE)
    text = "format: 1\ntitle: x\nextends: child\nlevers: {price: {expects: {deaths: '-'}}}\n"

    grandchild = load(write(crisis.parent, "grandchild", text))

    assert grandchild.levers["price"].expects == Expected("+", "-", "0", "?")


def test_a_plain_zero_is_a_sign(crisis: Path) -> None:
    """YAML takes it for a number; nothing else can be meant."""
    text = CHILD + "levers: {price: {expects: {peak: 0}}}\n"

    assert load(write(crisis.parent, "child", text)).levers["price"].expects.peak == "0"


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        ("{peak: '++'}", "4:34 levers.price.expects.peak: must be +, -, 0 or ?, not '++'"),
        ("{peak: 1}", "4:34 levers.price.expects.peak: must be +, -, 0 or ?, not 1"),
        ("{peak: false}", "levers.price.expects.peak: must be +, -, 0 or ?, not false"),
        ("{peek: '+'}", "levers.price.expects.peek: unknown key (did you mean 'peak'?)"),
        ("'+'", "levers.price.expects: must be a map of peak, deaths, intervention, loss, not '+'"),
    ],
)
def test_what_is_no_sign_is_a_fault(crisis: Path, signs: str, told: str) -> None:
    """With its place and what would be right."""
    text = CHILD + f"levers: {{price: {{expects: {signs}}}}}\n"

    (fault,) = faults(write(crisis.parent, "child", text))

    assert told in fault


def test_expectations_survive_saving(crisis: Path) -> None:
    """A saved variant is tested for the same signs."""
    signs = "    role: policy\n    expects: {loss: '-'}\n"
    write(crisis.parent, "crisis", CRISIS.replace("    role: policy\n", signs, 1))
    variant = Variant.of(load(crisis)).with_setting("price", 1.5)

    save_variant(variant, crisis.with_name("saved.yaml"))

    assert load(crisis.with_name("saved.yaml")).levers["price"].expects.loss == "-"


def test_editors_are_told_the_signs() -> None:
    """The schema lists the outcomes and what may stand there."""
    fields = json_schema()["$defs"]["ExpectedFields"]["properties"]

    assert list(fields) == ["peak", "deaths", "intervention", "loss"]
    assert fields["peak"]["enum"] == ["+", "-", "0", "?"]


def test_every_lever_of_january_says_what_it_should_do() -> None:
    """A lever of which nothing at all is expected would be tested for nothing."""
    levers = scenario("january-2022").levers

    assert [name for name, lever in levers.items() if lever.expects == Expected()] == []
