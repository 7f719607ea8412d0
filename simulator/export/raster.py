"""Pictures in pixels: the page at a number of dots an inch, its recipe in a text chunk."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

from simulator.charts.chart import Chart
from simulator.export.format import WriteChart
from simulator.export.options import Options
from simulator.export.unpacking import inflated

_KEY: Final = "Boilover"
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def writer(*, dpi: int = 0, wide: int = 0) -> WriteChart:
    """Return what writes a chart as PNG, *wide* pixels wide or with *dpi* dots an inch."""

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
            figure = draw(chart, options)
            width, height = figure.get_size_inches()
            dots = dpi or wide / width
            # no part of a pixel is left over at an edge
            figure.set_size_inches(round(width * dots) / dots, round(height * dots) / dots)
            canvas = FigureCanvasAgg(figure)
            canvas.print_figure(stream, format="png", dpi=dots, pil_kwargs={"pnginfo": about})

    return write


def recipe_of(data: bytes) -> str:
    """Return the recipe in a PNG file, empty where there is none."""
    for kind, content in _chunks(data):
        keyword, _, rest = content.partition(b"\0")
        if kind == b"iTXt" and keyword == _KEY.encode():
            _language, _translated, text = rest[2:].split(b"\0", 2)
            return (inflated(text) if rest[0] else text).decode()
    return ""


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk of a PNG file."""
    place = len(_SIGNATURE) if data.startswith(_SIGNATURE) else len(data)
    while place + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        yield kind, data[place + 8 : place + 8 + size]
        place += 12 + size  # a checksum follows the content
