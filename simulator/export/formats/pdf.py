"""A page for print, vectors and searchable text."""

from __future__ import annotations

import base64
import re
import zlib
from typing import BinaryIO, Final

from simulator.charts.chart import Chart
from simulator.export.format import ExportFormat
from simulator.export.options import Options

_KEPT: Final = re.compile(rb"boilover-recipe:([A-Za-z0-9+/=]+)")


def write(chart: Chart, stream: BinaryIO, options: Options) -> None:
    """Write *chart* as a one-page PDF; the same chart gives the same bytes."""
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    from simulator.export.drawing import description, draw
    from simulator.export.fonts import settings

    about = {
        "Title": chart.finding,
        "Subject": description(chart),
        "Creator": "Boilover",
        "CreationDate": None,
    }
    if options.recipe:
        about["Keywords"] = packed(options.recipe)
    with settings():
        FigureCanvasPdf(draw(chart, options)).print_figure(stream, format="pdf", metadata=about)


def packed(recipe: str) -> str:
    """Return a recipe as a PDF's keywords hold it: a long text in few, harmless letters."""
    return f"boilover-recipe:{base64.b64encode(zlib.compress(recipe.encode(), 9)).decode()}"


def recipe_of(data: bytes) -> str:
    """Return the recipe in a PDF file, empty where there is none."""
    found = _KEPT.search(data)
    try:
        return zlib.decompress(base64.b64decode(found[1])).decode() if found else ""
    except (ValueError, zlib.error):
        return ""


FORMAT = ExportFormat("pdf", "Page (PDF)", 30, write, recipe=recipe_of)
