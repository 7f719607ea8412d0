"""A page for print, vectors and searchable text."""

from __future__ import annotations

from typing import BinaryIO

from simulator.charts.chart import Chart
from simulator.export.format import ExportFormat


def write(chart: Chart, stream: BinaryIO) -> None:
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
    with settings():
        FigureCanvasPdf(draw(chart)).print_figure(stream, format="pdf", metadata=about)


FORMAT = ExportFormat("pdf", "Page (PDF)", write)
