"""``boilover case``: a record of a crisis made a scenario, by the one rule."""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from simulator.cases.scenario import scenario_text
from simulator.cli.arguments import Parser, UsageError
from simulator.cli.command import Command
from simulator.cli.text import say, table
from simulator.errors import UnknownName
from simulator.records.case import Record
from simulator.records.case_file import read_records
from simulator.scenario.save import save_text


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument("records", metavar="RECORD.toml", help="a file with one record or more")
    parser.add_argument("--id", metavar="ID", help="which record, where the file holds several")
    parser.add_argument(
        "-o", "--out", metavar="FILE", help="write the scenario to FILE.yaml instead of printing it"
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="let -o replace a file that exists already"
    )
    parser.add_argument("--list", action="store_true", help="list the records of the file instead")


def execute(options: Namespace) -> int:
    """Print or write the scenario of one record."""
    records = read_records(Path(options.records))
    if options.list:
        say(*table(("Id", "Name"), [(r.id, r.name or "") for r in records], "<<"))
        return 0
    text = scenario_text(_chosen(records, options.id, options.records))
    if options.out is None:
        _print(text)
    else:
        save_text(text, Path(options.out), overwrite=options.overwrite)
    return 0


def _print(text: str) -> None:
    """Print a file as it would be written: UTF-8, whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(text, end="")


def _chosen(records: Sequence[Record], wanted: str | None, file: str) -> Record:
    known = [record.id for record in records]
    if wanted is not None:
        if wanted not in known:
            raise UsageError(
                f"{UnknownName('record', wanted, known)}; there are: {', '.join(known)}"
            )
        return records[known.index(wanted)]
    if len(records) != 1:
        raise UsageError(
            f"{file} holds {len(records)} records; say which with --id ({', '.join(known)})"
        )
    return records[0]


COMMAND = Command("make a scenario from a record of a crisis, by the case rule", configure, execute)
