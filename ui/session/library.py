"""The scenarios one can open and the sources their numbers rest on, as the session needs them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import simulator
from simulator.errors import BoiloverError
from simulator.language import mark
from simulator.scenario.library import shipped
from simulator.scenario.model import Scenario

OTHERS: Final = mark("Other crises")

_EXTENDS: Final = re.compile(r"^extends: *(?P<name>[\w-]+)", re.MULTILINE)
_TITLE: Final = re.compile(r"^title: *(['\"]?)(?P<title>.*?)\1 *(#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ScenarioChoice:
    """A scenario of the list; ``source`` is what ``open_scenario`` takes (a name or a path)."""

    source: str
    title: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioGroup:
    """Scenarios that belong together, under a heading."""

    title: str
    choices: tuple[ScenarioChoice, ...]


class Library(Protocol):
    """Where scenarios and sources come from."""

    def titles(self) -> Mapping[str, str]:
        """Return the titles of the scenarios that can be played, by name, in the order to show."""

    def load(self, source: str) -> Scenario:
        """Return the scenario of a name or path; raises ``ScenarioError`` or ``UnknownName``."""

    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Return the names of ``titles`` in groups under a heading, in the order to show."""

    def describe(self, source: str) -> str:
        """Return what a source id stands for, fit for hovering over."""


class ShippedLibrary:
    """What comes with the program, and any file by its path."""

    def titles(self) -> Mapping[str, str]:
        """Return the titles as they stand at the head of the files, without checking the rest."""
        return {name: title_in(path) or name for name, path in shipped().items()}

    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Return a group for each scenario that others extend, and one of all that stand alone."""
        return families({name: _extended(path) for name, path in shipped().items()}, self.titles())

    def load(self, source: str) -> Scenario:
        """Return a scenario with everything it extends, checked."""
        return simulator.load(source)

    def describe(self, source: str) -> str:
        """Return the claim, record or work behind an id; the id itself where that is broken."""
        from simulator.scenario.provenance import hover_text  # not before a window is up

        try:
            return hover_text(source)
        except BoiloverError:
            return source


def grouped(library: Library, opened: str) -> tuple[ScenarioGroup, ...]:
    """Return what *library* has in its groups, *opened* marked."""
    titles = library.titles()
    return tuple(
        ScenarioGroup(
            heading, tuple(ScenarioChoice(name, titles[name], name == opened) for name in names)
        )
        for heading, names in library.groups().items()
    )


def families(
    extended: Mapping[str, str], titles: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """Return scenarios by what they descend from; *extended* says what each extends.

    A family is named by its eldest, which comes first; those without kin are *Other crises*.
    """
    kin: dict[str, list[str]] = {}
    for name in extended:
        line = [name]
        while (parent := extended.get(line[-1], "")) in extended and parent not in line:
            line.append(parent)
        kin.setdefault(line[-1], []).append(name)
    found = {}
    for eldest, members in kin.items():
        if len(members) > 1:
            heirs = sorted((m for m in members if m != eldest), key=lambda m: titles[m])
            found[titles[eldest]] = (eldest, *heirs)
    alone = [members[0] for members in kin.values() if len(members) == 1]
    if alone:
        found[OTHERS] = tuple(sorted(alone, key=lambda name: titles[name]))
    return found


def title_in(path: Path) -> str:
    """Return the title at the head of a scenario file without checking the rest, if it has one."""
    try:
        found = _TITLE.search(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return found["title"] if found else ""


def _extended(path: Path) -> str:
    found = _EXTENDS.search(path.read_text(encoding="utf-8", errors="replace"))
    return found["name"] if found else ""
