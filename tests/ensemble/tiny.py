"""A tiny crisis and a tiny engine: a number of a replication depends on (value, seed, number)."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from simulator.engine.batch import Batch
from simulator.ensemble.spec import EnsembleSpec
from simulator.levers.set import SetLever
from simulator.results.layout import Layout
from simulator.scenario.model import Country, Parameter, Region, Scenario, Variant
from simulator.world.measures import Indicator, Milestone, OutcomeClass, RegionalMeasure
from simulator.world.worlds import Worlds

TICKS = 5
SEED = 7


def _none(worlds: Worlds) -> np.ndarray:
    raise NotImplementedError("the tiny engine measures nothing by itself")


LAYOUT = Layout(
    indicators={
        "crowd": Indicator("crowd", "Crowd", "persons", "peak", _none),
        "control": Indicator("control", "Control", "%", "lowest", _none, ceiling=100.0),
        "troops": Indicator("troops", "Troops", "persons", "final", _none, absent_at_zero=True),
    },
    milestones={"riot": Milestone("riot", "Riot", "riot")},
    outcomes={
        "calm": OutcomeClass("calm", "Calm", "stays calm", 1, 0, _none),
        "fall": OutcomeClass("fall", "Fall", "falls", 0, 1, _none),
    },
    regional={"crowds": RegionalMeasure("crowds", "Crowds", "persons", "peak", _none)},
)


def scenario(value: float = 1.0) -> Scenario:
    """Return a town with one lever, *push*."""
    horizon = Parameter("horizon", 10, "days", 1, 366, ("judgement",), "high")
    push = Parameter("push", value, "×", 0, 4, ("judgement",), "low")
    levers = {
        "push": SetLever("push", "Push", "policy", "Town", ("push",), "×", 0, 4, value, (), "", 0.1)
    }
    country = Country("land", "Land", (Region("L-1", "One", {}),), {}, "", "L-1")
    parameters = {"horizon": horizon, "push": push}
    return Scenario("town", "Town", "", country, date(2022, 1, 1), parameters, {}, levers)


def spec(value: float = 1.0, seed: int = SEED, replications: int = 100) -> EnsembleSpec:
    """Return an ensemble of the town."""
    return EnsembleSpec(Variant.of(scenario(value)), seed, replications)


def play(
    scenario: Scenario, seed: int, numbers: Sequence[int], *, stop: Callable[[], bool]
) -> Batch | None:
    """Play the town; nothing takes long."""
    luck = np.array([np.random.Philox(key=[seed, n]).random_raw(4) for n in numbers]) / 2.0**64
    if stop():
        return None
    push = scenario.value("push")
    rise = np.linspace(0, 1, TICKS)[:, None]
    crowd = 100 * push * rise * luck[:, 0]
    control = 100 - 20 * rise * luck[:, 1]
    troops = rise * np.where(luck[:, 2] < 0.5, 50 * luck[:, 2], 0)
    days = np.where(luck[:, 3] < 0.25 * push, 10 * luck[:, 3], np.nan)
    return Batch(
        numbers=np.array(numbers, dtype=np.int64),
        times=np.linspace(0, 10, TICKS),
        series=np.stack([crowd, control, troops]).astype(np.float32),
        milestones=days[None].astype(np.float32),
        outcomes=(luck[:, 0] * push > 0.8).astype(np.int8),
        events=np.arange(len(numbers), dtype=np.int32),
        regional=crowd.max(axis=0)[None, None].astype(np.float32),
    )


def play_slowly(
    scenario: Scenario, seed: int, numbers: Sequence[int], *, stop: Callable[[], bool]
) -> Batch | None:
    """Play the town at one hundredth of a second a day."""
    for _ in range(10):
        if stop():
            return None
        time.sleep(0.01)
    return play(scenario, seed, numbers, stop=stop)


def play_without_luck(
    scenario: Scenario, seed: int, numbers: Sequence[int], *, stop: Callable[[], bool]
) -> Batch | None:
    """Fail at replication 13."""
    if 13 in numbers:
        raise ZeroDivisionError("thirteen")
    return play(scenario, seed, numbers, stop=stop)


def play_deadly(
    scenario: Scenario, seed: int, numbers: Sequence[int], *, stop: Callable[[], bool]
) -> Batch | None:
    """Kill the process at replication 13, each time."""
    if 13 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return play(scenario, seed, numbers, stop=stop)


def play_to_the_end(
    scenario: Scenario, seed: int, numbers: Sequence[int], *, stop: Callable[[], bool]
) -> Batch | None:
    """Play on until told to stop; the count of days is left in the events."""
    days = 0
    while not stop() and days < 1_000:
        time.sleep(0.01)
        days += 1
    return None
