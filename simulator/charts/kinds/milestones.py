"""What happens when: a row for each milestone that matters, its time in each variant, how often."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from simulator.charts import caption, numerals
from simulator.charts.axes import time_axis
from simulator.charts.chart import Axis, Chart, Moment, Tick
from simulator.charts.kind import Axes, ChartKind
from simulator.charts.spread import intervals
from simulator.language import mark, tr
from simulator.results.comparison import Comparison, Entry

MATTERS: Final = 0.05
"""A milestone has a row where it happens in this share of the runs of any variant."""
_MOSTLY: Final = 0.5


def subjects(comparison: Comparison) -> tuple[str, ...]:
    """Return the one subject, where there is anything that can happen."""
    return ("milestones",) if comparison.live.result.layout.milestones else ()


def build(comparison: Comparison, subject: str, held: Axes | None = None) -> Chart:
    """Return the time line; *held* axes keep the rows, and their order, as they are."""
    days = comparison.live.variant.scenario.horizon_days
    x, y = held or (time_axis(comparison.start, days), _rows_axis(comparison))
    rows = tuple(tick.label for tick in y.ticks)
    counted = comparison.live.result.counted
    if counted == "runs":
        reading = tr("Marks are medians, lines hold 8 in 10 of the runs in which it happens.")
    else:
        reading = tr(
            "Marks are medians, lines hold 8 sets in 10; shares with {intervals}.",
            intervals=intervals(counted),
        )
    return Chart(
        kind="milestones",
        name=subject,
        title=tr("Milestones"),
        subtitle=tr("first time in a run: median and 8 in 10; share of runs in which it happens"),
        finding=_finding(comparison),
        x=x,
        y=y,
        marks=tuple(_moments(comparison, rows)),
        legend=caption.legends(comparison),
        rows=rows,
        spans_title=tr("share of runs"),
        note=caption.note(comparison, reading),
        preview=comparison.preview,
        context=caption.context(comparison),
        start=comparison.start,
        counted=counted,
    )


def _rows_axis(comparison: Comparison) -> Axis:
    """Return the rows as ticks of an axis, from the top (0) downwards."""
    labels = [tr(_milestones(comparison)[name]) for name in _ordered(comparison)]
    ticks = tuple(Tick(place + 0.5, label) for place, label in enumerate(labels))
    return Axis("", "", 0.0, float(max(1, len(ticks))), ticks)


def _milestones(comparison: Comparison) -> dict[str, str]:
    return {m.name: m.label for m in comparison.live.result.layout.milestones.values()}


def _ordered(comparison: Comparison) -> list[str]:
    """Return the milestones that matter, by the median time of the first variant they matter in."""
    found = {name: _when(comparison, name) for name in _milestones(comparison)}
    whens = {name: when for name, when in found.items() if when is not None}
    return sorted(whens, key=whens.__getitem__)


def _when(comparison: Comparison, name: str) -> float | None:
    for entry in comparison.entries:
        found = entry.result.milestone(name)
        if found.share.value >= MATTERS:
            return found.median
    return None


def _shown(comparison: Comparison) -> list[Entry]:
    """Return the entries to draw: a baseline that plays what is live would only repeat it."""
    live = comparison.live
    return [
        entry
        for entry in comparison.entries
        if entry is live or entry.role != "baseline" or not caption.are_same(entry, live)
    ]


def _moments(comparison: Comparison, rows: Sequence[str]) -> Iterator[Moment]:
    names = {tr(label): name for name, label in _milestones(comparison).items()}
    for row in rows:
        for entry in _shown(comparison):
            found = entry.result.milestone(names[row])
            share = found.share
            if not math.isnan(share.value):
                yield Moment(
                    caption.series_of(entry),
                    row,
                    *(found.median, found.p10, found.p90),
                    *(100 * share.value, 100 * share.low, 100 * share.high),
                    numerals.percent(share.value),
                    names[row],
                )


def _finding(comparison: Comparison) -> str:
    """Return the title of an exported page: the first and the last of what mostly happens."""
    result = comparison.live.result
    likely = [n for n in _ordered(comparison) if result.milestone(n).share.value >= _MOSTLY]
    if not likely:
        return tr("No milestone is reached in most runs")
    labels = _milestones(comparison)
    ends = [(tr(labels[name]), _date(comparison, name)) for name in (likely[0], likely[-1])]
    (first, begins), (last, ends_on) = ends
    if len(likely) == 1:
        return tr("{first} on {date}, in the median", first=first, date=begins)
    rival = caption.rival_entry(comparison)
    if rival and rival.result.n and rival.result.milestone(likely[-1]).share.value >= _MOSTLY:
        return _against(comparison, rival, likely[-1])
    words = {"first": first, "begins": begins, "last": last, "ends": ends_on}
    return tr("{first} on {begins}, {last} on {ends}: medians of what most runs reach", **words)


def _against(comparison: Comparison, rival: Entry, name: str) -> str:
    """Return when the last of what mostly happens does so, and when in another variant."""
    mine, theirs = _date(comparison, name), _date(comparison, name, rival)
    label = tr(_milestones(comparison)[name])
    finding = tr("{first} on {date}, in the median", first=label, date=mine)
    if mine == theirs:
        return tr("{finding}, as in “{title}”", finding=finding, title=rival.title)
    return tr(
        "{finding}, against {ends} in “{title}”", finding=finding, ends=theirs, title=rival.title
    )


def _date(comparison: Comparison, name: str, entry: Entry | None = None) -> str:
    median = (entry or comparison.live).result.milestone(name).median
    day = comparison.start + timedelta(days=math.floor(median))
    return numerals.short_date(day).replace(" ", numerals.FIRM)


CHART = ChartKind(mark("Milestones"), subjects, build)
