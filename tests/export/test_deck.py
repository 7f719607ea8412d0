"""A briefing as slides: charts that can be edited, words that fit, notes, a recipe, a template."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from simulator.charts.areas import Area, ColourScale
from simulator.charts.chart import Axis, Band, Chart, Line
from simulator.errors import ExportError
from simulator.export.briefing import Briefing, Day, Run
from simulator.export.deck.draw_template import drawn
from simulator.export.deck.metrics import LEADING, Metrics, Paragraph, Piece
from simulator.export.deck.template import OWN
from simulator.export.drawn_up import briefing_of
from simulator.export.format import export_formats
from simulator.export.options import ASPECTS, Aspect, Options
from simulator.export.recipe import recipe_for
from tests.export.towns import against, alone

FMT = export_formats()["pptx"]
EMU = 914400
SQUARE = np.array([(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0), (0.0, 0.0)])
LONG = "Whether a government that concedes early and sends its forces home keeps its streets calm"


def written(briefing: Briefing, options: Options | None = None) -> bytes:
    """Return the bytes of a deck."""
    stream = io.BytesIO()
    assert FMT.briefing is not None
    FMT.briefing(briefing, stream, options or Options())
    return stream.getvalue()


def opened(briefing: Briefing, options: Options | None = None) -> Any:
    """Return a deck as python-pptx reads it."""
    return Presentation(io.BytesIO(written(briefing, options)))


def shapes(deck: Any) -> Iterator[Any]:
    """Yield every shape, those in groups too."""
    stack = [shape for slide in deck.slides for shape in slide.shapes]
    while stack:
        shape = stack.pop(0)
        yield shape
        stack += list(getattr(shape, "shapes", ()))


def charts_in(deck: Any) -> dict[str, Any]:
    """Return the native charts by their names."""
    return {shape.name: shape.chart for shape in shapes(deck) if getattr(shape, "has_chart", False)}


def workbook(chart: Any) -> list[list[Any]]:
    """Return the rows of the workbook inside a chart."""
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [list(row) for row in book.active.iter_rows(values_only=True)]  # type: ignore[union-attr]


@pytest.fixture
def land(fan: Chart) -> Chart:
    """A map of a square with a town in it, and a hole."""
    hole = SQUARE * 0.2 + 1.0
    marks = (
        Area(
            "A", "L-1", "Plain", (SQUARE, hole), (1.0, 1.0), 0.0, 3.0, 4.0, 4.0, 4.0, "4.0", 4, True
        ),
        Area("A", "L-2", "Town", (), (3.0, 2.0), 0.0, 3.0, 0.0, 0.0, 0.0, "0.0", 0),
        ColourScale("", tuple("012345"), False, "centre lost"),
    )
    axis = Axis("", "", 0.0, 1.0, ())
    return replace(fan, kind="map", title="On the map", x=axis, y=axis, marks=marks)


@pytest.fixture
def plain() -> Briefing:
    """An angry town against the quiet one, in words alone."""
    drawn_up = briefing_of(against("pinned", "baseline"), drawings=())
    return replace(drawn_up, sources=drawn_up.sources[:2])


@pytest.fixture
def briefing(
    plain: Briefing, fan: Chart, bars: Chart, spread: Chart, milestones: Chart, land: Chart
) -> Briefing:
    """The same with a chart of each kind and a run."""
    run = Run("How it went", "Run 3", (Day("1 Jan", "People go out."), Day("2 Jan", LONG)), None)
    return replace(plain, charts=(bars, fan, spread, milestones, land), run=run)


def test_bars_are_a_native_chart_with_shares_and_intervals(plain: Briefing, bars: Chart) -> None:
    """Excel opens the shares beside how far each interval reaches."""
    chart = charts_in(opened(replace(plain, charts=(bars,))))["How the runs end"]
    rows = workbook(chart)

    assert [series.name for series in chart.plots[0].series][:2] == [
        "A Town, edited",
        "B More police",
    ]
    assert list(chart.plots[0].categories) == ["Calm", "Talks", "Leader falls"]
    assert rows[2][:3] == ["Talks", 70, 70]
    assert len(chart._chartSpace.findall(".//{*}errBars")) >= 2
    assert rows[0][4].endswith("interval below")
    assert rows[2][4:8] == [2, 2, 2, 2]


def test_a_fan_is_a_native_chart_whose_layers_add_up_to_the_bands(
    plain: Briefing, fan: Chart
) -> None:
    """Areas on an invisible base, the medians as lines, days along the axis."""
    chart = charts_in(opened(replace(plain, charts=(fan,))))["People in the streets"]
    rows = np.array([row[1:5] for row in workbook(chart)[1:]], dtype=float)
    outer, inner = (mark for mark in fan.marks if isinstance(mark, Band))
    tolerance = {"rtol": 1e-4, "atol": 1e-2}

    assert chart._chartSpace.find(".//{*}areaChart/{*}grouping").get("val") == "stacked"
    assert chart._chartSpace.find(".//{*}areaChart/{*}ser/{*}spPr/{*}noFill") is not None
    np.testing.assert_allclose(rows[:, 0], outer.low, **tolerance)
    np.testing.assert_allclose(rows[:, :2].sum(axis=1), inner.low, **tolerance)
    np.testing.assert_allclose(rows[:, :3].sum(axis=1), inner.high, **tolerance)
    np.testing.assert_allclose(rows.sum(axis=1), outer.high, **tolerance)
    lines = [series.name for series in chart.plots[1].series]
    assert lines == ["Town (baseline): median", "B More police: median", "A Town, edited: median"]
    assert str(workbook(chart)[9][0]) == "2022-01-02 00:00:00"


def test_whole_days_are_a_date_axis(plain: Briefing, fan: Chart) -> None:
    marks = tuple(
        replace(mark, x=mark.x * 8) if isinstance(mark, Band | Line) else mark for mark in fan.marks
    )
    slow = replace(fan, marks=marks, x=replace(fan.x, high=80.0))

    chart = charts_in(opened(replace(plain, charts=(slow,))))["People in the streets"]

    assert chart._chartSpace.find(".//{*}dateAx/{*}baseTimeUnit").get("val") == "days"


def test_a_distribution_is_columns_with_the_others_as_lines(plain: Briefing, spread: Chart) -> None:
    chart = charts_in(opened(replace(plain, charts=(spread,))))["People in the streets"]

    assert [plot.categories[0] for plot in chart.plots][:2] == ["0", "0"]
    assert [series.name for series in chart.plots[0].series] == ["A Town, edited"]
    assert workbook(chart)[1][:3] == ["none", 10, 80]


def test_regions_are_freeforms_that_say_what_they_are(plain: Briefing, land: Chart) -> None:
    deck = opened(replace(plain, charts=(land,)))
    found = {shape.name: shape for shape in shapes(deck) if shape.name in ("Plain", "Town")}
    plain = found["Plain"].element

    assert len(plain.findall(".//{*}custGeom//{*}moveTo")) == 2
    assert plain.find(".//{*}srgbClr").get("val") == "672C5E"
    assert [shape.element.nvSpPr.cNvPr.get("descr") for shape in found.values()] == [
        "Plain: 4.0",
        "Town: 0.0",
    ]


def test_what_cannot_be_native_is_a_drawing_with_a_picture_to_fall_back_on(
    plain: Briefing, milestones: Chart
) -> None:
    data = written(replace(plain, charts=(milestones,)))
    deck = Presentation(io.BytesIO(data))
    picture: Any = next(shape for shape in shapes(deck) if shape.name == "Milestones")
    blip = picture.element.find(".//{*}svgBlip")
    number = blip.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    part = picture.part.related_part(number)

    assert picture.image.content_type == "image/png"
    assert part.content_type == "image/svg+xml"
    assert b"<svg" in part.blob
    assert b"<text" not in part.blob  # as outlines, the same on every machine
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert b"image/svg+xml" in file.read("[Content_Types].xml")


def test_every_slide_has_a_title_and_is_told_in_the_notes(briefing: Briefing) -> None:
    deck = opened(briefing)

    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        assert len(slide.notes_slide.notes_text_frame.text) > 20
    spoken = deck.slides[3].notes_slide.notes_text_frame.text
    for words in ("What it shows", "How to read it", "How sure", "What not to say"):
        assert words in spoken


def test_charts_and_pictures_have_words_for_who_cannot_see_them(briefing: Briefing) -> None:
    """Those say the finding and the numbers."""
    seen = [
        shape
        for slide in opened(briefing).slides
        for shape in slide.shapes
        if shape.shape_type is not None and not shape.has_text_frame
    ]
    alts = {shape.name: next(shape.element.iter("{*}cNvPr")).get("descr") for shape in seen}

    assert all(alts.values())
    assert "Talks 70.0" in alts["How the runs end"]


def test_a_recipe_is_kept_in_a_part_of_its_own_or_is_not_there(plain: Briefing) -> None:
    recipe = recipe_for(plain.comparison).text
    assert FMT.recipe is not None

    data = written(plain, Options(recipe=recipe))
    assert FMT.recipe(data) == recipe
    assert "How to make these numbers again" in titles(data)
    again = io.BytesIO()
    Presentation(io.BytesIO(data)).save(again)  # as an office program does
    assert FMT.recipe(again.getvalue()) == recipe

    released = written(plain)
    assert FMT.recipe(released) == ""
    assert "How to make these numbers again" not in titles(released)
    with zipfile.ZipFile(io.BytesIO(released)) as file:
        assert not [name for name in file.namelist() if "customXml" in name]


def titles(data: bytes) -> list[str]:
    """Return the titles of the slides of a file."""
    slides = Presentation(io.BytesIO(data)).slides
    return [slide.shapes.title.text_frame.text for slide in slides]  # type: ignore[union-attr]


def test_the_same_briefing_gives_the_same_bytes(briefing: Briefing) -> None:
    """Nothing in it tells when or where it was made."""
    options = Options(recipe='{"seed": 7}')

    assert written(briefing, options) == written(briefing, options)


def test_what_the_file_says_of_itself(plain: Briefing) -> None:
    about = opened(plain).core_properties

    assert about.author == "Boilover"
    assert about.title == plain.headline.sentence
    assert about.subject == plain.question


@pytest.mark.parametrize("aspect", ASPECTS)
def test_no_words_leave_their_place(aspect: Aspect, briefing: Briefing) -> None:
    """Measured with the widths of the deck's typeface; long titles are set smaller or cut."""
    legend = tuple(
        replace(each, title=f"{each.title}: {LONG}") for each in briefing.charts[0].legend
    )
    charts = tuple(
        replace(chart, finding=f"{LONG}, {LONG.lower()}", legend=legend)
        for chart in briefing.charts
        if chart.kind != "milestones"
    )
    deck = opened(replace(briefing, charts=charts, question=f"{LONG}?"), Options(aspect=aspect))

    assert deck.slide_width / deck.slide_height == pytest.approx(
        1 / {"square": ASPECTS["4:3"]}.get(aspect, ASPECTS[aspect]), rel=1e-3
    )
    for shape in shapes(deck):
        if shape.has_text_frame and shape.text_frame.text:
            assert height_of(shape) <= shape.height / EMU + 0.02, shape.text_frame.text
        if shape.shape_type is not None or shape.is_placeholder:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width + 1
            assert shape.top + shape.height <= deck.slide_height + 1


