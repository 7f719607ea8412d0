"""``boilover curve``: how often something happens along a lever, or over the grid of two."""

from __future__ import annotations

import json
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence

from simulator.analysis.curves import Point, grid, moved
from simulator.analysis.happening import INTERVENTION, happened, happenings
from simulator.charts import numerals
from simulator.cli.arguments import (
    Parser,
    UsageError,
    add_json,
    add_measuring,
    add_scenario,
    add_uncertainty,
    whole_number,
)
from simulator.cli.asking import sets_of, variant_of
from simulator.cli.axis import with_axis
from simulator.cli.command import Command
from simulator.cli.figures import plain
from simulator.cli.measuring import ensemble_of, how, measured
from simulator.cli.text import say, table
from simulator.errors import UnknownName
from simulator.results.layout import engine_layout
from simulator.scenario.model import Lever, Variant

_ALONG, _ACROSS = 9, 5  # points along one lever; along each of two
_BAR = 40  # characters


def configure(parser: Parser) -> None:
    """Declare the options."""
    add_scenario(parser)
    parser.add_argument(
        "levers",
        metavar="LEVER[=LOW:HIGH]",
        nargs="+",
        help="one lever, or two for the grid of both; any other number of the scenario by its path",
    )
    parser.add_argument(
        "--measure",
        default=INTERVENTION,
        metavar="MEASURE",
        help="whose share to show: intervention, loss, an outcome or a milestone "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--against",
        metavar="SCENARIO",
        help="show the difference to another scenario with the same levers moved alike",
    )
    parser.add_argument(
        "--points",
        type=whole_number(2, 101),
        metavar="P",
        help=f"how many values of a lever (default: {_ALONG}, of two levers {_ACROSS} each)",
    )
    add_measuring(parser, replications=500)
    add_uncertainty(parser, "chance", "both")
    add_json(parser)


def execute(options: Namespace) -> int:
    """Play every point, print the shares."""
    variant, levers = _with_axes(options)
    other = _other(options, levers)
    if options.uncertainty == "both":
        sets_of([base for base in (variant, other) if base])
    known = happenings(engine_layout())
    if options.measure not in known:
        unknown = UnknownName("outcome or milestone", options.measure, known)
        raise UsageError(f"--measure: {unknown}; there are: {', '.join(known)}")
    started = time.perf_counter()
    points = _points(options, variant, other, levers)
    seconds = time.perf_counter() - started
    if options.json:
        print(json.dumps(_plain(options, variant, levers, points, seconds), indent=2))
    else:
        say(*_lines(options, variant, other, levers, points, seconds))
    return 0


def _with_axes(options: Namespace) -> tuple[Variant, list[Lever]]:
    variant = variant_of(options.scenario, options.settings)
    levers: list[Lever] = []
    for text in options.levers:
        variant, lever = with_axis(variant, text)
        levers.append(lever)
    if len(levers) > 2 or len({lever.name for lever in levers}) < len(levers):
        raise UsageError("name one lever, or two different ones")
    return variant, levers


def _other(options: Namespace, levers: Sequence[Lever]) -> Variant | None:
    """Return what is set against, with the same axes; what it lacks moves nothing in it."""
    if not options.against:
        return None
    other = variant_of(options.against)
    for lever in levers:
        if "." not in lever.name or lever.name in other.scenario.parameters:
            other, _ = with_axis(other, lever.name)
    return other


def _points(
    options: Namespace, variant: Variant, other: Variant | None, levers: Sequence[Lever]
) -> list[Point]:
    count = options.points or (_ALONG if len(levers) == 1 else _ACROSS)
    places = list(grid(levers, count))
    specs = [
        ensemble_of(options, moved(base, at), levers)
        for base in (variant, other)
        if base
        for at in places
    ]
    found = measured(options, specs, lambda result: happened(result, options.measure))
    if not other:
        return [Point.of(at, ours) for at, ours in zip(places, found, strict=True)]
    ours, theirs = found[: len(places)], found[len(places) :]
    return [Point.of(*each) for each in zip(places, ours, theirs, strict=True)]


def _lines(
    options: Namespace,
    variant: Variant,
    other: Variant | None,
    levers: Sequence[Lever],
    points: Sequence[Point],
    seconds: float,
) -> Iterator[str]:
    what = f"share of {options.measure}"
    if other:
        what += f", less that of {other.title}, in points"
    yield f"{variant.title} · {what}"
    yield (
        f"{options.replications:,} replications at each of {len(points)} points · "
        f"{how(options, seconds)}"
    )
    stand = (f"{lever.label} {lever.default:g} {lever.unit}" for lever in levers)
    yield f"The scenario stands at: {', '.join(stand)}."
    yield ""
    yield from (_curve(levers[0], points) if len(levers) == 1 else _grid(levers, points))
    if other:
        yield ""
        yield "In brackets: within noise."


def _curve(lever: Lever, points: Sequence[Point]) -> Iterator[str]:
    rows = []
    for point in points:
        share = point.share
        row = [
            f"{point.at[lever.name]:g}",
            numerals.percent(share.value, 1),
            numerals.percent_range(share.low, share.high, 1),
            "#" * round(_BAR * share.value) if not point.difference else _difference(point),
        ]
        rows.append(row)
    head = (f"{lever.label}, {lever.unit}", "Share", "95 % interval", "")
    if points[0].difference:
        yield from table((*head[:3], "Difference, points"), rows, ">>>>")
    else:
        yield from table(head, rows, ">>><")


def _grid(levers: Sequence[Lever], points: Sequence[Point]) -> Iterator[str]:
    down, across = levers
    columns = list(dict.fromkeys(point.at[across.name] for point in points))
    rows: dict[float, list[str]] = {}
    for point in points:
        cell = _difference(point) if point.difference else numerals.percent(point.share.value)
        rows.setdefault(point.at[down.name], []).append(cell)
    yield f"Down: {down.label}, {down.unit}. Across: {across.label}, {across.unit}."
    yield ""
    head = ("", *(f"{value:g}" for value in columns))
    body = [(f"{value:g}", *cells) for value, cells in rows.items()]
    yield from table(head, body, ">" * len(head))


def _difference(point: Point) -> str:
    assert point.difference is not None, "asked for only where there is one"
    text = numerals.signed(100 * point.difference.estimate.value)
    return f"({text})" if point.difference.within_noise else text


def _plain(
    options: Namespace,
    variant: Variant,
    levers: Sequence[Lever],
    points: Sequence[Point],
    seconds: float,
) -> dict[str, object]:
    return {
        "scenario": variant.scenario.name,
        "against": options.against,
        "measure": options.measure,
        "n": options.replications,
        "seed": options.seed,
        "uncertainty": options.uncertainty,
        "levers": [lever.name for lever in levers],
        "points": [_entry(point) for point in points],
        "seconds": round(seconds, 3),
    }


def _entry(point: Point) -> dict[str, object]:
    figures: dict[str, object] = {
        "at": {lever: plain(value) for lever, value in point.at.items()},
        "share": plain(point.share.value),
        "low": plain(point.share.low),
        "high": plain(point.share.high),
    }
    if point.difference:
        found = point.difference
        figures["difference"] = {
            "value": plain(found.estimate.value),
            "low": plain(found.estimate.low),
            "high": plain(found.estimate.high),
            "within_noise": found.within_noise,
        }
    return figures


COMMAND = Command("show how often something happens along one lever or two", configure, execute)
