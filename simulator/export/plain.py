"""A variant as plain data: what sessions, recipes and the autosave hold of it."""

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


def variant_content(variant: Variant) -> dict[str, Any]:
    """Return what differs in a variant from its scenario: levers, name, shocks, notes."""
    content: dict[str, Any] = {"settings": dict(variant.settings)}
    if variant.title != variant.scenario.title:
        content["title"] = variant.title
    if variant.shocks:
        content["shocks"] = [_content(name, state) for name, state in variant.shocks.items()]
    if variant.notes != variant.scenario.notes:
        content["notes"] = variant.notes
    return content


def variant_of(content: Mapping[str, Any], scenario: Scenario, lost: list[str]) -> Variant:
    """Return the variant of *scenario* that was written down; *lost* gets what fits it no more."""
    title = content.get("title")
    variant = Variant.of(scenario, title if isinstance(title, str) else "")
    shocks = content.get("shocks")
    for kept in shocks if isinstance(shocks, list) else ():
        variant = _with_shock(variant, kept, lost)
    notes = content.get("notes")
    if isinstance(notes, str):
        variant = replace(variant, notes=notes)
    settings = content.get("settings")
    for lever, value in settings.items() if isinstance(settings, dict) else ():
        if lever in scenario.levers and _is_number(value):
            variant = variant.with_setting(lever, float(value))
        else:
            lost.append(
                tr(
                    "{scenario} has no lever {lever} at {value} any more",
                    scenario=scenario.title,
                    lever=repr(lever),
                    value=repr(value),
                )
            )
    return variant


def _content(name: str, state: ShockState | None) -> dict[str, Any]:
    if state is None:
        return {"name": name, "removed": True}
    numbers = {key: number.value for key, number in state.numbers.items()}
    return {"name": name, "kind": state.kind, "numbers": numbers, "words": dict(state.words)}


def _with_shock(variant: Variant, kept: Any, lost: list[str]) -> Variant:
    from simulator.engine.catalogue import kinds  # it loads all actors

    name = kept.get("name") if isinstance(kept, dict) else None
    if not isinstance(name, str):
        lost.append(tr("a shock without a name"))
        return variant
    if kept.get("removed") is True:
        return variant.with_shock(name, None)
    kind, numbers, words = kept.get("kind"), kept.get("numbers"), kept.get("words")
    readable = isinstance(numbers, dict) and all(map(_is_number, numbers.values()))
    worded = isinstance(words, dict) and all(isinstance(word, str) for word in words.values())
    if not isinstance(kind, str) or not readable or not worded:
        lost.append(tr("{shock} cannot be read", shock=shock_label(name)))
        return variant
    try:
        state = stated(variant.scenario, kinds(), name, kind, numbers or {}, words or {})
    except ScenarioError as error:
        lost.append(str(error))
        return variant
    return variant.with_shock(name, state)


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number that no float holds
        return False
