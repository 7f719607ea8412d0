"""``boilover check``: every fault of scenario files with its place, or what the claims come to."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import simulator
from simulator.analysis.claims import Expression, expressions
from simulator.analysis.sourcing import Sourcing, sourcing
from simulator.cases.rule import load_rule
from simulator.cli.arguments import Parser, UsageError, add_json
from simulator.cli.command import Command
from simulator.cli.text import say, table
from simulator.engine.catalogue import kinds
from simulator.errors import Fault, UnknownName
from simulator.scenario.file import check
from simulator.scenario.library import find, shipped
from simulator.scenario.provenance import shipped_provenance
from simulator.scenario.schema import country_json_schema, json_schema


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument("files", metavar="FILE", nargs="*", help="scenario or country files")
    parser.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of scenario files, for editors"
    )
    parser.add_argument(
        "--country-schema", action="store_true", help="print the JSON Schema of country files"
    )
    parser.add_argument(
        "--claims",
        action="store_true",
        help="tell what expresses each claim of the interview, and what the numbers rest on",
    )
    add_json(parser)


def execute(options: Namespace) -> int:
    """Print all faults; 1 if there are any."""
    if options.schema or options.country_schema:
        schema = json_schema() if options.schema else country_json_schema()
        print(json.dumps(schema, indent=2))
        return 0
    if options.claims:
        return _check_claims(options)
    if not options.files:
        raise UsageError("name the files to check, or ask for --schema or --claims")
    faults = list(dict.fromkeys(fault for name in options.files for fault in _faults(name)))
    if options.json:
        print(json.dumps({"files": options.files, "faults": list(map(asdict, faults))}, indent=2))
    else:
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


def _check_claims(options: Namespace) -> int:
    if options.files:
        raise UsageError("--claims looks at all that ships; name no files with it")
    scenarios = [simulator.load(path) for path in shipped().values()]
    known = shipped_provenance()
    claims = expressions(known.claims, scenarios)
    rule = {f"rules.case.{name}": each for name, each in load_rule().coefficients.items()}
    numbers = sourcing(scenarios, known, rule)
    if options.json:
        print(json.dumps(_plain(claims, numbers, len(scenarios)), indent=2))
    else:
        say(*_lines(claims, numbers, len(scenarios)))
    return 0 if all(claim.is_expressed for claim in claims) and not numbers.unsourced else 1


def _lines(claims: Sequence[Expression], numbers: Sourcing, scenarios: int) -> Iterator[str]:
    rows = [(claim.claim, claim.text, _by_what(claim)) for claim in claims]
    yield from table(("Claim", "What it says", "Expressed by"), rows, "<<<")
    yield ""
    yield f"{_expressed(claims)} of {len(claims)} claims expressed."
    kinds = ", ".join(f"{count} on {kind}" for kind, count in numbers.by.items())
    yield (
        f"{numbers.total} numbers in {scenarios} scenarios, their countries and the rule for "
        f"cases: {numbers.sourced} with a source ({kinds}; some on several), "
        f"{numbers.judgement} judgement, {len(numbers.unsourced)} without either."
    )
    for path in numbers.unsourced:
        yield f"{path}: rests on nothing; name a source, or say judgement"


def _by_what(claim: Expression) -> str:
    if not claim.names:
        return "NOTHING"
    return ", ".join(f"{n} (UNKNOWN)" if n in claim.unknown else n for n in claim.names)


def _expressed(claims: Sequence[Expression]) -> int:
    return sum(claim.is_expressed for claim in claims)


def _plain(claims: Sequence[Expression], numbers: Sourcing, scenarios: int) -> dict[str, object]:
    return {
        "claims": {
            "total": len(claims),
            "expressed": _expressed(claims),
            "each": [
                {
                    "id": claim.claim,
                    "expressed_by": list(claim.names),
                    "unknown": list(claim.unknown),
                    "expressed": claim.is_expressed,
                }
                for claim in claims
            ],
        },
        "parameters": {
            "scenarios": scenarios,
            "total": numbers.total,
            "sourced": numbers.sourced,
            "judgement": numbers.judgement,
            "by": dict(numbers.by),
            "unsourced": list(numbers.unsourced),
        },
    }


COMMAND = Command("tell every fault of scenario files, with its place", configure, execute)
