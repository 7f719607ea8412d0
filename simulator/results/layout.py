"""Which row of a batch measures what: the engine's catalogue, by name and position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from simulator.errors import UnknownName
from simulator.world.measures import Indicator, Milestone, OutcomeClass, RegionalMeasure


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of a batch, each mapping in the order of the batch's rows."""

    indicators: Mapping[str, Indicator]
    milestones: Mapping[str, Milestone]
    outcomes: Mapping[str, OutcomeClass]
    regional: Mapping[str, RegionalMeasure] = field(default_factory=dict)

    def indicator_row(self, name: str) -> int:
        """Return the row of an indicator; raises ``UnknownName`` with the nearest one."""
        return _row("indicator", name, self.indicators)

    def milestone_row(self, name: str) -> int:
        """Return the row of a milestone; raises ``UnknownName`` with the nearest one."""
        return _row("milestone", name, self.milestones)

    def regional_row(self, name: str) -> int:
        """Return the row of a regional measure; raises ``UnknownName`` with the nearest one."""
        return _row("regional measure", name, self.regional)

    def outcome_row(self, name: str) -> int:
        """Return the index of an outcome; raises ``UnknownName`` with the nearest one."""
        return _row("outcome", name, self.outcomes)


@cache
def engine_layout() -> Layout:
    """Return the layout of the engine's own catalogue."""
    from simulator.engine.catalogue import INDICATORS, MILESTONES, OUTCOMES, REGIONAL

    return Layout(INDICATORS, MILESTONES, OUTCOMES, REGIONAL)


def _row(kind: str, name: str, known: Mapping[str, object]) -> int:
    if name not in known:
        raise UnknownName(kind, name, known)
    return list(known).index(name)
