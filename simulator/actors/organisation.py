"""Organisation: the weeks it takes a movement to reach beyond those whom daily life brings out.

A shared price puts neighbours and colleagues into the street at once; a stolen vote or a law must
be carried to people by networks, and these grow from visible, peaceful crowds and wither from
arrests (McCarthy & Zald 1977; Chenoweth & Stephan 2011; Beissinger 2022 on weeks, not days).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.scenario.declare import number
from simulator.world.actor import Actor
from simulator.world.fields import Floats, anywhere, national, over_regions
from simulator.world.measures import Indicator
from simulator.world.worlds import Worlds


def _organisation(w: Worlds) -> Floats:
    return 100.0 * w.organisation


@dataclass(frozen=True)
class Organisation(Actor):
    """The networks of a movement."""

    TURN = 19
    FIELDS = (
        national("organisation", "share", "How far those not at hand can be reached.", high=1.0),
    )
    INDICATORS = (
        Indicator(
            "organisation",
            "Organisation",
            "% of those not at hand",
            "peak",
            _organisation,
            ceiling=100.0,
            help="How far the movement reaches people whom no shared daily life brings together.",
        ),
    )

    growth: float = number("1/day", 0, 2, "Rate at which visible peaceful crowds organise.")
    withering: float = number("days", 1, 400, "Time constant with which organisation is lost.")
    crackdown: float = number("index", 0, 20, "Share of it lost for a share of the crowd arrested.")

    def tick(self, w: Worlds) -> None:
        """Grow where crowds are seen and stay peaceful; wither, and be torn by arrests."""
        if not anywhere(w.in_street > 0.0) and not anywhere(w.organisation > 0.0):
            return
        crowd = np.maximum(w.in_street, 1.0)
        gain = self.growth * w.visible * (1.0 - w.violent / crowd) * (1.0 - w.organisation)
        torn = self.crackdown * np.minimum(0.2, over_regions(w.arrests_now) / crowd)
        kept = np.exp(-w.tick_days / self.withering) * np.maximum(0.0, 1.0 - torn)
        w.organisation = np.minimum(1.0, w.organisation * kept + gain * w.tick_days)


ACTOR = Organisation
