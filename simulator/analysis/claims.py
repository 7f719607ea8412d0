"""What the interview claims, and through which part of the model each claim is spoken of.

A claim names what expresses it (``expressed_by`` in ``seeds/claims.yaml``): a parameter by its
path, a column of a country as ``country.NAME``, a shipped scenario as ``scenarios.NAME``, an actor,
an outcome class or a type of event. A name that the model does not have expresses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.engine.catalogue import ACTORS, OUTCOMES
from simulator.engine.vocabulary import can_happen
from simulator.scenario.model import Scenario
from simulator.scenario.provenance import Claim

_COLUMN, _SCENARIO = "country.", "scenarios."


@dataclass(frozen=True, slots=True)
class Names:
    """Everything of some scenarios that a claim may point to."""

    parameters: frozenset[str]
    columns: frozenset[str]
    scenarios: frozenset[str]

    @classmethod
    def of(cls, scenarios: Iterable[Scenario]) -> Names:
        """Collect the names of *scenarios*."""
        known = list(scenarios)
        return cls(
            frozenset(path for scenario in known for path in scenario.parameters),
            frozenset(column for scenario in known for column in scenario.country.columns),
            frozenset(scenario.name for scenario in known),
        )

    def has(self, name: str) -> bool:
        """Say whether the model has what *name* points to."""
        if name.startswith(_COLUMN):
            return name.removeprefix(_COLUMN) in self.columns
        if name.startswith(_SCENARIO):
            return name.removeprefix(_SCENARIO) in self.scenarios
        if "." in name:
            return name in self.parameters
        return name in ACTORS or name in OUTCOMES or can_happen(name)


@dataclass(frozen=True, slots=True)
class Expression:
    """A claim with what it points to; ``unknown`` are the names that lead nowhere."""

    claim: str
    text: str
    names: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def is_expressed(self) -> bool:
        """Whether the model speaks of the claim, and every pointer leads somewhere."""
        return bool(self.names) and not self.unknown


def expressions(
    claims: Mapping[str, Claim], scenarios: Iterable[Scenario]
) -> tuple[Expression, ...]:
    """Return for each claim what expresses it in *scenarios*."""
    known = Names.of(scenarios)
    return tuple(
        Expression(
            claim=key,
            text=" ".join(claim.text.split()),
            names=claim.expressed_by,
            unknown=tuple(name for name in claim.expressed_by if not known.has(name)),
        )
        for key, claim in claims.items()
    )
