"""The scenarios one can open and the sources their numbers rest on, as the session needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from simulator.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class ScenarioChoice:
    """A scenario of the list; ``source`` is what ``open_scenario`` takes (a name or a path)."""

    source: str
    title: str
    summary: str
    is_open: bool = False


class Library(Protocol):
    """Where scenarios and sources come from."""

    def choices(self) -> tuple[ScenarioChoice, ...]:
        """Return the scenarios that can be played, in the order to show."""

    def load(self, source: str) -> Scenario:
        """Return the scenario of a name or path; raises ``ScenarioError`` or ``UnknownName``."""

    def describe(self, source: str) -> str:
        """Return what a source id stands for, fit for hovering over."""
