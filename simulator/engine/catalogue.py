"""Everything there is, found by listing folders: actors, shocks, levers, indicators, outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from simulator.registry import load_entries
from simulator.scenario.declare import declarations
from simulator.scenario.kinds import Kinds
from simulator.scenario.model import Lever
from simulator.world.actor import Actor, Shock
from simulator.world.columns import COLUMNS
from simulator.world.measures import Indicator, Milestone, OutcomeClass, RegionalMeasure

_FOUND: Mapping[str, type[Actor]] = load_entries("simulator.actors", "ACTOR", type)

ACTORS: Mapping[str, type[Actor]] = MappingProxyType(
    dict(sorted(_FOUND.items(), key=lambda item: item[1].TURN))
)
SHOCKS: Mapping[str, type[Shock]] = load_entries("simulator.shocks", "SHOCK", type)
LEVERS: Mapping[str, type[Lever]] = load_entries("simulator.levers", "LEVER", type)

_FIRST = (
    "participants",
    "regions_in_unrest",
    "control",
    "deaths",
    "foreign_troops",
    "fuel_price",
    "arrests",
)


def _indicators() -> Mapping[str, Indicator]:
    """Return every actor's indicators, those a reader asks for first in front."""
    found = {i.name: i for actor in ACTORS.values() for i in actor.INDICATORS}
    ranks = {name: rank for rank, name in enumerate(_FIRST)}
    ordered = sorted(found.values(), key=lambda i: ranks.get(i.name, len(ranks)))
    return MappingProxyType({i.name: i for i in ordered})


def _outcomes() -> Mapping[str, OutcomeClass]:
    entries = load_entries("simulator.outcomes", "OUTCOME", OutcomeClass)
    ordered = sorted(entries.values(), key=lambda outcome: outcome.order)
    return MappingProxyType({outcome.name: outcome for outcome in ordered})


INDICATORS: Mapping[str, Indicator] = _indicators()
MILESTONES: Mapping[str, Milestone] = MappingProxyType(
    {m.name: m for actor in ACTORS.values() for m in actor.MILESTONES}
)
REGIONAL: Mapping[str, RegionalMeasure] = MappingProxyType(
    {m.name: m for actor in ACTORS.values() for m in actor.REGIONAL}
)
OUTCOMES: Mapping[str, OutcomeClass] = _outcomes()


def kinds() -> Kinds:
    """Return what a scenario file may name, for the loader to check against."""
    return Kinds(
        actors={name: declarations(actor) for name, actor in ACTORS.items()},
        shocks={name: declarations(shock) for name, shock in SHOCKS.items()},
        levers=LEVERS,
        outcomes=tuple(OUTCOMES),
        columns=COLUMNS,
    )
