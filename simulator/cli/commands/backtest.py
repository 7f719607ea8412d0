"""``boilover backtest``: a scenario, and cases that are over, held against the record."""

from __future__ import annotations

import json
import time
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from simulator.analysis.case_scores import CaseReading, CaseTable, case_table
from simulator.analysis.held import Held
from simulator.cases.rule import load_rule
from simulator.cases.scenario import scenario_of
from simulator.cli.arguments import Parser, UsageError, add_json, add_measuring, add_uncertainty
from simulator.cli.asking import history_of, sets_of, variant_of
from simulator.cli.backtest import figures, report
from simulator.cli.backtest.found import Backtest
from simulator.cli.command import Command
from simulator.cli.measuring import ensemble_of, how, measured
from simulator.cli.text import say
from simulator.records.case import Record
from simulator.records.case_file import read_records, shipped_cases
from simulator.records.history import History
from simulator.scenario.model import Variant

DEFAULT = "january-2022"


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "scenario",
        metavar="SCENARIO",
        nargs="?",
        help=f"a file, or a name of 'boilover list', that names a record (default: {DEFAULT}, "
        "or none with --records)",
    )
    parser.add_argument(
        "--set",
        dest="settings",
        metavar="LEVER=VALUE",
        action="append",
        default=[],
        help="move a lever of the scenario; may be given repeatedly",
    )
    parser.add_argument(
        "--cases", action="store_true", help="make scenarios of all shipped cases and score them"
    )
    parser.add_argument(
        "--records", metavar="FILE", help="score the cases of this file instead of those that ship"
    )
    add_measuring(parser, replications=1_000)
    add_uncertainty(parser, "chance", "both")
    add_json(parser)


def execute(options: Namespace) -> int:
    """Read everything, play it, hold it against the record, print."""
    wanted = options.scenario or (DEFAULT if options.records is None else None)
    if wanted is None and options.settings:
        raise UsageError("--set moves levers of a SCENARIO; name one")
    variant = variant_of(wanted, options.settings) if wanted else None
    alone = ", or score cases alone with --records FILE"
    history = history_of(wanted, variant.scenario, alone) if wanted and variant else None
    records = _records(options)
    cases = [Variant.of(scenario_of(record, load_rule())) for record in records]
    if options.uncertainty == "both":
        sets_of([*([variant] if variant else []), *cases])
    started = time.perf_counter()
    held = _held(options, variant, history) if variant and history else None
    table = _table(options, records, cases) if records else None
    seconds = time.perf_counter() - started
    found = Backtest(
        variant=variant,
        held=held,
        cases=table,
        replications=options.replications,
        seed=options.seed,
        uncertainty=options.uncertainty,
        how=how(options, seconds),
        seconds=seconds,
    )
    if options.json:
        print(json.dumps(figures.of(found), indent=2))
    else:
        say(*report.of(found))
    return 0


def _records(options: Namespace) -> Sequence[Record]:
    if options.records is not None:
        return read_records(Path(options.records))
    return read_records(shipped_cases()) if options.cases else ()


def _held(options: Namespace, variant: Variant, history: History) -> Held:
    (held,) = measured(
        options, [ensemble_of(options, variant)], partial(Held.of, history, variant.scenario)
    )
    return held


def _table(options: Namespace, records: Sequence[Record], cases: Sequence[Variant]) -> CaseTable:
    readings = measured(options, [ensemble_of(options, case) for case in cases], CaseReading.of)
    return case_table(records, readings)


COMMAND = Command("hold a scenario, or cases that are over, against the record", configure, execute)
