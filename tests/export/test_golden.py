"""What every exported file must be: letters as letters, fonts inside, sizes, metadata or none.

On charts of the shipped January 2022, of every kind there is.
"""

from __future__ import annotations

import io
import re
import socket
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

import simulator
from simulator import DEFAULT_SEED
from simulator.charts.chart import Chart
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.spec import EnsembleSpec
from simulator.export.briefing import Briefing
from simulator.export.drawn_up import briefing_of
from simulator.export.format import export_formats
from simulator.export.options import ASPECTS, Aspect, Options
from simulator.export.played import opening, regional_map, typical_run
from simulator.export.recipe import Recipe, read_recipe, recipe_for
from simulator.results.comparison import Comparison, Entry
from simulator.results.gather import gather
from simulator.scenario.model import Variant

FORMATS = export_formats()
SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("bars", "fan", "milestones", "distribution", "difference", "map", "lanes")


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """January 2022 beside a calm start, in a few runs, with a run told and maps."""
    variants = [Variant.of(simulator.load(name)) for name in ("january-2022", "no-shock")]
    specs = [EnsembleSpec(variant, DEFAULT_SEED, 6) for variant in variants]
    with InlinePool() as pool:
        first, second = gather(pool, specs)
    entries = (
        Entry("A", variants[0].title, "live", first, variants[0]),
        Entry("B", variants[1].title, "pinned", second, variants[1]),
    )
    comparison = Comparison(entries, variants[0].scenario.start, DEFAULT_SEED, "0.1.0")
    drawings = [
        ("outcome_bars", "outcomes"),
        ("fan", "participants"),
        ("milestones", "milestones"),
        ("distribution", "deaths"),
        ("difference", "B.participants"),
    ]
    found = regional_map(comparison, opening(1), runs=2)
    assert found is not None
    run = typical_run(comparison, opening(1))
    return briefing_of(comparison, drawings=drawings, maps=[found], run=run)


@pytest.fixture(scope="module")
def recipe(briefing: Briefing) -> Recipe:
    """How all of it was made."""
    return recipe_for(briefing.comparison)


def chart_of(briefing: Briefing, kind: str) -> Chart:
    """Return the one chart of a kind."""
    if kind == "lanes":
        assert briefing.run is not None
        assert briefing.run.lanes is not None
        return briefing.run.lanes
    if kind == "difference":
        return next(chart for chart in briefing.charts if "." in chart.name)
    return next(chart for chart in briefing.charts if chart.kind == kind)


def drawn(chart: Chart, name: str, options: Options | None = None) -> bytes:
    """Return a chart's bytes in a format."""
    stream = io.BytesIO()
    write = FORMATS[name].chart
    assert write is not None
    write(chart, stream, options or Options())
    return stream.getvalue()


def words_of(text: str) -> set[str]:
    """Return the words of a text, whatever stands between them."""
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_of_lines_and_letters(kind: str, briefing: Briefing) -> None:
    """No picture in pixels, nothing from elsewhere, no letter drawn as a shape."""
    chart = chart_of(briefing, kind)
    tree = ET.fromstring(drawn(chart, "svg"))
    texts = [" ".join(node.itertext()) for node in tree.iter(f"{SVG}text")]
    links = [v for node in tree.iter() for k, v in node.attrib.items() if k.endswith("href")]

    assert not list(tree.iter(f"{SVG}image"))
    assert all(link.startswith("#") for link in links)
    assert words_of(chart.finding) <= words_of(" ".join(texts))
    assert not [node for node in tree.iter(f"{SVG}g") if "DejaVu" in node.get("id", "")]
    style = " ".join(node.get("style", "") for node in tree.iter(f"{SVG}text"))
    assert re.search(r"font[^;]*(Inter|DejaVu Sans)", style)


@pytest.mark.parametrize("kind", ["bars", "lanes"])
def test_a_page_has_its_fonts_inside_and_its_words_can_be_found(
    kind: str, briefing: Briefing
) -> None:
    chart = chart_of(briefing, kind)
    reader = PdfReader(io.BytesIO(drawn(chart, "pdf")))
    (page,) = reader.pages

    assert not page.images
    fonts = [each.get_object() for each in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        inner = font.get("/DescendantFonts", [font])[0].get_object()
        about = inner["/FontDescriptor"].get_object()
        files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(about)
        assert files or "/CharProcs" in inner, inner["/Subtype"]
    found = re.sub(r"\s+", "", page.extract_text())
    assert re.sub(r"\s+", "", chart.finding)[:30] in found


@pytest.mark.parametrize("aspect", ASPECTS)
def test_pages_have_the_size_that_was_asked_for(aspect: Aspect, briefing: Briefing) -> None:
    chart = chart_of(briefing, "fan")
    options = Options(aspect=aspect)
    tree = ET.fromstring(drawn(chart, "svg", options))

    box = [float(each) for each in tree.get("viewBox", "").split()]
    assert box[3] / box[2] == pytest.approx(ASPECTS[aspect], rel=1e-3)


@pytest.mark.parametrize(
    ("name", "wide"), [("png_screen", 1440), ("png", 2880), ("png_print", 4320)]
)
def test_pictures_have_their_pixels(name: str, wide: int, briefing: Briefing) -> None:
    """For the web, for a projector, for print at 300 dots an inch of a page 14.4 inches wide."""
    picture = Image.open(io.BytesIO(drawn(chart_of(briefing, "bars"), name)))

    assert picture.size == (wide, wide * 9 // 16)
    assert picture.info["dpi"][0] == pytest.approx(wide / 14.4, rel=1e-2)


def written(name: str, briefing: Briefing, options: Options) -> tuple[bytes, bytes]:
    """Return where a format keeps its recipe, and all it writes with what is packed unpacked."""
    fmt, stream = FORMATS[name], io.BytesIO()
    write: Any = fmt.chart or fmt.briefing
    beside = write(chart_of(briefing, "fan") if fmt.chart else briefing, stream, options)
    data = stream.getvalue()
    unpacked = data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = b"\n".join(package.read(each) for each in package.namelist())
    return beside or data, unpacked + (beside or b"")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_with_a_recipe_all_is_there_without_nothing(
    name: str, briefing: Briefing, recipe: Recipe
) -> None:
    """Scenario text, seed, runs, hashes; released none of it, and never who made it and where."""
    read = FORMATS[name].recipe
    assert read is not None

    holder, whole = written(name, briefing, Options(recipe=recipe.text))
    kept = read_recipe(read(holder))
    assert kept.is_sealed
    assert kept.parts == recipe.parts
    assert kept.seed == DEFAULT_SEED
    assert "format: 1" in kept.parts[0].bundle.files["january-2022.yaml"]

    holder, bare = written(name, briefing, Options())
    assert read(holder) == ""
    secret = recipe.parts[0].digest.encode()
    for trace in (secret, b"boilover-recipe", b"boilover:recipe", b"Boilover recipe"):
        assert trace not in bare

    traces = [str(Path.home()), str(Path(__file__).resolve().parents[2]), socket.gethostname()]
    for trace in (each for each in traces if len(each) > 4):
        assert trace.encode() not in whole


def test_the_whole_story_is_in_the_brief(briefing: Briefing) -> None:
    """Its words are those of the briefing, drawn once for paper and once for a screen."""
    stream = io.BytesIO()
    write = FORMATS["brief_html"].briefing
    assert write is not None
    write(briefing, stream, Options())
    text = stream.getvalue().decode()

    for words in (briefing.question, briefing.headline.small_print, *briefing.limits):
        assert words in text.replace("&#39;", "’").replace("&amp;", "&")
