"""The whole put together: entries checked against what the kinds declare, and made a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from simulator.errors import UnknownName, did_you_mean
from simulator.scenario.country import inline_country, read_country
from simulator.scenario.declare import Declaration, NumberDeclaration
from simulator.scenario.draft import Draft
from simulator.scenario.lever_table import lever_table
from simulator.scenario.library import country_beside
from simulator.scenario.model import Country, Parameter, Scenario
from simulator.scenario.positions import apply_settings
from simulator.scenario.shock_table import shock_table

HORIZON: Final = NumberDeclaration("horizon", "days", 1.0, 366.0, "How long a replication lasts.")


def assemble(path: Path, draft: Draft) -> Scenario | None:
    """Return the scenario of a draft, or ``None`` where it is only a base or has faults."""
    country = _country(path, draft)
    start = draft.file.start
    if start is None:
        draft.missing(("start",))
    _check_headline(draft)
    shocks = shock_table(draft, country)
    numbers = (*_horizon(draft), *_actors(draft), *shocks.parameters)
    scenario = Scenario(
        name=path.stem,
        title=draft.file.title,
        summary=" ".join(draft.file.summary.split()),
        country=country or Country("", "", (), {}, "", ""),
        start=start or date.min,
        parameters={parameter.path: parameter for parameter in numbers},
        shocks=shocks.entries,
        levers={},
        headline=tuple(draft.file.headline),
        notes=draft.file.notes,
    )
    scenario = replace(scenario, levers=lever_table(draft, scenario))
    scenario = apply_settings(draft, scenario)
    return scenario if draft.chain.is_complete and not len(draft.findings) else None


def _country(path: Path, draft: Draft) -> Country | None:
    name = draft.file.country
    if name is None:
        draft.missing(("country",))
        return None
    if not isinstance(name, str):
        return inline_country(path.stem, draft, name)
    node = draft.tree.at(("country",))
    folder = Path(node.place.file).parent if node is not None else path.parent
    try:
        file = country_beside(name, folder)
    except UnknownName as unknown:
        draft.fault(("country",), str(unknown))
        return None
    return read_country(file, draft.provenance, draft.findings)


def _check_headline(draft: Draft) -> None:
    known = draft.kinds.outcomes
    for index, name in enumerate(draft.file.headline):
        if known and name not in known:
            hint = did_you_mean(name, known)
            draft.fault(("headline", index), f"no outcome is called {name!r}{hint}")


def _horizon(draft: Draft) -> Iterator[Parameter]:
    entry = draft.file.horizon
    if entry is None:
        draft.missing(("horizon",))
    elif parameter := draft.parameter(("horizon",), entry, HORIZON):
        yield parameter


def _actors(draft: Draft) -> Iterator[Parameter]:
    for name in draft.file.actors:
        if name not in draft.kinds.actors:
            hint = did_you_mean(name, draft.kinds.actors)
            draft.fault_of_key(("actors", name), f"no actor is called {name!r}{hint}")
    for name, declared in draft.kinds.actors.items():
        if name in draft.file.actors:
            yield from _numbers(draft, name, declared)
        elif declared:
            draft.missing(("actors", name), f"is missing; it needs {', '.join(declared)}")


def _numbers(draft: Draft, actor: str, declared: Mapping[str, Declaration]) -> Iterator[Parameter]:
    """Yield the parameters of one actor, in the order of their declarations."""
    given = draft.file.actors[actor]
    for key in given:
        if key not in declared:
            hint = did_you_mean(key, declared)
            draft.fault_of_key(("actors", actor, key), f"unknown key{hint}")
    for key, declaration in declared.items():
        path = ("actors", actor, key)
        if key not in given:
            draft.missing(path)
        elif isinstance(declaration, NumberDeclaration):
            if parameter := draft.parameter(path, given[key], declaration):
                yield parameter
        else:
            draft.fault(path, "is a word, which an actor cannot have; only shocks have words")
