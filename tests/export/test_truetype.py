"""A PDF holds its typeface whole, whatever its outlines are, and its words can be found."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from pypdf import PdfReader

from simulator.charts.chart import Chart
from simulator.export import fonts, truetype
from simulator.export.format import export_formats
from simulator.export.options import Options


@pytest.fixture
def postscript() -> Path:
    """A face of this machine with PostScript outlines."""
    face = Path(font_manager.findfont(FontProperties(family="Inter", weight=600)))
    if face.suffix.lower() != ".otf":
        pytest.skip("Inter is not installed with PostScript outlines")
    return face


def test_letters_of_a_page_are_fonts_and_not_drawings(fan: Chart) -> None:
    """Strict readers and printers take TrueType; its words can be selected and found."""
    stream = io.BytesIO()
    write = export_formats()["pdf"].chart
    assert write is not None
    write(fan, stream, Options())
    (page,) = PdfReader(stream).pages

    for each in page["/Resources"]["/Font"].values():  # type: ignore[index]
        inner = each.get_object().get("/DescendantFonts", [each])[0].get_object()
        assert inner["/Subtype"] == "/CIDFontType2"
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()
    assert "a median peak of 21,000" in " ".join(page.extract_text().split())


def test_a_made_font_has_the_same_letters_of_the_same_width(postscript: Path) -> None:
    """Only the outlines change; its family has a name of its own."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    made, old = truetype.converted(postscript, "Inter TrueType"), TTFont(postscript)

    assert made.getBestCmap() == old.getBestCmap()
    assert made["name"].getDebugName(1) == "Inter TrueType"
    for name in (old.getBestCmap()[ord(sign)] for sign in "A8—"):
        assert made["hmtx"][name][0] == old["hmtx"][name][0]
        assert made["glyf"][name].numberOfContours > 0


def test_what_cannot_be_made_leaves_the_typeface_as_it_was(
    postscript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a damaged font costs no page: its letters are drawings then."""
    truetype.embeddable.cache_clear()
    monkeypatch.setattr("matplotlib.get_cachedir", lambda: str(tmp_path))
    monkeypatch.setattr(truetype, "converted", lambda face, family: 1 / 0)

    assert truetype.embeddable("Inter", (600,)) == "Inter"
    assert not list((tmp_path / "boilover").iterdir())
    truetype.embeddable.cache_clear()
    assert postscript.exists()


def test_only_what_embeds_its_letters_changes_the_typeface() -> None:
    """A picture written after a PDF is the same as one before it."""
    before = fonts.font(12, 400).get_family()
    with fonts.settings(embeds=True):
        inside = fonts.font(12, 400).get_family()

    assert fonts.font(12, 400).get_family() == before
    assert len(inside) == len(before)
