"""Shapes and classes of the map."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import simulator
from simulator.charts.maps.scale import scale_for
from simulator.charts.maps.shapes import shapes_of
from simulator.scenario.model import Country
from tests.session.tiny import town


@pytest.fixture(scope="module")
def kazakhstan() -> Country:
    return simulator.load("january-2022").country


def test_outlines_are_areas_and_cities_are_marks(kazakhstan: Country) -> None:
    """Every region has its shape, in the order of the country."""
    found = shapes_of(kazakhstan, "january-2022")

    assert [shape.region for shape in found.shapes] == [r.id for r in kazakhstan.regions]
    assert [shape.name for shape in found.shapes if shape.is_mark] == [
        "Nur-Sultan",
        "Almaty",
        "Shymkent",
    ]
    assert not found.is_schematic


def test_north_is_up_and_areas_are_true(kazakhstan: Country) -> None:
    """The projection keeps areas: Karaganda is about three times Zhambyl."""
    places = {shape.name: shape for shape in shapes_of(kazakhstan).shapes}
    areas = {name: sum(map(_area, places[name].rings)) for name in ("Karaganda", "Zhambyl")}

    assert places["North Kazakhstan"].centre[1] < places["Turkistan"].centre[1]
    assert areas["Karaganda"] / areas["Zhambyl"] == pytest.approx(428_544 / 139_758, rel=0.05)


def test_without_a_file_there_are_circles(kazakhstan: Country) -> None:
    """They do not cover each other."""
    found = shapes_of(replace(kazakhstan, outlines=""))
    places = np.array([shape.centre for shape in found.shapes])
    away = np.sqrt(((places[:, None] - places) ** 2).sum(axis=2)) + 1e9 * np.eye(len(places))

    assert found.is_schematic
    assert away.min() > 1.7 * found.shapes[0].radius


@pytest.mark.parametrize("outlines", ["no-such-file.geojson", "kazakhstan-2022.yaml"])
def test_a_file_that_is_no_outline_is_left(kazakhstan: Country, outlines: str) -> None:
    """The map is then a schematic rather than an error."""
    assert shapes_of(replace(kazakhstan, outlines=outlines)).is_schematic


def test_a_country_of_one_region_without_a_place_has_a_circle() -> None:
    """A made-up country can be drawn too."""
    (only,) = shapes_of(town().country).shapes

    assert only.radius > 0


@pytest.mark.parametrize(
    ("worst", "labels"),
    [
        (6.4, ("0", "0.1", "0.3", "1", "3", "10")),
        (150, ("0", "3", "10", "30", "100", "300")),
        (0.0, ("0", "0.01", "0.03", "0.1", "0.3", "1")),
    ],
)
def test_classes_are_round_and_hold_everything(worst: float, labels: tuple[str, ...]) -> None:
    """Edges are 1, 3, 10 and their like."""
    scale = scale_for(worst, unit="persons", ceiling=None, decimals=2)

    assert scale.labels == labels
    assert scale.edges[-1] >= worst


def test_what_falls_in_a_crisis_is_worst_at_its_lowest() -> None:
    """Full control is the calm class."""
    scale = scale_for(61.0, unit="% of full", ceiling=100.0, decimals=0)

    assert scale.classes(np.array([100.0, 81.0, 79.0, 5.0])).tolist() == [0, 0, 1, 4]
    assert scale.labels[0] == "100"


def _area(ring: np.ndarray) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2)
