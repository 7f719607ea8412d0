"""A picture in pixels, 1440 wide: small, for the web and for a mail."""

from __future__ import annotations

from simulator.export.format import ExportFormat
from simulator.export.raster import recipe_of, writer

FORMAT = ExportFormat(
    "png", "Picture for the web, 1440 wide (PNG)", 11, writer(wide=1440), recipe=recipe_of
)
