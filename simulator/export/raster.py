"""Pictures in pixels: the page at a number of dots an inch, its recipe in a text chunk."""

from __future__ import annotations

import io
from typing import BinaryIO, Final

from simulator.charts.chart import Chart
from simulator.export.format import WriteChart
from simulator.export.options import Options

_KEY: Final = "Boilover"


def writer(dpi: int) -> WriteChart:
    """Return what writes a chart as PNG with *dpi* dots an inch of a page 14.4 inches wide."""

    def write(chart: Chart, stream: BinaryIO, options: Options) -> None:
        """Write *chart*; its finding, note and recipe are kept in text chunks."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from PIL.PngImagePlugin import PngInfo

        from simulator.export.drawing import description, draw
        from simulator.export.fonts import settings

        about = PngInfo()
        about.add_itxt("Title", chart.finding)
        about.add_itxt("Description", description(chart))
        about.add_itxt("Software", "Boilover")
        if options.recipe:
            about.add_itxt(_KEY, options.recipe, zip=True)
        with settings():
            canvas = FigureCanvasAgg(draw(chart, options))
            canvas.print_figure(stream, format="png", dpi=dpi, pil_kwargs={"pnginfo": about})

    return write


def recipe_of(data: bytes) -> str:
    """Return the recipe in a PNG file, empty where there is none."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            return str(picture.info.get(_KEY, ""))
    except (UnidentifiedImageError, OSError, ValueError):
        return ""
