"""The ground a crisis plays on: the numbers of a country's regions as arrays, and the distances."""

from __future__ import annotations

import numpy as np

from simulator.scenario.model import Country
from simulator.world.fields import Floats

LOCAL = 0.001  # share of a region's people that makes its own crowd feel large


class Ground:
    """The country as arrays ready to broadcast against fields: every column is [region, 1]."""

    def __init__(self, country: Country) -> None:
        self.ids = tuple(region.id for region in country.regions)
        self.names = tuple(region.name for region in country.regions)
        self._columns = {name: country.column(name)[:, None] for name in country.columns}
        self.people: Floats = self._columns["population"] * 1000.0
        self.population = float(np.add.accumulate(self.people[:, 0])[-1])
        self.weight: Floats = self._columns["political_weight"]
        self.weight_sum = float(np.add.accumulate(self.weight[:, 0])[-1])
        self.local: Floats = LOCAL * self.people
        self.landing = country.index(country.landing)
        self.kilometres = _great_circles(country)

    def __getitem__(self, column: str) -> Floats:
        """Return a regional column of the country file, shape [region, 1]."""
        return self._columns[column]

    def optional(self, column: str) -> Floats:
        """Return a regional column, [region, 1]; zeros where the country does not state it."""
        stated = self._columns.get(column)
        return np.zeros((len(self), 1)) if stated is None else stated

    def rows(self, place: str) -> tuple[int, ...]:
        """Return the row of a region given by its id, or every row where *place* is ``all``."""
        return tuple(range(len(self))) if place == "all" else (self.ids.index(place),)

    def __len__(self) -> int:
        """Return the number of regions."""
        return len(self.ids)


def _great_circles(country: Country) -> Floats:
    """Return distances between regional centres in km, [region, region] (haversine formula)."""
    latitude = np.radians(country.column("latitude"))
    longitude = np.radians(country.column("longitude"))
    half = np.sin((latitude[:, None] - latitude) / 2) ** 2 + (
        np.cos(latitude[:, None]) * np.cos(latitude)
    ) * (np.sin((longitude[:, None] - longitude) / 2) ** 2)
    distance: Floats = 2 * 6371.0 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distance
