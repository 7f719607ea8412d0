"""The course of one indicator: bands of the live variant, medians of all, a margin of summaries."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from simulator.charts import caption, numerals
from simulator.charts.axes import drop_axis, free_axis, last_day, time_axis, value_axis
from simulator.charts.chart import Axis, Band, Chart, Floats, Line, Mark, Span
from simulator.charts.kind import Axes, ChartKind
from simulator.results.comparison import Comparison, Entry
from simulator.world.measures import Indicator

_LEVELS: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
_OUTER_MASS: Final = 0.8
_INNER_MASS: Final = 0.5
_HANGS_FROM: Final = 0.9
"""An indicator that begins above this part of its scale is shown from its ceiling down."""


def subjects(comparison: Comparison) -> tuple[str, ...]:
    """Return the indicators, in display order."""
    return tuple(comparison.live.result.layout.indicators)


def build(comparison: Comparison, subject: str, held: Axes | None = None) -> Chart:
    """Return the fan of the indicator *subject*; *held* axes are kept as they are."""
    indicator = comparison.live.result.layout.indicators[subject]
    counted = comparison.live.result.counted
    marks = (*_curves(comparison, indicator), *_spans(comparison, indicator))
    x, y = held or (_time(comparison), _values(indicator, marks))
    return Chart(
        kind="fan",
        name=subject,
        title=indicator.label,
        subtitle=_subtitle(comparison, indicator),
        finding=_finding(comparison, indicator),
        x=x,
        y=y,
        marks=marks,
        legend=caption.legends(comparison),
        rows=(),
        spans_title=_spans_title(comparison, indicator),
        note=caption.note(comparison, f"Bands hold 5 and 8 {counted} in 10."),
        preview=comparison.preview,
        context=caption.context(comparison),
        start=comparison.start,
        counted=counted,
    )


def _curves(comparison: Comparison, indicator: Indicator) -> Iterator[Mark]:
    """Yield from the ground up: the live bands, the baseline, the pins, the live median."""
    step = indicator.unit == "regions"
    live = comparison.live
    p10, p25, median, p75, p90 = _quantiles(live, indicator, _LEVELS)
    times, series = live.result.times, caption.series_of(live)
    yield _band(series, times, p10, p90, _OUTER_MASS, step)
    yield _band(series, times, p25, p75, _INNER_MASS, step)
    for entry in sorted(comparison.entries[1:], key=lambda e: e.role != "baseline"):
        (middle,) = _quantiles(entry, indicator, (0.5,))
        yield Line(caption.series_of(entry), entry.result.times, middle, entry.title, step)
    yield Line(series, times, median, live.title, step)


def _quantiles(entry: Entry, indicator: Indicator, levels: tuple[float, ...]) -> Floats:
    """Return quantiles over time; what no run has is drawn as nothing: 0."""
    found = entry.result.quantiles(indicator.name, levels)
    return np.zeros_like(found) if _is_absent(entry, indicator) else found


def _is_absent(entry: Entry, indicator: Indicator) -> bool:
    return indicator.absent_at_zero and not entry.result.summary(indicator.name).share_present > 0


def _band(series: str, x: Floats, low: Floats, high: Floats, mass: float, step: bool) -> Band:
    if not step:
        return Band(series, x, low, high, mass)
    return Band(
        series,
        np.repeat(x, 2)[1:],
        np.repeat(low, 2)[:-1],
        np.repeat(high, 2)[:-1],
        mass,
    )


def _spans(comparison: Comparison, indicator: Indicator) -> Iterator[Span]:
    for entry in comparison.entries:
        total = entry.result.summary(indicator.name)
        series = caption.series_of(entry)
        if _is_absent(entry, indicator):
            yield Span(series, 0.0, (0.0, 0.0), (0.0, 0.0), absent=True)
        elif entry.result.n:
            yield Span(series, total.median, (total.p25, total.p75), (total.p10, total.p90))


def _time(comparison: Comparison) -> Axis:
    return time_axis(comparison.start, comparison.live.variant.scenario.horizon_days)


def _values(indicator: Indicator, marks: Sequence[Mark]) -> Axis:
    """Return an axis with room for all marks, from the indicator's floor or from its ceiling."""
    lowest, highest = _extent(marks)
    label, unit, floor, ceiling = (
        indicator.label,
        indicator.unit,
        indicator.floor,
        indicator.ceiling,
    )
    if floor is None:
        return free_axis(label, unit, lowest, highest, decimals=indicator.decimals)
    if ceiling is not None and _starts_high(indicator, marks):
        return drop_axis(
            label, unit, lowest, floor=floor, ceiling=ceiling, decimals=indicator.decimals
        )
    return value_axis(
        label, unit, highest, lowest=floor, ceiling=ceiling, decimals=indicator.decimals
    )


