"""``boilover list``: the shipped scenarios, or the levers and the scheduled events of one."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

import simulator
from simulator.cli.arguments import Parser, add_json
from simulator.cli.command import Command
from simulator.cli.text import minute, say, table
from simulator.scenario.library import shipped
from simulator.scenario.model import Lever, Scenario, ShockEntry


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "scenario", metavar="SCENARIO", nargs="?", help="list the levers and events of this one"
    )
    parser.add_argument("--shocks", action="store_true", help="list its scheduled events only")
    add_json(parser)


def execute(options: Namespace) -> int:
    """Print names that other commands take."""
    if options.scenario:
        scenario = simulator.load(options.scenario)
        levers, shocks = list(scenario.levers.values()), _in_time(scenario)
        if options.shocks:
            _print(options, [_shock(scenario, s) for s in shocks], _shocks(scenario, shocks))
        else:
            lines = (*_levers(levers), "", *_shocks(scenario, shocks))
            _print(options, [_lever(lever) for lever in levers], lines)
    else:
        scenarios = [simulator.load(path) for path in shipped().values()]
        _print(options, [_scenario(scenario) for scenario in scenarios], _scenarios(scenarios))
    return 0


def _print(options: Namespace, plain: list[dict[str, object]], lines: Iterable[str]) -> None:
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
        "expects": asdict(lever.expects),
    }


def _in_time(scenario: Scenario) -> list[ShockEntry]:
    """Return the scheduled events in the order in which they strike."""
    return sorted(scenario.shocks.values(), key=lambda s: scenario.value(f"shocks.{s.name}.at"))


def _shocks(scenario: Scenario, shocks: Sequence[ShockEntry]) -> Iterator[str]:
    rows = [
        (
            minute(scenario.start, scenario.value(f"shocks.{shock.name}.at")),
            shock.name,
            shock.kind,
            ", ".join(_said(scenario, shock)),
        )
        for shock in shocks
    ]
    yield from table(("When", "Scheduled event", "Kind", "What"), rows, "<<<<")


def _said(scenario: Scenario, shock: ShockEntry) -> Iterator[str]:
    """Yield what is stated of a shock beside its hour: regions by name, numbers with units."""
    names = {region.id: region.name for region in scenario.country.regions}
    for word in shock.words.values():
        yield names.get(word, word)
    for key in scenario.section(f"shocks.{shock.name}"):
        number = scenario.parameter(f"shocks.{shock.name}.{key}")
        if key != "at":
            yield f"{key} {number.value:g} {number.unit}".removesuffix(f" {key}")


def _shock(scenario: Scenario, shock: ShockEntry) -> dict[str, object]:
    numbers = dict(scenario.section(f"shocks.{shock.name}"))
    return {
        "name": shock.name,
        "kind": shock.kind,
        "hours": numbers.pop("at"),
        **shock.words,
        **numbers,
        "sources": list(scenario.parameter(f"shocks.{shock.name}.at").sources),
    }


COMMAND = Command("list the shipped scenarios, or the levers and events of one", configure, execute)
