"""What a terminal shows of played variants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from simulator.analysis.paired import Difference, paired_difference
from simulator.charts import numerals
from simulator.charts.caption import changes
from simulator.charts.headline import headline
from simulator.charts.spread import spread
from simulator.cli.text import day_range, figure, moment, span, table
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import Counted, EnsembleResult
from simulator.results.estimate import Estimate
from simulator.world.measures import Indicator

_LIMITS = {
    "runs": "A reasoning aid, not a forecast: shares of model runs, with 95 % intervals.",
    "sets": "A reasoning aid, not a forecast: means of parameter sets, and where 8 sets in 10 lie.",
}
_INTERVALS = {"runs": "95 % interval", "sets": "8 sets in 10"}
_SUMMARIES = {"peak": "peak", "lowest": "lowest", "final": "at the end"}


def of_run(compared: Comparison, seconds: float) -> Iterator[str]:
    """Give the lines of ``boilover run``."""
    live = compared.live
    yield f"{live.title} · {changes(live.variant, None)}"
    yield _how(compared, seconds)
    yield ""
    yield headline(compared).sentence
    yield ""
    yield from _outcomes(live.result)
    yield ""
    yield from _indicators(live.result)
    yield ""
    yield from _milestones(live.result, compared.start)
    yield ""
    yield _LIMITS[live.result.counted]


def of_comparison(compared: Comparison, seconds: float) -> Iterator[str]:
    """Give the lines of ``boilover compare``: a table for each variant after the first."""
    first, *others = compared.entries
    for entry in compared.entries:
        yield f"{entry.letter}  {entry.title}"
    yield f"{_how(compared, seconds)}, each on the same random numbers"
    for other in others:
        yield ""
        yield from _shares_beside(first, other)
        yield ""
        yield from _indicators_beside(first, other)
    yield ""
    yield _LIMITS[first.result.counted]


def _how(compared: Comparison, seconds: float) -> str:
    n = compared.live.result.played
    return f"{n:,} replications · seed {compared.seed} · {spread(compared)} · {seconds:.1f} s"


def _outcomes(result: EnsembleResult) -> Iterator[str]:
    rows = []
    for name, outcome in result.layout.outcomes.items():
        share = result.share(name)
        rows.append((outcome.label, numerals.percent(share.value, 1), _interval(share)))
    yield from table(("How the runs end", "Share", _INTERVALS[result.counted]), rows, "<>>")


def _indicators(result: EnsembleResult) -> Iterator[str]:
    rows = []
    for name, indicator in result.layout.indicators.items():
        total, places = result.summary(name), indicator.decimals
        label = _labelled(indicator)
        if indicator.absent_at_zero:
            label += f", in {numerals.percent(total.share_present)} of runs"
        middle = figure(total.median, places)
        rows.append((label, middle, span(total.p10, total.p90, places), indicator.unit))
    yield from table(("Indicator", "Median", "10–90 %", "Unit"), rows, "<>><")


def _milestones(result: EnsembleResult, start: date) -> Iterator[str]:
    rows = []
    for name, milestone in result.layout.milestones.items():
        reached = result.milestone(name)
        share = numerals.percent(reached.share.value)
        middle = moment(start, reached.median)
        rows.append((milestone.label, share, middle, day_range(start, reached.p10, reached.p90)))
    yield from table(("Milestone", "Share", "Median", "10–90 %"), rows, "<>>>")


def _shares_beside(first: Entry, other: Entry) -> Iterator[str]:
    rows = []
    for name, outcome in first.result.layout.outcomes.items():
        difference = paired_difference(other.result, first.result, name)
        shares = (numerals.percent(e.result.share(name).value, 1) for e in (first, other))
        verdict = _verdict(difference, first.result.counted)
        rows.append((outcome.label, *shares, _points(difference.estimate), verdict))
    head = ("How the runs end", first.letter, other.letter, "Difference, points", "")
    yield from table(head, rows, "<>>><")


def _indicators_beside(first: Entry, other: Entry) -> Iterator[str]:
    rows = []
    for name, indicator in first.result.layout.indicators.items():
        difference = paired_difference(other.result, first.result, name)
        middles = (
            figure(e.result.summary(name).median, indicator.decimals) for e in (first, other)
        )
        size = _size(difference, indicator)
        verdict = _verdict(difference, first.result.counted)
        rows.append((_labelled(indicator), *middles, size, verdict))
    head = ("Indicator, median", first.letter, other.letter, "Ratio or difference", "")
    yield from table(head, rows, "<>>><")


def _labelled(indicator: Indicator) -> str:
    return f"{indicator.label}, {_SUMMARIES[indicator.summary]}"


def _interval(share: Estimate) -> str:
    return numerals.percent_range(share.low, share.high, 1)


def _points(found: Estimate) -> str:
    value, low, high = (numerals.signed(100 * x, 1) for x in (found.value, found.low, found.high))
    return f"{value} ({low} to {high})"


def _size(difference: Difference, indicator: Indicator) -> str:
    ratio = difference.ratio
    if ratio:
        return f"× {ratio.value:.2f} ({ratio.low:.2f} to {ratio.high:.2f})"
    places, found = indicator.decimals + 1, difference.estimate
    value, low, high = (numerals.signed(x, places) for x in (found.value, found.low, found.high))
    return f"{value} ({low} to {high})"


def _verdict(difference: Difference, counted: Counted) -> str:
    if not difference.within_noise:
        return ""
    if difference.needed is not None:
        return f"within noise; {numerals.rounded(difference.needed)} runs would settle it"
    found = difference.estimate
    is_split = counted == "sets" and found.low < found.high
    return "sets disagree" if is_split else "no difference seen"
