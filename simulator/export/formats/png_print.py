"""A picture in pixels, 4320 wide: 300 dots an inch over 14.4 inches, for print."""

from __future__ import annotations

from simulator.export.format import ExportFormat
from simulator.export.raster import recipe_of, writer

FORMAT = ExportFormat(
    "png", "Picture for print, 300 dpi (PNG)", 12, writer(dpi=300), recipe=recipe_of
)
