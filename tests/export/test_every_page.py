"""No text leaves a page and none runs into another: each kind of chart, each shape, many variants.

On charts of the shipped January 2022 in a few runs, whose words are as long as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

import simulator
from simulator import DEFAULT_SEED
from simulator.charts.chart import Chart
from simulator.charts.kind import chart_kinds
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.spec import EnsembleSpec
from simulator.export import fonts
from simulator.export.drawing import draw
from simulator.export.options import ASPECTS, Aspect, Options
from simulator.export.played import opening, regional_map, typical_run
from simulator.export.sheets import SHEETS
from simulator.results.comparison import Comparison, Entry
from simulator.results.gather import gather
from simulator.scenario.model import Variant

LETTERS: Final = "ABCDEFGH"
MOVES: Final[Mapping[str, Mapping[str, float]]] = {
    "January 2022, edited": {"repression": 0.7},
    "Moscow’s restraint 3.2": {"moscow_restraint": 3.2},
    "Early concession": {"conciliation": 0.95, "concession_delay": 2},
    "Light hand": {"repression": 0.3},
    "Hard hand": {"repression": 0.9},
    "A leadership that hardly anyone believes in": {"legitimacy": 0.2},
    "Price shock 1.3": {"price_shock": 1.3},
    "A more equal country, with dearer fuel": {"inequality": 0.9, "price_shock": 1.4},
}
DRAWINGS: Final = {
    "bars": ("outcome_bars", "outcomes"),
    "fan": ("fan", "participants"),
    "deaths": ("fan", "deaths"),
    "difference": ("difference", "B.control"),
    "distribution": ("distribution", "deaths"),
    "milestones": ("milestones", "milestones"),
}
CASES: Final = [
    *((kind, 7, aspect) for kind in DRAWINGS for aspect in ASPECTS if aspect != "a4"),
    *((kind, 2, "a4") for kind in DRAWINGS),
    *((kind, 0, "square") for kind in DRAWINGS if kind != "difference"),
    *(("map", pins, aspect) for pins, aspect in ((0, "16:9"), (2, "4:3"), (2, "square"))),
    *(("lanes", 0, aspect) for aspect in ("16:9", "square")),
]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """The live variant, seven pins and the baseline."""
    base = Variant.of(simulator.load("january-2022"))
    variants = []
    for title, moves in MOVES.items():
        variant = replace(base, title=title)
        for lever, value in moves.items():
            variant = variant.with_setting(lever, value)
        variants.append(variant)
    with InlinePool() as pool:
        results = gather(pool, [EnsembleSpec(v, DEFAULT_SEED, 5) for v in (*variants, base)])
    return [
        *(
            Entry(letter, v.title, "live" if letter == "A" else "pinned", result, v)
            for letter, v, result in zip(LETTERS, variants, results, strict=False)
        ),
        Entry("baseline", base.title, "baseline", results[-1], base),
    ]


@pytest.fixture(scope="module")
def played(entries: list[Entry]) -> dict[tuple[str, int], Chart]:
    """Maps and runs, played once."""
    found: dict[tuple[str, int], Chart] = {}
    for pins in (0, 2):
        comparison = beside(entries, pins)
        drawn = regional_map(comparison, opening(1), runs=2)
        run = typical_run(comparison, opening(1))
        assert drawn is not None
        assert run is not None
        assert run.lanes is not None
        found["map", pins], found["lanes", pins] = drawn, run.lanes
    return found


def beside(entries: list[Entry], pins: int) -> Comparison:
    """Return the live variant beside so many pins and the baseline."""
    start = entries[0].variant.scenario.start
    shown = (*entries[: pins + 1], entries[-1])
    return Comparison(shown, start, DEFAULT_SEED, "0.1.0", preview=pins == 2)


@pytest.mark.parametrize(("kind", "pins", "aspect"), CASES)
def test_texts_stay_on_the_page_and_apart(
    kind: str,
    pins: int,
    aspect: Aspect,
    entries: list[Entry],
    played: dict[tuple[str, int], Chart],
) -> None:
    if kind in DRAWINGS:
        name, subject = DRAWINGS[kind]
        chart = chart_kinds()[name].build(beside(entries, pins), subject)
    else:
        chart = played[kind, pins]
    sheet = SHEETS[aspect]

    found = boxes(chart, aspect)

    for place, (words, box) in enumerate(found):
        assert 20 <= box.x0 <= box.x1 <= sheet.width - 20, words
        assert 10 <= box.y0 <= box.y1 <= sheet.height - 10, words
        for others, other in found[place + 1 :]:
            assert not box.padded(-2.5).overlaps(other.padded(-2.5)), (words, others)


def boxes(chart: Chart, aspect: Aspect) -> list[tuple[str, Any]]:
    """Return each text of a drawn chart with its extent in pixels of the layout."""
    with fonts.settings():
        figure = draw(chart, Options(aspect=aspect))
        canvas: Any = FigureCanvasAgg(figure)
        figure.dpi = 100 / SHEETS[aspect].scale
        renderer = canvas.get_renderer()
        found = [text for axes in figure.axes for text in axes.texts if text.get_text().strip()]
        return [(text.get_text(), text.get_window_extent(renderer)) for text in found]
