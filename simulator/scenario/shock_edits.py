"""Shocks of a variant: added, changed, taken out; checked as the loader checks them.

One rule settles who has the last word on a number that a lever sets as well: what was moved last.
Changing the number puts the lever to rest on it (``resting``); moving the lever afterwards goes
over it, since shocks are changed first and levers applied to what comes out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from simulator.errors import Fault, ScenarioError, UnknownName, did_you_mean
from simulator.language import mark, tr
from simulator.scenario.declare import Declaration, NumberDeclaration, PlaceDeclaration
from simulator.scenario.draft import out_of, span
from simulator.scenario.kinds import Kinds
from simulator.scenario.model import Country, Lever, Parameter, Scenario, ShockState, Variant
from simulator.scenario.provenance import JUDGEMENT
from simulator.scenario.shock_table import objection

_WIDE = 1_000.0  # ends of a range that are further apart have their middle on a scale of powers
_ROUND = (1.0, 2.0, 3.0, 5.0)
_NOTHING: Final[Mapping[str, float]] = MappingProxyType({})


def with_shocks(scenario: Scenario, shocks: Mapping[str, ShockState | None]) -> Scenario:
    """Return *scenario* with shocks in other states, and its levers at rest on what comes out."""
    changed = scenario
    for name, state in shocks.items():
        changed = changed.with_shock(name, state)
    levers = {n: _resting_lever(lever, changed) for n, lever in scenario.levers.items()}
    return replace(changed, levers=levers)


def resting(variant: Variant, shock: str, keys: Mapping[str, object]) -> Variant:
    """Return the variant with every lever at rest that would go over one of a shock's *keys*."""
    paths = {f"shocks.{shock}.{key}" for key in keys}
    edited = variant.edited
    kept = {
        name: value
        for name, value in variant.settings.items()
        if not any(
            path in paths and _goes_over(edited.levers[name], edited, path, value)
            for path in edited.levers[name].targets
        )
    }
    return replace(variant, settings=kept)


def stated(
    scenario: Scenario,
    kinds: Kinds,
    name: str,
    kind: str,
    numbers: Mapping[str, float],
    words: Mapping[str, str],
) -> ShockState:
    """Return a shock with these numbers and words; what the file says keeps its source.

    Raises ``ScenarioError`` with every fault, in the words of the loader.
    """
    if kind not in kinds.shocks:
        hint = did_you_mean(kind, kinds.shocks)
        message = tr("no kind of shock is called {name!r}{hint}", name=kind, hint=hint)
        raise ScenarioError([_fault(scenario, name, "kind", message)])
    declared = kinds.shocks[kind]
    known = scenario.shock(name)
    frame = known.numbers if known is not None and known.kind == kind else {}
    faults = [
        _fault(scenario, name, key, message)
        for key, message in _faults(scenario, declared, frame, {**numbers, **words})
    ]
    if faults:
        raise ScenarioError(faults)
    made = {
        key: _number(f"shocks.{name}.{key}", frame.get(key), declaration, float(numbers[key]))
        for key, declaration in declared.items()
        if isinstance(declaration, NumberDeclaration)
    }
    return ShockState(kind, made, {key: words[key] for key in declared if key not in made})


def fresh(
    scenario: Scenario,
    kinds: Kinds,
    name: str,
    kind: str,
    at: float,
    given: Mapping[str, float] = _NOTHING,
) -> ShockState:
    """Return a new shock of a kind at hour *at*; what is not *given* is the middle of its range."""
    if kind not in kinds.shocks:
        raise UnknownName(mark("kind of shock"), kind, kinds.shocks)
    numbers: dict[str, float] = {}
    words: dict[str, str] = {}
    for key, declaration in kinds.shocks[kind].items():
        if isinstance(declaration, NumberDeclaration):
            numbers[key] = at if key == "at" else given.get(key, middle(declaration))
        elif isinstance(declaration, PlaceDeclaration):
            words[key] = (*declaration.words, _largest(scenario.country))[0]
        else:
            words[key] = (*declaration.options, "")[0]
    return stated(scenario, kinds, name, kind, numbers, words)


