"""The figures of an ensemble as plain values, for JSON: not-a-number becomes ``null``.

Days are counted as the model's papers do: day 5.5 is noon on the fifth of the month in which the
scenario starts.
"""

from __future__ import annotations

import math

from simulator.analysis.paired import (
    Difference,
    indicator_difference,
    milestone_difference,
    outcome_difference,
)
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.summaries import spread

Plain = dict[str, object]


def ensemble(compared: Comparison, seconds: float) -> Plain:
    """Return what ``run --json`` prints."""
    return {
        "scenario": compared.live.variant.scenario.name,
        **_rests_on(compared),
        **_figures(compared.live),
        "seconds": round(seconds, 3),
    }


def _rests_on(compared: Comparison) -> Plain:
    """Return how many replications there are, of which seed, and what makes them differ."""
    return {
        "n": compared.live.result.played,
        "seed": compared.seed,
        "uncertainty": compared.uncertainty,
        "sets": compared.sets,
    }


def _figures(entry: Entry) -> Plain:
    result, first_day = entry.result, entry.variant.scenario.start.day
    return {
        "outcomes": {name: _share(result, name) for name in result.layout.outcomes},
        "indicators": {name: _indicator(result, name) for name in result.layout.indicators},
        "milestones": {
            name: _milestone(result, name, first_day) for name in result.layout.milestones
        },
        "regional": {name: regional(entry, name) for name in result.layout.regional},
    }


def comparison(compared: Comparison, seconds: float) -> Plain:
    """Return what ``compare --json`` prints: each variant, and each against the first."""
    first, *others = compared.entries
    return {
        **_rests_on(compared),
        "variants": {
            entry.letter: {
                "title": entry.title,
                "scenario": entry.variant.scenario.name,
                **_figures(entry),
            }
            for entry in compared.entries
        },
        "differences": [
            {"of": other.letter, "against": first.letter, **_differences(other, first)}
            for other in others
        ],
        "seconds": round(seconds, 3),
    }


def regional(entry: Entry, measure: str) -> Plain:
    """Return the median and the 10-90 % band of a measure in each region, by its id."""
    values = entry.result.regional(measure)
    regions = entry.variant.scenario.country.regions
    figures: Plain = {}
    for region, row in zip(regions, values, strict=True):
        p10, _, median, _, p90 = map(plain, spread(row))
        figures[region.id] = {"median": median, "p10": p10, "p90": p90}
    return figures


def plain(value: float) -> float | None:
    """Return a figure with six digits, ``None`` where there is none."""
    return float(f"{value:.6g}") if math.isfinite(value) else None


def _share(result: EnsembleResult, outcome: str) -> Plain:
    share = result.share(outcome)
    return {"p": plain(share.value), "low": plain(share.low), "high": plain(share.high)}


def _indicator(result: EnsembleResult, name: str) -> Plain:
    summary = result.summary(name)
    return {
        "median": plain(summary.median),
        "p10": plain(summary.p10),
        "p90": plain(summary.p90),
    }


def _milestone(result: EnsembleResult, name: str, first_day: int) -> Plain:
    reached = result.milestone(name)
    days = {"median": reached.median, "p10": reached.p10, "p90": reached.p90}
    return {
        "share": plain(reached.share.value),
        **{key: plain(first_day + day) for key, day in days.items()},
    }


def _differences(entry: Entry, reference: Entry) -> Plain:
    ours, theirs = entry.result, reference.result
    layout = ours.layout
    return {
        "outcomes": {
            name: _difference(outcome_difference(ours, theirs, name)) for name in layout.outcomes
        },
        "indicators": {
            name: _difference(indicator_difference(ours, theirs, name))
            for name in layout.indicators
        },
        "milestones": {
            name: _difference(milestone_difference(ours, theirs, name))
            for name in layout.milestones
        },
    }


def _difference(found: Difference) -> Plain:
    figures: Plain = {
        "difference": plain(found.estimate.value),
        "low": plain(found.estimate.low),
        "high": plain(found.estimate.high),
        "within_noise": found.within_noise,
        "needed": found.needed,
    }
    if found.ratio:
        ratio = found.ratio
        bounds = {"low": plain(ratio.low), "high": plain(ratio.high)}
        figures["ratio"] = {"value": plain(ratio.value), **bounds}
    return figures
