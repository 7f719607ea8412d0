"""Do foreign troops come? The share of runs over one lever, at the sets that the record leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from simulator.analysis.curves import positions
from simulator.calibration.players import Players
from simulator.calibration.space import Space, Values
from simulator.calibration.subjects import HistoryReading, Subject, question_of_troops
from simulator.calibration.terms import Answers
from simulator.scenario.model import Lever, Variant

_POINTS = 7  # along the lever


@dataclass(frozen=True, slots=True)
class TroopsAt:
    """The share of runs in which troops are promised with a lever *at* some value.

    ``mean`` is over all sets and runs, *low* to *high* holds 80 % of the sets.
    """

    at: float
    mean: float
    low: float
    high: float


def curve_subjects(subject: Subject, lever: Lever) -> dict[float, Subject]:
    """Return the crisis with the lever at each of a few values, and where it stands."""
    found: dict[float, Subject] = {}
    for at in sorted({*positions(lever, _POINTS), lever.default}):
        name = f"{lever.name}={at:g}"
        moved = Variant.of(subject.scenario).with_setting(lever.name, at).effective()
        reading = subject.reading
        assert isinstance(reading, HistoryReading), "only the crisis itself has the lever"
        found[at] = replace(
            subject, name=name, scenario=moved, reading=replace(reading, subject=name)
        )
    return found


def troops_over(
    lever: Lever, subject: Subject, space: Space, sets: Values, seed: int, workers: int
) -> tuple[TroopsAt, ...]:
    """Play the crisis under each of *sets* at each value of *lever*."""
    subjects = curve_subjects(subject, lever)
    answers: list[Answers] = [{}] * len(sets)
    with Players(list(subjects.values()), space.paths, seed, workers) as play:
        for place, found in play(sets):
            answers[place] = found
    return tuple(_at(at, moved, answers) for at, moved in subjects.items())


def _at(at: float, subject: Subject, answers: Sequence[Answers]) -> TroopsAt:
    shares = np.array([found[question_of_troops(subject.name)].value for found in answers])
    low, high = np.quantile(shares, (0.1, 0.9)).tolist()
    return TroopsAt(at, float(shares.mean()), low, high)