def _extent(marks: Sequence[Mark]) -> tuple[float, float]:
    lows: list[float] = []
    highs: list[float] = []
    for mark in marks:
        if isinstance(mark, Span):
            lows.append(mark.outer[0])
            highs.append(mark.outer[1])
        elif isinstance(mark, Band | Line) and mark.x.size:
            low, high = (mark.low, mark.high) if isinstance(mark, Band) else (mark.y, mark.y)
            lows.append(float(low.min()))
            highs.append(float(high.max()))
    known = [value for value in (*lows, *highs) if math.isfinite(value)]
    return (min(known), max(known)) if known else (0.0, 0.0)


def _starts_high(indicator: Indicator, marks: Sequence[Mark]) -> bool:
    if indicator.summary == "lowest":
        return True
    firsts = [mark.y[0] for mark in marks if isinstance(mark, Line) and mark.y.size]
    return bool(firsts) and max(firsts) >= _HANGS_FROM * (indicator.ceiling or math.inf)


_SIGN = f"{numerals.NARROW}%"
_SPELT_OUT = 2  # variants whose shares still fit when written out


def _subtitle(comparison: Comparison, indicator: Indicator) -> str:
    """Return the unit, with how many regions there are or in which runs the thing is there."""
    if indicator.unit == "regions":
        return f"of {len(comparison.live.variant.scenario.country.regions)} regions"
    if not indicator.absent_at_zero:
        return indicator.unit
    if len(comparison.entries) > _SPELT_OUT:
        return f"{indicator.unit}, if any: {_shares_in_brief(comparison, indicator)}"
    shares = [_share_in_words(entry, indicator) for entry in comparison.entries]
    return f"{indicator.unit} where present: {', '.join(shares)}"


def _share_in_words(entry: Entry, indicator: Indicator) -> str:
    present = entry.result.summary(indicator.name).share_present
    share = numerals.percent(present) if present > 0 else "none"
    return f"{caption.series_of(entry)} {share}"


def _shares_in_brief(comparison: Comparison, indicator: Indicator) -> str:
    """Return ``A 11, B 11, C 8, – 23 %``: short enough for one line under a narrow fan."""
    shares = []
    for entry in comparison.entries:
        share = numerals.percent(entry.result.summary(indicator.name).share_present)
        letter = "–" if entry.role == "baseline" else caption.series_of(entry)
        shares.append(f"{letter} {share}")
    return ", ".join(share[: -len(_SIGN)] for share in shares) + _SIGN


def _spans_title(comparison: Comparison, indicator: Indicator) -> str:
    return _last_date(comparison) if indicator.summary == "final" else indicator.summary


def _last_date(comparison: Comparison) -> str:
    days = comparison.live.variant.scenario.horizon_days
    return numerals.short_date(last_day(comparison.start, days))


def _finding(comparison: Comparison, indicator: Indicator) -> str:
    """Return the title of an exported page: the live median, against the first rival's."""
    live, rival = comparison.live, caption.rival_entry(comparison)
    if not live.result.n:
        return indicator.label
    if _is_absent(live, indicator):
        return f"{indicator.label}: none in any run"
    words = f"{_opening(live, indicator)} {_middle(comparison, live, indicator)}"
    if rival is None or not rival.result.n:
        total = live.result.summary(indicator.name)
        ends = (
            f"{numerals.rounded(total.p10, indicator.decimals)} to {_figure(indicator, total.p90)}"
        )
        return f"{words}; {ends} in 8 {live.result.counted} of 10"
    if _is_absent(rival, indicator):
        return f"{words}; none in “{rival.title}”"
    own, other = (
        _figure(indicator, e.result.summary(indicator.name).median) for e in (live, rival)
    )
    if own == other:
        return f"{words}, as in “{rival.title}”"
    return f"{words}, against {other} in “{rival.title}”"


def _opening(live: Entry, indicator: Indicator) -> str:
    if not indicator.absent_at_zero:
        return f"{indicator.label}:"
    share = live.result.presence(indicator.name)
    interval = numerals.percent_range(share.low, share.high)
    return f"{indicator.label} in {numerals.percent(share.value)} of runs ({interval}), then"


def _middle(comparison: Comparison, live: Entry, indicator: Indicator) -> str:
    figure = _figure(indicator, live.result.summary(indicator.name).median)
    if indicator.summary == "final":
        when = "by" if indicator.unit == "persons" else "on"
        date = _last_date(comparison).replace(" ", numerals.FIRM)
        return f"a median of {figure} {when} {date}"
    return f"a median {'peak' if indicator.summary == 'peak' else 'low'} of {figure}"


def _figure(indicator: Indicator, value: float) -> str:
    """Return a number for a sentence, with its unit where the label does not imply it."""
    figure = numerals.rounded(value, indicator.decimals)
    unit = indicator.unit.split(",")[0]
    if unit in ("persons", "regions", "index"):
        return figure
    return f"{figure}{numerals.NARROW}%" if unit.startswith("%") else f"{figure} {unit}"


CHART = ChartKind("fan", "Course over time", subjects, build)
