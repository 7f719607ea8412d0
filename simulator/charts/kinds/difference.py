"""How much more of an indicator there is than in another variant, run by run on the same chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from simulator.analysis.paired import Difference, paired_difference
from simulator.charts import caption, numerals, pairing
from simulator.charts.axes import free_axis, last_day, time_axis
from simulator.charts.chart import Axis, Band, Chart, Floats, Line, Mark, Span, Tick
from simulator.charts.kind import Axes, ChartKind
from simulator.language import mark, tr
from simulator.results.comparison import Comparison
from simulator.results.ensemble_result import Counted
from simulator.results.estimate import Estimate
from simulator.world.measures import Indicator, Summary

_LEVELS: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
_THOUSAND: Final = 1_000
_MOSTLY: Final = 0.5
_TWICE: Final = 2.0
_FEW: Final = 10.0
_SUMMARIES: Final = {"peak": mark("peaks"), "lowest": mark("lowest")}
_MOMENTS: Final[Mapping[Summary, str]] = {
    "peak": mark("{label} at the peak"),
    "lowest": mark("{label} at the lowest"),
    "final": mark("{label} in the end"),
}


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
        title=f"{tr(indicator.label)}, {pairing.letters(pair)}",
        subtitle=tr("difference, {unit}", unit=tr(indicator.unit)),
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
    if counted == "runs":
        return tr(
            "Bands hold the difference in 5 and 8 pairs of runs of 10; the level line is none."
        )
    return tr("Bands hold the difference in 5 and 8 sets of 10; the level line is none.")


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
    for each in marks:
        if isinstance(each, Band):
            ends += [float(each.low.min()), float(each.high.max())]
        elif isinstance(each, Span):
            ends += each.outer
        elif isinstance(each, Line):
            ends += [float(each.y.min()), float(each.y.max())]
    least = 10.0**-indicator.decimals
    low, high = min(ends), max(ends)
    if high - low < 2 * least:
        low, high = min(low, -least), max(high, least)
    label = tr("Difference in {label}", label=tr(indicator.label))
    axis = _cut(free_axis(label, indicator.unit, low, high, decimals=indicator.decimals), low, high)
    return replace(axis, ticks=tuple(_signed(tick) for tick in axis.ticks))


def _cut(axis: Axis, low: float, high: float) -> Axis:
    """Return an axis without the side of no difference on which there is nothing."""
    first, last = (0.0 if low >= 0 else axis.low), (0.0 if high <= 0 else axis.high)
    ticks = tuple(tick for tick in axis.ticks if first <= tick.at <= last)
    return replace(axis, low=first, high=last, ticks=ticks)


def _signed(tick: Tick) -> Tick:
    """Write a tick short enough for a small chart: ``−2k``, ``+1.5k``, ``+20``."""
    label = tick.label
    if abs(tick.at) >= _THOUSAND and label[-1:].isdigit():
        label = numerals.thousands(float(f"{tick.at:.4g}"))
    return replace(tick, label=f"+{label}" if tick.at > 0 and label else label)


def _spans_title(pair: Comparison, indicator: Indicator) -> str:
    if indicator.summary != "final":
        return tr(_SUMMARIES[indicator.summary])
    last = last_day(pair.start, pair.live.variant.scenario.horizon_days)
    return numerals.short_date(last)


def _finding(pair: Comparison, indicator: Indicator) -> str:
    """Return the title of an exported page: how the totals differ, or that it cannot be told."""
    live, rival = pair.entries
    if not live.result.n or not rival.result.n:
        return tr(indicator.label)
    found = paired_difference(live.result, rival.result, indicator.name)
    what = tr(_MOMENTS[indicator.summary], label=tr(indicator.label))
    than = pairing.name_of(rival)
    if found.within_noise:
        return tr("{what}: no clear difference from {rival}", what=what, rival=than)
    present = [entry.result.summary(indicator.name).share_present for entry in pair.entries]
    if indicator.absent_at_zero and min(present) < _MOSTLY:
        return _presence(present, indicator, than)
    if not found.ratio:
        return _mean(found, indicator, what, than)
    return _levels(pair, indicator, what, than) or _ratio(found.ratio, what, than)


def _levels(pair: Comparison, indicator: Indicator, what: str, than: str) -> str:
    """Return both typical runs where one of them has none: nothing is a multiple of that."""
    medians = [float(np.median(each)) for each in pairing.aligned_totals(pair, indicator.name)]
    own, other = (numerals.rounded(each, indicator.decimals) for each in medians)
    none = numerals.rounded(0.0, indicator.decimals)
    if none not in (own, other) or own == other:
        return ""
    words = {"what": what, "own": own, "other": other, "rival": than}
    return tr("{what}: a median of {own}, against {other} in {rival}", **words)


def _presence(present: Sequence[float], indicator: Indicator, than: str) -> str:
    """Return in how many runs there is any at all: where most have none, a ratio says little."""
    share, other = (numerals.percent(each) if each else "" for each in present)
    words = {"label": tr(indicator.label), "share": share, "other": other, "rival": than}
    if not other:
        return tr("{label} in {share} of runs, none in {rival}", **words)
    if not share:
        return tr("{label} in no run, in {other} of runs in {rival}", **words)
    return tr("{label} in {share} of runs, against {other} in {rival}", **words)


def _ratio(ratio: Estimate, what: str, than: str) -> str:
    """Return how typical runs of counts differ: in per cent, or as a ratio where it is large."""
    more = ratio.value > 1
    if 1 / _TWICE < ratio.value < _TWICE:
        return _per_cent(ratio, what, than)
    times, *ends = (
        each if more else 1 / max(each, 1e-9)
        for each in (ratio.value, *((ratio.low, ratio.high) if more else (ratio.high, ratio.low)))
    )
    places = next((d for d in (0, 1) if len({_times(end, d) for end in ends}) > 1), 2)
    places = max(places, 1) if times < _FEW else places
    sign = "×" if more else "÷"
    words = {
        "what": what,
        "size": _times(times, places),
        "interval": numerals.span(*(f"{sign}{_times(end, places)}" for end in ends)),
        "rival": than,
    }
    if more:
        return tr("{what}: {size} times as much as in {rival} ({interval})", **words)
    return tr("{what}: {size} times less than in {rival} ({interval})", **words)


def _times(value: float, places: int) -> str:
    return numerals.grouped(value, places) if value < _THOUSAND else numerals.rounded(value)


def _per_cent(ratio: Estimate, what: str, than: str) -> str:
    sizes = (100 * (each - 1) for each in (ratio.low, ratio.high))
    ends = (f"{numerals.signed(size)}{numerals.NARROW}%" for size in sizes)
    words = {
        "what": what,
        "size": numerals.percent(abs(ratio.value - 1)),
        "interval": numerals.span(*ends),
        "rival": than,
    }
    if ratio.value > 1:
        return tr("{what}: {size} higher than in {rival} ({interval})", **words)
    return tr("{what}: {size} lower than in {rival} ({interval})", **words)


def _mean(found: Difference, indicator: Indicator, what: str, than: str) -> str:
    """Return how the means differ, for what is no count."""
    estimate, decimals = found.estimate, max(1, indicator.decimals)
    ends = (numerals.signed(end, decimals) for end in (estimate.low, estimate.high))
    words = {
        "what": what,
        "size": numerals.rounded(abs(estimate.value), decimals),
        "interval": numerals.span(*ends),
        "rival": than,
    }
    if estimate.value > 0:
        return tr("{what}: {size} higher than in {rival} ({interval})", **words)
    return tr("{what}: {size} lower than in {rival} ({interval})", **words)


CHART = ChartKind(mark("Paired difference"), subjects, build)
