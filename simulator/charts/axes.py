"""Ranges and ticks a reader takes in at a glance: nice numbers, calendar dates."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from simulator.charts import numerals
from simulator.charts.chart import Axis, Tick

_INTERVALS: Final = 4
_HEADROOM: Final = 1.04
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_DROPS: Final = (0.1, 0.2, 0.5, 1.0)
"""The parts of a full scale that a hanging axis may show; less would make noise look like news."""
_DAY_STEPS: Final = ((5, 1, 1), (15, 1, 2), (40, 1, 5), (75, 5, 10))
"""Up to this many days: a tick every so many days, a label every so many."""
_HOUR_STEPS: Final = ((1.6, 1, 6), (3.2, 3, 12))
"""The same in hours, for parts of a day."""
_MONTH_LABELS: Final = 7


def time_axis(start: date, days: float) -> Axis:
    """Return the axis of *days* from *start*, 00:00, with ticks at midnights."""
    last = last_day(start, days)
    years = f"{start.year}" if start.year == last.year else f"{start.year}–{last.year}"
    steps = next((step for step in _DAY_STEPS if days <= step[0]), None)
    ticks = _month_ticks(start, days) if steps is None else _day_ticks(start, 0, days, *steps[1:])
    return Axis("Date", years, 0.0, float(days), ticks)


def time_window(whole: Axis, start: date | None, low: float, high: float) -> Axis:
    """Return the part of a time axis from *low* to *high* (days), with ticks as fine as it asks.

    Labels stand at the same days wherever the part begins, so that they do not jump while it moves.
    """
    near = (whole.high - whole.low) * 1e-6
    if low <= whole.low + near and high >= whole.high - near:
        return whole
    hours = next((step for step in _HOUR_STEPS if high - low <= step[0]), None)
    days = next((step for step in _DAY_STEPS if high - low <= step[0]), None)
    if start is None or (hours is None and days is None):
        ticks = tuple(tick for tick in whole.ticks if low <= tick.at <= high)
    elif hours is not None:
        ticks = _hour_ticks(start, low, high, *hours[1:])
    elif days is not None:
        ticks = _day_ticks(start, low, high, *days[1:])
    return replace(whole, low=low, high=high, ticks=ticks)


def finer_days(axis: Axis, start: date | None) -> Axis:
    """Return a time axis with a label every other day where it has room for one in five."""
    if start is None or not _DAY_STEPS[1][0] < axis.high - axis.low <= _DAY_STEPS[2][0]:
        return axis
    return replace(axis, ticks=_day_ticks(start, axis.low, axis.high, 1, 2))


def finer_levels(axis: Axis) -> Axis:
    """Return a value axis with twice as many ticks, for a chart that is twice as high."""
    finer = _axis(axis.label, axis.unit, axis.low, axis.high, axis.decimals, 2 * _INTERVALS)
    return replace(axis, ticks=finer.ticks) if len(finer.ticks) > len(axis.ticks) else axis


def last_day(start: date, days: float) -> date:
    """Return the calendar day that the horizon's last moment belongs to."""
    return start + timedelta(days=max(0, math.ceil(days) - 1))


def value_axis(
    label: str,
    unit: str,
    highest: float,
    *,
    lowest: float = 0.0,
    ceiling: float | None = None,
    decimals: int = 0,
) -> Axis:
    """Return an axis that starts at *lowest* and leaves room above *highest*, below *ceiling*."""
    top = max(lowest + (highest - lowest) * _HEADROOM, lowest + 10.0**-decimals)
    if ceiling is not None:
        top = min(top, ceiling)
    return _axis(label, unit, lowest, top, decimals)


def drop_axis(
    label: str, unit: str, lowest: float, *, floor: float, ceiling: float, decimals: int = 0
) -> Axis:
    """Return an axis that hangs from *ceiling* and reaches, in round parts, below *lowest*."""
    whole = ceiling - floor
    part = next((p for p in _DROPS if ceiling - p * whole <= lowest), _DROPS[-1])
    return _axis(label, unit, ceiling - part * whole, ceiling, decimals, intervals=2)


def free_axis(label: str, unit: str, lowest: float, highest: float, *, decimals: int = 0) -> Axis:
    """Return an axis that starts wherever the numbers do: for what has no natural zero."""
    room = (_HEADROOM - 1) * (highest - lowest) or 10.0**-decimals
    return _axis(label, unit, lowest - room, highest + room, decimals)


def nice_step(span: float, intervals: int = _INTERVALS, least: float = 0.0) -> float:
    """Return the smallest of 1, 2, 2.5, 5 times a power of ten that needs few *intervals*."""
    wanted = max(span / intervals, least)
    power: float = 10.0 ** math.floor(math.log10(wanted))
    steps = (step * power for step in _STEPS)
    return next(step for step in steps if step >= wanted * (1 - 1e-9) and _is_multiple(step, least))


def _axis(
    label: str, unit: str, low: float, high: float, decimals: int, intervals: int = _INTERVALS
) -> Axis:
    step = nice_step(high - low, intervals, least=10.0**-decimals)
    first = math.ceil(low / step - 1e-9)
    places = [step * k for k in range(first, math.floor(high / step + 1e-9) + 1)]
    labels = numerals.tick_labels(places, _decimals_of(step))
    ticks = tuple(Tick(place, text) for place, text in zip(places, labels, strict=True))
    return Axis(label, unit, float(low), float(high), ticks, decimals)


def _decimals_of(step: float) -> int:
    return next(d for d in range(12) if math.isclose(step, round(step, d), rel_tol=1e-9))


def _is_multiple(step: float, least: float) -> bool:
    return least == 0 or math.isclose(step / least, round(step / least), rel_tol=1e-9)


def _day_ticks(
    start: date, low: float, high: float, every: int, label_every: int
) -> tuple[Tick, ...]:
    ticks = []
    month = 0
    for at in range(math.ceil(low / every) * every, math.floor(high) + 1, every):
        day = start + timedelta(days=at)
        label = ""
        if at % label_every == 0 and (at < high or at == 0):
            label = str(day.day) if day.month == month else numerals.short_date(day)
            month = day.month
        ticks.append(Tick(float(at), label))
    return tuple(ticks)


def _hour_ticks(
    start: date, low: float, high: float, every: int, label_every: int
) -> tuple[Tick, ...]:
    ticks = []
    for at in range(math.ceil(low * 24 / every) * every, math.floor(high * 24) + 1, every):
        days, hour = divmod(at, 24)
        date_here = numerals.short_date(start + timedelta(days=days))
        label = date_here if hour == 0 else f"{hour:02}:00"
        ticks.append(Tick(at / 24, label if at % label_every == 0 and at / 24 < high else ""))
    return tuple(ticks)


def _month_ticks(start: date, days: float) -> tuple[Tick, ...]:
    firsts = []
    for at in range(math.floor(days) + 1):
        day = start + timedelta(days=at)
        if day.day == 1 and at < days:
            firsts.append((at, day))
    every = math.ceil(len(firsts) / _MONTH_LABELS)
    return tuple(
        Tick(float(at), numerals.short_month(day.month) if place % every == 0 else "")
        for place, (at, day) in enumerate(firsts)
    )
