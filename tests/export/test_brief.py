"""The one-page brief: one page, nothing from outside, its words as words, its recipe inside."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from simulator.charts.chart import Chart
from simulator.export.brief.content import brief_of
from simulator.export.briefing import Briefing, Day, Run, Source
from simulator.export.drawn_up import briefing_of
from simulator.export.format import export_formats
from simulator.export.options import Options
from tests.export.towns import against, alone

FORMATS = export_formats()
RECIPE = json.dumps({"seed": 7, "text": "é < & > </script> \\ “quoted”"}, ensure_ascii=False)
RUN = Run(
    "From price rise to calm",
    "Run 3",
    tuple(Day(f"{k} Jan", f"Whole day {k}.", float(k % 7), f"Short {k}.") for k in range(1, 10)),
)


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """An angry town beside a quiet one, with a run and more sources than fit on a page."""
    made = briefing_of(against("pinned"), run=RUN, note="For the cabinet")
    sources = tuple(Source(f"S{k:02}", f"What source {k} says. " * 3) for k in range(40))
    return replace(made, sources=sources)


_drawn: dict[tuple[int, str, Options], tuple[Briefing, bytes]] = {}  # a page takes a while


def written(briefing: Briefing, name: str, options: Options | None = None) -> bytes:
    """Return a briefing's bytes in a format, drawn once.

    The briefing is kept with them: the id of one that is gone may be given to another.
    """
    key = (id(briefing), name, options or Options())
    if key not in _drawn:
        _drawn[key] = briefing, drawn(briefing, name, key[2])
    return _drawn[key][1]


def drawn(briefing: Briefing, name: str, options: Options) -> bytes:
    """Draw a briefing in a format."""
    write = FORMATS[name].briefing
    assert write is not None
    stream = io.BytesIO()
    write(briefing, stream, options)
    return stream.getvalue()


def page_text(data: bytes) -> str:
    """Return what can be selected on the page, whitespace aside."""
    (page,) = PdfReader(io.BytesIO(data)).pages
    return re.sub(r"\s+", " ", page.extract_text())


@pytest.mark.parametrize("name", ["brief_pdf", "brief_html"])
def test_a_recipe_comes_back_or_is_not_there(name: str, briefing: Briefing) -> None:
    read = FORMATS[name].recipe
    assert read is not None

    assert json.loads(read(written(briefing, name, Options(recipe=RECIPE)))) == json.loads(RECIPE)
    assert read(written(briefing, name)) == ""


@pytest.mark.parametrize("name", ["brief_pdf", "brief_html"])
def test_the_same_briefing_gives_the_same_bytes(name: str, briefing: Briefing) -> None:
    options = Options(recipe=RECIPE)

    assert drawn(briefing, name, options) == written(briefing, name, options)


def test_it_is_one_upright_page_with_its_fonts_and_without_pictures(briefing: Briefing) -> None:
    data = written(briefing, "brief_pdf", Options(recipe=RECIPE))
    reader = PdfReader(io.BytesIO(data))
    (page,) = reader.pages

    wide, high = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
    assert (round(wide), round(high)) == (210, 297)
    assert not page.images
    fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
    assert fonts
    for font in (each.get_object() for each in fonts):
        inner = font.get("/DescendantFonts", [font])[0].get_object()
        about = inner["/FontDescriptor"].get_object()
        kinds = ("/FontFile", "/FontFile2", "/FontFile3")
        assert inner["/Subtype"] == "/Type3" or any(kind in about for kind in kinds)
    assert reader.metadata is not None
    assert reader.metadata.title == briefing.question


def test_the_page_has_question_answer_run_limits_and_what_found_no_room(
    briefing: Briefing,
) -> None:
    text = page_text(written(briefing, "brief_pdf", Options(recipe=RECIPE)))

    for words in (
        "How does “Quiet town” end",
        "How the runs end",
        "What differs",
        "A typical run: From price rise to calm",
        "How far to trust this",
        "For the cabinet",
        "boilover reproduce FILE",
    ):
        assert words in text, words
    assert re.search(r"and \d+ more", text)


def test_it_does_without_what_there_is_not() -> None:
    """One variant, no run, no charts: the page stands all the same."""
    bare = briefing_of(alone(), drawings=())

    text = page_text(written(bare, "brief_pdf"))
    assert "What differs" not in text
    assert "A typical run" not in text
    assert "boilover reproduce" not in text
    assert "What differs" not in written(bare, "brief_html").decode()


def test_the_days_that_weigh_most_are_told(briefing: Briefing) -> None:
    brief = brief_of(briefing, Options())

    assert [day.date for day in brief.days] == ["3 Jan", "4 Jan", "5 Jan", "6 Jan", "9 Jan"] or len(
        brief.days
    ) == 5
    assert list(brief.days) == [day for day in RUN.days if day in brief.days]


def test_what_differs_begins_with_the_headline(briefing: Briefing) -> None:
    first = brief_of(briefing, Options()).differs[0]

    assert first.letter == "B"
    assert "“Quiet town”" in first.text
    assert "points" in first.text or "no clear difference" in first.text


def test_limits_are_said_whatever_else_there_is(briefing: Briefing) -> None:
    """Many inputs, long days: what is left out is counted, never how far to trust it."""
    long = "A long sentence about what happened on this day in several regions. " * 3
    days = tuple(Day(f"{k} Jan", long, 5.0, long) for k in range(1, 6))
    rows = briefing.inputs * 30
    full = replace(briefing, inputs=rows, run=replace(RUN, days=days))

    text = page_text(written(full, "brief_pdf"))

    assert all(limit in text for limit in full.limits)
    assert re.search(r"and \d+ more", text)


def test_the_notes_of_briefing_and_export_stand_once(briefing: Briefing) -> None:
    assert brief_of(briefing, Options(note="For the cabinet")).note == "For the cabinet"
    assert brief_of(briefing, Options(note="Draft")).note == "For the cabinet\nDraft"


def test_two_courses_even_where_the_usual_ones_are_not_there(fan: Chart) -> None:
    charts = tuple(replace(fan, name=name) for name in ("troops", "B.deaths", "deaths", "price"))
    brief = brief_of(replace(briefing_of(alone(), drawings=()), charts=charts), Options())

    assert [chart.name for chart in brief.fans] == ["deaths", "troops"]


class _Page(HTMLParser):
    """Reads what a page links to, its ids, its heads and what stands for its pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.heads: list[str] = []
        self.named: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.links += [v or "" for k, v in attrs if k in ("src", "href", "xlink:href")]
        self.ids += [v or "" for k, v in attrs if k == "id"]
        if tag in ("h1", "h2", "h3"):
            self.heads.append(tag)
        if tag == "svg":
            self.named += (found.get("aria-labelledby") or "").split()


