"""What is said of maps: the moment, what the colours are of, where a centre is lost."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from simulator.charts import numerals
from simulator.charts.maps.panel import MOSTLY, Panel
from simulator.charts.maps.shown import Shown
from simulator.language import tr

_MARKED: Final = "lost"


def moment(start: date, day: float) -> str:
    """Return ``6 Jan, 09:00``."""
    then = datetime.combine(start, time()) + timedelta(minutes=round(day * 24 * 60))
    return tr("{date}, {hour}", date=numerals.short_date(then.date()), hour=f"{then:%H:%M}")


def colours_are(maps: Shown) -> str:
    """Return what the colours are of: the median of so many runs, a share, one run."""
    panel = maps.panels[0]
    n = numerals.grouped(panel.series.n if panel.series else 0)
    if maps.mode == "one":
        return tr("one run, number {number}", number=numerals.grouped(maps.number))
    sets = maps.draws_sets
    if maps.is_difference:
        if sets:
            return tr("mean difference of {n} paired runs under plausible parameters", n=n)
        return tr("mean difference of {n} paired runs", n=n)
    if maps.measure.summary == "share":
        if sets:
            return tr("share of {n} runs under plausible parameters", n=n)
        return tr("share of {n} runs", n=n)
    if sets:
        return tr("median of {n} runs under plausible parameters", n=n)
    return tr("median of {n} runs", n=n)


def lost_in_most(panel: Panel, day: float) -> tuple[bool, ...]:
    """Return for each region whether its centre is lost at *day* in at least half of the runs."""
    values = panel.values(_MARKED, day)
    if values is None or panel.rival:
        return (False,) * len(panel.shapes.shapes)
    return tuple((values >= MOSTLY).tolist())
