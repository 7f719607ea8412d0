"""The ticks of a history: short while it is hot, longer in the calm that follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.scenario.model import SHORTEST_TICK, Scenario
from simulator.world.worlds import HOURS_A_DAY


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long each tick of a scenario lasts, in hours; it follows from the scenario alone.

    ``hot`` is the length of a tick in the hot phase. A calm tick is a whole number of them and
    begins where one of them would, so that what a tick draws by chance does not depend on it.
    """

    hot: float
    hours: tuple[float, ...]

    @classmethod
    def of(cls, scenario: Scenario, tick_hours: float = SHORTEST_TICK) -> Schedule:
        """Return the ticks of *scenario*; with another hot tick the calm ones change alike.

        The hot phase ends with the calm tick that it would end in; what is left of the horizon
        after the last whole calm tick is played in hot ones.
        """
        total = round(scenario.horizon_days * HOURS_A_DAY / tick_hours)
        together = max(1, round(scenario.calm_tick / SHORTEST_TICK))
        hot_part = scenario.hot_days * HOURS_A_DAY / tick_hours
        first = min(total, -int(-hot_part // together) * together)
        calm, rest = divmod(total - first, together)
        hours = (tick_hours,) * first + (together * tick_hours,) * calm + (tick_hours,) * rest
        return cls(tick_hours, hours)

    @property
    def times(self) -> NDArray[np.float64]:
        """When each tick begins and the last one ends, in days since the start, [tick + 1]."""
        return np.concatenate(([0.0], np.add.accumulate(self.hours))) / HOURS_A_DAY
