"""Maps on paper."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.charts.areas import Area, ColourScale
from simulator.charts.chart import Axis, Chart, Legend
from simulator.export import fonts
from simulator.export.drawing import draw
from simulator.export.options import Options

SQUARE = np.array([(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0), (0.0, 0.0)])


def _chart(maps: int, *, diverges: bool = False) -> Chart:
    """Return maps of a square, a city in it and a circle beside it."""
    letters = "ABCD"[:maps]
    marks = [
        area
        for letter in letters
        for area in (
            _area(letter, "Plain", rings=(SQUARE,), centre=(1.0, 1.0), tone=4),
            _area(letter, "Town", centre=(3.0, 2.0), tone=0),
            _area(letter, "Far away", centre=(6.0, 1.5), radius=1.0, tone=None),
        )
    ]
    labels = tuple(str(edge) for edge in range(8 if diverges else 6))
    axis = Axis("", "", 0.0, 1.0, ())
    return Chart(
        kind="map",
        name="crowd",
        title="People in the streets",
        subtitle="per 1,000 people",
        finding="Crowds are densest in Plain",
        x=axis,
        y=axis,
        marks=(*marks, ColourScale("", labels, diverges, "centre lost")),
        legend=tuple(Legend(letter, f"Case {letter}", "pinned", 200) for letter in letters),
        rows=(),
        spans_title="",
        note="A reasoning aid.",
        preview=False,
    )


def _area(
    letter: str,
    name: str,
    *,
    centre: tuple[float, float],
    tone: int | None,
    rings: tuple[np.ndarray, ...] = (),
    radius: float = 0.0,
) -> Area:
    value = float(tone or 0)
    return Area(
        *(letter, name, name, rings, centre, radius, 3.0),
        *(value, value, value, f"{value:.1f}", tone, tone == 4),
    )


@pytest.mark.parametrize("maps", [1, 2, 3, 4])
@pytest.mark.parametrize("diverges", [False, True])
def test_each_map_has_its_names_and_numbers(maps: int, diverges: bool) -> None:
    """Numbers in each; names, which are the same, in the first; titles where there are several."""
    with fonts.settings():
        figure = draw(_chart(maps, diverges=diverges), Options())
    said = [text.get_text() for axes in figure.axes for text in axes.texts]

    assert said.count("Town") == 1
    assert said.count("Plain") == 1
    assert said.count("4.0") == maps
    assert said.count("0.0") == 2 * maps
    assert sum("Case" in words for words in said) == (maps if maps > 1 or diverges else 0)
    assert "per 1,000 people" in said
