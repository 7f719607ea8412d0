"""The table that ``--out`` leaves: every figure of every variant, one a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from simulator.cli.figures import plain
from simulator.results.comparison import Comparison, Entry
from simulator.results.summaries import spread

HEAD = (
    *("variant", "scenario", "kind", "name", "label", "unit", "n"),
    *("share", "low", "high", "median", "p10", "p90"),
)
Row = dict[str, object]


def as_csv(compared: Comparison) -> bytes:
    """Return the table as comma-separated values; what does not apply is left empty."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEAD, restval="", lineterminator="\r\n")
    writer.writeheader()
    for entry in compared.entries:
        for row in _rows(entry):
            shown = {key: plain(v) if isinstance(v, float) else v for key, v in row.items()}
            writer.writerow({"variant": entry.letter, "scenario": entry.title, **shown})
    return text.getvalue().encode()


def _rows(entry: Entry) -> Iterator[Row]:
    result, layout = entry.result, entry.result.layout
    first_day = entry.variant.scenario.start.day
    for outcome in layout.outcomes.values():
        share = result.share(outcome.name)
        bounds = {"share": share.value, "low": share.low, "high": share.high}
        yield _row("outcome", outcome.name, outcome.label, "share", result.n, **bounds)
    for indicator in layout.indicators.values():
        total = result.summary(indicator.name)
        points = {"median": total.median, "p10": total.p10, "p90": total.p90}
        unit = f"{indicator.unit}, {indicator.summary}" if indicator.unit else indicator.summary
        yield _row(
            "indicator",
            indicator.name,
            indicator.label,
            unit,
            result.n,
            share=total.share_present,
            **points,
        )
    for milestone in layout.milestones.values():
        reached = result.milestone(milestone.name)
        share = reached.share
        bounds = {"share": share.value, "low": share.low, "high": share.high}
        days = {"median": reached.median, "p10": reached.p10, "p90": reached.p90}
        dated = {key: first_day + day for key, day in days.items()}
        yield _row("milestone", milestone.name, milestone.label, "day", result.n, **bounds, **dated)
    yield from _regional_rows(entry)


def _regional_rows(entry: Entry) -> Iterator[Row]:
    """Yield each regional measure in each region, named ``measure@region``."""
    result, regions = entry.result, entry.variant.scenario.country.regions
    for measure in result.layout.regional.values():
        unit = f"{measure.unit}, {measure.summary}"
        for region, row in zip(regions, result.regional(measure.name), strict=True):
            p10, _, median, _, p90 = spread(row)
            points = {"median": median, "p10": p10, "p90": p90}
            name, label = f"{measure.name}@{region.id}", f"{measure.label}, {region.name}"
            yield _row("regional", name, label, unit, result.n, **points)


def _row(kind: str, name: str, label: str, unit: str, n: int, **figures: float) -> Row:
    return {"kind": kind, "name": name, "label": label, "unit": unit, "n": n, **figures}
