"""Pictures that no native chart can be: vectors for today's Office, pixels for every other."""

from __future__ import annotations

import io
from typing import Any, Final

from simulator.charts.chart import Chart
from simulator.export.deck.ink import describe
from simulator.export.deck.sheet import Sheet
from simulator.export.deck.template import Box
from simulator.export.page import WIDTH

_DPI: Final = 160
_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_MICROSOFT: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"


def put_picture(sheet: Sheet, chart: Chart, box: Box, alt: str) -> None:
    """Put *chart* into *box* as a drawing that stays sharp, with a picture for old programs."""
    vector, pixels = _drawn(chart, box)
    shape = sheet.slide.shapes.add_picture(io.BytesIO(pixels), *box.emu())
    shape.name = chart.title
    describe(shape, alt)
    _add_vector(sheet.slide, shape, vector)


def _drawn(chart: Chart, box: Box) -> tuple[bytes, bytes]:
    """Return the panel as SVG, letters as outlines so that no typeface is missed, and as PNG."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    from simulator.export.drawing import draw_panel
    from simulator.export.fonts import settings

    height = WIDTH * box.height / box.width
    vector, pixels = io.BytesIO(), io.BytesIO()
    about: Any = {"Date": None, "Creator": "Boilover", "Title": chart.finding}
    with settings(), mpl.rc_context({"svg.fonttype": "path"}):
        figure = draw_panel(chart, height)
        FigureCanvasSVG(figure).print_figure(vector, format="svg", metadata=about)
        canvas = FigureCanvasAgg(figure)
        canvas.print_figure(pixels, format="png", dpi=_DPI, metadata={"Software": "Boilover"})
    return vector.getvalue(), pixels.getvalue()


def _add_vector(slide: Any, shape: Any, vector: bytes) -> None:
    """Name the drawing in the picture's extensions; a program that knows none shows the pixels."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.oxml import parse_xml

    package = slide.part.package
    name = package.next_partname("/ppt/media/drawing%d.svg")
    part = Part(name, "image/svg+xml", package, vector)
    number = slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = shape.element.find(f".//{{{_DRAWING}}}blip")
    text = (
        f'<a:extLst xmlns:a="{_DRAWING}"><a:ext uri="{_EXTENSION}"><asvg:svgBlip '
        f'xmlns:asvg="{_MICROSOFT}" xmlns:r="{_RELATIONS}" r:embed="{number}"/></a:ext></a:extLst>'
    )
    blip.append(parse_xml(text))
