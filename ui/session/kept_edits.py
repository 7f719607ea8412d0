"""A variant on another state of its scenario: what still fits of its levers, shocks and notes."""

from __future__ import annotations

from simulator.export.plain import variant_content, variant_of
from simulator.scenario.model import Scenario, Variant


def refitted(variant: Variant, scenario: Scenario, lost: list[str]) -> Variant:
    """Return *variant* on another state of its scenario; *lost* gets what fits it no more."""
    return variant_of(variant_content(variant), scenario, lost)
