"""Axes of native charts: days as a calendar has them, categories, values."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

import numpy as np

from simulator.charts import numerals
from simulator.charts.chart import Axis, Chart, Floats
from simulator.charts.palette import PRINT
from simulator.export.deck.chart_xml import CATEGORIES, VALUES, letters
from simulator.language import current

_QUOTE: Final = {'"': "&quot;"}
_MARKS: Final = 8  # along an axis at most
_WASTE: Final = 0.1  # of an axis that may be empty for a round beginning
_MONTHS: Final = 75  # days from which months are named rather than days
_LANGUAGES: Final = {"en": "809", "fr": "40C"}  # as Office numbers them


def local(pattern: str) -> str:
    """Return a pattern of numbers or dates that is read in the language of the deck."""
    number = _LANGUAGES.get(current(), "")
    return ";".join(f"[$-{number}]{part}" if number else part for part in pattern.split(";"))


def days_apart(chart: Chart, room: int) -> float:
    """Return how many days apart dates stand along the axis where *room* is for so many."""
    labelled = [tick.at for tick in chart.x.ticks if tick.label]
    apart = min((b - a for a, b in pairwise(labelled)), default=1.0)
    while (chart.x.high - chart.x.low) / apart > max(2, room):
        apart *= 2
    return apart


def is_daily(step: float) -> bool:
    """Tell whether points *step* days apart can stand on an axis of dates."""
    return step >= 1 and float(step).is_integer()


def day_labels(start: date, times: Floats, apart: float) -> tuple[str, ...]:
    """Return the dates that stand along an axis, *apart* days from each other, else nothing.

    They are words, so that every program shows the same dates in the language of the deck.
    """
    days = times - times[0]
    whole = np.isclose(np.remainder(days + 1e-6, apart), 0.0, atol=1e-4)
    shown = (
        numerals.short_date(start + timedelta(days=round(float(time)))) if there else ""
        for time, there in zip(times, whole, strict=True)
    )
    return tuple(words.replace(" ", numerals.FIRM) for words in shown)


def day_axis(chart: Chart, step: float, size: float, apart: float) -> str:
    """Return the axis of days, dates *apart* from each other; points are *step* days apart.

    A date axis knows nothing finer than a day: what is finer is a row of categories, most of them
    without a label.
    """
    span = chart.x.high - chart.x.low
    # air between the labels
    pattern = local('"  "mmm"  "' if span > _MONTHS else '"  "d mmm"  "')
    dated = is_daily(step)
    mark = "out" if dated else "none"  # some programs draw one at each category
    shared = (
        f'<c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/>{_numbers(pattern)}'
        f'<c:majorTickMark val="{mark}"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"{_rule(PRINT.ink2)}{letters(size, PRINT.ink2, level=dated)}"
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/>'
    )
    if dated:
        unit, every = ("months", round(apart / 30)) if span > _MONTHS else ("days", round(apart))
        return (
            f'<c:dateAx>{shared}<c:auto val="0"/><c:lblOffset val="100"/>'
            f'<c:baseTimeUnit val="days"/><c:majorUnit val="{max(1, every)}"/>'
            f'<c:majorTimeUnit val="{unit}"/></c:dateAx>'
        )
    skip = max(1, round(apart / step))
    return (
        f'<c:catAx>{shared}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:tickLblSkip val="{skip}"/><c:tickMarkSkip val="{skip}"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def category_axis(size: float, *, upright: bool, skip: int = 1, hidden: bool = False) -> str:
    """Return an axis of words, from the top down where bars lie."""
    way, side = ("minMax", "b") if upright else ("maxMin", "l")
    mark = "out" if upright else "none"
    position = "none" if hidden else "low"
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{way}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" '
        f'sourceLinked="0"/><c:majorTickMark val="{mark}"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{position}"/>{_rule(PRINT.ink2)}{letters(size, PRINT.ink, level=True)}'
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="{skip}"/>'
        f'<c:tickMarkSkip val="{skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(
    axis: Axis, size: float, *, lying: bool = False, pattern: str = "", between: bool = False
) -> str:
    """Return the axis of values with hairlines; *between*: categories have room of their own."""
    side = "b" if lying else "l"
    step = _step(axis)
    unit = f'<c:majorUnit val="{step:.10g}"/>' if step > 0 else ""
    low, high = reach(axis)
    cross = "max" if lying else "autoZero"
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high:.10g}"/><c:min val="{low:.10g}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:majorGridlines>{_rule(PRINT.rule)}'
        f"</c:majorGridlines>{_numbers(local(pattern or number_pattern(axis)))}"
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{letters(size, PRINT.ink2)}"
        f'<c:crossAx val="{CATEGORIES}"/><c:crosses val="{cross}"/>'
        f'<c:crossBetween val="{"between" if between else "midCat"}"/>{unit}</c:valAx>'
    )


def reach(axis: Axis) -> tuple[float, float]:
    """Return where the axis begins and ends: PowerPoint counts its marks from the beginning."""
    step = _step(axis)
    return (_below(axis, step) if step > 0 else axis.low), axis.high


def _step(axis: Axis) -> float:
    """Return how far marks are apart: as in the chart, finer where the axis began far too low."""
    at = [tick.at for tick in axis.ticks]
    apart = min((b - a for a, b in pairwise(at)), default=0.0)
    if apart <= 0:
        return 0.0
    finer = [apart / parts for parts in (1, 2, 4, 5, 10)]
    few = [step for step in finer if _is_round(step, axis) and _marks(axis, step) <= _MARKS]
    wasted = [axis.low - _below(axis, step) for step in few]
    room = _WASTE * (axis.high - axis.low)
    good = (step for step, waste in zip(few, wasted, strict=True) if waste <= room)
    return next(good, few[wasted.index(min(wasted))] if few else apart)


def _marks(axis: Axis, step: float) -> float:
    return (axis.high - _below(axis, step)) / step


def _is_round(step: float, axis: Axis) -> bool:
    """Tell whether multiples of *step* are numbers one would write."""
    first = step / 10 ** math.floor(math.log10(step) + 1e-9)
    fits = step >= 10.0**-axis.decimals - 1e-9
    return fits and any(abs(first - each) < 1e-6 for each in (1, 2, 2.5, 5))


def _below(axis: Axis, step: float) -> float:
    """Return the last mark that is not above the beginning of the axis."""
    return step * math.floor(axis.low / step + 1e-9)


def number_pattern(axis: Axis) -> str:
    """Return how the numbers along an axis are written."""
    at = [tick.at for tick in axis.ticks]
    at.append(_step(axis))
    places = next((d for d in range(6) if all(abs(round(a, d) - a) < 1e-9 for a in at)), 0)
    whole = "#,##0" + ("." + "0" * places if places else "")
    signed = any(tick.label.startswith("+") for tick in axis.ticks)
    return f"+{whole};−{whole};0" if signed else f"{whole};−{whole}"


def _numbers(pattern: str) -> str:
    return f'<c:numFmt formatCode="{escape(pattern, _QUOTE)}" sourceLinked="0"/>'


def _rule(colour: str) -> str:
    return (
        f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
        "</a:ln></c:spPr>"
    )
