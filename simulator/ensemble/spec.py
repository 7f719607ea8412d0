"""Which ensemble is meant: a variant, a seed and how many replications are wanted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from simulator import __version__
from simulator.scenario.model import Variant


@dataclass(frozen=True, slots=True)
class EnsembleSpec:
    """The replications of *variant* under *seed*, 0 to ``replications`` - 1.

    ``key`` names the content: two specs with the same key have the same replications to the bit,
    whatever their titles and however many they ask for, so results are kept under it.
    """

    variant: Variant
    seed: int
    replications: int = 2_000
    key: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        text = f"{self.variant.effective().fingerprint()} {self.seed} {__version__}"
        object.__setattr__(self, "key", hashlib.sha256(text.encode()).hexdigest())
