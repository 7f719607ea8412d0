"""A fast stand-in for the model: each deviation as a straight line in the parameters that move it.

A hundred parameters and a few hundred points leave most of the space empty, but each term hangs on
a few of them: its *active inputs* (Craig and others 1997; Andrianakis and others 2015). These are
found by correlation, round by round in what is left unexplained, and fitted by least squares. What
stays unexplained is kept as the emulator's own variance. The stand-in only says where the model is
worth playing: whatever it promises is played and weighed by what the model really answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.space import Units
from simulator.calibration.terms import Deviations, capped_squares

_ROUNDS: Final = 4  # in which active inputs are looked for
_SURE: Final = 3.2  # standard errors of a correlation of nothing
_FAR: Final = 6.0  # tolerances beyond which a miss is just a miss
_RIDGE: Final = 1e-3  # of a column's own square, so that two that go together can be told apart


@dataclass(frozen=True, eq=False)
class Emulator:
    """Deviation = level + (point - centre) @ slopes, give or take the root of ``unexplained``.

    ``centre`` [parameter], ``level`` [term], ``slopes`` [parameter, term], ``unexplained`` [term].
    """

    centre: NDArray[np.float64]
    level: NDArray[np.float64]
    slopes: NDArray[np.float64]
    unexplained: NDArray[np.float64]

    @classmethod
    def fitted(cls, units: Units, found: Deviations) -> Emulator:
        """Return the emulator of points that have been played."""
        held = np.clip(found, -_FAR, _FAR)
        centre, level = units.mean(axis=0), held.mean(axis=0)
        inputs, answers = units - centre, held - level
        slopes = np.zeros((units.shape[1], found.shape[1]))
        unexplained = np.zeros(found.shape[1])
        for term in range(found.shape[1]):
            slopes[:, term], unexplained[term] = _line(inputs, answers[:, term])
        return cls(centre, level, slopes, unexplained)

    @property
    def active(self) -> NDArray[np.intp]:
        """The parameters that move anything."""
        return np.flatnonzero(self.slopes.any(axis=1))

    def squares(self, units: Units) -> Deviations:
        """Return the square that each term should add to the distance, shape [point, term].

        What is unexplained is a tolerance more.
        """
        active = self.active
        expected = self.level + (units[:, active] - self.centre[active]) @ self.slopes[active]
        return capped_squares(expected / np.sqrt(1.0 + self.unexplained))

    def log_closeness(self, units: Units) -> NDArray[np.float64]:
        """Return ln of how close points should come, up to a constant, shape [point]."""
        closeness: NDArray[np.float64] = -0.5 * self.squares(units).sum(axis=1)
        return closeness


def _line(
    inputs: NDArray[np.float64], answers: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return slopes, 0 for all inputs but the active ones, and the variance left over."""
    count, width = inputs.shape
    slopes = np.zeros(width)
    size = np.sqrt((inputs**2).sum(axis=0)) + 1e-12
    active = np.zeros(width, dtype=np.bool_)
    left = answers
    for _ in range(_ROUNDS):
        total = float(np.sqrt((left**2).sum()))
        if total < 1e-9:
            break
        related = np.abs(inputs.T @ left) / (size * total) > _SURE / np.sqrt(count)
        if not (related & ~active).any() or (related | active).sum() > count // 4:
            break
        active |= related
        chosen = inputs[:, active]
        square = chosen.T @ chosen
        square += _RIDGE * np.diag(np.diag(square))
        slopes[:] = 0.0
        slopes[active] = np.linalg.solve(square, chosen.T @ answers)
        left = answers - inputs @ slopes
    freedom = max(count - int(active.sum()) - 1, 1)
    return slopes, float((left**2).sum()) / freedom
