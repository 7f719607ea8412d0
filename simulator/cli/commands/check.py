"""``boilover check``: every fault of scenario files, with its place."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from simulator.cli.arguments import Parser, UsageError
from simulator.cli.command import Command
from simulator.cli.text import say
from simulator.engine.catalogue import kinds
from simulator.errors import Fault, UnknownName
from simulator.scenario.file import check
from simulator.scenario.library import find
from simulator.scenario.schema import json_schema


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument("files", metavar="FILE", nargs="*", help="scenario or country files")
    parser.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of scenario files, for editors"
    )


def execute(options: Namespace) -> int:
    """Print all faults; 1 if there are any."""
    if options.schema:
        print(json.dumps(json_schema(), indent=2))
        return 0
    if not options.files:
        raise UsageError("name the files to check, or ask for --schema")
    faults = list(dict.fromkeys(fault for name in options.files for fault in _faults(name)))
    say(*map(str, faults))
    print(_verdict(options.files, faults), file=sys.stderr)
    return 1 if faults else 0


def _faults(name: str) -> Sequence[Fault]:
    try:
        path = Path(name) if Path(name).is_file() else find(name)
    except UnknownName as unknown:
        return (Fault(name, 0, 0, "", str(unknown)),)
    return check(path, kinds())


def _verdict(files: Sequence[str], faults: Sequence[Fault]) -> str:
    what = "1 file" if len(files) == 1 else f"{len(files)} files"
    if not faults:
        return f"{what}, no faults"
    return f"{what}, {len(faults)} {'fault' if len(faults) == 1 else 'faults'}"


COMMAND = Command("tell every fault of scenario files, with its place", configure, execute)
