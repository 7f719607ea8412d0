"""Where the parts of a fan stand within its widget, and how numbers become places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from simulator.charts.axes import time_window
from simulator.charts.chart import Axis, Chart, Span

Floats = NDArray[np.float64]

_TOP = 44.0
_BOTTOM = 22.0
_LEFT = 34.0
_GAP = 12.0  # between plot and gutter
_PITCH = 9.0
_GUTTER = 36.0


@dataclass(frozen=True, slots=True)
class FanGeometry:
    """The plot and the gutter of spans beside it, in logical pixels of the widget.

    ``x`` is the part of the horizon that is shown.
    """

    plot: QRectF
    gutter: QRectF
    x: Axis
    y: Axis

    @classmethod
    def of(
        cls, chart: Chart, width: float, height: float, window: tuple[float, float] | None = None
    ) -> FanGeometry:
        """Return the places of *chart* in a widget of that size, of *window* or of all of it."""
        spans = sum(isinstance(mark, Span) for mark in chart.marks)
        wide = max(_GUTTER, spans * _PITCH + 4)
        right = width - wide - _GAP if spans else width - 10
        plot = QRectF(_LEFT, _TOP, max(20.0, right - _LEFT), max(20.0, height - _TOP - _BOTTOM))
        gutter = QRectF(plot.right() + _GAP, _TOP, wide, plot.height())
        x = chart.x if window is None else time_window(chart.x, chart.start, *window)
        return cls(plot, gutter, x, chart.y)

    def across(self, x: Floats | float) -> Floats:
        """Return the horizontal places of *x*."""
        share = (np.asarray(x, dtype=np.float64) - self.x.low) / ((self.x.high - self.x.low) or 1)
        return self.plot.left() + share * self.plot.width()

    def up(self, y: Floats | float) -> Floats:
        """Return the vertical places of *y*; far outside the axis they stay near it."""
        share = (np.asarray(y, dtype=np.float64) - self.y.low) / ((self.y.high - self.y.low) or 1)
        return self.plot.bottom() - np.clip(share, -1.0, 2.0) * self.plot.height()

    def seen(self, x: Floats) -> slice:
        """Return which of the places *x*, in ascending order, the shown part needs."""
        first = int(np.searchsorted(x, self.x.low)) - 1
        return slice(max(0, first), int(np.searchsorted(x, self.x.high, "right")) + 1)

    def value_across(self, place: float) -> float:
        """Return the x that stands at a horizontal place, within the axis."""
        share = (place - self.plot.left()) / self.plot.width()
        return self.x.low + min(1.0, max(0.0, share)) * (self.x.high - self.x.low)

    def span_place(self, position: int, count: int) -> float:
        """Return the horizontal place of one of *count* spans, side by side."""
        return self.gutter.right() - 5 - (count - 1 - position) * _PITCH - self._slack(count)

    def _slack(self, count: int) -> float:
        return max(0.0, (self.gutter.width() - 4 - count * _PITCH) / 2)
