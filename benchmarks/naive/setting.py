"""What a replication is given: the scenario's numbers as plain Python values, made ready once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from simulator.scenario.model import Scenario

ACTORS = (
    "market",
    "information",
    "organisation",
    "movement",
    "communal",
    "extremists",
    "security",
    "sites",
    "command",
    "elites",
    "kin",
    "leader",
    "government",
    "moscow",
    "powers",
    "alliance",
)
SITES = ("airport", "headquarters", "residence", "seat")
SHORT = 3.0  # hours of a tick while a history is hot


@dataclass(frozen=True)
class Place:
    """One region as the country file describes it."""

    people: float
    latitude: float
    longitude: float
    weight: float
    guard_base: float
    price_exposure: float
    deprivation: float
    mobilisation: float
    violence_propensity: float
    minority_share: float
    extremist_reach: float
    communal_tension: float
    sites: frozenset[str]


@dataclass(frozen=True)
class Planned:
    """A shock of the scenario: when, of which kind, with which numbers and words."""

    at: float
    kind: str
    arguments: dict[str, Any]


class Setting:
    """Parameters by actor, regions with their distances and coupling, shocks.

    ``movement.intensity`` and the like are the values at ``actors.movement.intensity``.
    """

    market: Any
    information: Any
    organisation: Any
    movement: Any
    communal: Any
    extremists: Any
    security: Any
    sites: Any
    command: Any
    elites: Any
    kin: Any
    leader: Any
    government: Any
    moscow: Any
    powers: Any
    alliance: Any

    def __init__(self, scenario: Scenario) -> None:
        for actor in ACTORS:
            setattr(self, actor, SimpleNamespace(**scenario.section(f"actors.{actor}")))
        country = scenario.country
        self.ids = [region.id for region in country.regions]
        self.places = [_place(region.values) for region in country.regions]
        self.landing = country.index(country.landing)
        self.population = sum(place.people for place in self.places)
        self.weight_sum = sum(place.weight for place in self.places)
        self.weight_max = max(place.weight for place in self.places)
        self.bases = max(1.0, sum(place.guard_base for place in self.places))
        self.kilometres = [[_distance(a, b) for b in self.places] for a in self.places]
        self.coupling = self._coupling()
        self.shocks = [_planned(scenario, name) for name in scenario.shocks]
        self.horizon = scenario.horizon_days * 24.0
        self.calm_tick = scenario.calm_tick
        self.hot = self.calm_tick * math.ceil(scenario.hot_days * 24.0 / self.calm_tick)

    def tick_at(self, hour: float) -> float:
        """Return how many hours the tick that begins at *hour* lasts."""
        is_calm = self.hot <= hour <= self.horizon - self.calm_tick
        return self.calm_tick if is_calm else SHORT

    def row(self, region: str) -> int:
        """Return the place of a region given by its id."""
        return self.ids.index(region)

    def _coupling(self) -> list[list[float]]:
        """Return how much each region heeds each other one; a region's weights sum to one."""
        mean = self.population / len(self.places)
        rows = []
        for i, distances in enumerate(self.kilometres):
            row = [
                math.exp(-km / self.movement.coupling_length)
                * (other.people / mean) ** self.movement.coupling_size
                for km, other in zip(distances, self.places, strict=True)
            ]
            row[i] = 0.0
            total = sum(row) or 1.0
            rows.append([weight / total for weight in row])
        return rows


def _place(values: Any) -> Place:
    return Place(
        people=values["population"] * 1000.0,
        latitude=values["latitude"],
        longitude=values["longitude"],
        weight=values["political_weight"],
        guard_base=values["guard_base"],
        price_exposure=values["price_exposure"],
        deprivation=values["deprivation"],
        mobilisation=values["mobilisation"],
        violence_propensity=values["violence_propensity"],
        minority_share=values.get("minority_share", 0.0),
        extremist_reach=values.get("extremist_reach", 0.0),
        communal_tension=values.get("communal_tension", 0.0),
        sites=frozenset(kind for kind in SITES if values.get(kind, 0.0) > 0.0),
    )


def _planned(scenario: Scenario, name: str) -> Planned:
    numbers = dict(scenario.section(f"shocks.{name}"))
    entry = scenario.shocks[name]
    return Planned(numbers.pop("at"), entry.kind, {**numbers, **entry.words})


def _distance(a: Place, b: Place) -> float:
    """Return kilometres between two regional centres along the great circle."""
    north_a, north_b = math.radians(a.latitude), math.radians(b.latitude)
    east = math.radians(a.longitude - b.longitude)
    half = (
        math.sin((north_a - north_b) / 2) ** 2
        + math.cos(north_a) * math.cos(north_b) * math.sin(east / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))
