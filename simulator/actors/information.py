"""Information: the internet, its shutdown, and what a country loses while it is dark.

A shutdown slows what travels online, but it also sends people out to see for themselves (Hassanpour
2014), and where shutdowns were counted riots grew rather than shrank (Rydzak 2019): the movement
reads traffic both ways. Who cuts it is the government's decision.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor
from simulator.world.fields import Floats, national, over_regions
from simulator.world.measures import Indicator
from simulator.world.worlds import Worlds


def _internet(w: Worlds) -> Floats:
    return 100.0 * w.internet


def _loss(w: Worlds) -> Floats:
    return w.loss.copy()


@dataclass(frozen=True)
class Information(Actor):
    """The networks that carry news, and the economy that hangs on them."""

    TURN = 15
    FIELDS = (
        national("internet", "share", "Share of normal traffic.", 1.0, high=1.0),
        national("loss", "M USD", "Output lost so far."),
    )
    INDICATORS = (
        Indicator(
            "internet",
            "Internet traffic",
            "% of normal",
            "lowest",
            _internet,
            ceiling=100.0,
            help="What the shutdown leaves of normal traffic.",
        ),
        Indicator(
            "loss",
            "Output lost",
            "M USD",
            "final",
            _loss,
            help="Output lost to the shutdown and where the state has lost hold of the centres.",
        ),
    )

    daily_output: float = number("M USD/day", 0.1, 100_000, "Output of the country in a day.")
    dark_share: float = number("share", 0, 1, "Share of output lost when the internet is dark.")
    closed_share: float = number("share", 0, 1, "Share lost where the centre is out of control.")

    def tick(self, w: Worlds) -> None:
        """Count what is lost while networks are dark and centres closed."""
        closed = over_regions((1.0 - w.control) * w.ground.people) / w.ground.population
        share = self.dark_share * (1.0 - w.internet) + self.closed_share * closed
        w.loss += self.daily_output * np.minimum(1.0, share) * w.tick_days


ACTOR = Information