def height_of(shape: Any) -> float:
    """Return how high the text of a shape is, in inches; sizes not given are the layout's."""
    metrics, high = Metrics(), 0.0
    default = {"Title": 26.0, "Subject": 14.0, "Subtitle": 20.0}.get(shape.name, 10.0)
    for paragraph in shape.text_frame.paragraphs:
        sizes = [run.font.size.pt for run in paragraph.runs if run.font.size is not None]
        size = max(sizes, default=default)
        bold = "Title" in shape.name
        text = tuple(Piece(run.text, bool(run.font.bold) or bold) for run in paragraph.runs)
        breaks = len(paragraph.text.split("\v")) - 1
        lines = metrics.lines_of(text, size, shape.width / EMU) + breaks
        high += lines * size * LEADING / 72
    return high


@pytest.mark.parametrize("empty", [False, True])
def test_a_briefing_with_hardly_anything_is_a_deck(empty: bool) -> None:
    """No pins, no run, no map, and perhaps nothing played yet."""
    comparison = alone()
    if empty:
        live = comparison.live
        none = replace(live, result=type(live.result)(live.result.key, (), live.result.layout))
        comparison = replace(comparison, entries=(none,), preview=True)

    deck = opened(briefing_of(comparison))

    assert len(deck.slides) >= 3
    assert (
        any(shape.text_frame.text == "Preview" for shape in shapes(deck) if shape.has_text_frame)
        == empty
    )


