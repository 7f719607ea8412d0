"""A vector drawing whose text stays text, for the web and for editing."""

from __future__ import annotations

from typing import BinaryIO

from simulator.charts.chart import Chart
from simulator.export.format import ExportFormat


def write(chart: Chart, stream: BinaryIO) -> None:
    """Write *chart* as SVG; the same chart gives the same bytes."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    from simulator.export.drawing import description, draw
    from simulator.export.fonts import settings

    about = {
        "Title": chart.finding,
        "Description": description(chart),
        "Creator": "Boilover",
        "Date": None,
    }
    with settings():
        FigureCanvasSVG(draw(chart)).print_figure(stream, format="svg", metadata=about)


FORMAT = ExportFormat("svg", "Vector drawing (SVG)", write)
