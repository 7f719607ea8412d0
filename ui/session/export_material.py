"""What an export is made of, in a form that goes to another process without being copied twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from simulator.engine.batch import Batch
from simulator.results.by_set import BySet
from simulator.results.comparison import Comparison, Entry, EntryRole
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import Layout, engine_layout
from simulator.results.likelihood import Yardstick
from simulator.scenario.model import Variant


@dataclass(frozen=True, slots=True)
class _Played:
    """One variant with its batches as they came, without what was worked out of them."""

    letter: str
    title: str
    role: EntryRole
    variant: Variant
    key: str
    batches: tuple[Batch, ...]
    sets: int
    layout: tuple[Mapping[str, Any], ...] | None


@dataclass(frozen=True, slots=True)
class Material:
    """A comparison on its way, with the words and charts that were in use."""

    comparison: Comparison
    played: tuple[_Played, ...]
    shown: tuple[str, ...]
    language: str
    yardstick: Yardstick

    @classmethod
    def of(
        cls, comparison: Comparison, shown: tuple[str, ...], language: str, yardstick: Yardstick
    ) -> Material:
        """Return *comparison* ready to travel; costs next to nothing."""
        played = tuple(_played(entry) for entry in comparison.entries)
        return cls(replace(comparison, entries=()), played, shown, language, yardstick)

    def unpacked(self) -> Comparison:
        """Return the comparison as it was."""
        return replace(self.comparison, entries=tuple(_entry(each) for each in self.played))


def _played(entry: Entry) -> _Played:
    sets, result = 0, entry.result
    if isinstance(result, BySet):
        sets, result = result.count, result.runs
    layout = result.layout
    parts = (layout.indicators, layout.milestones, layout.outcomes, layout.regional)
    return _Played(
        entry.letter,
        entry.title,
        entry.role,
        entry.variant,
        result.key,
        result.batches,
        sets,
        None if layout is engine_layout() else tuple(dict(part) for part in parts),
    )


def _entry(each: _Played) -> Entry:
    layout = engine_layout() if each.layout is None else Layout(*each.layout)
    result = EnsembleResult(each.key, each.batches, layout)
    shown = result.by_set(each.sets) if each.sets else result
    return Entry(each.letter, each.title, each.role, shown, each.variant)
