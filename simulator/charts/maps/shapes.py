"""Where regions lie on the page: outlines of a GeoJSON file, or circles at their centres.

Outlines are drawn in an equal-area projection (Albers), as shading by region asks for. Shapes have
the y axis downwards and any scale; whoever draws them fits ``bounds`` into its room.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simulator.errors import UnknownName
from simulator.scenario.library import data_root, find
from simulator.scenario.model import Country

Points = NDArray[np.float64]  # [point, 2]

_SMALL: Final = 0.035  # of the map's width: what is smaller is a mark, not an area
_TOUCH: Final = 0.47  # radius of a circle as a part of the distance to its nearest neighbour
_ROUNDS: Final = 80


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One region: ``rings`` of an area, or none: then a circle of ``radius`` round ``centre``.

    A radius of 0 is a mark (a city), drawn at a size that can be seen.
    """

    region: str
    name: str
    centre: tuple[float, float]
    rings: tuple[Points, ...] = ()
    radius: float = 0.0

    @property
    def is_mark(self) -> bool:
        """Whether it is too small for an area."""
        return not self.rings and self.radius == 0.0


@dataclass(frozen=True, slots=True, eq=False)
class MapShapes:
    """All regions in the order of the country, and what they fill: left, top, right, bottom."""

    shapes: tuple[Shape, ...]
    bounds: tuple[float, float, float, float]
    is_schematic: bool


def shapes_of(country: Country, source: str = "") -> MapShapes:
    """Return the shapes of a country of a scenario that was opened as *source*."""
    path = _outlines(country, source)
    features = _features(path) if path else {}
    if country.regions and all(region.id in features for region in country.regions):
        return _from_outlines(country, features)
    return _schematic(country)


def _outlines(country: Country, source: str) -> Path | None:
    if not country.outlines:
        return None
    folders = [data_root() / "scenarios" / "countries"]
    try:
        beside = find(source).parent if source else folders[0]
        folders = [beside / "countries", beside, *folders]
    except UnknownName:
        pass  # a scenario that came without a file: only what ships can be meant
    paths = (folder / country.outlines for folder in folders)
    return next((path for path in paths if path.is_file()), None)


@lru_cache(maxsize=8)
def _features(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the features of a GeoJSON file by region; none where it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {str(feature["properties"]["id"]): feature for feature in found}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _from_outlines(country: Country, features: Mapping[str, Mapping[str, Any]]) -> MapShapes:
    rings = {region.id: _rings(features[region.id]["geometry"]) for region in country.regions}
    project = _Albers.over(np.concatenate([ring for each in rings.values() for ring in each]))
    placed = {name: tuple(project(ring) for ring in each) for name, each in rings.items()}
    bounds = _bounds([ring for each in placed.values() for ring in each])
    shapes = []
    for region in country.regions:
        area = placed[region.id]
        left, top, right, bottom = _bounds(area)
        label = features[region.id]["properties"].get("label")
        middle = ((left + right) / 2, (top + bottom) / 2)
        centre = _pair(project(np.array([label], dtype=np.float64))[0]) if label else middle
        is_small = max(right - left, bottom - top) < _SMALL * (bounds[2] - bounds[0])
        shapes.append(Shape(region.id, region.name, centre, () if is_small else area))
    return MapShapes(tuple(shapes), bounds, is_schematic=False)


def _rings(geometry: Mapping[str, Any]) -> list[Points]:
    parts = geometry["coordinates"]
    polygons = parts if geometry["type"] == "MultiPolygon" else [parts]
    return [np.array(ring, dtype=np.float64)[:, :2] for polygon in polygons for ring in polygon]


@dataclass(frozen=True, slots=True)
class _Albers:
    """Albers' equal-area conic projection; a cylinder where the cone would be flat."""

    longitude: float
    latitude: float
    cone: float
    constant: float

    @classmethod
    def over(cls, points: Points) -> _Albers:
        """Return the projection that fits *points* (degrees east and north)."""
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        low, high = (math.radians(south + share * (north - south)) for share in (1 / 6, 5 / 6))
        cone = (math.sin(low) + math.sin(high)) / 2
        constant = math.cos(low) ** 2 + 2 * cone * math.sin(low)
        return cls((west + east) / 2, math.radians((south + north) / 2), cone, constant)

    def __call__(self, points: Points) -> Points:
        """Return x and y, downwards, of degrees east and north."""
        across = np.radians(points[:, 0] - self.longitude)
        up = np.radians(points[:, 1])
        if abs(self.cone) < 0.02:
            return np.column_stack([across * math.cos(self.latitude), -up])
        distance = np.sqrt(self.constant - 2 * self.cone * np.sin(up)) / self.cone
        home = math.sqrt(self.constant - 2 * self.cone * math.sin(self.latitude)) / self.cone
        turn = self.cone * across
        return np.column_stack([distance * np.sin(turn), distance * np.cos(turn) - home])


def _schematic(country: Country) -> MapShapes:
    """Return equal circles at the centres, moved apart where they would cover each other."""
    places = _centres(country)
    radius = _TOUCH * _usual_gap(places)
    places = _apart(places, 2 * radius)
    shapes = tuple(
        Shape(region.id, region.name, _pair(place), radius=radius)
        for region, place in zip(country.regions, places, strict=True)
    )
    corners = [places - radius, places + radius] if len(places) else [np.zeros((1, 2))]
    return MapShapes(shapes, _bounds(corners), is_schematic=True)


def _centres(country: Country) -> Points:
    if not {"latitude", "longitude"} <= country.columns.keys():  # nothing is known: a row
        return np.column_stack([np.arange(len(country.regions)), np.zeros(len(country.regions))])
    north, east = country.column("latitude"), country.column("longitude")
    return np.column_stack([east * math.cos(math.radians(float(north.mean()))), -north])


def _usual_gap(places: Points) -> float:
    """Return the typical distance to the nearest neighbour, 1 where there is none."""
    if len(places) < 2:
        return 1.0
    return float(np.median(np.sort(_distances(places), axis=1)[:, 1])) or 1.0


def _apart(places: Points, gap: float) -> Points:
    """Push places apart, a little at a time, until they are *gap* from each other."""
    placed = places + 1e-6 * np.arange(len(places))[:, None]
    for _ in range(_ROUNDS):
        between = placed[:, None, :] - placed
        distance = np.where(np.eye(len(placed), dtype=bool), np.inf, _distances(placed))
        overlap = np.maximum(gap - distance, 0.0)
        if not overlap.any():
            break
        push = between / np.maximum(distance, 1e-9)[..., None] * overlap[..., None]
        placed = placed + 0.3 * push.sum(axis=1)
    return placed


def _distances(places: Points) -> NDArray[np.float64]:
    between = places[:, None, :] - places
    found: NDArray[np.float64] = np.sqrt((between**2).sum(axis=2))
    return found


def _bounds(rings: Iterable[Points] | Sequence[Points]) -> tuple[float, float, float, float]:
    points = np.concatenate(list(rings))
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _pair(point: Points) -> tuple[float, float]:
    return float(point[0]), float(point[1])
