"""``boilover story``: what happened in one replication, each event under its cause."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator

from simulator.cli.arguments import (
    Parser,
    add_json,
    add_scenario,
    add_seed,
    add_uncertainty,
    whole_number,
)
from simulator.cli.asking import sets_of, variant_of
from simulator.cli.command import Command
from simulator.cli.figures import plain
from simulator.cli.text import figure, minute, say, table
from simulator.cli.wording import worded
from simulator.engine.catalogue import INDICATORS, OUTCOMES
from simulator.engine.replicate import tell
from simulator.scenario.model import Scenario
from simulator.world.story import Event, Story
from simulator.world.worlds import HOURS_A_DAY

_DEEPEST = 24  # indentation stops here, so that long chains stay on the page


def configure(parser: Parser) -> None:
    """Declare the options."""
    add_scenario(parser)
    parser.add_argument(
        "-r",
        "--replication",
        type=whole_number(0, 2**31),
        default=0,
        metavar="R",
        help="which one; numbers count from 0 (default: %(default)s)",
    )
    parser.add_argument(
        "--by",
        choices=("cause", "time"),
        default="cause",
        help="each event under its latest cause, or all in the order of time (default: cause)",
    )
    add_seed(parser)
    add_uncertainty(parser, "chance", "both")
    add_json(parser)


def execute(options: Namespace) -> int:
    """Replay one replication and print its events."""
    variant = variant_of(options.scenario, options.settings)
    scenario = variant.effective()
    sets = 0 if options.uncertainty == "chance" else sets_of([variant])
    drawn = scenario.open_sets if sets else None
    parameters = drawn.drawn([options.replication]) if drawn else {}
    story = tell(scenario, options.seed, options.replication, parameters=parameters)
    if options.json:
        print(json.dumps(_plain(story, scenario, sets), indent=2))
    else:
        by_time = ((0, event) for event in story.events)
        events = story.by_cause() if options.by == "cause" else by_time
        say(*_head(story, scenario, sets), "", *_lines(events, scenario), "", *_came_to(story))
    return 0


def _head(story: Story, scenario: Scenario, sets: int) -> Iterator[str]:
    """Say what is told, and under which of *sets* plausible sets, if any, it was played."""
    ending = OUTCOMES[story.outcome].label
    under = f", plausible set {story.replication % sets} of {sets}" if sets else ""
    yield (
        f"{scenario.title}, replication {story.replication}, seed {story.seed}{under}: "
        f"{len(story.events)} events, ends as {ending!r}"
    )


def _lines(events: Iterable[tuple[int, Event]], scenario: Scenario) -> Iterator[str]:
    for depth, event in events:
        when = minute(scenario.start, HOURS_A_DAY * event.days).rjust(12)
        place = _region(event.region, scenario) if event.region else ""
        causes = ", ".join(f"#{cause}" for cause in event.causes)
        told = f"#{event.id} {worded(event, place)}{f' <- {causes}' if causes else ''}"
        yield f"{when}  {'  ' * min(depth, _DEEPEST)}{told}"


def _region(region: str, scenario: Scenario) -> str:
    return scenario.country.regions[scenario.country.index(region)].name


def _came_to(story: Story) -> list[str]:
    rows = []
    for name, value in story.figures:
        indicator = INDICATORS[name]
        absent = indicator.absent_at_zero and value == 0.0
        shown = figure(float("nan") if absent else value, indicator.decimals)
        rows.append((f"{indicator.label}, {indicator.summary}", shown, indicator.unit))
    return table(("What it came to", "", "Unit"), rows, "<><")


def _plain(story: Story, scenario: Scenario, sets: int) -> dict[str, object]:
    return {
        "scenario": story.scenario,
        "seed": story.seed,
        "replication": story.replication,
        "set": story.replication % sets if sets else None,
        "outcome": story.outcome,
        "figures": {name: plain(value) for name, value in story.figures},
        "events": [
            {
                "id": event.id,
                "day": plain(scenario.start.day + event.days),
                "type": event.type,
                "actor": event.actor,
                "region": event.region,
                "causes": list(event.causes),
                "data": dict(event.data),
            }
            for event in story.events
        ],
    }


COMMAND = Command("tell one replication, each event under what caused it", configure, execute)
