"""``boilover list``: the shipped scenarios, or the levers of one."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence

import simulator
from simulator.cli.arguments import Parser, add_json
from simulator.cli.command import Command
from simulator.cli.text import say, table
from simulator.scenario.library import shipped
from simulator.scenario.model import Lever, Scenario


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "scenario", metavar="SCENARIO", nargs="?", help="list the levers of this one"
    )
    add_json(parser)


def execute(options: Namespace) -> int:
    """Print names that other commands take."""
    if options.scenario:
        levers = list(simulator.load(options.scenario).levers.values())
        _print(options, [_lever(lever) for lever in levers], _levers(levers))
    else:
        scenarios = [simulator.load(path) for path in shipped().values()]
        _print(options, [_scenario(scenario) for scenario in scenarios], _scenarios(scenarios))
    return 0


def _print(options: Namespace, plain: list[dict[str, object]], lines: Iterator[str]) -> None:
    if options.json:
        print(json.dumps(plain, indent=2))
    else:
        say(*lines)


def _scenarios(scenarios: Sequence[Scenario]) -> Iterator[str]:
    width = max(len(scenario.name) for scenario in scenarios)
    for scenario in scenarios:
        yield f"{scenario.name:<{width}}  {scenario.title}"
        yield f"{'':<{width}}  {' '.join(scenario.summary.split())}"


def _scenario(scenario: Scenario) -> dict[str, object]:
    return {"name": scenario.name, "title": scenario.title, "summary": scenario.summary}


def _levers(levers: Sequence[Lever]) -> Iterator[str]:
    rows = [
        (
            lever.name,
            f"{lever.label}, {lever.role}",
            f"{lever.default:g}",
            f"{lever.low:g} to {lever.high:g}",
            lever.unit,
        )
        for lever in levers
    ]
    yield from table(("Lever", "What it is", "Default", "Bounds", "Unit"), rows, "<<>><")


def _lever(lever: Lever) -> dict[str, object]:
    return {
        "name": lever.name,
        "label": lever.label,
        "role": lever.role,
        "unit": lever.unit,
        "default": lever.default,
        "low": lever.low,
        "high": lever.high,
        "sources": list(lever.sources),
    }


COMMAND = Command("list the shipped scenarios, or the levers of one", configure, execute)
