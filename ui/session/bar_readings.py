"""What a bar of the outcomes says in words, and how many runs a scenario's bars rest on."""

from __future__ import annotations

from simulator.charts.chart import Bar, Chart, Legend
from simulator.charts.numerals import grouped, percent, percent_range
from simulator.language import tr


def count_text(chart: Chart, legend: Legend) -> str:
    """Return how many runs, or plausible sets, a scenario's bars count."""
    if chart.counted == "runs":
        return tr("n = {count}", count=grouped(legend.n))
    return tr("{count} sets", count=grouped(legend.n))


def head_sentence(chart: Chart, legend: Legend) -> str:
    """Return a scenario's whole name, and what its bars count."""
    return f"{legend.series}  {legend.title}, {count_text(chart, legend)}"


def row_hint() -> str:
    """Return what a click on a row does."""
    return tr("Click for its most typical run")


def bar_sentence(chart: Chart, legend: Legend, bar: Bar) -> str:
    """Return a bar with its interval, what it counts, and the baseline's beside it."""
    interval = percent_range(bar.low / 100, bar.high / 100, 1)
    words = {
        "row": bar.row,
        "share": bar.text,
        "interval": interval,
        "count": grouped(legend.n),
        "title": legend.title,
    }
    if chart.counted == "runs":
        text = tr("{row}: {share} ({interval}) of {count} runs of {title}", **words)
    else:
        text = tr("{row}: {share} ({interval}) of the runs of {count} sets of {title}", **words)
    if bar.reference is None:
        return text
    baseline = percent(bar.reference / 100, 1)
    return tr("{sentence}; baseline {share}", sentence=text, share=baseline)
