"""The brief as one web page: drawings inside, light and dark, fit to be read aloud and printed."""

from __future__ import annotations

from typing import BinaryIO

from simulator.export.briefing import Briefing
from simulator.export.format import ExportFormat
from simulator.export.options import Options


def write(briefing: Briefing, stream: BinaryIO, options: Options) -> None:
    """Write *briefing* as a page; the same gives the same bytes."""
    from simulator.export.brief.content import brief_of
    from simulator.export.brief.web import page_of
    from simulator.export.fonts import settings

    with settings():
        text = page_of(briefing, brief_of(briefing, options), options.recipe)
    stream.write(text.encode())


def recipe_of(data: bytes) -> str:
    """Return the recipe in a page, empty where there is none."""
    from simulator.export.brief.web import recipe_of as found

    return found(data)


FORMAT = ExportFormat("html", "One-page brief (HTML)", 56, briefing=write, recipe=recipe_of)
