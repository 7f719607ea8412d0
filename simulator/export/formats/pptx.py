"""A deck of slides with charts that can be edited, set to be shown as it is."""

from __future__ import annotations

from typing import BinaryIO

from simulator.export.briefing import Briefing
from simulator.export.format import ExportFormat
from simulator.export.options import Options


def write(briefing: Briefing, stream: BinaryIO, options: Options) -> None:
    """Write *briefing* as slides; the same briefing gives the same bytes."""
    from simulator.export.deck.build import built

    stream.write(built(briefing, options))


def recipe_of(data: bytes) -> str:
    """Return the recipe in a deck, empty where there is none."""
    from simulator.export.deck.package import recipe_of as found

    return found(data)


FORMAT = ExportFormat("pptx", "Slides (PowerPoint)", 50, briefing=write, recipe=recipe_of)
