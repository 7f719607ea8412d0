"""A look at what would be written: pages as pictures, slides by their titles."""

from __future__ import annotations

import io
from typing import Final

from simulator.charts.chart import Chart
from simulator.export.briefing import Briefing
from simulator.export.options import Options
from simulator.export.raster import writer

_COARSEST: Final = 30  # dots an inch


def chart_picture(chart: Chart, options: Options, width: int) -> bytes:
    """Return the page of a chart as PNG, *width* pixels wide."""
    stream = io.BytesIO()
    writer(wide=width)(chart, stream, options)
    return stream.getvalue()


def brief_picture(briefing: Briefing, options: Options, width: int) -> bytes:
    """Return the one page of a brief as PNG, *width* pixels wide."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from simulator.export.brief.content import brief_of
    from simulator.export.brief.sheet import draw_sheet
    from simulator.export.fonts import settings

    stream = io.BytesIO()
    with settings():
        page = draw_sheet(briefing, brief_of(briefing, options))
        dpi = round(width / float(page.get_size_inches()[0]))
        FigureCanvasAgg(page).print_figure(stream, format="png", dpi=max(_COARSEST, dpi))
    return stream.getvalue()


def slide_titles(briefing: Briefing, options: Options) -> tuple[str, ...]:
    """Return the title of each slide of a deck, made as it would be written."""
    from pptx import Presentation

    from simulator.export.formats.pptx import write

    stream = io.BytesIO()
    write(briefing, stream, options)
    titles = (slide.shapes.title for slide in Presentation(stream).slides)
    return tuple(" ".join(t.text_frame.text.split()) if t is not None else "" for t in titles)
