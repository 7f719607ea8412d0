"""``settings``: lever positions that files ask for, applied so that they become the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simulator.errors import did_you_mean
from simulator.language import tr
from simulator.scenario.draft import Draft, as_tuple, check_sources, out_of, span
from simulator.scenario.lever_table import has_lost_its_shock, is_relative
from simulator.scenario.model import Lever, Parameter, Scenario
from simulator.scenario.provenance import JUDGEMENT
from simulator.scenario.schema import SourcedValue


def apply_settings(draft: Draft, scenario: Scenario) -> Scenario:
    """Return *scenario* with the levers where the files put them, and resting there.

    A setting inherited from an extended file gives way to a number that a child states itself.
    """
    for name in draft.file.settings:
        if name not in scenario.levers:
            _explain(draft, name)
    for name, lever in scenario.levers.items():
        if name in draft.file.settings:
            scenario = _apply(draft, scenario, lever)
    return replace(scenario, levers=_at_rest(draft, scenario))


def _apply(draft: Draft, scenario: Scenario, lever: Lever) -> Scenario:
    path = ("settings", lever.name)
    given = draft.file.settings[lever.name]
    is_sourced = isinstance(given, SourcedValue)
    value = given.value if isinstance(given, SourcedValue) else given
    if isinstance(given, SourcedValue):
        place = (*path, "source")
        check_sources(draft.tree, place, given.source, draft.provenance, draft.findings)
    if not lever.low <= value <= lever.high:
        bounds = span(lever.low, lever.high, lever.unit)
        draft.fault((*path, "value") if is_sourced else path, out_of(bounds, value))
        return scenario
    moved = lever.apply(scenario, value)
    parameters = dict(moved.parameters)
    for target in lever.targets:
        before = scenario.parameter(target)
        if _is_stated_nearer(draft, target, path):
            parameters[target] = before
        else:
            parameters[target] = _resting_on(parameters[target], given)
    levers = {**scenario.levers, lever.name: replace(lever, default=float(value))}
    return replace(scenario, parameters=parameters, levers=levers)


def _is_stated_nearer(draft: Draft, target: str, setting: tuple[str, ...]) -> bool:
    """Return whether a child of the file that holds a setting states the target's number itself."""
    number = draft.tree.at((*target.split("."), "value"))
    return draft.chain.depth(number) < draft.chain.depth(draft.tree.at(setting))


def _resting_on(parameter: Parameter, given: float | SourcedValue) -> Parameter:
    """Return a parameter moved by a setting: a number without a source is our judgement."""
    if isinstance(given, SourcedValue):
        return replace(parameter, sources=as_tuple(given.source))
    return replace(parameter, sources=(JUDGEMENT,), confidence="low")


def _at_rest(draft: Draft, scenario: Scenario) -> Mapping[str, Lever]:
    """Return the levers with their defaults where the numbers of the scenario now stand."""
    levers: dict[str, Lever] = {}
    for name, lever in scenario.levers.items():
        fields = draft.file.levers[name]
        first = scenario.parameter(lever.targets[0])
        if fields is not None and not is_relative(fields):
            lever = replace(lever, default=first.value, sources=first.sources)
        levers[name] = lever
    return levers


def _explain(draft: Draft, name: str) -> None:
    """Note a setting of a lever that is not there, unless it was inherited and then taken away."""
    path = ("settings", name)
    if name not in draft.file.levers:
        if draft.chain.is_complete and not draft.tree.breaks(("levers", name)):
            hint = did_you_mean(name, draft.file.levers)
            message = tr("no lever is called {name!r}{hint}", name=name, hint=hint)
            draft.fault_of_key(path, message)
    elif has_lost_its_shock(draft, name) and draft.chain.depth(draft.tree.at(path)) == 0:
        draft.fault_of_key(path, tr("acts on a shock that was removed"))
