"""What is drawn on a page stays on it and apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from simulator.charts.axes import value_axis
from simulator.charts.chart import Chart, Legend, Line, Span
from simulator.export import fonts
from simulator.export.drawing import draw
from simulator.export.gutter import spread
from simulator.export.labels import Curve, place_labels
from simulator.export.options import Aspect, Options
from simulator.export.page import WIDTH, Box, Page

LONG = (
    "Whether a government that concedes early and sends its forces home may keep the streets calm"
)


@pytest.fixture(params=["installed", "bundled"])
def typeface(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The best typeface there is, and the one that is always there."""
    if request.param == "bundled":
        monkeypatch.setattr(fonts, "_PREFERRED", "No such typeface")
    fonts.families.cache_clear()
    yield
    fonts.families.cache_clear()


def boxes(chart: Chart, aspect: Aspect = "16:9") -> list[tuple[str, Any]]:
    """Return each text of a drawn chart with its extent on the page."""
    with fonts.settings():
        figure = draw(chart, Options(aspect=aspect))
        canvas: Any = FigureCanvasAgg(figure)
        renderer = canvas.get_renderer()
        found = [text for axes in figure.axes for text in axes.texts if text.get_text().strip()]
        return [(text.get_text(), text.get_window_extent(renderer)) for text in found]


def crowded(fan: Chart) -> Chart:
    """Return a fan of nine series with long names."""
    line, span = fan.marks[4], fan.marks[5]
    assert isinstance(line, Line)
    assert isinstance(span, Span)
    letters = "BCDEFGH"
    curves = [
        Line(letter, line.x, line.y * (0.3 + 0.1 * place), letter)
        for place, letter in enumerate(letters)
    ]
    spans = [replace(span, series=letter) for letter in letters]
    legend = [Legend(letter, f"{LONG} {letter}", "pinned", 2000, LONG) for letter in letters]
    return replace(
        fan,
        marks=(*fan.marks[:3], *curves, line, span, *spans, fan.marks[7]),
        legend=(fan.legend[0], *legend, fan.legend[2]),
        finding=f"{LONG}; {LONG}; {LONG}",
        subtitle=LONG,
        preview=True,
    )


@pytest.mark.usefixtures("typeface")
@pytest.mark.parametrize("busy", [False, True])
def test_no_text_leaves_the_page(fan: Chart, busy: bool) -> None:
    for words, box in boxes(crowded(fan) if busy else fan):
        assert box.x0 >= 0, words
        assert box.x1 <= WIDTH, words
        assert box.y0 >= 0, words
        assert box.y1 <= 810, words


@pytest.mark.usefixtures("typeface")
def test_no_text_of_a_bar_chart_leaves_the_page(bars: Chart) -> None:
    for words, box in boxes(replace(bars, finding=f"{LONG}; {LONG}")):
        assert 0 <= box.x0 <= box.x1 <= WIDTH, words
        assert 0 <= box.y0 <= box.y1 <= 810, words


@pytest.mark.usefixtures("typeface")
def test_no_two_texts_overlap(chart: Chart) -> None:
    found = boxes(chart)
    for place, (words, box) in enumerate(found):
        for others, other in found[place + 1 :]:
            assert not box.padded(-2).overlaps(other.padded(-2)), (words, others)


def test_a_title_takes_two_lines_at_most(fan: Chart) -> None:
    title = f"{LONG}; {LONG}; {LONG}; {LONG}"

    found = [words for words, box in boxes(replace(fan, finding=title)) if box.height > 24]

    assert len(found) == 2
    assert found[1].endswith("…")


def test_labels_stand_clear_of_every_curve() -> None:
    frame = Box(0, 0, 1000, 400)
    x = np.linspace(0, 1000, 200)
    heights = [400 - scale * np.exp(-((x - 300) ** 2) / 9000) for scale in (350, 250, 60)]
    curves = [Curve(x, height, 180.0, 40.0) for height in heights]

    for place, curve in zip(place_labels(frame, curves, []), curves, strict=True):
        inside = (x >= place.left) & (x <= place.left + curve.width)
        for height in heights:
            covered = (height[inside] > place.top) & (height[inside] < place.top + curve.height)
            assert not covered.any()


def test_a_leader_ends_on_its_own_curve() -> None:
    frame = Box(0, 0, 1000, 400)
    x = np.linspace(0, 1000, 200)
    curves = [Curve(x, np.full(200, height), 180.0, 40.0) for height in (100.0, 200.0, 300.0)]

    places = place_labels(frame, curves, [])

    assert [place.leader_to[1] for place in places] == [100, 200, 300]


@given(st.lists(st.floats(0, 400), min_size=1, max_size=8))
def test_figures_in_the_margin_keep_apart(wanted: list[float]) -> None:
    places = spread(wanted, 50, 0, 400)

    assert all(gap >= 50 - 1e-6 for gap in np.diff(sorted(places)))
    assert min(places) >= 25 - 1e-6
    assert max(places) <= 375 + 1e-6
    assert [*np.argsort(wanted, kind="stable")] == [*np.argsort(places, kind="stable")]


def test_words_that_must_stay_together_do() -> None:
    page = Page(810)

    lines = page.wrap("about 62\u202f% of all the runs", 20, 400, 90)

    assert any("62\u202f%" in line for line in lines)


def test_levels_that_come_between_are_round(fan: Chart) -> None:
    """Steps of 250 are not halved to 125."""
    coarse = value_axis("People", "persons", 900)
    assert coarse.ticks[1].at - coarse.ticks[0].at == 250

    said = {words for words, _ in boxes(replace(fan, y=coarse), "square")}

    assert {"250", "500", "750"} <= said
    assert not {"125", "375"} & said
