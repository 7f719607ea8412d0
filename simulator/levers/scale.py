"""A lever that multiplies its target parameters, so that several can move together."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.model import Lever, Scenario


@dataclass(frozen=True, slots=True)
class ScaleLever(Lever):
    """Each target is multiplied and held within its own bounds.

    A file may set the lever off 1; its targets are then multiplied already, so that what counts is
    the value over the default.
    """

    def apply(self, scenario: Scenario, value: float) -> Scenario:
        """Return *scenario* with every target multiplied by *value* over the default."""
        for target in self.targets:
            parameter = scenario.parameter(target)
            scaled = min(parameter.high, max(parameter.low, parameter.value * value / self.default))
            scenario = scenario.with_value(target, scaled)
        return scenario


LEVER = ScaleLever
