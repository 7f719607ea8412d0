"""The bounds of the levers that every case inherits, read from the file that states them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from simulator.scenario.draft import as_tuple
from simulator.scenario.findings import Findings
from simulator.scenario.library import data_root
from simulator.scenario.merge import read_chain
from simulator.scenario.schema import ScenarioFile
from simulator.scenario.validate import validate

BASE: Final = "standard"  # what every case extends


def held(levers: Mapping[str, float]) -> Mapping[str, float]:
    """Return lever positions, each held within its bounds."""
    return {name: held_number(_target(name), value) for name, value in levers.items()}


def held_number(path: str, value: float) -> float:
    """Return the value of an actor's parameter, held within its bounds."""
    low, high = _bounds(path)
    return min(high, max(low, value))


@cache
def _base() -> ScenarioFile:
    """Return what every case extends; raises ``ScenarioError`` where it is faulty."""
    findings = Findings()
    chain = read_chain(data_root() / "scenarios" / f"{BASE}.yaml", findings)
    findings.raise_if_any()
    file = validate(ScenarioFile, chain.whole, findings)[1] if chain is not None else None
    findings.raise_if_any()
    assert file is not None, "a file without faults makes a model"
    return file


def _target(lever: str) -> str:
    fields = _base().levers[lever]
    target = fields.target if fields is not None else None
    assert target is not None, f"{lever} moves something"
    return as_tuple(target)[0]


def _bounds(path: str) -> tuple[float, float]:
    _, actor, name = path.split(".")
    bounds = _base().actors[actor][name].bounds
    assert bounds is not None, f"{path} has bounds"
    return bounds
