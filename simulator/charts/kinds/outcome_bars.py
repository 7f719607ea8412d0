"""How the runs end: one block of bars for each variant, always the same rows in the same order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from simulator.charts import caption, numerals
from simulator.charts.chart import Axis, Bar, Chart, Tick
from simulator.charts.headline import headline, leading_outcome
from simulator.charts.kind import Axes, ChartKind
from simulator.charts.spread import intervals
from simulator.language import mark, tr
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import Counted

_SHARES: Final = Axis(
    "Share of runs",
    "%",
    0.0,
    100.0,
    (Tick(0.0, "0"), Tick(50.0, "50"), Tick(100.0, "100")),
    decimals=1,
)
_TITLE: Final = mark("How the runs end")
_NO_ROWS: Final = Axis("", "", 0.0, 1.0, ())
_READINGS: Final[Mapping[Counted, str]] = {
    "runs": mark("Whiskers are {intervals} (Wilson); likelihood in words after ICD 203."),
    "sets": mark("Whiskers are {intervals}; likelihood in words after ICD 203."),
}


def subjects(comparison: Comparison) -> tuple[str, ...]:
    """Return the one subject: the outcome classes."""
    del comparison
    return ("outcomes",)


def build(comparison: Comparison, subject: str, held: Axes | None = None) -> Chart:
    """Return the bars; shares and intervals in %, the row of the headline outcome in front."""
    x, y = held or (_SHARES, _NO_ROWS)
    outcomes = comparison.live.result.layout.outcomes
    counted = comparison.live.result.counted
    return Chart(
        kind="bars",
        name=subject,
        title=tr(_TITLE),
        subtitle=tr("Share of runs, %"),
        finding=_finding(comparison),
        x=x,
        y=y,
        marks=tuple(_bars(comparison)),
        legend=caption.legends(comparison),
        rows=tuple(tr(outcome.label) for outcome in outcomes.values()),
        spans_title="",
        note=caption.note(comparison, tr(_READINGS[counted], intervals=intervals(counted))),
        preview=comparison.preview,
        context=caption.context(comparison),
        start=comparison.start,
        counted=counted,
    )


def _finding(comparison: Comparison) -> str:
    """Return the title of an exported page: the headline, and how it is in the first rival."""
    found, rival = headline(comparison), caption.rival_entry(comparison)
    if rival is None or not rival.result.n or not found.estimate.n:
        return found.sentence
    mine, theirs = (
        numerals.percent(share)
        for share in (found.estimate.value, rival.result.share(found.outcome).value)
    )
    if mine == theirs:
        return tr("{finding}, as in “{title}”", finding=found.sentence, title=rival.title)
    return tr(
        "{finding}, against {ends} in “{title}”",
        finding=found.sentence,
        ends=theirs,
        title=rival.title,
    )


def _bars(comparison: Comparison) -> Iterator[Bar]:
    """Yield a block for each variant but the baseline, which is a tick, unless it stands alone."""
    leading = leading_outcome(comparison)
    baseline = comparison.baseline
    for entry in comparison.entries:
        if entry.role != "baseline" or len(comparison.entries) == 1:
            other = baseline if baseline and not caption.are_same(baseline, entry) else None
            yield from _block(entry, other, leading)


def _block(entry: Entry, baseline: Entry | None, leading: str) -> Iterator[Bar]:
    result = entry.result
    for name, outcome in result.layout.outcomes.items():
        share = result.share(name)
        if math.isnan(share.value):
            continue
        reference = baseline.result.share(name).value if baseline else math.nan
        yield Bar(
            series=caption.series_of(entry),
            row=tr(outcome.label),
            value=100 * share.value,
            low=100 * share.low,
            high=100 * share.high,
            text=numerals.percent(share.value, 1),
            reference=None if math.isnan(reference) else 100 * reference,
            emphasis=name == leading,
            name=name,
        )


CHART = ChartKind(_TITLE, subjects, build)
