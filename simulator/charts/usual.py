"""The indicators that have a chart unless others are asked for."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

USUAL: Final = (
    "participants",
    "regions_in_unrest",
    "control",
    "deaths",
    "foreign_troops",
    "fuel_price",
)


def usual_of(known: Container[str]) -> tuple[str, ...]:
    """Return those of the usual indicators that are *known*."""
    return tuple(name for name in USUAL if name in known)