def test_seven_variants_have_a_chart_each(plain: Briefing, bars: Chart) -> None:
    letters = "ABCDEFG"
    legend = tuple(
        replace(bars.legend[0], series=letter, title=f"Case {letter}") for letter in letters
    )
    marks = tuple(replace(mark, series=letter) for letter in letters for mark in bars.marks[:3])  # type: ignore[type-var]
    many = replace(bars, legend=legend, marks=marks)

    found = charts_in(opened(replace(plain, charts=(many,))))

    assert set(found) == {f"Case {letter}" for letter in letters}


def test_a_template_of_ones_own_lays_out_the_slides(plain: Briefing, tmp_path: Path) -> None:
    """Its slides are left out, its size and its layouts are used."""
    path = tmp_path / "house.pptx"
    house = Presentation()
    house.slides.add_slide(house.slide_layouts[0])
    house.save(str(path))

    deck = opened(plain, Options(template=path))

    assert deck.slide_width == house.slide_width
    assert {slide.slide_layout.name for slide in deck.slides} == {
        "Title Slide",
        "Title and Content",
    }
    assert deck.slides[0].shapes.title.text_frame.text == "Quiet town"


def test_a_template_that_lacks_something_says_what(plain: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "house.pptx"
    with pytest.raises(ExportError, match="no such file"):
        written(plain, Options(template=path))

    path.write_bytes(b"nonsense")
    with pytest.raises(ExportError, match="no presentation"):
        written(plain, Options(template=path))

    house = Presentation()
    house.slide_layouts.remove(house.slide_layouts[1])
    house.save(str(path))
    with pytest.raises(ExportError, match="no layout “Boilover finding” or of the kind “obj”"):
        written(plain, Options(template=path))


def test_the_template_is_what_its_script_draws() -> None:
    assert OWN.read_bytes() == drawn()


def test_text_is_measured_word_by_word() -> None:
    metrics = Metrics()
    text = (Piece("A\u2002", bold=True), Piece("one two"))

    assert metrics.lines_of(text, 12, 5.0) == 1
    assert metrics.lines_of(text, 12, metrics.width_of("A\u2002one", 12, bold=True) + 0.05) == 2
    assert metrics.width_of("Привет 東京 ’", 12) > 0
    assert metrics.cut("one two three", 12, 0.6).endswith("…")
    assert metrics.unbroken(
        "it is 67 % (62–72 %)", 12, metrics.width_of("it is 67 % (62–", 12)
    ) == ("it is 67 %\n(62–72 %)")
    assert metrics.fitting([Paragraph.of(LONG)], 3.0, 1.0, 40, 8) < 40
