"""How one number of each run is spread over the runs: its peak, its lowest or its final value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from simulator.charts import caption, numerals
from simulator.charts.axes import last_day, value_axis
from simulator.charts.bins import edges_of, values_axis
from simulator.charts.chart import Axis, Chart, Floats, Histogram, Mark, Span
from simulator.charts.kind import Axes, ChartKind
from simulator.language import mark, tr
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import Counted
from simulator.results.likelihood import phrase
from simulator.world.measures import Indicator, Summary

_RARE: Final = 0.05
"""A tail that this share of runs or fewer lie in is not worth a word in a title."""
_COUNTED: Final[Mapping[Counted, str]] = {"runs": mark("the runs"), "sets": mark("the sets")}
_OF_THESE: Final = mark("of these")
_BETWEEN: Final[Mapping[Summary, str]] = {
    "peak": mark("{label}: half {those} peak between {low} and {high}"),
    "lowest": mark("{label}: half {those} fall to between {low} and {high}"),
    "final": mark("{label}: half {those} end between {low} and {high}"),
}
_AT: Final[Mapping[Summary, str]] = {
    "peak": mark("{label}: at least half {those} peak at {low}"),
    "lowest": mark("{label}: at least half {those} fall to {low}"),
    "final": mark("{label}: at least half {those} end at {low}"),
}


def subjects(comparison: Comparison) -> tuple[str, ...]:
    """Return the indicators, in display order."""
    return tuple(comparison.live.result.layout.indicators)


def build(comparison: Comparison, subject: str, held: Axes | None = None) -> Chart:
    """Return how the totals of the indicator *subject* are spread; *held* axes are kept."""
    indicator = comparison.live.result.layout.indicators[subject]
    counted = comparison.live.result.counted
    x = held[0] if held else values_axis(indicator, _values(comparison, indicator))
    heaps = tuple(_heaps(comparison, indicator, x))
    y = held[1] if held else _shares(heaps, counted)
    return Chart(
        kind="distribution",
        name=subject,
        title=tr(indicator.label),
        subtitle=_subtitle(comparison, indicator, heaps),
        finding=_finding(comparison, indicator),
        x=x,
        y=y,
        marks=(*heaps, *_spans(comparison, indicator)),
        legend=caption.legends(comparison),
        rows=(),
        spans_title=_moment(comparison, indicator),
        note=caption.note(comparison, _reading(counted)),
        preview=comparison.preview,
        context=caption.context(comparison),
        start=comparison.start,
        counted=counted,
    )


def _values(comparison: Comparison, indicator: Indicator) -> list[Floats]:
    """Return each entry's totals where it is present."""
    return [_totals(entry, indicator) for entry in comparison.entries]


def _totals(entry: Entry, indicator: Indicator) -> Floats:
    result = entry.result
    if not result.n:
        return np.empty(0)
    return result.totals(indicator.name)[result.present(indicator.name)].astype(np.float64)


def _heaps(comparison: Comparison, indicator: Indicator, x: Axis) -> Iterator[Histogram]:
    """Yield the baseline's first and the live one's last, so that this lies on top."""
    edges = edges_of(x, indicator)
    apart = x.scale == "log" or indicator.absent_at_zero
    for entry in reversed(comparison.entries):
        values, n = _totals(entry, indicator), entry.result.n
        counts, _ = np.histogram(values[values != 0] if apart else values, edges)
        with_some = np.count_nonzero(values)
        none = 100 * (n - with_some) / n if n else 0.0
        yield Histogram(
            caption.series_of(entry), edges, 100 * counts / max(1, n), none if apart else None
        )


def _shares(heaps: Sequence[Histogram], counted: Counted) -> Axis:
    most = max((float(heap.shares.max(initial=0.0)) for heap in heaps), default=0.0)
    label = tr("Share of runs") if counted == "runs" else tr("Share of sets")
    return value_axis(label, "%", most or 1.0, ceiling=100.0, decimals=0 if most > 2 else 1)


def _spans(comparison: Comparison, indicator: Indicator) -> Iterator[Mark]:
    for entry in comparison.entries:
        total = entry.result.summary(indicator.name)
        series = caption.series_of(entry)
        if _is_absent(entry, indicator):
            yield Span(series, 0.0, (0.0, 0.0), (0.0, 0.0), absent=True)
        elif entry.result.n:
            yield Span(series, total.median, (total.p25, total.p75), (total.p10, total.p90))


