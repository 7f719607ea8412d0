"""What a variant's own file holds: shocks that differ, numbers and lever positions.

A lever that was moved over a number of a changed shock is not written as a position, for a file
would count from another rest: what its targets come out as is written instead, and it rests there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml.comments import CommentedMap

from simulator.scenario.edit import number_text
from simulator.scenario.lever_table import NEUTRAL
from simulator.scenario.model import Lever, Parameter, Scenario, ShockState, Variant
from simulator.scenario.provenance import JUDGEMENT
from simulator.scenario.reading import scalar


def differences(variant: Variant) -> Mapping[str, Any]:
    """Return the sections of a scenario file that turn the variant's scenario into it."""
    edited, effective = variant.edited, variant.effective()
    through = _through(variant)
    settled = {path for name in through for path in edited.levers[name].targets}
    content: dict[str, Any] = {}
    for path in sorted(settled):
        if not path.startswith("shocks."):
            _put(content, path.split("."), _moved(effective.parameter(path)))
    shocks = {
        name: _shock(name, state, variant.scenario.shock(name), effective, settled)
        for name, state in _touched(variant, settled)
    }
    if shocks:
        content["shocks"] = CommentedMap(shocks)
    pulled_apart = dict.fromkeys(_without_rest(variant, effective, settled))
    if pulled_apart:
        content["levers"] = CommentedMap(pulled_apart)
    positions = {
        name: _scalar(variant.settings[name])
        for name, lever in edited.levers.items()
        if name in variant.settings and lever.targets and name not in through
    }
    if positions:
        content["settings"] = CommentedMap(positions)
    return content


def _through(variant: Variant) -> set[str]:
    """Return the moved levers that act on a changed number, or on what such a lever acts on.

    So do those that share a number with a lever that a file would apply otherwise than a variant.
    """
    edited, file = variant.edited, variant.scenario
    moved = {n: set(lever.targets) for n, lever in edited.levers.items() if n in variant.settings}
    touched = {path for name in moved for path in _entangled(variant, edited, name)}
    if variant.shocks:
        touched |= {
            path
            for path, number in edited.parameters.items()
            if path.startswith("shocks.") and file.parameters.get(path) != number
        }
    found: set[str] = set()
    while more := {n for n, targets in moved.items() if n not in found and targets & touched}:
        found |= more
        touched |= {path for name in more for path in moved[name]}
    return found


def _entangled(variant: Variant, edited: Scenario, name: str) -> set[str]:
    """Return the numbers of a moved lever on which a file's settings would act a second time.

    A file counts what multiplies from 1 wherever an extended file has put it, and an extended file
    may have set what comes later.
    """
    names, lever = list(edited.levers), edited.levers[name]
    shared: set[str] = set()
    for other in edited.levers.values():
        common = {*lever.targets} & {*other.targets}
        if other.name == name or not common:
            continue
        later = names.index(other.name) > names.index(name) and other.name not in variant.settings
        sets = not _multiplies(edited, other)
        counted = any(_multiplies(edited, one) and one.default != NEUTRAL for one in (lever, other))
        if counted or (later and sets):
            shared |= common
    return shared


def _multiplies(edited: Scenario, lever: Lever) -> bool:
    """Return whether a lever has a scale of its own, not that of what it acts on."""
    first = edited.parameter(lever.targets[0])
    return (lever.unit, lever.low, lever.high, lever.default) != (
        first.unit,
        first.low,
        first.high,
        first.value,
    )


def _touched(variant: Variant, settled: set[str]) -> Iterator[tuple[str, ShockState | None]]:
    """Yield the shocks to be written, those of the file first, as its order stays."""
    names = {path.split(".")[1] for path in settled if path.startswith("shocks.")}
    for name in variant.scenario.shocks:
        if name in variant.shocks or name in names:
            yield name, variant.shocks.get(name, variant.scenario.shock(name))
    for name, state in variant.shocks.items():
        if name not in variant.scenario.shocks:
            yield name, state


def _shock(
    name: str,
    state: ShockState | None,
    known: ShockState | None,
    effective: Scenario,
    settled: set[str],
) -> CommentedMap | None:
    """Return a shock as it is written: whole where it is new, else what differs."""
    if state is None:
        return None
    numbers = {
        key: effective.parameter(number.path) if number.path in settled else number
        for key, number in state.numbers.items()
    }
    if known is None or known.kind != state.kind:
        stated = {key: _whole(number) for key, number in numbers.items()}
        return CommentedMap({"kind": state.kind, **state.words, **stated})
    differing = {
        key: _moved(number)
        for key, number in numbers.items()
        if number.value != known.numbers[key].value or number.path in settled
    }
    words = {key: word for key, word in state.words.items() if word != known.words.get(key)}
    return CommentedMap({**words, **differing})


def _without_rest(variant: Variant, effective: Scenario, settled: set[str]) -> Iterator[str]:
    """Yield the levers whose targets are written apart: no position leaves them as they are."""
    written = variant.edited
    for path in settled:
        written = written.with_value(path, effective.value(path))
    for name, lever in written.levers.items():
        stands = name not in variant.settings or settled.intersection(lever.targets)
        if stands and variant.shocks and lever.targets:
            first = written.value(lever.targets[0])
            at_rest = [lever.apply(written, rest) for rest in (lever.default, first)]
            if all(_differ(written, moved, lever.targets) for moved in at_rest):
                yield name


def _differ(one: Scenario, other: Scenario, paths: tuple[str, ...]) -> bool:
    return any(one.value(path) != other.value(path) for path in paths)


def _whole(number: Parameter) -> CommentedMap:
    made = _moved(number)
    made.insert(1, "unit", number.unit)
    made.insert(2, "bounds", _bounds(number))
    made["confidence"] = number.confidence
    return made


def _bounds(number: Parameter) -> list[Any]:
    return [_scalar(number.low), _scalar(number.high)]


def _moved(number: Parameter) -> CommentedMap:
    made = CommentedMap({"value": _scalar(number.value), "source": JUDGEMENT})
    made.fa.set_flow_style()
    return made


def _scalar(value: float) -> Any:
    return scalar(number_text(float(value)))


def _put(content: dict[str, Any], path: list[str], entry: CommentedMap) -> None:
    """Put an entry under a dotted path."""
    for step in path[:-1]:
        content = content.setdefault(step, CommentedMap())
    content[path[-1]] = entry
