"""How a series is called on paper."""

from __future__ import annotations

from simulator.charts.chart import Legend
from simulator.charts.numerals import WIDE
from simulator.charts.palette import BASELINE
from simulator.language import tr


def name_of(who: Legend) -> str:
    """Return how a series is called on the page: its letter and its title."""
    return (
        tr("{title} (baseline)", title=who.title)
        if who.role == "baseline"
        else f"{who.series}{WIDE}{who.title}"
    )


def detail_of(who: Legend) -> str:
    """Return what was changed in a series, unless its title says it already."""
    title, detail = (
        " ".join(words.casefold().replace("’", "'").split()) for words in (who.title, who.detail)
    )
    said = bool(title) and (detail.startswith(title) or title.startswith(detail))
    return "" if said and "," not in detail else who.detail


def letter_of(series: str) -> str:
    """Return the letter of a series; a dash for the baseline, which has none."""
    return "–" if series == BASELINE else series
