"""Arrays of numbers as Qt polygons, without a Python object a point."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPolygonF
from shiboken6 import VoidPtr

Floats = NDArray[np.float64]

_POINT = 16  # bytes: two doubles
_memory: Any = VoidPtr  # its stub knows neither Qt's own pointers nor the buffer it gives


def polygon(x: Floats, y: Floats) -> QPolygonF:
    """Return the points (*x*, *y*) as a polygon."""
    made = QPolygonF()
    made.resize(len(x))
    if len(x):
        memory = _memory(made.data(), len(x) * _POINT, True)
        points = np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)
        points[:, 0] = x
        points[:, 1] = y
    return made


def ribbon(x: Floats, low: Floats, high: Floats) -> QPolygonF:
    """Return the area between two curves as a polygon."""
    return polygon(np.concatenate((x, x[::-1])), np.concatenate((low, high[::-1])))


def staircase(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return a curve whose values hold until the next *x*, with its corners."""
    return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]


def stretches(y: Floats) -> list[slice]:
    """Return where *y* is known (not NaN), stretch by stretch."""
    known = np.isfinite(y)
    if known.all():
        return [slice(0, len(y))]
    edges = np.flatnonzero(np.diff(known.astype(np.int8), prepend=0, append=0))
    return [slice(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True)]
