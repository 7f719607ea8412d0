"""The brief for a reader with one minute: an A4 page, letters as letters, its recipe inside."""

from __future__ import annotations

from typing import BinaryIO

from simulator.export.briefing import Briefing
from simulator.export.format import ExportFormat
from simulator.export.formats.pdf import recipe_of, save
from simulator.export.options import Options


def write(briefing: Briefing, stream: BinaryIO, options: Options) -> None:
    """Write *briefing* as one page; the same gives the same bytes."""
    from simulator.export.brief.content import brief_of
    from simulator.export.brief.sheet import draw_sheet
    from simulator.export.fonts import settings

    with settings(embeds=True):
        page = draw_sheet(briefing, brief_of(briefing, options))
        save(page, stream, briefing.question, briefing.headline.sentence, options.recipe)


FORMAT = ExportFormat("pdf", "One-page brief (PDF)", 55, briefing=write, recipe=recipe_of)
