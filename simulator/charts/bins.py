"""The axis a histogram stands on and its bins, which follow from the axis alone.

So a held axis holds the bins too, and every variant is counted in the same ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from simulator.charts import numerals
from simulator.charts.axes import free_axis, nice_step, value_axis
from simulator.charts.chart import Axis, Floats, Tick
from simulator.world.measures import Indicator

_TAIL: Final = 0.005
"""The part of an ensemble's runs that may lie off the scale at either end."""
_DECADES: Final = 200.0
"""A measure is shown in ratios when its ordinary values differ by this factor."""
_ORDINARY: Final = (0.025, 0.975)
_BINS: Final = 32
_INTERVALS: Final = 5
_ONE_BY_ONE: Final = 40.0
"""Whole numbers have a bin each up to this many of them."""
_PER_DECADE: Final = 6  # no whole number but 1, 10, 100 … falls on an edge
_FROM_ZERO: Final = 0.4
"""An axis begins at the floor unless all values lie above this part of the highest."""
_LABELLED: Final = 2.5  # decades: on longer axes only powers of ten are written


def values_axis(indicator: Indicator, values: Sequence[Floats]) -> Axis:
    """Return the axis that all but the last tails of each of *values* fit on."""
    some = [part for part in values if part.size]
    if not some:
        return value_axis(indicator.label, indicator.unit, 1.0, decimals=indicator.decimals)
    ordinary = [np.quantile(part[part > 0], _ORDINARY) for part in some if (part > 0).any()]
    if indicator.floor == 0 and indicator.ceiling is None and ordinary:
        low, high = min(o[0] for o in ordinary), max(o[1] for o in ordinary)
        if high >= _DECADES * low:
            return _log_axis(indicator, float(low), float(high))
    ends = np.array([np.quantile(part, (_TAIL, 1 - _TAIL)) for part in some])
    return _linear_axis(indicator, float(ends[:, 0].min()), float(ends[:, 1].max()))


def edges_of(axis: Axis, indicator: Indicator) -> Floats:
    """Return the edges of the bins along *axis*."""
    if axis.scale == "log":
        first, last = (round(_PER_DECADE * math.log10(end)) for end in (axis.low, axis.high))
        return np.asarray(10.0 ** (np.arange(first, last + 1) / _PER_DECADE), dtype=np.float64)
    if _one_by_one(axis, indicator):
        first, last = math.floor(axis.low + 0.5), math.ceil(axis.high - 0.5)
        return np.arange(first - 0.5, last + 1.0)
    step = nice_step(axis.high - axis.low, _BINS, least=10.0**-indicator.decimals)
    first, last = math.floor(axis.low / step + 1e-9), math.ceil(axis.high / step - 1e-9)
    edges = np.asarray(np.arange(first, last + 1) * step, dtype=np.float64)
    edges[-1] = np.nextafter(edges[-1], np.inf)  # a value at the ceiling is counted
    return edges


def _one_by_one(axis: Axis, indicator: Indicator) -> bool:
    return indicator.decimals == 0 and axis.high - axis.low <= _ONE_BY_ONE


def _linear_axis(indicator: Indicator, low: float, high: float) -> Axis:
    label, unit, decimals = indicator.label, indicator.unit, indicator.decimals
    floor, ceiling = indicator.floor, indicator.ceiling
    if floor is not None and low <= floor + _FROM_ZERO * (high - floor):
        made = value_axis(label, unit, high, lowest=floor, ceiling=ceiling, decimals=decimals)
    else:
        made = free_axis(label, unit, low, high, decimals=decimals)
    least = 6 * 10.0**-decimals
    if made.high - made.low < least:
        middle = (low + high) / 2
        made = free_axis(label, unit, middle - least / 2, middle + least / 2, decimals=decimals)
    if _one_by_one(made, indicator):
        made = replace(made, low=math.floor(made.low) - 0.5, high=math.ceil(made.high) + 0.5)
    return replace(made, ticks=_ticks(made))


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    """Return ticks at round numbers: an axis across has room for more of them than one upwards."""
    step = nice_step(axis.high - axis.low, _INTERVALS, least=10.0**-axis.decimals)
    first, last = math.ceil(axis.low / step - 1e-9), math.floor(axis.high / step + 1e-9)
    places = [step * place for place in range(first, last + 1)]
    decimals = next(d for d in range(12) if math.isclose(step, round(step, d), rel_tol=1e-9))
    labels = numerals.tick_labels(places, decimals)
    return tuple(Tick(at, label) for at, label in zip(places, labels, strict=True))


def _log_axis(indicator: Indicator, low: float, high: float) -> Axis:
    first = max(0, math.floor(_PER_DECADE * math.log10(low)))
    last = max(first + _PER_DECADE, math.ceil(_PER_DECADE * math.log10(high)) + 1)
    low, high = 10.0 ** (first / _PER_DECADE), 10.0 ** (last / _PER_DECADE)
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    parts = (1,) if math.log10(high / low) > _LABELLED else (1, 2, 5)
    places = [(part * 10.0**power, part in parts) for power in decades for part in range(1, 10)]
    seen = [(at, named) for at, named in places if low * 0.999 <= at <= high * 1.001]
    ticks = tuple(
        Tick(min(high, max(low, at)), numerals.tick_labels([at])[0] if named else "")
        for at, named in seen
    )
    return Axis(indicator.label, indicator.unit, low, high, ticks, indicator.decimals, "log")
