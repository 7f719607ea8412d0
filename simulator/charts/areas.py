"""Marks of a map: the regions of a country with their numbers, and what their colours stand for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # [point, 2]


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A region of one map: ``rings`` of an outline, or a circle of ``radius`` round ``centre``.

    A radius of 0 is a city, drawn at a size that can be seen. Places have y downwards and any
    scale. ``tone`` is the class on the scale, ``None`` where nothing is known; ``text`` the number
    as it is written; ``is_marked`` says that the sign of the scale stands there. ``day`` is when.
    """

    series: str
    region: str
    name: str
    rings: tuple[Points, ...]
    centre: tuple[float, float]
    radius: float
    day: float
    value: float
    low: float
    high: float
    text: str
    tone: int | None
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class ColourScale:
    """The classes of a map: what stands at their edges, from calm to worst or from less to more.

    ``sign`` says what a marked region is; ``series`` is empty, for it is that of all maps.
    """

    series: str
    labels: tuple[str, ...]
    diverges: bool
    sign: str = ""
