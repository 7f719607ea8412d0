"""The axes of a curve: a lever by its name, or any number of a scenario by its path."""

from __future__ import annotations

from dataclasses import replace

from simulator.cli.arguments import UsageError
from simulator.errors import UnknownName
from simulator.levers.set import SetLever
from simulator.scenario.lever_table import key_step
from simulator.scenario.model import Lever, Parameter, Variant
from simulator.scenario.settings import bounds_text


def with_axis(variant: Variant, text: str) -> tuple[Variant, Lever]:
    """Return what ``LEVER`` or ``LEVER=LOW:HIGH`` means, and a variant that has such a lever.

    A number given by its path gets a lever of its own, named after it. Raises ``UsageError``.
    """
    name, _, span = text.partition("=")
    scenario = variant.scenario
    if name not in scenario.levers and name in scenario.parameters:
        levers = {**scenario.levers, name: _lever_on(scenario.parameter(name))}
        variant = replace(variant, scenario=replace(scenario, levers=levers))
    try:
        lever = variant.lever(name)
    except UnknownName:
        kind, known = ("parameter", scenario.parameters) if "." in name else ("lever", None)
        unknown = UnknownName(kind, name, known or scenario.levers)
        raise UsageError(f"{unknown}; 'boilover list {scenario.name}' shows the levers") from None
    return variant, _within(lever, span) if span else lever


def _lever_on(parameter: Parameter) -> Lever:
    return SetLever(
        name=parameter.path,
        label=parameter.path,
        role="assumption",
        group="",
        targets=(parameter.path,),
        unit=parameter.unit,
        low=parameter.low,
        high=parameter.high,
        default=parameter.value,
        sources=parameter.sources,
        help=parameter.help,
        step=key_step(parameter.low, parameter.high),
    )


def _within(lever: Lever, span: str) -> Lever:
    """Return *lever* with narrower ends, ``LOW:HIGH``."""
    try:
        low, high = map(float, span.split(":"))
    except ValueError:
        raise UsageError(f"write {lever.name}=LOW:HIGH, not {lever.name}={span}") from None
    if not lever.low <= low < high <= lever.high:
        raise UsageError(f"{lever.name}={span}: must rise within {bounds_text(lever)}")
    return replace(lever, low=low, high=high)