def test_the_web_page_stands_alone(briefing: Briefing) -> None:
    """Nothing is asked for from anywhere, ids are unique, pictures have words, heads an order."""
    text = written(briefing, "brief_html", Options(recipe=RECIPE)).decode()
    page = _Page()
    page.feed(text)

    assert all(link.startswith("#") for link in page.links)
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    assert not {"img", "link", "iframe", "image"} & set(page.tags)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.named) <= set(page.ids)
    assert page.tags.count("svg") == 3
    assert page.heads[0] == "h1"
    assert page.heads.count("h1") == 1
    assert '<html lang="en">' in text
    assert "prefers-color-scheme: dark" in text
    assert "@page { size: A4" in text


def test_what_a_user_writes_is_text(briefing: Briefing) -> None:
    """A note cannot bring elements of its own."""
    sly = replace(briefing, note="<script>alert(1)</script>", question="<b>Why?</b>")

    text = written(sly, "brief_html").decode()
    assert "<script>alert" not in text
    assert "<b>Why" not in text


def test_letters_of_the_drawings_are_text_and_colours_have_names(briefing: Briefing) -> None:
    text = written(briefing, "brief_html").decode()
    drawings = "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))

    assert re.search(r"<text[^>]*>(<!--.*?-->)?\s*How the runs end", drawings)
    assert "var(--line-A)" in drawings
    assert "var(--ink" in drawings
    assert "#0072b2" not in drawings.lower()
