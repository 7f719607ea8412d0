"""What makes the runs of a picture differ, in words: chance, unknown parameters, or both."""

from __future__ import annotations

from simulator.charts import numerals
from simulator.results.comparison import Comparison
from simulator.results.ensemble_result import Counted


def spread(comparison: Comparison) -> str:
    """Return which uncertainty is shown: ``spread by chance alone``."""
    sets = f"{comparison.sets:,} plausible parameter sets"
    if comparison.uncertainty == "both":
        return f"spread by chance and {sets}"
    if comparison.uncertainty == "ignorance":
        result = comparison.live.result
        if result.played <= result.n:
            return f"spread between {sets}, one run each: chance is still in it"
        each = round(result.played / result.n)
        return f"spread between {sets}, some {each:,} runs each, chance taken out"
    return "spread by chance alone"


def interval(counted: Counted) -> str:
    """Return what an interval beside a share is."""
    return f"95{numerals.NARROW}% interval" if counted == "runs" else "8 sets in 10"


def intervals(counted: Counted) -> str:
    """Return what the intervals beside shares are."""
    return f"95{numerals.NARROW}% intervals" if counted == "runs" else "ranges of 8 sets in 10"
