"""What ``boilover backtest`` has to show."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.analysis.backtest import Coverage
from simulator.analysis.case_scores import CaseTable
from simulator.analysis.held import Held
from simulator.ensemble.spec import Uncertainty
from simulator.scenario.model import Variant


@dataclass(frozen=True, slots=True)
class Backtest:
    """What was played and how it scored; a part that was not asked for is ``None``.

    ``how`` says on what chance, and how long it took.
    """

    variant: Variant | None
    held: Held | None
    cases: CaseTable | None
    replications: int
    seed: int
    uncertainty: Uncertainty
    how: str
    seconds: float

    @property
    def coverage(self) -> Coverage:
        """That of the scenario's series; of the cases' numbers where only these were played."""
        if self.held is not None:
            return self.held.coverage
        return self.cases.coverage if self.cases is not None else Coverage.of(())
