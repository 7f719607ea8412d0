"""One actor alone in a country of a few towns: what it reads is set, nobody else has a turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.engine.catalogue import ACTORS
from simulator.scenario.model import Country, Parameter, Region
from simulator.streams import Draws
from simulator.world.actor import Actor
from simulator.world.fields import Floats
from simulator.world.nearness import coupling
from simulator.world.story import Event
from simulator.world.worlds import Ground, Worlds
from tests.engine.plays import scenario

TICK = 3.0
SEED = 11


def towns(population: Sequence[float], **columns: Sequence[float]) -> Country:
    """Return towns 50 km apart in a row: thousands of people, and whatever else they have."""
    given: dict[str, Sequence[float]] = {
        "population": population,
        "latitude": [40.0 + 0.45 * row for row in range(len(population))],
        "longitude": [70.0] * len(population),
        "political_weight": [1.0] * len(population),
        **columns,
    }
    regions = tuple(
        Region(f"T-{row}", f"Town {row}", {name: values[row] for name, values in given.items()})
        for row in range(len(population))
    )
    known = {name: Parameter(name, 0.0, "", -1e9, 1e9, ("judgement",), "low") for name in given}
    return Country("towns", "Towns", regions, known, "", "T-0")


@dataclass(frozen=True)
class Alone:
    """An actor and its worlds."""

    actor: Actor
    worlds: Worlds

    def play(self, days: float) -> list[Floats]:
        """Let the actor have its turns; return the persons fighting and fled after each."""
        w = self.worlds
        seen = []
        for _ in range(round(days * 24.0 / TICK)):
            self.actor.tick(w)
            w.env.run(until=w.now + TICK)
            seen.append(np.stack([w.communal.sum(axis=0), w.displaced.sum(axis=0)]))
        return seen

    def story(self, place: int = 0) -> list[Event]:
        """Return what has happened in one world."""
        chronicle = self.worlds.world(place).chronicle
        assert chronicle is not None
        return chronicle.events

    def share(self, event: str) -> float:
        """Return in what share of the worlds *event* has happened."""
        return float(self.worlds.happened(event).mean())


def alone(
    name: str,
    country: Country,
    *,
    n: int = 200,
    fields: Mapping[str, float] | None = None,
    **parameters: float,
) -> Alone:
    """Return an actor with the standard's numbers but for *parameters*, and *fields* set."""
    standard = scenario("january-2022").section(f"actors.{name}")
    actor = ACTORS[name](**{**standard, **parameters})
    declared = [field for kind in ACTORS.values() for field in kind.FIELDS]
    numbers = tuple(range(n))
    draws = Draws(SEED, numbers)
    w = Worlds(
        Ground(country), declared, draws, numbers, tick_hours=TICK, reactions={}, recording=True
    )
    for field, value in (fields or {}).items():
        getattr(w, field)[...] = value
    w.coupling = coupling(w.ground, 420.0, 0.25)
    actor.begin(w)
    return Alone(actor, w)
