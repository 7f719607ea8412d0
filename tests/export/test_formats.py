"""Every format writes every chart, whole, as text where it is text, and the same twice."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from simulator.charts.chart import Chart
from simulator.errors import ExportError
from simulator.export.format import ExportFormat, export_formats
from simulator.export.options import ASPECTS, Aspect, Options
from simulator.export.write import write_chart

FORMATS = export_formats()
OF_CHARTS = sorted(name for name, entry in FORMATS.items() if entry.chart)
HOLDERS = [name for name in OF_CHARTS if FORMATS[name].recipe]
RECIPE = '{"seed": 7, "text": "é < & > \\"quoted\\" ü"}'
SIGNATURES = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml", "csv": b"series,"}


def written(chart: Chart, name: str, options: Options | None = None) -> bytes:
    """Return the bytes of a chart in a format."""
    stream = io.BytesIO()
    write = FORMATS[name].chart
    assert write is not None
    write(chart, stream, options or Options())
    return stream.getvalue()


def texts(chart: Chart) -> list[str]:
    """Return every text of a chart's SVG."""
    tree = ET.fromstring(written(chart, "svg"))
    return ["".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")]


def rows(chart: Chart) -> list[dict[str, str]]:
    """Return a chart's CSV."""
    return list(csv.DictReader(io.StringIO(written(chart, "csv").decode())))


@pytest.mark.parametrize("name", OF_CHARTS)
def test_every_format_writes_every_chart(name: str, chart: Chart) -> None:
    assert isinstance(FORMATS[name], ExportFormat)
    assert written(chart, name).startswith(SIGNATURES.get(FORMATS[name].suffix, b""))


@pytest.mark.parametrize("name", OF_CHARTS)
def test_the_same_chart_gives_the_same_bytes(name: str, fan: Chart) -> None:
    options = Options(recipe=RECIPE)

    assert written(fan, name, options) == written(fan, name, options)


@pytest.mark.parametrize("name", HOLDERS)
def test_a_recipe_comes_back_as_it_went_in_or_is_not_there(
    name: str, fan: Chart, tmp_path: Path
) -> None:
    """It stands in the file's own metadata, or in the file beside it where there are none."""
    fmt = FORMATS[name]
    read, path = fmt.recipe, tmp_path / f"plot.{fmt.suffix}"
    assert read is not None
    place = path.with_name(path.name + fmt.beside_suffix)

    write_chart(fan, path, options=Options(recipe=RECIPE), fmt=fmt)
    assert json.loads(read(place.read_bytes())) == json.loads(RECIPE)

    write_chart(fan, path, options=Options(), fmt=fmt, overwrite=True)
    assert read(place.read_bytes()) == ""
    assert b"quoted" not in place.read_bytes()


@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_page_has_the_shape_that_was_asked_for(aspect: Aspect, chart: Chart) -> None:
    picture = Image.open(io.BytesIO(written(chart, "png_screen", Options(aspect=aspect))))

    assert picture.width == 1440
    assert abs(picture.height - 1440 * ASPECTS[aspect]) <= 1


def test_a_note_of_ones_own_stands_at_the_foot(fan: Chart) -> None:
    text = written(fan, "svg", Options(note="For the cabinet, 9:00")).decode()

    assert "For the cabinet, 9:00" in text


def test_a_picture_is_sixteen_by_nine_on_white(chart: Chart) -> None:
    picture = Image.open(io.BytesIO(written(chart, "png"))).convert("RGB")

    assert picture.size == (2880, 1620)
    assert picture.getpixel((5, 5)) == (255, 255, 255)
    assert picture.getpixel((2875, 1615)) == (255, 255, 255)


def test_a_picture_says_what_it_is(fan: Chart) -> None:
    about = Image.open(io.BytesIO(written(fan, "png"))).info

    assert about["Title"] == fan.finding
    assert "Seed 7" in about["Description"]


def test_a_drawing_has_title_note_and_units_as_text(fan: Chart) -> None:
    found = texts(fan)

    assert "People in the streets" in found
    assert any(text.startswith("Persons · median") for text in found)
    assert "Seed 7 · Boilover 0.1.0" in found
    assert {"1 Jan", "20,000", "0"} <= set(found)


def test_curves_are_named_where_they_are_drawn(fan: Chart) -> None:
    found = [text.replace("\u2002", " ") for text in texts(fan)]

    assert {"A Town, edited", "B More police", "Town (baseline)"} <= set(found)


def test_a_dollar_sign_is_only_a_dollar_sign(fan: Chart) -> None:
    """Titles come from users; nothing in them is a formula."""
    legend = (replace(fan.legend[0], title="$5 \\frac{a}{b} and $6"), *fan.legend[1:])

    assert any("$5 \\frac{a}{b} and $6" in text for text in texts(replace(fan, legend=legend)))


def test_a_preview_is_marked(fan: Chart) -> None:
    assert "Preview" not in texts(fan)
    assert "Preview" in texts(replace(fan, preview=True))


def test_a_baseline_that_is_the_live_curve_is_drawn_once(fan: Chart) -> None:
    live = fan.marks[4]
    marks = (*fan.marks[:2], replace(live, series="baseline"), live, *fan.marks[5:])

    found = texts(replace(fan, marks=marks))

    assert not any("Town" in text for text in found if text != fan.context and "“" not in text)


def test_bars_write_their_shares_and_runs(bars: Chart) -> None:
    found = texts(bars)

    assert {"70.0 %", "0.0 %", "Leader falls"} <= set(found)
    assert any("n = 2,000" in text.replace("\u00a0", " ") for text in found)


def test_a_page_is_searchable_text_without_a_date(fan: Chart) -> None:
    page = written(fan, "pdf")

    assert b"/ToUnicode" in page
    assert b"CreationDate" not in page


def test_numbers_are_tidy(fan: Chart) -> None:
    table = rows(fan)

    median = [r for r in table if r["series"] == "A" and r["quantity"] == "median"]
    assert list(table[0]) == ["series", "indicator", "day", "date", "quantity", "value", "unit"]
    assert median[40]["day"] == "5"
    assert median[40]["date"] == "2022-01-06T00:00"
    assert {r["quantity"] for r in table} >= {"p10", "p25", "p75", "p90", "peak median"}
    assert {r["unit"] for r in table} == {"persons"}


def test_what_is_absent_has_no_number(fan: Chart) -> None:
    found = [r for r in rows(fan) if r["series"] == "B" and r["quantity"].startswith("peak")]

    assert len(found) == 5
    assert {r["value"] for r in found} == {""}


def test_shares_are_written_with_their_interval(bars: Chart) -> None:
    talks = [r for r in rows(bars) if r["series"] == "A" and r["indicator"] == "Talks"]

    assert [(r["quantity"], r["value"]) for r in talks] == [
        ("share", "70"),
        ("low", "68"),
        ("high", "72"),
    ]


def test_a_distribution_is_written_bin_by_bin(spread: Chart) -> None:
    """Shares in %, summaries in the unit of what is measured."""
    live = [r for r in rows(spread) if r["series"] == "A"]

    assert live[0]["quantity"] == "share with none"
    assert [r["unit"] for r in live if r["quantity"].startswith("share from")] == ["%"] * 21
    assert live[1]["quantity"] == "share from 0 to 2000"
    assert [r["unit"] for r in live if r["quantity"] == "peak median"] == ["persons"]


def test_milestones_are_written_with_day_and_share(milestones: Chart) -> None:
    """What never happens has a share and no day."""
    found = {(r["indicator"], r["quantity"]): r for r in rows(milestones) if r["series"] == "A"}

    assert found["State of emergency", "median"]["date"] == "2022-01-05T12:00"
    assert found["State of emergency", "share"]["value"] == "85"
    assert found["A region breaks away", "median"]["value"] == ""
    assert found["A region breaks away", "share"]["value"] == "0"


def test_the_suffix_chooses_the_format_in_any_case(fan: Chart, tmp_path: Path) -> None:
    path = write_chart(fan, tmp_path / "Plot.SVG")

    assert path.read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plot.pgn", r"no format \.pgn \(did you mean 'png'\?\); choose one of"),
        ("plot.docx", r"no format \.docx; choose one of \.png, \.svg, \.pdf, \.csv"),
        ("plot", "the name has no suffix"),
    ],
)
def test_an_unknown_format_is_told(fan: Chart, tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        write_chart(fan, tmp_path / name)

    assert not any(tmp_path.iterdir())


def test_a_folder_is_called_a_folder(fan: Chart, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="it is a folder"):
        write_chart(fan, tmp_path)


def test_listing_formats_does_not_load_a_drawing_library() -> None:
    """The window lists them at start; Matplotlib waits for the first export."""
    code = (
        "import sys; from simulator.export.format import export_formats; export_formats();"
        "from simulator.export import write; sys.exit('matplotlib' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