def _is_absent(entry: Entry, indicator: Indicator) -> bool:
    return indicator.absent_at_zero and not entry.result.summary(indicator.name).share_present > 0


def _subtitle(comparison: Comparison, indicator: Indicator, heaps: Sequence[Histogram]) -> str:
    """Return what is counted in which unit, and how many runs have none of it."""
    unit, moment = tr(indicator.unit), _moment(comparison, indicator)
    live = heaps[-1].none if heaps else None
    if not live:
        return tr("{moment}, {unit}", moment=moment, unit=unit)
    share = numerals.percent(live / 100)
    return tr("{moment}, {unit}; none in {share}", moment=moment, unit=unit, share=share)


def _moment(comparison: Comparison, indicator: Indicator) -> str:
    """Return which number of a run it is: its peak, its lowest, that of the last day."""
    if indicator.summary == "final":
        days = comparison.live.variant.scenario.horizon_days
        return numerals.short_date(last_day(comparison.start, days))
    return tr(indicator.summary)


def _reading(counted: Counted) -> str:
    if counted == "runs":
        return tr(
            "Filled: live, lines: others; whiskers hold 8 runs in 10, off-scale runs left out."
        )
    return tr("Filled: live, lines: others; whiskers hold 8 sets in 10, off-scale sets left out.")


def _finding(comparison: Comparison, indicator: Indicator) -> str:
    """Return the title of an exported page: where the middle half lies, and how far a tail goes."""
    live, rival = comparison.live, caption.rival_entry(comparison)
    label = tr(indicator.label)
    if not live.result.n:
        return label
    if _is_absent(live, indicator):
        return tr("{label}: none in any run", label=label)
    share = live.result.summary(indicator.name).share_present
    if indicator.absent_at_zero and share < 1:
        present = numerals.percent(share)
        label = tr("{label}, there in {share} of runs", label=label, share=present)
    middle = _middle(live, indicator, label)
    if rival is not None and rival.result.n:
        return _against(middle, rival, indicator)
    return _with_tail(middle, live, indicator)


def _middle(entry: Entry, indicator: Indicator, label: str) -> str:
    total = entry.result.summary(indicator.name)
    low, high = _figure(indicator, total.p25), _figure(indicator, total.p75)
    some = indicator.absent_at_zero and total.share_present < 1
    those = tr(_OF_THESE) if some else tr(_COUNTED[entry.result.counted])
    sentence = (_AT if low == high else _BETWEEN)[indicator.summary]
    return tr(sentence, label=label, low=low, high=high, those=those)


def _against(middle: str, rival: Entry, indicator: Indicator) -> str:
    if _is_absent(rival, indicator):
        return tr("{finding}; none in “{title}”", finding=middle, title=rival.title)
    total = rival.result.summary(indicator.name)
    ends = numerals.rounded_range(total.p25, total.p75, indicator.decimals)
    if _figure(indicator, total.p25) == _figure(indicator, total.p75):
        ends = _figure(indicator, total.p25)
    return tr(
        "{finding}, against {ends} in “{title}”", finding=middle, ends=ends, title=rival.title
    )


def _with_tail(middle: str, live: Entry, indicator: Indicator) -> str:
    """Add how likely it is to be beyond the last tenth: the word and the share."""
    values, total = _totals(live, indicator), live.result.summary(indicator.name)
    low = indicator.summary == "lowest"
    edge = total.p10 if low else total.p90
    beyond = np.count_nonzero(values < edge if low else values > edge) / live.result.n
    if beyond <= _RARE:
        return middle
    words = {
        "finding": middle,
        "edge": _figure(indicator, edge),
        "phrase": tr(phrase(beyond)),
        "share": numerals.percent(beyond),
    }
    if low:
        return tr("{finding}; less than {edge} is {phrase} ({share})", **words)
    return tr("{finding}; more than {edge} is {phrase} ({share})", **words)


def _figure(indicator: Indicator, value: float) -> str:
    """Return a number for a sentence, with its unit where the label does not imply it."""
    figure = numerals.rounded(value, indicator.decimals)
    unit = indicator.unit.split(",")[0]
    if unit in ("persons", "regions", "sites", "index"):
        return figure
    return f"{figure}{numerals.NARROW}%" if unit.startswith("%") else f"{figure} {tr(unit)}"


CHART = ChartKind(mark("Distribution"), subjects, build)
