"""The numbers with which an added shock begins, by its kind: a plain case, that nobody has to undo.

What is not named here begins in the middle of its range. What kills begins small.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BEGINNINGS: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {
        "armed": {"persons": 300},
        "communal_clash": {"persons": 500},
        "concession": {"size": 0.8},  # a whole cabinet
        "crowd": {"persons": 3_000},
        "extremist_attack": {"persons": 150, "deaths": 10},  # a cell, as in standard.yaml
        "force_rule": {"level": 1},  # batons
        "internet_shutdown": {"left": 0.1},
        "price_rise": {"factor": 1.5},
        "violence": {"value": 0.3},
    }
)


def beginning(kind: str) -> Mapping[str, float]:
    """Return the numbers a new shock of a kind begins with, where they are not the middle."""
    return BEGINNINGS.get(kind, {})
