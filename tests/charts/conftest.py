"""A small crisis in numbers made by hand, so that a chart's every mark can be foretold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from simulator.engine.batch import Batch
from simulator.levers.set import SetLever
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import Layout
from simulator.scenario.model import Country, Parameter, Region, Scenario, Variant
from simulator.world.measures import Indicator, OutcomeClass

TICKS = np.linspace(0, 10, 21)
RUNS = 100


def _nothing(worlds: object) -> np.ndarray:
    raise NotImplementedError


def _indicator(name: str, label: str, unit: str, summary: str, **more: object) -> Indicator:
    return Indicator(name, label, unit, summary, _nothing, **more)  # type: ignore[arg-type]


LAYOUT = Layout(
    indicators={
        "crowd": _indicator("crowd", "People in the streets", "persons", "peak"),
        "towns": _indicator("towns", "Towns in unrest", "regions", "peak"),
        "control": _indicator("control", "State control", "% of towns", "lowest", ceiling=100.0),
        "troops": _indicator("troops", "Foreign troops", "persons", "peak", absent_at_zero=True),
        "price": _indicator("price", "Price", "tenge a litre, mean", "final"),
        "mood": _indicator("mood", "Mood", "index", "final", floor=None, decimals=1),
    },
    milestones={},
    outcomes={
        name: OutcomeClass(name, label, sentence, rank, rank, _nothing)
        for rank, (name, label, sentence) in enumerate(
            (
                ("calm", "Calm", "sees the town stay calm"),
                ("talks", "Talks", "survives by talking"),
                ("leader_falls", "Leader falls", "loses power"),
            )
        )
    },
)


def series(size: float, present: float) -> np.ndarray:
    """Return [indicator, tick, run]: every run the same course, scaled from 0.01 to 1."""
    course = np.exp(-((TICKS - 5) ** 2) / 4)[:, None]
    scale = (np.arange(RUNS) + 1) / RUNS
    crowd = size * course * scale
    towns = np.round(2 * course * scale)
    control = 100 - 40 * course * scale
    troops = np.where(np.arange(RUNS) < present * RUNS, 500 * (course > 0.5), 0.0)
    price = np.full((TICKS.size, RUNS), 60.0)
    mood = 5 * course * scale - 2
    return np.stack((crowd, towns, control, troops, price, mood)).astype(np.float32)


def outcomes(falls: int, talks: int) -> np.ndarray:
    """Return how *RUNS* runs end: the first ones with a fall, the next with talks, others calm."""
    return np.repeat([2, 1, 0], [falls, talks, RUNS - falls - talks]).astype(np.int8)


def result(key: str, size: float, present: float, falls: int, talks: int) -> EnsembleResult:
    """Return an ensemble of *RUNS* runs."""
    batch = Batch(
        numbers=np.arange(RUNS),
        times=TICKS,
        series=series(size, present),
        milestones=np.empty((0, RUNS), dtype=np.float32),
        outcomes=outcomes(falls, talks),
        events=np.zeros(RUNS, dtype=np.int32),
        regional=np.empty((0, 2, RUNS), dtype=np.float32),
    )
    return EnsembleResult(key, layout=LAYOUT).with_batch(batch)


def scenario(*headline: str) -> Scenario:
    """Return a town with three levers."""
    levers = {
        name: SetLever(
            *(name, label, "policy", "Town", (f"town.{name}",), unit, 0.0, 5000.0, default),
            *(("S01",), "", 0.1),
        )
        for name, label, unit, default in (
            ("police", "Police", "persons", 1000.0),
            ("patience", "Patience", "index", 0.5),
            ("wages", "Wages", "×", 1.0),
        )
    }
    parameters = {
        "horizon": Parameter("horizon", 10.0, "days", 1.0, 366.0, ("judgement",), "high"),
    }
    regions = tuple(Region(name, name, {}) for name in ("North", "South"))
    country = Country("town", "Two towns", regions, {}, "", "North")
    return Scenario(
        *("town", "Town", "", country, date(2022, 1, 28), parameters, {}, levers), headline
    )


@pytest.fixture
def town() -> Scenario:
    """The scenario all entries play."""
    return scenario()


@pytest.fixture
def live(town: Scenario) -> Entry:
    """Wages are raised; seven runs in ten end in talks."""
    variant = Variant.of(town).with_setting("wages", 1.5)
    return Entry("A", "Town, edited", "live", result("live", 20_000, 0.4, 10, 70), variant)


@pytest.fixture
def pin(town: Scenario) -> Entry:
    """More police; no foreign troops."""
    variant = Variant.of(town).with_setting("police", 2000)
    return Entry("B", "More police", "pinned", result("pin", 30_000, 0.0, 5, 45), variant)


@pytest.fixture
def baseline(town: Scenario) -> Entry:
    """The file as it is."""
    return Entry(
        "baseline", "Town", "baseline", result("base", 30_000, 0.6, 30, 50), Variant.of(town)
    )


@pytest.fixture
def comparison(live: Entry, pin: Entry, baseline: Entry) -> Comparison:
    """The live variant, a pin and the baseline."""
    return Comparison((live, pin, baseline), date(2022, 1, 28), 7, "0.1.0")


@pytest.fixture
def alone(baseline: Entry) -> Comparison:
    """The file as it is, with nothing moved yet."""
    entry = replace(baseline, letter="A", role="live")
    return Comparison((entry, baseline), date(2022, 1, 28), 7, "0.1.0")


@pytest.fixture
def empty(live: Entry) -> Comparison:
    """A live variant none of whose runs has come yet."""
    entry = replace(live, result=EnsembleResult("none", layout=LAYOUT))
    return Comparison((entry,), date(2022, 1, 28), 7, "0.1.0", preview=True)


@pytest.fixture
def with_headline() -> Callable[..., Comparison]:
    """Make a comparison whose scenario speaks of certain outcomes."""

    def make(*headline: str) -> Comparison:
        variant = Variant.of(scenario(*headline))
        entry = Entry("A", "Town", "live", result("x", 100, 0.4, 30, 60), variant)
        return Comparison((entry,), date(2022, 1, 28), 7, "0.1.0")

    return make
