"""Each shape has its size in the hand, and words that look right on any machine."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from simulator.charts.chart import Chart, Legend
from simulator.export.format import export_formats
from simulator.export.naming import detail_of
from simulator.export.options import Aspect, Options

MILLIMETRES = 25.4 / 72


def written(chart: Chart, name: str, aspect: Aspect) -> bytes:
    """Return a chart's bytes in a format and a shape."""
    stream = io.BytesIO()
    write = export_formats()[name].chart
    assert write is not None
    write(chart, stream, Options(aspect=aspect))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        ("a4", (297, 210)),
        ("16:9", (365.76, 205.74)),
        ("4:3", (304.8, 228.6)),
        ("square", (274.32,) * 2),
    ],
)
def test_a_page_has_its_size_on_paper(
    bars: Chart, aspect: Aspect, size: tuple[float, float]
) -> None:
    box = PdfReader(io.BytesIO(written(bars, "pdf", aspect))).pages[0].mediabox

    found = float(box.width) * MILLIMETRES, float(box.height) * MILLIMETRES
    assert found == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize(
    ("aspect", "pixels"),
    [("a4", (3508, 2480)), ("16:9", (4320, 2430)), ("4:3", (3600, 2700)), ("square", (3240, 3240))],
)
def test_a_picture_for_print_has_300_dots_an_inch(
    bars: Chart, aspect: Aspect, pixels: tuple[int, int]
) -> None:
    picture = Image.open(io.BytesIO(written(bars, "png_print", aspect)))

    assert picture.size == pixels
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.05)


def test_letters_of_a_drawing_have_stand_ins(bars: Chart) -> None:
    """Where the typeface is missing, one that is everywhere takes its place."""
    text = written(bars, "svg", "16:9").decode()

    assert "sans-serif" in text
    assert text.count("font-family:") == text.count("sans-serif")


@pytest.mark.parametrize(
    ("title", "detail", "told"),
    [
        ("Moscow's restraint 3.2", "Moscow’s restraint\u00a03.2\u00a0logit", ""),
        ("Repression 0.9", "Repression\u00a00.9", ""),
        ("Price shock 1.3", "Price shock\u00a01.3\u00a0×, Repression\u00a00.5", None),
        ("Early concession", "Conciliation\u00a00.95", None),
    ],
)
def test_what_a_title_says_is_not_said_again(title: str, detail: str, told: str | None) -> None:
    who = Legend("B", title, "pinned", 100, detail)

    assert detail_of(who) == (detail if told is None else told)
