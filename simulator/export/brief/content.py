"""What stands on the one page: of a briefing, the part for which one minute is enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from simulator.analysis.paired import paired_difference
from simulator.charts import caption, numerals, pairing
from simulator.charts.chart import Chart
from simulator.charts.spread import spread
from simulator.export.briefing import Briefing, Day, Run
from simulator.export.options import Options
from simulator.language import tr, trn
from simulator.results.comparison import Comparison, Entry

_FANS: Final = ("participants", "deaths")  # the two courses, where they have a chart
_DAYS: Final = 5
_LINES: Final = 6  # on what differs, the headline of every rival in any case
_LEAST: Final = 0.005  # a difference of shares below this is written with a decimal


@dataclass(frozen=True, slots=True)
class Contrast:
    """What is different in the variant called *letter*, in a sentence."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The texts and charts of the page.

    ``differs`` says what other scenarios come to, ``days`` are those that matter
    most in the typical run, ``made`` tells how it was made and ``again`` how to make it again.
    """

    kicker: str
    bars: Chart | None
    fans: tuple[Chart, ...]
    differs: tuple[Contrast, ...]
    days: tuple[Day, ...]
    made: str
    again: str
    note: str


def brief_of(briefing: Briefing, options: Options) -> Brief:
    """Return what of *briefing* stands on one page."""
    comparison = briefing.comparison
    again = tr("boilover reproduce FILE makes every number of this page again, to the last bit.")
    return Brief(
        caption.context(comparison),
        next((chart for chart in briefing.charts if chart.kind == "bars"), None),
        _fans(briefing.charts),
        tuple(_differs(briefing)),
        _days(briefing.run),
        _made(comparison),
        again if options.recipe else "",
        "\n".join(dict.fromkeys(filter(None, (briefing.note, options.note)))),
    )


def _fans(charts: tuple[Chart, ...]) -> tuple[Chart, ...]:
    """Return two courses: those that are usual, else the first."""
    courses = [chart for chart in charts if chart.kind == "fan" and "." not in chart.name]
    usual = [chart for name in _FANS for chart in courses if chart.name == name]
    return tuple((usual + [chart for chart in courses if chart not in usual])[:2])


def _differs(briefing: Briefing) -> Iterator[Contrast]:
    """Yield for each rival how often it ends as the headline says, then what else differs."""
    comparison = briefing.comparison
    rivals = [rival for rival in pairing.rivals(comparison) if rival.result.n]
    most = max(0, _LINES // max(1, len(rivals)) - 1)
    for rival in rivals:
        ends = _ends(comparison.live, rival, briefing.headline.outcome)
        yield Contrast(rival.letter, ends)
        prefix = f"{rival.letter}."
        charts = [c for c in briefing.charts if c.kind == "fan" and c.name.startswith(prefix)]
        for chart in charts[:most]:
            yield Contrast(rival.letter, chart.finding)


def _ends(live: Entry, rival: Entry, outcome: str) -> str:
    share = rival.result.share(outcome)
    points = paired_difference(rival.result, live.result, outcome)
    words = {
        "outcome": tr(rival.result.layout.outcomes[outcome].label),
        "share": numerals.percent(share.value),
        "interval": numerals.percent_range(share.low, share.high),
        "rival": pairing.name_of(rival),
        "live": pairing.name_of(live),
        "ends": numerals.span(_points(points.estimate.low), _points(points.estimate.high)),
        "size": _points(abs(points.estimate.value)).lstrip("+"),
    }
    if points.within_noise:
        return tr(
            "{outcome} in {rival}: {share} ({interval}), no clear difference from {live}", **words
        )
    if points.estimate.value > 0:
        return tr(
            "{outcome} in {rival}: {share} ({interval}), {size} points more than in {live} "
            "({ends})",
            **words,
        )
    return tr(
        "{outcome} in {rival}: {share} ({interval}), {size} points less than in {live} ({ends})",
        **words,
    )


def _points(share: float) -> str:
    return numerals.signed(100 * share, 0 if abs(share) >= _LEAST else 1)


def _days(run: Run | None) -> tuple[Day, ...]:
    """Return the days that weigh most, in their order."""
    if run is None:
        return ()
    heaviest = sorted(range(len(run.days)), key=lambda k: -run.days[k].weight)[:_DAYS]
    return tuple(run.days[k] for k in sorted(heaviest))


def _made(comparison: Comparison) -> str:
    """Return what the numbers rest on, in a line."""
    counts = {entry.result.played for entry in comparison.entries}
    runs = trn("{count} run", "{count} runs", max(counts, default=0))
    if len(comparison.entries) > 1:
        runs = tr("{runs} of each scenario on the same random numbers", runs=runs)
    return tr(
        "{runs} · seed {seed} · {spread} · Boilover {version}",
        runs=runs,
        seed=comparison.seed,
        spread=spread(comparison),
        version=comparison.version,
    )
