"""The course of one indicator: bands of the live variant, medians of all, a margin of summaries."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from simulator.charts import caption, numerals
from simulator.charts.axes import drop_axis, free_axis, last_day, time_axis, value_axis
from simulator.charts.chart import Axis, Band, Chart, Floats, Line, Mark, Span
from simulator.charts.kind import Axes, ChartKind
from simulator.language import mark, tr, trn
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import Counted
from simulator.world.measures import Indicator

_LEVELS: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
_OUTER_MASS: Final = 0.8
_INNER_MASS: Final = 0.5
_HANGS_FROM: Final = 0.9
"""An indicator that begins above this part of its scale is shown from its ceiling down."""


_BY: Final = "by"
_MEDIANS: Final[Mapping[str, tuple[str, str]]] = {
    "peak": (
        mark("{label}: a median peak of {figure}"),
        mark("{label} in {share} of runs ({interval}), then a median peak of {figure}"),
    ),
    "lowest": (
        mark("{label}: a median low of {figure}"),
        mark("{label} in {share} of runs ({interval}), then a median low of {figure}"),
    ),
    "final": (
        mark("{label}: a median of {figure} on {date}"),
        mark("{label} in {share} of runs ({interval}), then a median of {figure} on {date}"),
    ),
    _BY: (
        mark("{label}: a median of {figure} by {date}"),
        mark("{label} in {share} of runs ({interval}), then a median of {figure} by {date}"),
    ),
}
"""For each summary: what all runs have, and what only a share of them has."""


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
        title=tr(indicator.label),
        subtitle=_subtitle(comparison, indicator),
        finding=_finding(comparison, indicator),
        x=x,
        y=y,
        marks=marks,
        legend=caption.legends(comparison),
        rows=(),
        spans_title=_spans_title(comparison, indicator),
        note=caption.note(comparison, _reading(counted)),
        preview=comparison.preview,
        context=caption.context(comparison),
        start=comparison.start,
        counted=counted,
    )


def _reading(counted: Counted) -> str:
    if counted == "runs":
        return tr("Bands hold 5 and 8 runs in 10.")
    return tr("Bands hold 5 and 8 sets in 10.")


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
    for each in marks:
        if isinstance(each, Span):
            lows.append(each.outer[0])
            highs.append(each.outer[1])
        elif isinstance(each, Band | Line) and each.x.size:
            low, high = (each.low, each.high) if isinstance(each, Band) else (each.y, each.y)
            lows.append(float(low.min()))
            highs.append(float(high.max()))
    known = [value for value in (*lows, *highs) if math.isfinite(value)]
    return (min(known), max(known)) if known else (0.0, 0.0)


def _starts_high(indicator: Indicator, marks: Sequence[Mark]) -> bool:
    if indicator.summary == "lowest":
        return True
    firsts = [each.y[0] for each in marks if isinstance(each, Line) and each.y.size]
    return bool(firsts) and max(firsts) >= _HANGS_FROM * (indicator.ceiling or math.inf)


_SIGN = f"{numerals.NARROW}%"
_SPELT_OUT = 1  # variants whose shares still fit when written out


def _subtitle(comparison: Comparison, indicator: Indicator) -> str:
    """Return the unit, with how many regions there are or in which runs the thing is there."""
    if indicator.unit == "regions":
        regions = len(comparison.live.variant.scenario.country.regions)
        return trn("of {count} region", "of {count} regions", regions)
    unit = tr(indicator.unit)
    if not indicator.absent_at_zero:
        return unit
    if len(comparison.entries) > _SPELT_OUT:
        brief = _shares_in_brief(comparison, indicator)
        return tr("{unit}, if any: {shares}", unit=unit, shares=brief)
    shares = [_share_in_words(entry, indicator) for entry in comparison.entries]
    return tr("{unit}, if any: {shares}", unit=unit, shares=", ".join(shares))


def _share_in_words(entry: Entry, indicator: Indicator) -> str:
    present = entry.result.summary(indicator.name).share_present
    share = numerals.percent(present) if present > 0 else tr("none")
    return f"{tr(caption.series_of(entry))} {share}"


def _shares_in_brief(comparison: Comparison, indicator: Indicator) -> str:
    """Return ``A 11, B 11, C 8, – 23 %``: short enough for one line under a narrow fan."""
    shares = []
    for entry in comparison.entries:
        share = numerals.percent(entry.result.summary(indicator.name).share_present)
        letter = "–" if entry.role == "baseline" else caption.series_of(entry)
        shares.append(f"{letter} {share}")
    return ", ".join(share[: -len(_SIGN)] for share in shares) + _SIGN


def _spans_title(comparison: Comparison, indicator: Indicator) -> str:
    return _last_date(comparison) if indicator.summary == "final" else tr(indicator.summary)


def _last_date(comparison: Comparison) -> str:
    days = comparison.live.variant.scenario.horizon_days
    return numerals.short_date(last_day(comparison.start, days))


def _finding(comparison: Comparison, indicator: Indicator) -> str:
    """Return the title of an exported page: the live median, against the first rival's."""
    live, rival = comparison.live, caption.rival_entry(comparison)
    if not live.result.n:
        return tr(indicator.label)
    if _is_absent(live, indicator):
        return tr("{label}: none in any run", label=tr(indicator.label))
    words = _median(comparison, live, indicator)
    if rival is None or not rival.result.n:
        total = live.result.summary(indicator.name)
        low = numerals.rounded(total.p10, indicator.decimals)
        if low == numerals.rounded(total.p90, indicator.decimals):
            return words
        ends = {"finding": words, "low": low, "high": _figure(indicator, total.p90)}
        if live.result.counted == "runs":
            return tr("{finding}; {low} to {high} in 8 runs of 10", **ends)
        return tr("{finding}; {low} to {high} in 8 sets of 10", **ends)
    if _is_absent(rival, indicator):
        return tr("{finding}; none in “{title}”", finding=words, title=rival.title)
    own, other = (
        _figure(indicator, e.result.summary(indicator.name).median) for e in (live, rival)
    )
    if own == other:
        return tr("{finding}, as in “{title}”", finding=words, title=rival.title)
    return tr(
        "{finding}, against {ends} in “{title}”", finding=words, ends=other, title=rival.title
    )


def _median(comparison: Comparison, live: Entry, indicator: Indicator) -> str:
    """Return the live median as a sentence, after the share of runs that have it, where some do."""
    words = {
        "label": tr(indicator.label),
        "figure": _figure(indicator, live.result.summary(indicator.name).median),
        "date": _last_date(comparison).replace(" ", numerals.FIRM),
    }
    which = _BY if indicator.summary == "final" and indicator.unit == "persons" else ""
    always, where_present = _MEDIANS[which or indicator.summary]
    if not indicator.absent_at_zero:
        return tr(always, **words)
    share = live.result.presence(indicator.name)
    words["share"] = numerals.percent(share.value)
    words["interval"] = numerals.percent_range(share.low, share.high)
    return tr(where_present, **words)


def _figure(indicator: Indicator, value: float) -> str:
    """Return a number for a sentence, with its unit where the label does not imply it."""
    figure = numerals.rounded(value, indicator.decimals)
    unit = indicator.unit.split(",")[0]
    if unit in ("persons", "regions", "index"):
        return figure
    return f"{figure}{numerals.NARROW}%" if unit.startswith("%") else f"{figure} {tr(unit)}"


CHART = ChartKind(mark("Course over time"), subjects, build)
