"""``boilover compare``: scenarios against the first one, replication by replication."""

from __future__ import annotations

import json
from argparse import Namespace

from simulator.cli import figures, playing, report
from simulator.cli.arguments import Parser, UsageError, add_playing
from simulator.cli.asking import variant_of
from simulator.cli.command import Command
from simulator.cli.text import say


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "scenarios",
        metavar="SCENARIO",
        nargs="+",
        help="files, or names of 'boilover list'; the first is what the others are compared with",
    )
    add_playing(parser)


def execute(options: Namespace) -> int:
    """Play together, write, print."""
    if not 2 <= len(options.scenarios) <= len(playing.LETTERS):
        most = len(playing.LETTERS)
        raise UsageError(f"compare 2 to {most} scenarios, not {len(options.scenarios)}")
    played = playing.play(options, [variant_of(name) for name in options.scenarios])
    compared = played.comparison
    printed = figures.comparison(compared, played.seconds)
    playing.write(options, played, {**printed, **playing.settings_of(played)})
    if options.json:
        print(json.dumps(printed, indent=2))
    else:
        say(*report.of_comparison(compared, played.seconds))
    return 0


COMMAND = Command("play scenarios on the same chance and show what differs", configure, execute)
