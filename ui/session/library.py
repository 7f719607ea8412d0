"""The scenarios one can open and the sources their numbers rest on, as the session needs them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import simulator
from simulator.errors import BoiloverError
from simulator.scenario.library import shipped
from simulator.scenario.model import Scenario

_TITLE: Final = re.compile(r"^title: *(['\"]?)(?P<title>.*?)\1 *(#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ScenarioChoice:
    """A scenario of the list; ``source`` is what ``open_scenario`` takes (a name or a path)."""

    source: str
    title: str
    is_open: bool = False


class Library(Protocol):
    """Where scenarios and sources come from."""

    def titles(self) -> Mapping[str, str]:
        """Return the titles of the scenarios that can be played, by name, in the order to show."""

    def load(self, source: str) -> Scenario:
        """Return the scenario of a name or path; raises ``ScenarioError`` or ``UnknownName``."""

    def describe(self, source: str) -> str:
        """Return what a source id stands for, fit for hovering over."""


class ShippedLibrary:
    """What comes with the program, and any file by its path."""

    def titles(self) -> Mapping[str, str]:
        """Return the titles as they stand at the head of the files, without checking the rest."""
        return {name: _title(name, path) for name, path in shipped().items()}

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


def _title(name: str, path: Path) -> str:
    found = _TITLE.search(path.read_text(encoding="utf-8", errors="replace"))
    return found["title"] if found else name
