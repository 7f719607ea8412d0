"""``boilover export``: a briefing of one scenario or several, as a whole pack or as one file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from simulator.cli import playing
from simulator.cli.arguments import Parser, UsageError, add_measuring, add_uncertainty
from simulator.cli.asking import variant_of
from simulator.cli.command import Command
from simulator.cli.exporting import against_its_file, export, wanted
from simulator.language import languages
from simulator.results.comparison import Comparison


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "scenarios",
        metavar="SCENARIO",
        nargs="+",
        help="files, or names of 'boilover list'; the first is what the briefing is about",
    )
    parser.add_argument(
        "--set",
        dest="settings",
        metavar="LEVER=VALUE",
        action="append",
        default=[],
        help="move a lever of the first scenario; may be given repeatedly",
    )
    add_measuring(parser, replications=1_000)
    add_uncertainty(parser, "chance", "ignorance", "both")
    parser.add_argument(
        "--pack",
        metavar="DIR",
        help="write deck, brief, charts, data and scenarios into one folder",
    )
    parser.add_argument("--out", metavar="FILE", help="write one file instead of a pack")
    parser.add_argument(
        "--format",
        metavar="NAME",
        help="what --out is: pptx, brief_pdf, brief_html, xlsx, csv_runs, csv_courses, parquet, "
        "netcdf; a chart: png, svg, pdf, csv (default: by the suffix)",
    )
    parser.add_argument(
        "--chart",
        metavar="NAME",
        help="a single chart for --out: outcomes, milestones, an indicator, B.INDICATOR for what "
        "differs from the second scenario, map, run",
    )
    parser.add_argument(
        "--aspect",
        choices=("16:9", "4:3", "a4", "square"),
        default="16:9",
        help="shape of slides and charts (default: %(default)s)",
    )
    parser.add_argument(
        "--note", metavar="TEXT", default="", help="words for the foot of each page"
    )
    parser.add_argument("--template", metavar="FILE", help="a PowerPoint file that slides follow")
    parser.add_argument(
        "--no-recipe",
        dest="recipe",
        action="store_false",
        help="leave out what 'boilover reproduce' reads: scenarios, settings, seed, versions",
    )
    parser.add_argument(
        "--language",
        choices=tuple(languages()),
        default="en",
        help="what the pages are written in (default: %(default)s)",
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="replace the file, or a pack of the same name"
    )


def execute(options: Namespace) -> int:
    """Play, draw up, write; say what was written on stderr."""
    if not 1 <= len(options.scenarios) <= len(playing.LETTERS):
        raise UsageError(f"export 1 to {len(playing.LETTERS)} scenarios at a time")
    first, *others = options.scenarios
    variants = [variant_of(first, options.settings), *map(variant_of, others)]
    alone = variants[0].is_changed and not others
    if alone:  # then what was moved is held against the file
        variants.append(variant_of(first))
    asked = wanted(options)
    asked.refuse_to_replace()

    def named(comparison: Comparison) -> Comparison:
        return against_its_file(comparison) if alone else comparison

    played = playing.play(options, variants, lambda found: asked.check(named(found)))
    count, left_out = export(options, asked, named(played.comparison))
    for line in left_out:
        print(f"boilover: left out: {line}", file=sys.stderr)
    files = "1 file" if count == 1 else f"{count} files"
    print(f"boilover: wrote {files} to {Path(asked.place)}", file=sys.stderr)
    return 0


COMMAND = Command("write a briefing: slides, one page, charts, data", configure, execute)
