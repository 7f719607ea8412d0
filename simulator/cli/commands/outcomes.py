"""``boilover outcomes``: how scenarios end, a row each, as a table for a document."""

from __future__ import annotations

import json
import math
import sys
import textwrap
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from simulator import __version__
from simulator.analysis.outcome_table import OutcomeRow
from simulator.cli.arguments import Parser, add_json, add_measuring, add_uncertainty
from simulator.cli.asking import sets_of, variant_of
from simulator.cli.command import Command
from simulator.cli.figures import Plain, plain
from simulator.cli.measuring import ensemble_of, measured
from simulator.cli.text import say
from simulator.export.marked import check_marked, marks, replace_marked
from simulator.results.estimate import Estimate
from simulator.results.layout import engine_layout
from simulator.results.summaries import MilestoneSummary, Summary
from simulator.scenario.library import shipped
from simulator.scenario.model import Variant

PART = "outcomes"
"""What the marks of the document are called."""
_WIDTH = 120  # characters of a line of prose


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "scenarios",
        metavar="SCENARIO",
        nargs="*",
        help="files, or names of 'boilover list' (default: all that ship)",
    )
    add_measuring(parser, replications=1_000)
    add_uncertainty(parser, "chance", "both")
    parser.add_argument(
        "--write",
        metavar="FILE",
        help=f"put the table into a document, between the lines {' and '.join(marks(PART))}",
    )
    add_json(parser)


def execute(options: Namespace) -> int:
    """Play all, print or write the table."""
    if options.write:
        check_marked(Path(options.write), PART)
    variants = [variant_of(name) for name in options.scenarios or shipped()]
    if options.uncertainty == "both":
        sets_of(variants)
    started = time.perf_counter()
    rows = measured(options, [ensemble_of(options, each) for each in variants], OutcomeRow.of)
    seconds = time.perf_counter() - started
    lines = list(_lines(options, variants, rows))
    if options.write:
        replace_marked(Path(options.write), PART, "\n".join(lines))
        print(f"boilover: wrote the table into {options.write}", file=sys.stderr)
    if options.json:
        print(json.dumps(_plain(options, variants, rows, seconds), indent=2))
    else:
        say(*lines)
    return 0


def _lines(
    options: Namespace, variants: Sequence[Variant], rows: Sequence[OutcomeRow]
) -> Iterator[str]:
    labels = [outcome.label for outcome in engine_layout().outcomes.values()]
    head = ("Scenario", *labels, *_FIGURES)
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join(('---', *('---:' for _ in head[1:])))} |"
    for variant, row in zip(variants, rows, strict=True):
        yield f"| {' | '.join((variant.scenario.name, *_cells(row)))} |"
    yield ""
    words = [*options.scenarios, "-n", str(options.replications), "--seed", str(options.seed)]
    if options.uncertainty != "chance":
        words += ["--uncertainty", options.uncertainty]
    yield from textwrap.wrap(
        f"Made by `boilover outcomes {' '.join(words)}`, version {__version__}. "
        "Probabilities are shares of model runs, with a standard error of "
        f"at most {0.5 / math.sqrt(options.replications):.3f}. Counts and days: median [10–90 % of "
        "the runs]. Sovereignty: mean at the end, 100 = before. Day 1 is the first day of the "
        "scenario; the days are of the runs in which order was restored, whose share stands behind "
        "where it is not all.",
        _WIDTH,
        break_on_hyphens=False,
    )


_FIGURES = (
    *("Intervention", "Deaths", "Detained", "Violent regions", "Sovereignty"),
    "Day order restored",
)


def _cells(row: OutcomeRow) -> Iterator[str]:
    yield from (f"{share.value:.2f}" for share in row.outcomes.values())
    yield f"{row.intervention.value:.2f}"
    for counts in (row.deaths, row.arrests, row.violent_regions):
        yield f"{counts.median:,.0f} [{counts.p10:,.0f}–{counts.p90:,.0f}]"
    yield f"{row.sovereignty:.0f}"
    yield _day(row.order)


def _day(order: MilestoneSummary) -> str:
    if math.isnan(order.median):
        return "–"
    middle, early, late = (1 + day for day in (order.median, order.p10, order.p90))
    share = order.share.value
    often = "" if share == 1 else f", {share:.2f}"
    return f"{middle:.1f} [{early:.1f}–{late:.1f}]{often}"


def _plain(
    options: Namespace,
    variants: Sequence[Variant],
    rows: Sequence[OutcomeRow],
    seconds: float,
) -> Plain:
    return {
        "n": options.replications,
        "seed": options.seed,
        "uncertainty": options.uncertainty,
        "version": __version__,
        "scenarios": {
            variant.scenario.name: _entry(variant, row)
            for variant, row in zip(variants, rows, strict=True)
        },
        "seconds": round(seconds, 3),
    }


def _entry(variant: Variant, row: OutcomeRow) -> Plain:
    return {
        "title": variant.title,
        "outcomes": {name: _share(share) for name, share in row.outcomes.items()},
        "intervention": _share(row.intervention),
        "deaths": _spread(row.deaths),
        "arrests": _spread(row.arrests),
        "violent_regions": _spread(row.violent_regions),
        "sovereignty": plain(row.sovereignty),
        "order": {
            "share": plain(row.order.share.value),
            "median": plain(1 + row.order.median),
            "p10": plain(1 + row.order.p10),
            "p90": plain(1 + row.order.p90),
        },
    }


def _share(share: Estimate) -> Plain:
    return {"p": plain(share.value), "low": plain(share.low), "high": plain(share.high)}


def _spread(counts: Summary) -> Plain:
    return {"median": plain(counts.median), "p10": plain(counts.p10), "p90": plain(counts.p90)}


COMMAND = Command("make a table of how scenarios end", configure, execute)
