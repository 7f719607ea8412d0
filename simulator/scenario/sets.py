"""Sets of parameter values that the record leaves possible: what we do not know, as numbers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ParameterSets:
    """Values that some parameters may have together: one set a row, as ``calibrate`` finds.

    ``standard`` are the values that the scenario's own numbers have; where something has moved
    one of them, it is stated and no longer drawn.
    """

    name: str
    paths: tuple[str, ...]
    standard: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]

    def __len__(self) -> int:
        """Return the number of sets."""
        return len(self.rows)

    def set_of(self, replication: int) -> int:
        """Return which set a replication is played under, counted from 0."""
        return replication % len(self.rows)

    def only(self, paths: Sequence[str]) -> ParameterSets:
        """Return the same sets without the parameters that are not among *paths*."""
        kept = [place for place, path in enumerate(self.paths) if path in paths]
        return ParameterSets(
            self.name,
            tuple(self.paths[place] for place in kept),
            tuple(self.standard[place] for place in kept),
            tuple(tuple(row[place] for place in kept) for row in self.rows),
        )

    def drawn(self, replications: Sequence[int]) -> dict[str, NDArray[np.float64]]:
        """Return, by path, the value of each of *replications* under its set."""
        values = np.array(self.rows, dtype=np.float64).reshape(len(self.rows), len(self.paths))
        chosen = values[[self.set_of(replication) for replication in replications]]
        return {path: chosen[:, place].copy() for place, path in enumerate(self.paths)}

    def fingerprint(self) -> str:
        """Return a hash of all that can change a replication's bits."""
        return _hashed(self.paths, self.rows)


@lru_cache(maxsize=16)
def _hashed(paths: tuple[str, ...], rows: tuple[tuple[float, ...], ...]) -> str:
    """Keep what was hashed lately: every variant under uncertainty asks for the same."""
    text = json.dumps([paths, rows], separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
