"""What the speaker says to each slide in plain language, how sure it is and what not to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from simulator.charts import numerals
from simulator.charts.chart import Bar, Chart, Legend, Span
from simulator.export.briefing import Briefing
from simulator.export.deck.key import shown
from simulator.language import SEMICOLON, mark, tr
from simulator.results.comparison import Comparison

_READ: Final[Mapping[str, str]] = {
    "bars": mark(
        "How to read it: each bar is the share of runs that end this way. The thin line over its "
        "end is the interval within which the share would lie if the runs were played again."
    ),
    "fan": mark(
        "How to read it: time runs from left to right. The line is the run in the middle: half "
        "lie above it, half below. Half of all runs lie in the dark band, eight in ten in the "
        "light one."
    ),
    "difference": mark(
        "How to read it: each run is held against the run of the other scenario that met the same "
        "chance. Above the level line there is more in the first scenario, below it less. Where "
        "the band lies across the line, runs go either way."
    ),
    "distribution": mark(
        "How to read it: each column counts the runs whose number falls between the two under it. "
        "Lines are the other scenarios. High and narrow is sure, low and wide is open."
    ),
    "milestones": mark(
        "How to read it: a disc is the day on which it happens in the middle run, the line through "
        "it holds eight in ten. The share at the right says in how many runs it happens at all."
    ),
    "map": mark(
        "How to read it: the darker a region, the more of it there is. The numbers are in the "
        "regions; the scale is under the map."
    ),
    "lanes": mark(
        "How to read it: time runs from left to right, each lane is an actor, each mark something "
        "that happened, each arrow leads from a cause to what it brought about."
    ),
}
_DO_NOT: Final[Mapping[str, str]] = {
    "bars": mark(
        "What not to say: that this will happen in so many per cent of cases. These are shares of "
        "runs of a model, not odds of the world."
    ),
    "fan": mark(
        "What not to say: that the line is the expected course. No single run need look like it; "
        "it is the middle of many on each day."
    ),
    "difference": mark(
        "What not to say: that a measure has this effect. It has it in the model, with all else "
        "held the same."
    ),
    "distribution": mark(
        "What not to say: that what lies outside the columns cannot happen. It did not happen in "
        "these runs."
    ),
    "milestones": mark(
        "What not to say: that something happens on a date. The date is the middle of many, and "
        "in some runs it never comes."
    ),
    "map": mark(
        "What not to say: that a pale region is safe. It says what is typical of many runs, and "
        "the model knows regions only by a few numbers."
    ),
    "lanes": mark(
        "What not to say: that it will go like this. It is one run of many, chosen because it is "
        "most like the others that end the same way."
    ),
}
_STEADY: Final = 10.0  # points: an interval this wide is told as wide


def of_opening(briefing: Briefing) -> str:
    """Return what is said to the title."""
    return joined(
        tr(
            "What it shows: what a model makes of the question, and how far that can be trusted. "
            "It is a reasoning aid, not a forecast."
        ),
        briefing.question,
        briefing.note,
    )


def of_answer(briefing: Briefing) -> str:
    """Return what is said to the answer in one sentence."""
    finding = briefing.headline
    share = finding.estimate
    sure = ""
    if share.value == share.value:
        sure = tr(
            "How sure: {share} of the runs, and between {low} and {high} if they were played "
            "again. That interval is about chance in the model; whether the model is right it does "
            "not say.",
            share=numerals.percent(share.value),
            low=numerals.percent(share.low),
            high=numerals.percent(share.high),
        )
    return joined(
        tr("What it shows: {answer}", answer=finding.sentence),
        tr(
            "How to read it: the words for likelihood follow a published scale, which is drawn "
            "under the sentence; the dot is the share of runs, the line its interval."
        ),
        sure,
        tr(
            "What not to say: that it is certain, or that the model predicts it. Say how likely, "
            "and under which assumptions."
        ),
        finding.small_print,
    )


def of_chart(chart: Chart) -> str:
    """Return what is said to a chart."""
    kind = kind_of(chart)
    return joined(
        tr("What it shows: {finding}.", finding=chart.finding.rstrip(".")),
        tr(_READ[kind]) if kind in _READ else "",
        _who(chart),
        tr("How sure: {how}", how=_how_sure(chart)),
        tr(_DO_NOT[kind]) if kind in _DO_NOT else "",
    )


def kind_of(chart: Chart) -> str:
    """Return the kind of a chart; that of a difference is its own."""
    return "difference" if chart.kind == "fan" and "." in chart.name else chart.kind


def alt_of(chart: Chart) -> str:
    """Return what is told of a chart to whoever cannot see it."""
    parts = [f"{chart.finding.rstrip('.')}.", f"{chart.title}, {chart.subtitle}."]
    names = {each.series: each.title for each in chart.legend}
    if chart.kind == "bars":
        for each in shown(chart):
            marks = [m for m in chart.marks if isinstance(m, Bar) and m.series == each.series]
            if marks:
                shares = ", ".join(f"{mark.row} {mark.text}" for mark in marks)
                parts.append(f"{each.title}: {shares}.")
    for mark_ in chart.marks:
        if isinstance(mark_, Span) and not mark_.absent:
            decimals = chart.x.decimals if chart.kind == "distribution" else chart.y.decimals
            middle = numerals.rounded(mark_.median, decimals)
            ends = numerals.rounded_range(*mark_.outer, decimals)
            words = {
                "title": names.get(mark_.series, mark_.series),
                "median": middle,
                "range": ends,
            }
            parts.append(tr("{title}: {median} in the median, {range} in 8 of 10.", **words))
    return " ".join(parts)


def method(comparison: Comparison) -> tuple[str, ...]:
    """Return in sentences how the numbers were made."""
    live = comparison.live.result
    runs = numerals.grouped(live.played)
    scenarios = {entry.result.key for entry in comparison.entries}
    lines = [
        tr(
            "A model of regions, crowds, security forces, elites and foreign powers is played many "
            "times; chance decides where the rules leave it open."
        ),
        tr("{runs} runs of each scenario; a share is the part of them that ends so.", runs=runs)
        if len(scenarios) > 1
        else tr("{runs} runs; a share is the part of them that ends so.", runs=runs),
    ]
    if len(scenarios) > 1:
        lines.append(
            tr(
                "All scenarios meet the same random numbers, so that a difference comes from what "
                "was changed."
            )
        )
    if live.counted == "runs":
        lines.append(
            tr(
                "Intervals are 95\u202f% intervals (Wilson): how far chance alone moves a share of "
                "runs."
            )
        )
    else:
        lines.append(
            tr("Ranges hold 8 in 10 plausible parameter sets: what is not known of the parameters.")
        )
    lines.append(tr("Words for likelihood follow a published yardstick and stand beside numbers."))
    return tuple(lines)


def joined(*lines: str) -> str:
    """Return paragraphs of speaker notes."""
    return "\n".join(line for line in lines if line)


def _who(chart: Chart) -> str:
    legends = shown(chart)
    if len(legends) < 2:
        return ""
    names = tr(SEMICOLON).join(
        tr("grey is the baseline “{title}”", title=each.title)
        if each.role == "baseline"
        else _named(each, is_pair=kind_of(chart) == "difference")
        for each in legends
    )
    return tr("Who is who: {names}.", names=names)


def _named(each: Legend, *, is_pair: bool) -> str:
    """Return a letter's title; what was changed in it stands beside a difference anyway."""
    words = {"letter": each.series, "title": each.title}
    if is_pair or not each.detail:
        return tr("{letter} is “{title}”", **words)
    return tr("{letter} is “{title}” ({detail})", **words, detail=each.detail)


def _how_sure(chart: Chart) -> str:
    """Return how far the numbers would move, then the small print of the chart."""
    widths = [mark.high - mark.low for mark in chart.marks if isinstance(mark, Bar)]
    small = " ".join(chart.note.split())
    if not widths:
        return small
    widest = numerals.grouped(max(widths))
    if max(widths) > _STEADY:
        return tr(
            "few runs: an interval is up to {points} points wide. {small}",
            points=widest,
            small=small,
        )
    return tr("no interval is wider than {points} points. {small}", points=widest, small=small)
