"""``boilover story``: what happened in one replication, each event under its cause."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator

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
from simulator.cli.text import moment, say
from simulator.engine.catalogue import OUTCOMES
from simulator.engine.replicate import tell
from simulator.scenario.model import Scenario
from simulator.world.story import Event, Story

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
        say(*_lines(story, scenario, sets))
    return 0


def _lines(story: Story, scenario: Scenario, sets: int) -> Iterator[str]:
    """Give the lines of a story, which was played under one of *sets* plausible sets, if any."""
    ending = OUTCOMES[story.outcome].label
    under = f", plausible set {story.replication % sets} of {sets}" if sets else ""
    yield (
        f"{scenario.title}, replication {story.replication}, seed {story.seed}{under}: "
        f"{len(story.events)} events, ends as {ending!r}"
    )
    yield ""
    for depth, event in story.by_cause():
        when = moment(scenario.start, event.days).rjust(12)
        yield f"{when}  {'  ' * min(depth, _DEEPEST)}{_event(event, scenario)}"


def _event(event: Event, scenario: Scenario) -> str:
    where = f" in {_region(event.region, scenario)}" if event.region else ""
    numbers = ", ".join(f"{name} {value:.4g}" for name, value in event.data)
    causes = ", ".join(f"#{cause}" for cause in event.causes)
    data = f" ({numbers})" if numbers else ""
    return f"#{event.id} {event.type}{where}{data}{f' <- {causes}' if causes else ''}"


def _region(region: str, scenario: Scenario) -> str:
    return scenario.country.regions[scenario.country.index(region)].name


def _plain(story: Story, scenario: Scenario, sets: int) -> dict[str, object]:
    return {
        "scenario": story.scenario,
        "seed": story.seed,
        "replication": story.replication,
        "set": story.replication % sets if sets else None,
        "outcome": story.outcome,
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
