"""``boilover calibrate``: fit what nobody knows to the record, and say what stays unknown."""

from __future__ import annotations

import json
import re
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from simulator.calibration.curve import troops_over
from simulator.calibration.loo import leave_one_out
from simulator.calibration.players import Players
from simulator.calibration.posterior import Posterior
from simulator.calibration.sets import chosen, table
from simulator.calibration.store import FILE, Store
from simulator.calibration.study import Study
from simulator.calibration.waves import SHIPPED, Wave, calibrate
from simulator.cli.arguments import (
    MOST_REPLICATIONS,
    MOST_WORKERS,
    Parser,
    UsageError,
    add_json,
    add_seed,
    whole_number,
)
from simulator.cli.asking import history_of, variant_of
from simulator.cli.calibrate import figures, report
from simulator.cli.calibrate.found import Found
from simulator.cli.command import Command
from simulator.cli.progress import ProgressBar
from simulator.cli.text import say
from simulator.ensemble.backends import cores
from simulator.ensemble.pool import Progress
from simulator.errors import ExportError, UnknownName
from simulator.export.atomic import new_file
from simulator.records.case_file import read_records, shipped_cases
from simulator.scenario.library import find
from simulator.scenario.model import Lever
from simulator.scenario.schema import NAME_PATTERN

DEFAULT = "january-2022"
SETS = 64
_LEVER = "moscow_restraint"


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "scenario",
        metavar="SCENARIO",
        nargs="?",
        default=DEFAULT,
        help="a file, or a name of 'boilover list', that names a record (default: %(default)s)",
    )
    for option, low, high, default, meaning in (
        ("--points", 20, 100_000, 400, "points of parameters in a wave"),
        ("--waves", 1, 100, 5, "waves, the first of them drawn from the prior"),
        ("--replications", 2, MOST_REPLICATIONS, 40, "histories of the scenario at each point"),
        ("--case-replications", 2, MOST_REPLICATIONS, 12, "histories of each case at each point"),
        ("--sets", 1, 10_000, SETS, "plausible sets to choose in the end"),
    ):
        parser.add_argument(
            option,
            type=whole_number(low, high),
            default=default,
            metavar="N",
            help=f"{meaning} (default: %(default)s)",
        )
    add_seed(parser)
    parser.add_argument(
        "--workers",
        type=whole_number(1, MOST_WORKERS),
        metavar="W",
        help="processes to play on; 1 plays in this one (default: one for each core)",
    )
    parser.add_argument(
        "--store",
        metavar="DIR",
        default="calibration",
        help="where points are kept as they are played; the same command goes on from there "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--no-cases", dest="cases", action="store_false", help="fit to the record alone"
    )
    parser.add_argument(
        "--over",
        metavar="LEVER",
        help=f"show over this lever whether foreign troops come (default: {_LEVER}, if there is)",
    )
    parser.add_argument(
        "--write",
        metavar="NAME",
        help="write the sets to plausible/NAME.csv beside the scenario, for 'plausible: NAME'",
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="let --write replace a table that exists already"
    )
    add_json(parser)


def execute(options: Namespace) -> int:
    """Play what is missing, weigh it, print, write."""
    started = time.perf_counter()
    target = _table_file(options)
    study = _study(options)
    lever = _lever(options, study)
    if target is not None:
        _check_place(target, options)
    store = Store(Path(options.store), study.made_with)
    for note in store.notes:
        _tell(note)
    try:
        shipped, waves = _played(options, study, store)
        found = _found(options, study, shipped, waves, lever, started)
    except KeyboardInterrupt:
        _tell(f"what was played stays in {Path(options.store) / FILE}; the same command goes on")
        raise
    if target is not None:
        _write(target, options, found)
    if options.json:
        print(json.dumps(figures.of(found), indent=2))
    else:
        say(*report.of(found))
    return 0


