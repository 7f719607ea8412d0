"""A picture in pixels, 2880 × 1620, sharp on a projector and in print."""

from __future__ import annotations

from typing import BinaryIO, Final

from simulator.charts.chart import Chart
from simulator.export.format import ExportFormat

_DPI: Final = 200


def write(chart: Chart, stream: BinaryIO) -> None:
    """Write *chart* as PNG; its finding and note are kept in the file."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from simulator.export.drawing import description, draw
    from simulator.export.fonts import settings

    about = {"Title": chart.finding, "Description": description(chart), "Software": "Boilover"}
    with settings():
        FigureCanvasAgg(draw(chart)).print_figure(stream, format="png", dpi=_DPI, metadata=about)


FORMAT = ExportFormat("png", "Picture (PNG)", write)
