"""The parameters that nobody knows, and what is held of them before the record is looked at.

Each is taken to be triangular over its bounds with its peak at the scenario's value, on its own,
in logarithms where the bounds span more than a factor of three. All work on them is done in *unit
coordinates*, from 0 at the lower bound to 1 at the upper one.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.scenario.model import Parameter, Scenario

DIGITS: Final = 4
"""Significant digits of a value: what is played is what a table of sets can say."""
_SPAN: Final = 3.0  # bounds further apart than this factor are taken in logarithms
_EDGE: Final = 1e-6  # of the range: the density is 0 at a bound, and a rounded value may lie there

Units = NDArray[np.float64]
"""Points in unit coordinates, shape [point, parameter]."""
Values = NDArray[np.float64]
"""The same points in the parameters' own units."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What is held of one parameter beforehand; ``mode`` is where the scenario has it."""

    path: str
    unit: str
    low: float
    mode: float
    high: float

    @classmethod
    def of(cls, parameter: Parameter) -> Prior:
        """Return the prior of a parameter that has some room."""
        p = parameter
        return cls(p.path, p.unit, p.low, min(max(p.value, p.low), p.high), p.high)

    @property
    def is_log(self) -> bool:
        """Whether factors count, not differences."""
        return self.low > 0.0 and self.high / self.low > _SPAN


@dataclass(frozen=True)
class Space:
    """The parameters to be fitted, by their priors."""

    priors: tuple[Prior, ...]

    @classmethod
    def of(cls, scenario: Scenario) -> Space:
        """Return the numbers of actors that nobody is sure of and no lever sets."""
        levered = {path for lever in scenario.levers.values() for path in lever.targets}
        return cls(
            tuple(
                Prior.of(parameter)
                for path, parameter in scenario.parameters.items()
                if path.startswith("actors.")
                and parameter.confidence == "low"
                and path not in levered
                and parameter.low < parameter.high
            )
        )

    def __len__(self) -> int:
        """Return the number of parameters."""
        return len(self.priors)

    @property
    def paths(self) -> tuple[str, ...]:
        """The parameters' paths, in order."""
        return tuple(prior.path for prior in self.priors)

    @cached_property
    def peaks(self) -> NDArray[np.float64]:
        """Where the priors peak, in unit coordinates."""
        modes: Units = self.units(np.array([[prior.mode for prior in self.priors]]))
        return np.asarray(modes[0])

    @cached_property
    def means(self) -> NDArray[np.float64]:
        """The means of the priors, in unit coordinates."""
        means: NDArray[np.float64] = (1.0 + self.peaks) / 3.0
        return means

    @cached_property
    def deviations(self) -> NDArray[np.float64]:
        """The standard deviations of the priors, in unit coordinates."""
        found: NDArray[np.float64] = np.sqrt((1.0 - self.peaks + self.peaks**2) / 18.0)
        return found

    def quantiles(self, levels: NDArray[np.float64]) -> Units:
        """Return the points at which the priors reach *levels*, shape [..., parameter]."""
        rising = np.sqrt(levels * self.peaks)
        falling = 1.0 - np.sqrt((1.0 - levels) * (1.0 - self.peaks))
        return np.where(levels < self.peaks, rising, falling)

    def spread_evenly(self, count: int, luck: np.random.Generator) -> Units:
        """Return *count* points of the prior, by Latin hypercube (McKay and others 1979)."""
        from scipy.stats import qmc  # takes longer to load than all else together

        levels = qmc.LatinHypercube(len(self), rng=luck).random(count)
        return self.quantiles(levels)

    def draw(self, count: int, luck: np.random.Generator) -> Units:
        """Return *count* points of the prior."""
        return self.quantiles(luck.random((count, len(self))))

    def values(self, units: Units) -> Values:
        """Return points in the parameters' own units, rounded as a table of sets says them."""
        factor = np.exp(units * self._log_ranges) * self._low
        difference = self._low + (self._high - self._low) * units
        exact = np.where(self._logs, factor, difference)
        return np.clip(_rounded(exact), self._low, self._high)

    def units(self, values: Values) -> Units:
        """Return points given in their own units in unit coordinates."""
        with np.errstate(divide="ignore", invalid="ignore"):  # only where differences count
            factor = (np.log(values) - np.log(self._low)) / self._log_ranges
        difference = (values - self._low) / (self._high - self._low)
        return np.clip(np.where(self._logs, factor, difference), 0.0, 1.0)

    def fingerprint(self) -> str:
        """Return a hash of all that decides which points there are."""
        content = [[p.path, p.low, p.mode, p.high] for p in self.priors]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()

    @cached_property
    def _low(self) -> NDArray[np.float64]:
        return _column([prior.low for prior in self.priors])

    @cached_property
    def _high(self) -> NDArray[np.float64]:
        return _column([prior.high for prior in self.priors])

    @cached_property
    def _log_ranges(self) -> NDArray[np.float64]:
        """ln(high / low) where factors count, 1 where it is not used."""
        return _column([math.log(p.high / p.low) if p.is_log else 1.0 for p in self.priors])

    @cached_property
    def _logs(self) -> NDArray[np.bool_]:
        return np.array([prior.is_log for prior in self.priors], dtype=np.bool_)


def log_triangular(units: Units, peaks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithm of the priors' densities, given their peaks in unit coordinates."""
    held = np.clip(units, _EDGE, 1.0 - _EDGE)
    with np.errstate(divide="ignore", invalid="ignore"):  # on the side that is not there
        density = np.where(held < peaks, held / peaks, (1.0 - held) / (1.0 - peaks))
    return np.log(2.0 * density)


def _column(numbers: Sequence[float]) -> NDArray[np.float64]:
    return np.array(numbers, dtype=np.float64)


def _rounded(values: Values) -> Values:
    flat = [float(f"{value:.{DIGITS}g}") for value in values.flat]
    return np.array(flat, dtype=np.float64).reshape(values.shape)