def free_name(variant: Variant, kind: str) -> str:
    """Return a name for another shock of a kind: the kind's own, else with a number."""
    taken = {*variant.scenario.shocks, *variant.shocks}
    names = (kind if count == 1 else f"{kind}_{count}" for count in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def middle(declared: NumberDeclaration) -> float:
    """Return a round number in the middle of a range; of powers where it spans several."""
    low, high = declared.low, declared.high
    if low > 0 and high / low >= 25:
        return _rounded(math.sqrt(low * high))
    if low == 0 and high >= _WIDE:
        return _rounded(math.sqrt(high))
    centre = (low + high) / 2
    return math.ceil(centre) if declared.unit == "level" else centre


def _rounded(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return min((digit * power for digit in (*_ROUND, 10.0)), key=lambda near: abs(near - value))


def _largest(country: Country) -> str:
    """Return the id of the region where most people live, the first where nobody is counted."""
    if not country.regions:
        return ""
    return max(country.regions, key=lambda region: region.values.get("population", 0.0)).id


def _resting_lever(lever: Lever, changed: Scenario) -> Lever:
    """Return a lever with the targets that are left, resting on the number it sets."""
    targets = tuple(path for path in lever.targets if path in changed.parameters)
    if targets != lever.targets:
        lever = replace(lever, targets=targets)
    if not any(path.startswith("shocks.") for path in targets):
        return lever
    moved = lever.apply(changed, lever.default)
    if all(moved.value(path) == changed.value(path) for path in targets):
        return lever
    first = changed.parameter(targets[0])
    if not lever.low <= first.value <= lever.high:
        return lever
    return replace(lever, default=first.value, sources=first.sources)


def _goes_over(lever: Lever, scenario: Scenario, path: str, value: float) -> bool:
    """Return whether a lever leaves nothing of a target's own number."""
    number = scenario.parameter(path)
    ends = (scenario.with_value(path, end) for end in (number.low, number.high))
    return len({lever.apply(end, value).value(path) for end in ends}) == 1


def _number(
    path: str, known: Parameter | None, declared: NumberDeclaration, value: float
) -> Parameter:
    if known is None:
        low, high = declared.low, declared.high
        known = Parameter(path, value, declared.unit, low, high, (), "low", declared.help)
    elif known.value == value:
        return known
    return replace(known, value=value, sources=(JUDGEMENT,), confidence="low")


def _faults(
    scenario: Scenario,
    declared: Mapping[str, Declaration],
    frame: Mapping[str, Parameter],
    given: Mapping[str, float | str],
) -> Iterator[tuple[str, str]]:
    """Yield key and message of what is wrong."""
    for key in given:
        if key not in declared:
            yield key, tr("unknown key{hint}", hint=did_you_mean(key, declared))
    for key, declaration in declared.items():
        if key not in given:
            yield key, tr("is missing")
        elif isinstance(declaration, NumberDeclaration):
            yield from ((key, m) for m in _no_number(given[key], declaration, frame.get(key)))
        elif not isinstance(word := given[key], str):
            yield key, tr("must be a plain word, not a map")
        elif message := objection(word, declaration, scenario.country):
            yield key, message


def _no_number(
    value: float | str, declared: NumberDeclaration, known: Parameter | None
) -> Iterator[str]:
    bounds = declared if known is None else known
    if isinstance(value, str) or not math.isfinite(value):
        yield tr("must be a finite number, not {value!r}", value=value)
    elif not bounds.low <= value <= bounds.high:
        yield out_of(span(bounds.low, bounds.high, declared.unit), value)


def _fault(scenario: Scenario, shock: str, key: str, message: str) -> Fault:
    return Fault(scenario.name, 0, 0, f"shocks.{shock}.{key}", message)