def _study(options: Namespace) -> Study:
    scenario = variant_of(options.scenario).effective()
    return Study(
        scenario=scenario,
        history=history_of(options.scenario, scenario),
        records=read_records(shipped_cases()) if options.cases else (),
        points=options.points,
        waves=options.waves,
        replications=options.replications,
        case_replications=options.case_replications,
        seed=options.seed,
    )


def _lever(options: Namespace, study: Study) -> Lever | None:
    levers = study.scenario.levers
    if options.over is None:
        return levers.get(_LEVER)
    if options.over not in levers:
        raise UsageError(f"--over: {UnknownName('lever', options.over, levers)}")
    return levers[options.over]


def _played(options: Namespace, study: Study, store: Store) -> tuple[Wave, list[Wave]]:
    workers = options.workers or cores()
    total = study.points * study.waves + 1
    with (
        ProgressBar("playing", left=True) as bar,
        Players(study.subjects, study.space.paths, study.seed, workers) as play,
    ):

        def told(wave: int, done: int, count: int) -> None:
            before = 0 if wave == SHIPPED else 1 + wave * study.points
            bar(Progress(before + done, total))
            if done == count and wave != SHIPPED:
                bar.wipe()
                _tell(f"wave {wave + 1} of {study.waves} played")

        return calibrate(study.plan, play, store, told)


def _found(
    options: Namespace,
    study: Study,
    shipped: Wave,
    waves: list[Wave],
    lever: Lever | None,
    started: float,
) -> Found:
    posterior = Posterior(study.space, study.terms, waves, study.scenario.name)
    own = shipped.answers[0]
    cases = (
        leave_one_out(posterior, study.records, own, study.same_event) if study.records else None
    )
    sets = posterior.values[chosen(posterior, options.sets, study.seed)]
    workers = options.workers or cores()
    curve = (
        troops_over(lever, study.subjects[0], study.space, sets, study.seed, workers)
        if lever is not None
        else ()
    )
    seconds = time.perf_counter() - started
    return Found(study, posterior, own, cases, lever, curve, sets, seconds)


def _table_file(options: Namespace) -> Path | None:
    if options.write is None:
        return None
    if not re.fullmatch(NAME_PATTERN, options.write):
        raise UsageError(f"--write: {options.write!r} is no name; take a-z, 0-9, _ and -")
    return find(options.scenario).parent / "plausible" / f"{options.write}.csv"


def _check_place(target: Path, options: Namespace) -> None:
    """Refuse a table that could not be written, before hours of play."""
    if target.exists() and not options.overwrite:
        raise ExportError(str(target), "it exists already", "add --overwrite or choose another")


def _write(target: Path, options: Namespace, found: Found) -> None:
    paths = found.study.space.paths
    text = "".join(f"{line}\n" for line in table(paths, found.sets, tuple(_notes(found))))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(str(target.parent), reason, "choose another scenario file") from error
    with new_file(target, overwrite=options.overwrite) as stream:
        stream.write(text.encode())
    _tell(f"wrote {len(found.sets)} sets, {found.distinct} of them distinct, to {target}")


def _notes(found: Found) -> Iterator[str]:
    """Say in the table how it came about, so that it can be made again."""
    study, weights = found.study, found.posterior.weights
    yield f"Parameter sets that {study.history.title} leaves possible."
    cases = f", {study.case_replications} of each of {len(study.records)} cases"
    yield (
        f"Made by `boilover calibrate`: {study.waves} waves of {study.points} points, "
        f"{study.replications} replications{cases if study.records else ''}, seed {study.seed}."
    )
    yield (
        f"{weights.effective:.0f} effective points, played part {weights.played:.2g}, tolerance "
        f"{weights.tolerance:.3g}; {found.distinct} of {len(found.sets)} sets are distinct."
    )


def _tell(note: str) -> None:
    print(f"boilover: {note}", file=sys.stderr)


COMMAND = Command(
    "fit what nobody knows to the record, and say what stays unknown", configure, execute
)
