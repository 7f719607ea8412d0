"""Scenarios with one more scheduled event, made from what a kind of shock declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simulator.engine.catalogue import SHOCKS
from simulator.scenario.declare import (
    ChoiceDeclaration,
    Declaration,
    NumberDeclaration,
    declarations,
)
from simulator.scenario.model import Parameter, Scenario, ShockEntry
from simulator.world.actor import Shock

FITTING = {  # where the middle of what is allowed would be absurd
    "factor": 1.5,
    "price": 1.2,
    "persons": 2000.0,
    "deaths": 3.0,
    "level": 2.0,
    "size": 0.5,
    "left": 0.3,
}
NO_NUMBERS: Mapping[str, float] = {}


def with_shock(
    crisis: Scenario,
    kind: str,
    at: float,
    numbers: Mapping[str, float] = NO_NUMBERS,
    name: str = "extra",
    **words: str,
) -> Scenario:
    """Return the scenario with one more scheduled event, called *name*."""
    parameters = {
        f"shocks.{name}.{key}": Parameter(
            f"shocks.{name}.{key}", value, "", -1e9, 1e9, ("judgement",), "low"
        )
        for key, value in {"at": at, **numbers}.items()
    }
    return replace(
        crisis,
        parameters={**crisis.parameters, **parameters},
        shocks={**crisis.shocks, name: ShockEntry(name, kind, words)},
    )


def fields(kind: str) -> list[Declaration]:
    """Return what a kind declares beside its hour."""
    return [declared for key, declared in declarations(SHOCKS[kind]).items() if key != "at"]


def numbers(kind: str) -> dict[str, float]:
    """Return a fitting value for each number of a kind."""
    return {
        declared.name: FITTING.get(declared.name, (declared.low + declared.high) / 2)
        for declared in fields(kind)
        if isinstance(declared, NumberDeclaration)
    }


def words(kind: str, region: str) -> dict[str, str]:
    """Return a word for each of a kind: the first it allows, or a region."""
    return {
        declared.name: declared.options[0] if isinstance(declared, ChoiceDeclaration) else region
        for declared in fields(kind)
        if not isinstance(declared, NumberDeclaration)
    }


def struck(crisis: Scenario, kind: str, at: float) -> Scenario:
    """Return the scenario with a shock of *kind* at hour *at*, in its first region if in any."""
    region = crisis.country.regions[0].id
    return with_shock(crisis, kind, at, numbers(kind), **words(kind, region))


def shock(kind: str, at: float = 30.0) -> Shock:
    """Return a shock of a kind."""
    return SHOCKS[kind](at=at, **numbers(kind), **words(kind, "KZ-ALA"))
