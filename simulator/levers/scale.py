"""A lever that multiplies its target parameters, so that several can move together."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.model import Lever, Scenario


@dataclass(frozen=True, slots=True)
class ScaleLever(Lever):
    """Each target is multiplied by the lever's value and held within the target's own bounds."""

    def apply(self, scenario: Scenario, value: float) -> Scenario:
        """Return *scenario* with every target multiplied by *value*."""
        for target in self.targets:
            parameter = scenario.parameter(target)
            scaled = min(parameter.high, max(parameter.low, parameter.value * value))
            scenario = scenario.with_value(target, scaled)
        return scenario


LEVER = ScaleLever
