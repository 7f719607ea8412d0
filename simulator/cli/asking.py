"""From the words of the command line to the variants they mean."""

from __future__ import annotations

import math
from collections.abc import Sequence

import simulator
from simulator.cli.arguments import UsageError
from simulator.errors import UnknownName
from simulator.records.history import History, Vocabulary
from simulator.records.history_file import read_history
from simulator.results.layout import engine_layout
from simulator.scenario.library import find
from simulator.scenario.model import Scenario, Variant
from simulator.scenario.settings import SettingsError, bounds_text, with_settings


def variant_of(scenario: str, settings: Sequence[str] = ()) -> Variant:
    """Return a scenario with the levers moved that *settings* (``LEVER=VALUE``) name.

    Raises ``UsageError`` that tells every setting that cannot be, one a line.
    """
    variant = Variant.of(_loaded(scenario))
    wanted: dict[str, float] = {}
    faults: list[str] = []
    for setting in settings:
        name, text = _parts(setting)
        number = _number(text)
        if name in wanted:
            faults.append(f"lever {name} is set twice; give it one value")
        elif number is None and name in variant.scenario.levers:
            bounds = bounds_text(variant.lever(name))
            faults.append(f"lever {name} must be a number in {bounds}, not {text!r}")
        else:
            wanted[name] = math.nan if number is None else number
    try:
        variant = with_settings(variant, wanted)
    except SettingsError as error:
        faults += error.args
    if faults:
        raise UsageError("\n".join(faults))
    return variant


def sets_of(variants: Sequence[Variant]) -> int:
    """Return how many plausible sets the variants draw from; raises ``UsageError`` for none."""
    found = {}
    for variant in variants:
        scenario = variant.scenario
        if scenario.plausible is None:
            raise UsageError(
                f"{scenario.name} has no plausible parameter sets to draw from, so that only "
                "--uncertainty chance can be shown of it; 'plausible: NAME' in a file names some"
            )
        found[scenario.name] = (scenario.plausible.name, len(scenario.plausible))
    if len(set(found.values())) > 1:
        named = ", ".join(f"{name} those of {sets}" for name, (sets, _) in found.items())
        raise UsageError(f"scenarios of one comparison must draw from the same sets, not {named}")
    return next(iter(found.values()))[1]


def history_of(wanted: str, scenario: Scenario, otherwise: str = "") -> History:
    """Return the record that a scenario is held against; raises ``UsageError`` where none is named.

    *wanted* is how the scenario was asked for, *otherwise* what else could be done.
    """
    if not scenario.record:
        remedy = "give it a line such as 'record: january-2022'"
        raise UsageError(f"{wanted} is held against no record; {remedy}{otherwise}")
    layout = engine_layout()
    regions = [region.id for region in scenario.country.regions]
    vocabulary = Vocabulary(layout.indicators, layout.milestones, layout.regional, regions)
    return read_history(scenario.record, find(wanted).parent, vocabulary)


def _loaded(scenario: str) -> Scenario:
    try:
        return simulator.load(scenario)
    except UnknownName as unknown:
        raise UsageError(f"{unknown}; 'boilover list' shows what there is") from unknown


def _parts(setting: str) -> tuple[str, str]:
    name, _, text = (part.strip() for part in setting.partition("="))
    if not name or not text:
        raise UsageError(f"write --set LEVER=VALUE, not {setting!r}")
    return name, text


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
