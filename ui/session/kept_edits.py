"""What is written down of a variant's shocks and notes, and how it comes back on its scenario."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from simulator.charts.shocks import shock_label
from simulator.errors import ScenarioError
from simulator.language import tr
from simulator.scenario.model import Scenario, ShockState, Variant
from simulator.scenario.shock_edits import stated
from ui.session.shock_kinds import kinds


def edits_content(variant: Variant) -> dict[str, Any]:
    """Return the shocks that differ, in their order, and notes that are the user's own."""
    content: dict[str, Any] = {}
    if variant.shocks:
        content["shocks"] = [_content(name, state) for name, state in variant.shocks.items()]
    if variant.notes != variant.scenario.notes:
        content["notes"] = variant.notes
    return content


def with_edits(variant: Variant, entry: Mapping[str, Any], lost: list[str]) -> Variant:
    """Return *variant* with what was written down; *lost* gets what fits its scenario no more."""
    shocks = entry.get("shocks")
    for kept in shocks if isinstance(shocks, list) else ():
        variant = _with_shock(variant, kept, lost)
    notes = entry.get("notes")
    return replace(variant, notes=notes) if isinstance(notes, str) else variant


def refitted(variant: Variant, scenario: Scenario, lost: list[str]) -> Variant:
    """Return *variant* on another state of its scenario; *lost* gets what fits it no more."""
    before = variant.scenario
    title = scenario.title if variant.title == before.title else variant.title
    made = with_edits(Variant.of(scenario, title), edits_content(variant), lost)
    for name, value in variant.settings.items():
        if name in scenario.levers:
            made = made.with_setting(name, value)
        else:
            lost.append(tr("there is no lever {name} any more", name=name))
    return made


def _content(name: str, state: ShockState | None) -> dict[str, Any]:
    if state is None:
        return {"name": name, "removed": True}
    numbers = {key: number.value for key, number in state.numbers.items()}
    return {"name": name, "kind": state.kind, "numbers": numbers, "words": dict(state.words)}


def _with_shock(variant: Variant, kept: Any, lost: list[str]) -> Variant:
    name = kept.get("name") if isinstance(kept, dict) else None
    if not isinstance(name, str):
        lost.append(tr("a shock without a name"))
        return variant
    if kept.get("removed") is True:
        return variant.with_shock(name, None)
    kind, numbers, words = kept.get("kind"), kept.get("numbers"), kept.get("words")
    if not isinstance(kind, str) or not _are(numbers, int | float) or not _are(words, str):
        lost.append(tr("{shock} cannot be read", shock=shock_label(name)))
        return variant
    try:
        state = stated(variant.scenario, kinds(), name, kind, numbers, words)
    except ScenarioError as error:
        lost.append(str(error))
        return variant
    return variant.with_shock(name, state)


def _are(values: Any, kind: Any) -> bool:
    return isinstance(values, dict) and all(
        isinstance(value, kind)
        and not isinstance(value, bool)
        and not (isinstance(value, float) and not math.isfinite(value))
        for value in values.values()
    )
