"""A small crisis for the session's tests: one lever decides how many runs end badly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np

from simulator.engine.batch import Batch
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.pool import Pool
from simulator.errors import Fault, ScenarioError, UnknownName
from simulator.levers.set import SetLever
from simulator.results.layout import Layout
from simulator.scenario.model import Country, Parameter, Region, Role, Scenario
from simulator.scenario.sets import ParameterSets
from simulator.world.measures import Indicator, Milestone, OutcomeClass
from ui.session.cache import CAPACITY, ResultCache
from ui.session.files import SessionFiles
from ui.session.library import Library
from ui.session.runs import RunBoard, Sizes
from ui.session.session import Session

SIZES = Sizes(first=64, preview=200, full=600)
TICKS = np.linspace(0, 10, 11)
SETS = ((0.5,), (0.6,), (0.8,), (0.9,))


class Clock:
    """Time that moves when a test says so, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class TinyLibrary:
    """Two towns, one of which knows its anger only roughly, and a file with two faults."""

    def titles(self) -> Mapping[str, str]:
        return {"quiet-town": "Quiet town", "loud-town": "Loud town"}

    def groups(self) -> Mapping[str, tuple[str, ...]]:
        return {"Towns": tuple(self.titles())}

    def load(self, source: str) -> Scenario:
        if source == "broken":
            raise ScenarioError([Fault("broken.yaml", n, 1, "horizon", "wrong") for n in (3, 1)])
        if source not in self.titles():
            raise UnknownName("scenario", source, self.titles())
        return town(source, anger=0.3 if source == "quiet-town" else 0.7)

    def describe(self, source: str) -> str:
        return f"{source}: what it says"


def town(name: str = "quiet-town", anger: float = 0.3) -> Scenario:
    """Return a town with one policy lever and one assumption."""
    numbers = {"horizon": (10.0, "days", 1.0, 366.0), "police": (0.5, "×", 0.0, 2.0)}
    numbers["anger"] = (anger, "", 0.0, 1.0)
    parameters = {
        path: Parameter(path, value, unit, low, high, ("S01",), "high")
        for path, (value, unit, low, high) in numbers.items()
    }
    country = Country("land", "Land", (Region("L-1", "One", {}),), {}, "", "L-1")
    levers = {
        lever.name: lever
        for lever in (
            _lever("anger", "Anger", "assumption", anger, 1.0, "", ("C4", "S01")),
            _lever("police", "Police", "policy", 0.5, 2.0, "×", ("judgement",)),
        )
    }
    title = TinyLibrary().titles()[name]
    scenario = Scenario(name, title, "", country, date(2022, 1, 1), parameters, {}, levers)
    sets = ParameterSets("towns", ("anger",), (anger,), SETS) if name == "loud-town" else None
    return replace(scenario, plausible=sets)


def _lever(
    name: str,
    label: str,
    role: Role,
    default: float,
    high: float,
    unit: str,
    sources: tuple[str, ...],
) -> SetLever:
    return SetLever(
        name, label, role, "Town", (name,), unit, 0.0, high, default, sources, "", step=0.05
    )


def _unmeasured(worlds: object) -> np.ndarray:
    """A tiny play measures by itself."""
    raise NotImplementedError


LAYOUT = Layout(
    indicators={
        name: Indicator(name, label, "persons", "peak", _unmeasured)
        for name, label in (
            ("participants", "People in the streets"),
            ("deaths", "Deaths"),
            ("arrests", "Arrests"),
        )
    },
    milestones={"first_protest": Milestone("first_protest", "First protest", "protest")},
    outcomes={
        "calm": OutcomeClass("calm", "Calm", "stays calm", 1, 0, _unmeasured),
        "leader_falls": OutcomeClass("leader_falls", "Leader falls", "falls", 0, 1, _unmeasured),
    },
)


@cache
def _luck(seed: int, number: int) -> float:
    return float(np.random.default_rng((seed, number)).random())


def play(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
) -> Batch | None:
    """Return replications in which the leader falls where luck is below anger less police."""
    if stop():
        return None
    luck = np.array([_luck(seed, number) for number in numbers])
    sets = scenario.plausible
    anger = sets.drawn(numbers)["anger"] if sets else scenario.value("anger")
    falls = luck < anger * (1.5 - scenario.value("police"))
    crowd = 100 * anger * np.outer(TICKS, 0.5 + luck)
    return Batch(
        numbers=np.array(numbers, dtype=np.int64),
        times=TICKS,
        series=np.array([crowd, crowd / 50, crowd / 5], dtype=np.float32),
        milestones=np.where(falls, 2.0, np.nan)[None, :].astype(np.float32),
        outcomes=falls.astype(np.int8),
        events=np.full(len(numbers), 3, dtype=np.int32),
        regional=np.empty((0, 1, len(numbers)), dtype=np.float32),
    )


def tiny_session(
    files: SessionFiles | None = None,
    pool: Pool | None = None,
    clock: Clock | None = None,
    capacity: int = CAPACITY,
    library: Library | None = None,
) -> Session:
    """Return a session of tiny towns that is not open yet."""
    pool, clock = pool or InlinePool(play=play), clock or Clock()
    runs = RunBoard(pool, clock, sizes=SIZES, cache=ResultCache(capacity, LAYOUT))
    return Session(pool, files, library=library or TinyLibrary(), runs=runs, clock=clock)


def finish(session: Session) -> None:
    """Tick until nothing is being played."""
    for _ in range(1_000):
        if not session.status.is_running:
            return
        session.tick()
    raise AssertionError("the runs do not end")
