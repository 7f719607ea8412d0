"""A vector drawing whose text stays text, for the web and for editing."""

from __future__ import annotations

import html
import io
import re
from typing import BinaryIO, Final

from simulator.charts.chart import Chart
from simulator.export.format import ExportFormat
from simulator.export.options import Options

_ID: Final = "boilover-recipe"
_KEPT: Final = re.compile(rf'<metadata id="{_ID}">(.*?)</metadata>', re.DOTALL)


def write(chart: Chart, stream: BinaryIO, options: Options) -> None:
    """Write *chart* as SVG; the same chart gives the same bytes."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    from simulator.export.drawing import description, draw
    from simulator.export.fonts import settings, with_stand_ins

    about = {
        "Title": chart.finding,
        "Description": description(chart),
        "Creator": "Boilover",
        "Date": None,
    }
    drawn = io.BytesIO()
    with settings():
        FigureCanvasSVG(draw(chart, options)).print_figure(drawn, format="svg", metadata=about)
    text = with_stand_ins(drawn.getvalue().decode())
    if options.recipe:
        kept = f'<metadata id="{_ID}">{html.escape(options.recipe, quote=False)}</metadata>\n'
        text = f"{kept}</svg>".join(text.rsplit("</svg>", 1))
    stream.write(text.encode())


def recipe_of(data: bytes) -> str:
    """Return the recipe in an SVG file, empty where there is none."""
    found = _KEPT.search(data.decode("utf-8", errors="replace"))
    return html.unescape(found[1]) if found else ""


FORMAT = ExportFormat("svg", "Vector drawing (SVG)", 20, write, recipe=recipe_of)
