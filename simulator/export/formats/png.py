"""A picture in pixels, 2880 wide: sharp on a projector and on fine screens."""

from __future__ import annotations

from simulator.export.format import ExportFormat
from simulator.export.raster import recipe_of, writer

FORMAT = ExportFormat("png", "Picture (PNG)", 10, writer(wide=2880), recipe=recipe_of)
