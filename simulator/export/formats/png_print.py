"""A picture in pixels, 300 dots an inch, for print: A4 is 3508 wide, 16:9 is 4320."""

from __future__ import annotations

from simulator.export.format import ExportFormat
from simulator.export.raster import recipe_of, writer

FORMAT = ExportFormat(
    "png", "Picture for print, 300 dpi (PNG)", 12, writer(dpi=300), recipe=recipe_of
)
