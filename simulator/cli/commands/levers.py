"""``boilover levers``: whether each lever of a scenario does what it should."""

from __future__ import annotations

import json
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict

from simulator.analysis.signs import (
    LEVEL,
    RELEVANT,
    Reading,
    SignTest,
    Tally,
    ends,
    sign_tests,
    tally,
)
from simulator.charts import numerals
from simulator.cli.arguments import (
    Parser,
    UsageError,
    add_json,
    add_measuring,
    add_scenario,
    add_uncertainty,
)
from simulator.cli.asking import sets_of, variant_of
from simulator.cli.command import Command
from simulator.cli.figures import plain
from simulator.cli.measuring import ensemble_of, how, measured
from simulator.cli.text import say, table
from simulator.errors import UnknownName
from simulator.scenario.model import Lever, Variant

_NAMES = {"peak": "Peak", "deaths": "Deaths", "intervention": "Intervention", "loss": "Loss"}
_VERDICTS = {"holds": "holds", "flat": "flat", "violated": "VIOLATED", "untested": ""}

Tested = Mapping[Lever, Sequence[SignTest]]


def configure(parser: Parser) -> None:
    """Declare the options."""
    add_scenario(parser)
    parser.add_argument(
        "--lever",
        dest="levers",
        metavar="NAME",
        action="append",
        default=[],
        help="test this one only; may be given repeatedly (default: all)",
    )
    parser.add_argument(
        "--from-to",
        choices=("sweep", "default"),
        default="sweep",
        help="from three quarters of the way down to three quarters of the way up (sweep), or from "
        "where the lever stands to three quarters of the way up (default)",
    )
    add_measuring(parser, replications=300)
    add_uncertainty(parser, "chance", "both")
    add_json(parser)


def execute(options: Namespace) -> int:
    """Play both ends of each lever, print what came of it."""
    variant = variant_of(options.scenario, options.settings)
    levers = _chosen(variant, options.levers)
    if options.uncertainty == "both":
        sets_of([variant])
    started = time.perf_counter()
    tested = _tested(options, variant, levers)
    seconds = time.perf_counter() - started
    if options.json:
        print(json.dumps(_plain(options, variant, tested, seconds), indent=2))
    else:
        say(*_lines(options, variant, tested, seconds))
    return 0


def _chosen(variant: Variant, names: Sequence[str]) -> list[Lever]:
    try:
        return [variant.lever(name) for name in names or variant.scenario.levers]
    except UnknownName as unknown:
        raise UsageError(f"{unknown}; 'boilover list {variant.scenario.name}' shows them") from None


def _ends(options: Namespace, lever: Lever) -> tuple[float, float]:
    return ends(lever, from_default=options.from_to == "default")


def _tested(options: Namespace, variant: Variant, levers: Sequence[Lever]) -> Tested:
    specs = [
        ensemble_of(options, variant.with_setting(lever.name, end), [lever])
        for lever in levers
        for end in _ends(options, lever)
    ]
    readings = measured(options, specs, Reading.of)
    return {
        lever: sign_tests(lever.expects, below, above)
        for lever, below, above in zip(levers, readings[::2], readings[1::2], strict=True)
    }


def _lines(options: Namespace, variant: Variant, tested: Tested, seconds: float) -> Iterator[str]:
    yield f"{variant.title} · what raising each lever does"
    yield (f"{options.replications:,} paired replications at each end · {how(options, seconds)}")
    yield ""
    rows = [
        _row(options, lever, test, first=not number)
        for lever, tests in tested.items()
        for number, test in enumerate(tests)
    ]
    head = ("Lever", "From – to", "Outcome", "Below", "Above", "Difference", "", "p", "")
    yield from table(head, rows, "<<<>>>>><")
    yield ""
    yield from _summary(tested)


def _row(options: Namespace, lever: Lever, test: SignTest, *, first: bool) -> tuple[str, ...]:
    down, up = _ends(options, lever)
    return (
        lever.label if first else "",
        f"{down:g} – {up:g} {lever.unit}" if first else "",
        _NAMES[test.outcome],
        _level(test, test.below),
        _level(test, test.above),
        _difference(test),
        test.expected.replace("-", numerals.MINUS),
        f"{test.p:.3f}" if test.p >= 0.001 else "<0.001",
        _VERDICTS[test.verdict],
    )


def _level(test: SignTest, level: float) -> str:
    return numerals.rounded(level) if test.unit == "%" else f"{level:.2f}"


def _difference(test: SignTest) -> str:
    found, places = test.difference, 0 if test.unit == "%" else 2
    value, low, high = (numerals.signed(x, places) for x in (found.value, found.low, found.high))
    return f"{value}{' %' if test.unit == '%' else ''} ({low} to {high})"


def _summary(tested: Tested) -> Iterator[str]:
    found = tally(test for tests in tested.values() for test in tests)
    yield (
        f"{found.signs} signs tested: {found.holds} hold, {found.flat} flat, "
        f"{found.violated} violated. {found.zeros} times no effect expected: "
        f"{found.zeros - found.moved} flat, {found.moved} not. {found.open} open."
    )
    yield from _listed("Violated", tested, lambda test: test.verdict == "violated")
    yield from _listed(
        "Flat, too small to matter",
        tested,
        lambda test: test.verdict == "flat" and not test.is_large,
    )
    yield from _listed(
        "Flat, not to be told from chance with so few replications",
        tested,
        lambda test: test.verdict == "flat" and test.is_large,
    )
    yield (
        f"A sign holds where one-sided p < {LEVEL:g} and the difference is at least "
        f"{RELEVANT['%']:g} % of a count or {RELEVANT['share']:g} of a probability; what falls "
        "short of that either way is flat."
    )
    yield (
        f"The p-values are not corrected for their number: if no lever did anything, about "
        f"{LEVEL * found.signs:.1f} of {found.signs} signs would pass p < {LEVEL:g} by chance. "
        f"With Holm’s correction {found.corrected} of the {found.holds} still hold."
    )


def _listed(what: str, tested: Tested, chosen: Callable[[SignTest], bool]) -> Iterator[str]:
    names = [
        f"{lever.name}/{test.outcome}"
        for lever, tests in tested.items()
        for test in filter(chosen, tests)
    ]
    if names:
        yield f"{what}: {', '.join(names)}."


def _plain(
    options: Namespace, variant: Variant, tested: Tested, seconds: float
) -> dict[str, object]:
    found: Tally = tally(test for tests in tested.values() for test in tests)
    return {
        "scenario": variant.scenario.name,
        "n": options.replications,
        "seed": options.seed,
        "uncertainty": options.uncertainty,
        "from_to": options.from_to,
        "level": LEVEL,
        "relevant": {"%": RELEVANT["%"], "share": RELEVANT["share"]},
        "levers": [
            _entry(options, lever, test) for lever, tests in tested.items() for test in tests
        ],
        "summary": asdict(found),
        "seconds": round(seconds, 3),
    }


def _entry(options: Namespace, lever: Lever, test: SignTest) -> dict[str, object]:
    down, up = _ends(options, lever)
    return {
        "lever": lever.name,
        "from": plain(down),
        "to": plain(up),
        "outcome": test.outcome,
        "expected": test.expected,
        "below": plain(test.below),
        "above": plain(test.above),
        "difference": plain(test.difference.value),
        "low": plain(test.difference.low),
        "high": plain(test.difference.high),
        "unit": test.unit,
        "p": plain(test.p),
        "verdict": test.verdict,
    }


COMMAND = Command("test whether each lever does what it should", configure, execute)
