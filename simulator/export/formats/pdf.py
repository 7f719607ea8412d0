"""A page for print, vectors and searchable text."""

from __future__ import annotations

import base64
import re
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from simulator.charts.chart import Chart
from simulator.export.format import ExportFormat
from simulator.export.options import Options
from simulator.export.unpacking import inflated

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_KEPT: Final = re.compile(rb"boilover-recipe:([A-Za-z0-9+/=]+)")


def write(chart: Chart, stream: BinaryIO, options: Options) -> None:
    """Write *chart* as a one-page PDF; the same chart gives the same bytes."""
    from simulator.export.drawing import description, draw
    from simulator.export.fonts import settings

    with settings(embeds=True):
        save(draw(chart, options), stream, chart.finding, description(chart), options.recipe)


def save(figure: Figure, stream: BinaryIO, title: str, subject: str, recipe: str) -> None:
    """Write a page with what a reader of PDF shows of it; call within ``settings(embeds=True)``."""
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    about = {"Title": title, "Subject": subject, "Creator": "Boilover", "CreationDate": None}
    if recipe:
        about["Keywords"] = packed(recipe)
    FigureCanvasPdf(figure).print_figure(stream, format="pdf", metadata=about)


def packed(recipe: str) -> str:
    """Return a recipe as a PDF's keywords hold it: a long text in few, harmless letters."""
    return f"boilover-recipe:{base64.b64encode(zlib.compress(recipe.encode(), 9)).decode()}"


def recipe_of(data: bytes) -> str:
    """Return the recipe in a PDF file, empty where there is none."""
    found = _KEPT.search(data)
    return inflated(base64.b64decode(found[1])).decode() if found else ""


FORMAT = ExportFormat("pdf", "Page (PDF)", 30, write, recipe=recipe_of)
