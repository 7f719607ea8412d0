"""A shape for each series, so that small marks are told apart in greys too."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from simulator.charts.palette import PRINT
from simulator.export.page import Box, Page

_Corners = tuple[tuple[float, float], ...]

_DIAMOND: Final = ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0))
_SQUARE: Final = ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95))
_UP: Final = ((0.0, -1.3), (1.2, 0.9), (-1.2, 0.9))
_DOWN: Final = ((0.0, 1.3), (1.2, -0.9), (-1.2, -0.9))

_SHAPES: Final[Mapping[str, _Corners]] = MappingProxyType(
    {"B": _DIAMOND, "C": _SQUARE, "D": _UP, "F": _DIAMOND, "G": _DOWN, "H": _SQUARE}
)
"""What is not named here is round."""
_HOLLOW: Final = frozenset("EFH")


def draw_sign(page: Page, series: str, x: float, y: float, radius: float) -> None:
    """Draw the mark of a series, about as large as a disc of *radius*."""
    colour, hollow = PRINT.line_of(series), series in _HOLLOW
    if series not in _SHAPES:
        page.disc(x, y, radius, colour, hollow=hollow)
        return
    around = Box(x - 3 * radius, y - 3 * radius, x + 3 * radius, y + 3 * radius)
    corners = np.array(_SHAPES[series])
    for size, tone in ((radius, colour), (radius - 1.6, PRINT.page))[: 1 + hollow]:
        points = corners * size + (x, y)
        page.area(points[:, 0], points[:, 1], tone, 1.0, around)
