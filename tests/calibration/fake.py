"""A model of four parameters that answers at once: two matter, two do nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from simulator.calibration.players import Play
from simulator.calibration.space import Prior, Space, Values
from simulator.calibration.terms import Answer, Answers, Term
from simulator.calibration.waves import Plan
from simulator.records.band import Band
from simulator.records.case import Record

CRISIS = "crisis"
RECORDS = (
    Record(id="fell", outcome="leader_falls", peak_persons=Band(500, 1_000, 2_000)),
    Record(id="held", outcome="incumbent_survives_unchanged"),
)
SPACE = Space(
    (
        Prior("actors.a.one", "index", 0.0, 0.3, 1.0),
        Prior("actors.a.two", "1/day", 0.1, 1.0, 10.0),
        Prior("actors.a.idle", "index", -1.0, 0.0, 1.0),
        Prior("actors.a.edge", "×", 1.0, 1.0, 2.0),
    )
)


def near(value: float, tolerance: float) -> Callable[[float], float]:
    """Return what measures differences from *value*."""
    return lambda found: (found - value) / tolerance


def term(subject: str, name: str, value: float, tolerance: float = 0.1) -> Term:
    """Return a fitted term whose record is *value*."""
    band = Band(value, value, value)
    return Term(f"{subject}.{name}", subject, band, True, near(value, tolerance))


TERMS = (
    term(CRISIS, "sum", 0.9),
    term(CRISIS, "one", 0.6),
    term(CRISIS, "two", 0.5),
    term("fell", "falls", 1.0, 0.35),
    term("fell", "peak", 3.0, 0.35),
    term("held", "falls", 0.0, 0.35),
)


def answered(point: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Answers:
    """Return what the model makes of one point."""
    one, two = float(point[0]), float(np.log10(point[1]))
    values = {
        "crisis.sum": one + two,
        "crisis.one": one,
        "crisis.two": two,
        "crisis.intervention": 1.0 - one,
        "fell.falls": min(1.0, one),
        "fell.peak": 2.5 + one,
        "held.falls": max(0.0, two) / 2.0,
    }
    return {name: Answer(value, value - 0.05, value + 0.05) for name, value in values.items()}


def play(points: Values) -> Iterator[tuple[int, Answers]]:
    """Play points in an order of its own."""
    for place in reversed(range(len(points))):
        yield place, answered(points[place])


def counting(asked: list[int], until: int = 10**9) -> Play:
    """Return a player that notes how much is asked of it, and is killed after *until* points."""

    def counted(points: Values) -> Iterator[tuple[int, Answers]]:
        for place, answers in play(points):
            if len(asked) >= until:
                raise KeyboardInterrupt
            asked.append(place)
            yield place, answers

    return counted


def plan(points: int = 60, waves: int = 3, seed: int = 1) -> Plan:
    """Return a small plan."""
    return Plan(SPACE, TERMS, points, waves, seed)


def silent(wave: int, done: int, count: int) -> None:
    """Hear of progress and say nothing."""
