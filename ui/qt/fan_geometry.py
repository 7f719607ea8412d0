"""Where the parts of a fan stand within its widget, and how numbers become places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from simulator.charts.axes import finer_days, finer_levels, time_window
from simulator.charts.chart import Axis, Chart, Span

Floats = NDArray[np.float64]

_TOP = 44.0
_BOTTOM = 22.0
_LEFT = 34.0
_GAP = 12.0  # between plot and gutter
_PITCH = 9.0
_GUTTER = 36.0
_LARGE_LEFT = 46.0
_WIDE_ENOUGH = 420.0  # for a label every other day


@dataclass(frozen=True, slots=True)
class FanGeometry:
    """The plot and the gutter of spans beside it, in logical pixels of the widget.

    ``x`` is the part of the horizon that is shown; ``aside`` is kept free at the right of the head,
    for signs. ``large`` leaves room for more ticks and for names at the curves.
    """

    plot: QRectF
    gutter: QRectF
    x: Axis
    y: Axis
    aside: float = 0.0
    large: bool = False

    @classmethod
    def of(
        cls,
        chart: Chart,
        width: float,
        height: float,
        window: tuple[float, float] | None = None,
        *,
        aside: float = 0.0,
        large: bool = False,
    ) -> FanGeometry:
        """Return the places of *chart* in a widget of that size, of *window* or of all of it."""
        spans = sum(isinstance(mark, Span) for mark in chart.marks)
        wide = max(_GUTTER, spans * _PITCH + 4)
        start = _LARGE_LEFT if large else _LEFT
        right = width - wide - _GAP if spans else width - 10
        plot = QRectF(start, _TOP, max(20.0, right - start), max(20.0, height - _TOP - _BOTTOM))
        gutter = QRectF(plot.right() + _GAP, _TOP, wide, plot.height())
        x = chart.x if window is None else time_window(chart.x, chart.start, *window)
        y = chart.y
        if large:
            x = finer_days(x, chart.start) if plot.width() >= _WIDE_ENOUGH else x
            y = finer_levels(y)
        return cls(plot, gutter, x, y, aside, large)

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

    def value_up(self, place: float) -> float:
        """Return the y that stands at a vertical place."""
        share = (self.plot.bottom() - place) / self.plot.height()
        return self.y.low + share * (self.y.high - self.y.low)

    def span_place(self, position: int, count: int) -> float:
        """Return the horizontal place of one of *count* spans, side by side."""
        return self.gutter.right() - 5 - (count - 1 - position) * _PITCH - self._slack(count)

    def _slack(self, count: int) -> float:
        return max(0.0, (self.gutter.width() - 4 - count * _PITCH) / 2)
