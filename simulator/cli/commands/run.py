"""``boilover run``: play a scenario and show how it ends."""

from __future__ import annotations

import json
from argparse import Namespace

from simulator.cli import figures, playing, report
from simulator.cli.arguments import Parser, add_playing, add_scenario
from simulator.cli.asking import variant_of
from simulator.cli.command import Command
from simulator.cli.text import say


def configure(parser: Parser) -> None:
    """Declare the options."""
    add_scenario(parser)
    add_playing(parser)


def execute(options: Namespace) -> int:
    """Play, write, print."""
    played = playing.play(options, [variant_of(options.scenario, options.settings)])
    compared = played.comparison
    printed = figures.ensemble(compared, played.seconds)
    playing.write(options, played, {**printed, **playing.settings_of(played)})
    if options.json:
        print(json.dumps(printed, indent=2))
    else:
        say(*report.of_run(compared, played.seconds))
    return 0


COMMAND = Command("play a scenario and show how it ends", configure, execute)
