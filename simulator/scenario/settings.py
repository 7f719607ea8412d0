"""Lever positions asked for by name from outside: checked all at once, never silently moved."""

from __future__ import annotations

import math
from collections.abc import Mapping

from simulator.errors import BoiloverError, UnknownName, did_you_mean
from simulator.language import tr
from simulator.scenario.model import Lever, Variant


class SettingsError(BoiloverError):
    """Some lever positions cannot be taken; one line for each."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)

    def __str__(self) -> str:
        return "\n".join(self.args)


def with_settings(variant: Variant, settings: Mapping[str, float]) -> Variant:
    """Return *variant* with its levers moved; raises ``SettingsError`` naming every bad one.

    A slider holds a value within bounds; here a value out of bounds is a mistake and is refused.
    """
    faults = [fault for name, value in settings.items() if (fault := _fault(variant, name, value))]
    if faults:
        raise SettingsError(*faults)
    for name, value in settings.items():
        variant = variant.with_setting(name, value)
    return variant


def _fault(variant: Variant, name: str, value: float) -> str:
    try:
        lever = variant.lever(name)
    except UnknownName as unknown:
        known = variant.scenario.levers
        if did_you_mean(name, known):
            return str(unknown)
        return tr("{unknown}; there are: {known}", unknown=unknown, known=", ".join(known))
    if not math.isfinite(value) or not lever.low <= value <= lever.high:
        return tr(
            "lever {name} must lie in {bounds}, not {value:g}",
            name=name,
            bounds=bounds_text(lever),
            value=value,
        )
    return ""


def bounds_text(lever: Lever) -> str:
    """Return the bounds of a lever with its unit: ``[0.3, 2] ×``."""
    return f"[{lever.low:g}, {lever.high:g}] {lever.unit}".rstrip()
