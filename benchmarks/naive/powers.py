"""Other powers: creditors, mediators and critics beside the patron."""

from __future__ import annotations

from benchmarks.naive.world import Process, World

ALARMING = 0.15  # threat to the leadership at which capitals abroad take notice


class Powers:
    """Governments and lenders other than the patron."""

    def __init__(self, world: World) -> None:
        self.world = world

    def run(self) -> Process:
        """Offer and warn while the crisis is seen, recognise after a fall."""
        w, p = self.world, self.world.setting.powers
        while True:
            reach = p.multivector * (1.0 - p.deference * max(0.0, w.influence))
            known = w.happened("protest_starts") or w.happened("communal_violence")
            if known and w.threat_seen > ALARMING and not w.leaderless:
                self._speak(reach)
            if w.gone and not w.leaderless and not w.recognised:
                rate = p.recognition_rate * reach
                w.poll_once("successor recognised", rate, self.recognise)
            yield w.env.timeout(w.tick)

    def _speak(self, reach: float) -> None:
        w, p = self.world, self.world.setting.powers
        if not w.credit:
            w.poll_once("credit offered", p.credit_rate * reach, self.lend)
        if not w.mediation:
            w.poll_once("mediation offered", p.mediation_rate * reach, self.mediate)
        if not w.warned and w.dead() > 1e-6 * p.noticed * w.setting.population:
            w.poll_once("rights warning", p.warning_rate * reach, self.warn)

    def lend(self) -> None:
        """A creditor offers money."""
        self.world.credit = True
        self.world.happen("credit_offered")

    def mediate(self) -> None:
        """An outside power offers its good offices."""
        self.world.mediation = True
        self.world.happen("mediation_offered")

    def warn(self) -> None:
        """Capitals abroad condemn the killing."""
        self.world.warned = True
        self.world.happen("rights_warning")

    def recognise(self) -> None:
        """A successor received abroad is obeyed more readily at home."""
        w = self.world
        w.recognised = True
        w.base_loyalty = min(1.0, w.base_loyalty + w.setting.powers.standing)
        w.happen("successor_recognised")
