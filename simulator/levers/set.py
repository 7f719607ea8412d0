"""A lever that puts its value in place of each target parameter."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.model import Lever, Scenario


@dataclass(frozen=True, slots=True)
class SetLever(Lever):
    """The lever's value *is* the parameter's value."""

    def apply(self, scenario: Scenario, value: float) -> Scenario:
        """Return *scenario* with every target at *value*."""
        for target in self.targets:
            scenario = scenario.with_value(target, value)
        return scenario


LEVER = SetLever
