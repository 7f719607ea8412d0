"""How much more of an indicator there is than in another variant, run by run on the same chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from simulator.analysis.paired import Difference, paired_difference
from simulator.charts import caption, numerals, pairing
from simulator.charts.axes import free_axis, last_day, time_axis
from simulator.charts.chart import Axis, Band, Chart, Floats, Line, Mark, Span, Tick
from simulator.charts.kind import Axes, ChartKind
from simulator.results.comparison import Comparison
from simulator.results.ensemble_result import Counted
from simulator.world.measures import Indicator

_LEVELS: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
_THOUSAND: Final = 1_000
_SUMMARIES: Final = {"peak": "peaks", "lowest": "lowest"}


def subjects(comparison: Comparison) -> tuple[str, ...]:
    """Return every indicator against every variant that plays something else."""
    indicators = tuple(comparison.live.result.layout.indicators)
    rivals = [entry for entry in pairing.rivals(comparison) if entry.result.n]
    return tuple(pairing.joined(rival.letter, name) for rival in rivals for name in indicators)


def build(comparison: Comparison, subject: str, held: Axes | None = None) -> Chart:
    """Return the paired difference of ``LETTER.INDICATOR``; *held* axes are kept as they are."""
    pair, name = pairing.parted(comparison, subject)
    indicator = pair.live.result.layout.indicators[name]
    counted = pair.live.result.counted
    marks = tuple(_marks(pair, indicator))
    days = pair.live.variant.scenario.horizon_days
    x, y = held or (time_axis(pair.start, days), _values(indicator, marks))
    return Chart(
        kind="fan",
        name=subject,
        title=f"{indicator.label}, {pairing.letters(pair)}",
        subtitle=f"difference, {indicator.unit}",
        finding=_finding(pair, indicator),
        x=x,
        y=y,
        marks=marks,
        legend=caption.legends(pair),
        rows=(),
        spans_title=_spans_title(pair, indicator),
        note=caption.note(pair, _reading(counted)),
        preview=comparison.preview,
        context=caption.context(pair),
        start=pair.start,
        counted=counted,
    )


def _reading(counted: Counted) -> str:
    pairs = "pairs of runs" if counted == "runs" else "sets"
    return f"Bands hold the difference in 5 and 8 {pairs} of 10; the level line is none."


def _marks(pair: Comparison, indicator: Indicator) -> Iterator[Mark]:
    """Yield the bands, the line of no difference, the median, and the spread of the totals."""
    live, rival = (caption.series_of(entry) for entry in pair.entries)
    times, ours, theirs = pairing.aligned_series(pair, indicator.name)
    days = pair.live.variant.scenario.horizon_days
    none = np.array([0.0, days])
    if times.size:
        found: Floats = np.quantile(ours - theirs, _LEVELS, axis=1)
        p10, p25, median, p75, p90 = found
        yield Band(live, times, p10, p90, 0.8)
        yield Band(live, times, p25, p75, 0.5)
    yield Line(rival, none, np.zeros(2), pair.entries[1].title)
    if times.size:
        yield Line(live, times, median, pair.live.title)
        mine, others = pairing.aligned_totals(pair, indicator.name)
        low, lower, middle, upper, high = np.quantile(mine - others, _LEVELS).tolist()
        yield Span(live, middle, (lower, upper), (low, high))


def _values(indicator: Indicator, marks: Sequence[Mark]) -> Axis:
    """Return an axis that holds all marks and no difference, with the sign at each tick."""
    ends = [0.0]
    for mark in marks:
        if isinstance(mark, Band):
            ends += [float(mark.low.min()), float(mark.high.max())]
        elif isinstance(mark, Span):
            ends += mark.outer
        elif isinstance(mark, Line):
            ends += [float(mark.y.min()), float(mark.y.max())]
    least = 10.0**-indicator.decimals
    low, high = min(ends), max(ends)
    if high - low < 2 * least:
        low, high = min(low, -least), max(high, least)
    axis = free_axis(
        f"Difference in {indicator.label}", indicator.unit, low, high, decimals=indicator.decimals
    )
    return replace(axis, ticks=tuple(_signed(tick) for tick in axis.ticks))


def _signed(tick: Tick) -> Tick:
    """Write a tick short enough for a small chart: ``−2k``, ``+1.5k``, ``+20``."""
    label = tick.label
    if abs(tick.at) >= _THOUSAND and label[-1:].isdigit():
        label = f"{numerals.figures(tick.at / _THOUSAND)}k"
    return replace(tick, label=f"+{label}" if tick.at > 0 and label else label)


def _spans_title(pair: Comparison, indicator: Indicator) -> str:
    if indicator.summary != "final":
        return _SUMMARIES[indicator.summary]
    last = last_day(pair.start, pair.live.variant.scenario.horizon_days)
    return numerals.short_date(last)


def _finding(pair: Comparison, indicator: Indicator) -> str:
    """Return the title of an exported page: how the totals differ, or that it cannot be told."""
    live, rival = pair.entries
    if not live.result.n or not rival.result.n:
        return indicator.label
    found = paired_difference(live.result, rival.result, indicator.name)
    than = pairing.name_of(rival)
    what = {"peak": "at the peak", "lowest": "at the lowest", "final": "in the end"}
    if found.within_noise:
        return f"{indicator.label}: no clear difference from {than} {what[indicator.summary]}"
    return f"{indicator.label}: {_size(found, indicator)} {what[indicator.summary]} than in {than}"


def _size(found: Difference, indicator: Indicator) -> str:
    """Return how much more or less: a ratio of typical runs for counts, else the mean."""
    estimate = found.ratio or found.estimate
    if found.ratio:
        more = estimate.value > 1
        times = estimate.value if more else 1 / max(estimate.value, 1e-9)
        low, high = estimate.low, estimate.high
        size = numerals.figures(round(times, 2) if times < 10 else round(times))
        interval = f"×{low:.2f} to ×{high:.2f}"
        return f"{size} times {'as much' if more else 'less'} ({interval})"
    size = numerals.rounded(abs(estimate.value), max(1, indicator.decimals))
    ends = (
        numerals.signed(end, max(1, indicator.decimals)) for end in (estimate.low, estimate.high)
    )
    return f"{size} {'higher' if estimate.value > 0 else 'lower'} ({' to '.join(ends)})"


CHART = ChartKind("difference", "Paired difference", subjects, build)
