"""Declared parameters: unit, bounds and meaning stated once, beside the code that uses them.

An actor or shock is a frozen dataclass whose fields are made by :func:`number`, :func:`choice` or
:func:`place`.
The loader, the sliders, the help texts and the tests all read the same declaration. Values are
never given here: they stand in scenario files, each with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class NumberDeclaration:
    """A number that a scenario file must give: it has *unit* and lies in [low, high]."""

    name: str
    unit: str
    low: float
    high: float
    help: str


@dataclass(frozen=True, slots=True)
class ChoiceDeclaration:
    """A word that a scenario file must give; ``options`` is empty where any word will do."""

    name: str
    options: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class PlaceDeclaration:
    """A region that a scenario file must give by its id, or one of *words* in its stead."""

    name: str
    words: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class ColumnDeclaration:
    """A regional number of a country: its unit and widest bounds.

    One that is not *needed* is 0 in every region where a country does not state it.
    """

    unit: str
    low: float
    high: float
    help: str
    needed: bool = True


Declaration = NumberDeclaration | ChoiceDeclaration | PlaceDeclaration

_KEY = "declaration"


def number(unit: str, low: float, high: float, help: str) -> Any:  # noqa: A002 - reads as it does in a form
    """Declare a numeric field with its unit, bounds and meaning."""
    return field(metadata={_KEY: (NumberDeclaration, (unit, float(low), float(high), help))})


def choice(*options: str, help: str) -> Any:  # noqa: A002 - reads as it does in a form
    """Declare a field that takes one of *options*; without options, any word."""
    return field(metadata={_KEY: (ChoiceDeclaration, (options, help))})


def place(*words: str, help: str) -> Any:  # noqa: A002 - reads as it does in a form
    """Declare a field that takes the id of a region of the country, or one of *words*.

    ``all`` is every region and ``drawn`` one that chance picks, where a shock allows for it.
    """
    return field(metadata={_KEY: (PlaceDeclaration, (words, help))})


def declarations(kind: type) -> Mapping[str, Declaration]:
    """Return the declared fields of an actor or shock class, in the order of its source."""
    found: dict[str, Declaration] = {}
    for item in fields(kind):
        if _KEY in item.metadata:
            maker, arguments = item.metadata[_KEY]
            found[item.name] = maker(item.name, *arguments)
    return found
