"""Variants side by side, as charts and tables take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.model import Variant

EntryRole = Literal["live", "pinned", "baseline"]
Shown = Literal["chance", "ignorance", "both"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One variant with its results; ``letter`` is A for the live one, or ``baseline``."""

    letter: str
    title: str
    role: EntryRole
    result: EnsembleResult
    variant: Variant


@dataclass(frozen=True, slots=True)
class Comparison:
    """Variants played under one seed; ``start`` is the date of day 0, ``version`` the program's.

    ``preview`` says that some of them are still to be refined. ``uncertainty`` is what makes the
    runs differ: chance, ignorance of the parameters (the results are then averaged within each of
    ``sets`` plausible parameter sets), or both.
    """

    entries: tuple[Entry, ...]
    start: date
    seed: int
    version: str
    preview: bool = False
    uncertainty: Shown = "chance"
    sets: int = 0

    @property
    def live(self) -> Entry:
        """The variant the user is working on: the first entry."""
        return self.entries[0]

    @property
    def baseline(self) -> Entry | None:
        """The scenario as its file has it, where it is among the entries."""
        return next((entry for entry in self.entries if entry.role == "baseline"), None)
