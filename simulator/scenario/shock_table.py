"""The shocks of a draft: their numbers become parameters, their words stand in the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.errors import did_you_mean
from simulator.scenario.declare import ChoiceDeclaration, Declaration, NumberDeclaration
from simulator.scenario.draft import Draft
from simulator.scenario.model import Parameter, ShockEntry
from simulator.scenario.schema import NumberEntry, ShockFields


@dataclass(frozen=True, slots=True)
class ShockTable:
    """What the ``shocks`` of a file come to."""

    entries: Mapping[str, ShockEntry]
    parameters: tuple[Parameter, ...]


def shock_table(draft: Draft) -> ShockTable:
    """Return the shocks of a draft; one that a child set to ``null`` is not among them."""
    entries: dict[str, ShockEntry] = {}
    parameters: list[Parameter] = []
    for name, fields in draft.file.shocks.items():
        if fields is None or (declared := _declared(draft, name, fields)) is None:
            continue
        given = dict(fields.__pydantic_extra__)
        _check_keys(draft, name, given, declared)
        parameters += _numbers(draft, name, given, declared)
        words = _words(draft, name, given, declared)
        entries[name] = ShockEntry(name, fields.kind or "", words)
    return ShockTable(entries, tuple(parameters))


def _declared(draft: Draft, name: str, fields: ShockFields) -> Mapping[str, Declaration] | None:
    path = ("shocks", name, "kind")
    if fields.kind is None:
        draft.missing(path)
        return None
    if fields.kind not in draft.kinds.shocks:
        hint = did_you_mean(fields.kind, draft.kinds.shocks)
        draft.fault(path, f"no kind of shock is called {fields.kind!r}{hint}")
        return None
    return draft.kinds.shocks[fields.kind]


def _check_keys(
    draft: Draft,
    name: str,
    given: Mapping[str, NumberEntry | str],
    declared: Mapping[str, Declaration],
) -> None:
    for key in given:
        if key not in declared:
            hint = did_you_mean(key, ("kind", *declared))
            draft.fault_of_key(("shocks", name, key), f"unknown key{hint}")
    for key in declared:
        if key not in given:
            draft.missing(("shocks", name, key))


def _numbers(
    draft: Draft,
    name: str,
    given: Mapping[str, NumberEntry | str],
    declared: Mapping[str, Declaration],
) -> list[Parameter]:
    found: list[Parameter] = []
    for key, declaration in declared.items():
        entry = given.get(key)
        if not isinstance(declaration, NumberDeclaration) or entry is None:
            continue
        if isinstance(entry, str):
            draft.fault(("shocks", name, key), f"must be a number with its source, not {entry!r}")
        elif parameter := draft.parameter(("shocks", name, key), entry, declaration):
            found.append(parameter)
    return found


def _words(
    draft: Draft,
    name: str,
    given: Mapping[str, NumberEntry | str],
    declared: Mapping[str, Declaration],
) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for key, declaration in declared.items():
        word = given.get(key)
        if not isinstance(declaration, ChoiceDeclaration) or word is None:
            continue
        options = declaration.options
        if not isinstance(word, str):
            draft.fault(("shocks", name, key), "must be a plain word, not a map")
        elif options and word not in options:
            hint = did_you_mean(word, options)
            draft.fault(
                ("shocks", name, key), f"must be one of {', '.join(options)}, not {word!r}{hint}"
            )
        else:
            words[key] = word
    return words
