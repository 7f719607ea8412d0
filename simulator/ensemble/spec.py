"""Which ensemble is meant: a variant, a seed and how many replications are wanted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Literal

from simulator import __version__
from simulator.scenario.model import Scenario, Variant

Uncertainty = Literal["chance", "both"]


@dataclass(frozen=True, slots=True)
class EnsembleSpec:
    """The replications of *variant* under *seed*, 0 to ``replications`` - 1.

    With ``uncertainty`` of *chance* all have the variant's parameters; with *both* replication r
    has those of plausible set r % K, as far as nothing states them.
    ``key`` names the content: two specs with the same key have the same replications to the bit,
    whatever their titles and however many they ask for, so results are kept under it.
    """

    variant: Variant
    seed: int
    replications: int = 2_000
    uncertainty: Uncertainty = "chance"
    key: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        scenario = self.played()
        sets = scenario.plausible.fingerprint() if scenario.plausible else ""
        text = f"{scenario.fingerprint()} {self.seed} {__version__} {sets}".rstrip()
        object.__setattr__(self, "key", hashlib.sha256(text.encode()).hexdigest())

    def played(self) -> Scenario:
        """Return the scenario to be played: with plausible sets only where they are drawn.

        Its files stay behind: a worker would carry their texts for nothing.
        """
        effective = self.variant.effective()
        drawn = effective.open_sets if self.uncertainty == "both" else None
        return replace(effective, plausible=drawn, files=())
