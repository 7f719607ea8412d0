"""Briefings of two tiny towns, drawn up without a pool."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from simulator.results.comparison import Comparison, Entry, EntryRole
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.model import Variant
from tests.session.tiny import LAYOUT, play, town

START = date(2022, 1, 1)


def entry(letter: str, role: EntryRole, variant: Variant, numbers: Sequence[int]) -> Entry:
    """Return *variant* with its replications played."""
    batch = play(variant.effective(), 7, numbers, stop=lambda: False)
    assert batch is not None
    key = f"{sorted(variant.settings.items())} {variant.scenario.name}"
    result = EnsembleResult(key, (), LAYOUT).with_batch(batch)
    return Entry(letter, variant.title, role, result, variant)


def alone() -> Comparison:
    """Return a quiet town with nothing beside it."""
    return Comparison((entry("A", "live", Variant.of(town()), range(40)),), START, 7, "0.1.0")


def against(*roles: EntryRole) -> Comparison:
    """Return an angry town as the live variant, with the quiet one in each of *roles*."""
    angry = Variant.of(town()).with_setting("anger", 0.8)
    letters = {"baseline": "baseline", "pinned": "B"}
    others = (entry(letters[role], role, Variant.of(town()), range(40)) for role in roles)
    return Comparison((entry("A", "live", angry, range(40)), *others), START, 7, "0.1.0")
