"""The shocks of a draft: their numbers become parameters, their words stand in the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.errors import did_you_mean
from simulator.language import tr
from simulator.scenario.declare import Declaration, NumberDeclaration, PlaceDeclaration
from simulator.scenario.draft import Draft
from simulator.scenario.model import Country, Parameter, ShockEntry
from simulator.scenario.schema import NumberEntry, ShockFields


@dataclass(frozen=True, slots=True)
class ShockTable:
    """What the ``shocks`` of a file come to."""

    entries: Mapping[str, ShockEntry]
    parameters: tuple[Parameter, ...]


def shock_table(draft: Draft, country: Country | None) -> ShockTable:
    """Return the shocks of a draft; one that a child set to ``null`` is not among them.

    Where *country* is ``None`` no region is known yet, and every word will do for one.
    """
    entries: dict[str, ShockEntry] = {}
    parameters: list[Parameter] = []
    for name, fields in draft.file.shocks.items():
        if fields is None or (declared := _declared(draft, name, fields)) is None:
            continue
        given = dict(fields.__pydantic_extra__)
        _check_keys(draft, name, given, declared)
        parameters += _numbers(draft, name, given, declared)
        words = _words(draft, name, given, declared, country)
        entries[name] = ShockEntry(name, fields.kind or "", words)
    return ShockTable(entries, tuple(parameters))


def _declared(draft: Draft, name: str, fields: ShockFields) -> Mapping[str, Declaration] | None:
    path = ("shocks", name, "kind")
    if fields.kind is None:
        draft.missing(path)
        return None
    if fields.kind not in draft.kinds.shocks:
        hint = did_you_mean(fields.kind, draft.kinds.shocks)
        message = tr("no kind of shock is called {name!r}{hint}", name=fields.kind, hint=hint)
        draft.fault(path, message)
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
            draft.fault_of_key(("shocks", name, key), tr("unknown key{hint}", hint=hint))
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
            message = tr("must be a number with its source, not {value!r}", value=entry)
            draft.fault(("shocks", name, key), message)
        elif parameter := draft.parameter(("shocks", name, key), entry, declaration):
            found.append(parameter)
    return found


def _words(
    draft: Draft,
    name: str,
    given: Mapping[str, NumberEntry | str],
    declared: Mapping[str, Declaration],
    country: Country | None,
) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for key, declaration in declared.items():
        word = given.get(key)
        if isinstance(declaration, NumberDeclaration) or word is None:
            continue
        if not isinstance(word, str):
            draft.fault(("shocks", name, key), tr("must be a plain word, not a map"))
        elif message := objection(word, declaration, country):
            draft.fault(("shocks", name, key), message)
        else:
            words[key] = word
    return words


def objection(word: str, declared: Declaration, country: Country | None) -> str:
    """Return what is wrong with a word, or nothing."""
    if isinstance(declared, PlaceDeclaration):
        return _no_place(word, declared.words, country) if country is not None else ""
    options = () if isinstance(declared, NumberDeclaration) else declared.options
    if not options or word in options:
        return ""
    hint = did_you_mean(word, options)
    names = ", ".join(options)
    return tr("must be one of {names}, not {word!r}{hint}", names=names, word=word, hint=hint)


def _no_place(word: str, words: tuple[str, ...], country: Country) -> str:
    """Return what is wrong with a word for a region, or nothing; a name is no id, but a hint."""
    ids = {region.name: region.id for region in country.regions}
    known = (*words, *ids.values())
    if word in known:
        return ""
    hint = did_you_mean(ids.get(word, word), known)
    if not words:
        return tr("must be the id of a region, not {word!r}{hint}", word=word, hint=hint)
    return tr(
        "must be {names} or the id of a region, not {word!r}{hint}",
        names=", ".join(words),
        word=word,
        hint=hint,
    )
