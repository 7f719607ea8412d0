"""What makes the runs of a picture differ, in words: chance, unknown parameters, or both."""

from __future__ import annotations

from simulator.charts import numerals
from simulator.language import tr, trn
from simulator.results.comparison import Comparison
from simulator.results.ensemble_result import Counted


def spread(comparison: Comparison) -> str:
    """Return which uncertainty is shown: ``spread by chance alone``."""
    sets = comparison.sets
    if comparison.uncertainty == "both":
        return trn(
            "spread by chance and {count} plausible parameter set",
            "spread by chance and {count} plausible parameter sets",
            sets,
        )
    if comparison.uncertainty == "ignorance":
        result = comparison.live.result
        if result.played <= result.n:
            return trn(
                "spread between {count} plausible parameter set, one run: chance is still in it",
                "spread between {count} plausible parameter sets, one run each: "
                "chance is still in it",
                sets,
            )
        return trn(
            "spread between {count} plausible parameter set, some {each} runs, chance taken out",
            "spread between {count} plausible parameter sets, some {each} runs each, "
            "chance taken out",
            sets,
            each=numerals.grouped(round(result.played / result.n)),
        )
    return tr("spread by chance alone")


def interval(counted: Counted) -> str:
    """Return what an interval beside a share is."""
    return tr("95\u202f% interval") if counted == "runs" else tr("8 sets in 10")


def intervals(counted: Counted) -> str:
    """Return what the intervals beside shares are."""
    return tr("95\u202f% intervals") if counted == "runs" else tr("ranges of 8 sets in 10")
