"""The whole put together: entries checked against what the kinds declare, and made a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from simulator.errors import UnknownName, did_you_mean
from simulator.language import tr
from simulator.scenario.country import inline_country, read_country
from simulator.scenario.declare import Declaration, NumberDeclaration
from simulator.scenario.document import Path as KeyPath
from simulator.scenario.draft import Draft
from simulator.scenario.lever_table import lever_table
from simulator.scenario.library import country_beside, record_beside, sets_beside
from simulator.scenario.model import Country, Parameter, Scenario
from simulator.scenario.plausible import open_to, read_sets
from simulator.scenario.positions import apply_settings
from simulator.scenario.sets import ParameterSets
from simulator.scenario.shock_table import shock_table

CLOCK: Final = (
    NumberDeclaration("horizon", "days", 1.0, 366.0, "How long a replication lasts."),
    NumberDeclaration("hot_days", "days", 0.0, 366.0, "How long ticks are short: 3 hours."),
    NumberDeclaration("calm_tick", "h", 3.0, 12.0, "How long a tick is after that."),
)
TICKS: Final = (3.0, 6.0, 12.0)  # hours; longer ones would not see that crowds come at night


def assemble(path: Path, draft: Draft) -> Scenario | None:
    """Return the scenario of a draft, or ``None`` where it is only a base or has faults."""
    country = _country(path, draft)
    start = draft.file.start
    if start is None:
        draft.missing(("start",))
    _check_headline(draft)
    _check_record(path, draft)
    shocks = shock_table(draft, country)
    numbers = (*_clock(draft), *_actors(draft), *shocks.parameters)
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
        record=draft.file.record or "",
    )
    scenario = replace(scenario, levers=lever_table(draft, scenario))
    scenario = apply_settings(draft, scenario)
    scenario = replace(scenario, plausible=_plausible(path, draft, scenario))
    return scenario if draft.chain.is_complete and not len(draft.findings) else None


def _country(path: Path, draft: Draft) -> Country | None:
    name = draft.file.country
    if name is None:
        draft.missing(("country",))
        return None
    if not isinstance(name, str):
        return inline_country(path.stem, draft, name)
    try:
        file = country_beside(name, _folder(path, draft, ("country",)))
    except UnknownName as unknown:
        draft.fault(("country",), str(unknown))
        return None
    return read_country(file, draft.kinds, draft.provenance, draft.findings)


def _check_headline(draft: Draft) -> None:
    known = draft.kinds.outcomes
    for index, name in enumerate(draft.file.headline):
        if known and name not in known:
            hint = did_you_mean(name, known)
            draft.fault(
                ("headline", index), tr("no outcome is called {name!r}{hint}", name=name, hint=hint)
            )


def _check_record(path: Path, draft: Draft) -> None:
    name = draft.file.record
    if name is None:
        return
    try:
        record_beside(name, _folder(path, draft, ("record",)))
    except UnknownName as unknown:
        draft.fault(("record",), str(unknown))


def _plausible(path: Path, draft: Draft, scenario: Scenario) -> ParameterSets | None:
    """Return the plausible sets of what the files leave open, ``None`` where there are none."""
    name = draft.file.plausible
    if name is None:
        return None
    try:
        file = sets_beside(name, _folder(path, draft, ("plausible",)))
    except UnknownName as unknown:
        draft.fault(("plausible",), str(unknown))
        return None
    sets = read_sets(file, draft.kinds, draft.findings)
    found = open_to(draft, scenario, sets) if sets is not None else None
    return found if found is not None and found.paths else None


def _folder(path: Path, draft: Draft, key: KeyPath) -> Path:
    """Return where the file lies that gives *key*: what it names is looked for there first."""
    node = draft.tree.at(key)
    return Path(node.place.file).parent if node is not None else path.parent


def _clock(draft: Draft) -> Iterator[Parameter]:
    """Yield the horizon and, where files give them, when ticks become longer and how long."""
    entries = (draft.file.horizon, draft.file.hot_days, draft.file.calm_tick)
    needed = (True, draft.file.calm_tick is not None, draft.file.hot_days is not None)
    for declared, entry, is_needed in zip(CLOCK, entries, needed, strict=True):
        if entry is None:
            if is_needed:
                draft.missing((declared.name,))
        elif parameter := draft.parameter((declared.name,), entry, declared):
            if declared.name == "calm_tick" and entry.value not in TICKS:
                *most, last = (f"{hours:g}" for hours in TICKS)
                message = tr(
                    "must be {most} or {last} h, not {value:g}",
                    most=", ".join(most),
                    last=last,
                    value=entry.value,
                )
                draft.fault(("calm_tick", "value"), message)
            yield parameter


def _actors(draft: Draft) -> Iterator[Parameter]:
    for name in draft.file.actors:
        if name not in draft.kinds.actors:
            hint = did_you_mean(name, draft.kinds.actors)
            message = tr("no actor is called {name!r}{hint}", name=name, hint=hint)
            draft.fault_of_key(("actors", name), message)
    for name, declared in draft.kinds.actors.items():
        if name in draft.file.actors:
            yield from _numbers(draft, name, declared)
        elif declared:
            message = tr("is missing; it needs {names}", names=", ".join(declared))
            draft.missing(("actors", name), message)


def _numbers(draft: Draft, actor: str, declared: Mapping[str, Declaration]) -> Iterator[Parameter]:
    """Yield the parameters of one actor, in the order of their declarations."""
    given = draft.file.actors[actor]
    for key in given:
        if key not in declared:
            hint = did_you_mean(key, declared)
            draft.fault_of_key(("actors", actor, key), tr("unknown key{hint}", hint=hint))
    for key, declaration in declared.items():
        path = ("actors", actor, key)
        if key not in given:
            draft.missing(path)
        elif isinstance(declaration, NumberDeclaration):
            if parameter := draft.parameter(path, given[key], declaration):
                yield parameter
        else:
            message = tr("is a word, which an actor cannot have; only shocks have words")
            draft.fault(path, message)
