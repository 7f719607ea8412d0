"""What a loader must know of the kinds that exist; handed in, so that it imports no engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.scenario.declare import ColumnDeclaration, Declaration
from simulator.scenario.model import Lever


@dataclass(frozen=True)
class Kinds:
    """The kinds a scenario file may speak of, each with the fields it declares.

    ``outcomes`` are the outcome classes a headline may name; empty where anything goes.
    ``columns`` are the regional numbers that the model reads of a country.
    """

    actors: Mapping[str, Mapping[str, Declaration]]
    shocks: Mapping[str, Mapping[str, Declaration]]
    levers: Mapping[str, type[Lever]]
    outcomes: tuple[str, ...] = ()
    columns: Mapping[str, ColumnDeclaration] = field(default_factory=dict)
