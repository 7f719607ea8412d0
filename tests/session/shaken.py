"""A town with two scheduled events, and a lever on one of them, for tests of shocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simulator.ensemble.inline import InlinePool
from simulator.levers.set import SetLever
from simulator.scenario.model import Parameter, Region, Scenario, ShockEntry
from tests.session.tiny import LAYOUT, SIZES, Clock, TinyLibrary, play, town
from ui.session.cache import CAPACITY, ResultCache
from ui.session.files import SessionFiles
from ui.session.library import Library
from ui.session.runs import RunBoard
from ui.session.session import Session

NUMBERS = {
    "shocks.fuel.at": (24.0, "h", 0.0, 8784.0),
    "shocks.fuel.factor": (2.0, "×", 1.0, 3.0),
    "shocks.closure.at": (96.0, "h", 0.0, 200.0),
    "shocks.closure.size": (0.5, "index", 0.0, 1.0),
}


def shaken_town() -> Scenario:
    """Return a town where fuel becomes dearer on day 1 and a plant closes on day 4."""
    quiet = town()
    numbers = {
        path: Parameter(path, value, unit, low, high, ("S05",), "high", "What it says.")
        for path, (value, unit, low, high) in NUMBERS.items()
    }
    lever = SetLever(
        *("price", "Fuel price", "policy", "Town", ("shocks.fuel.factor",), "×"),
        *(1.0, 3.0, 2.0, ("S05",), ""),
        step=0.05,
    )
    shocks = {
        "fuel": ShockEntry("fuel", "price_rise", {}),
        "closure": ShockEntry("closure", "local_grievance", {"region": "L-1"}),
    }
    regions = (Region("L-1", "One", {"population": 5.0}), Region("L-2", "Two", {"population": 9.0}))
    return replace(
        quiet,
        name="shaken-town",
        title="Shaken town",
        notes="The file's own.",
        parameters={**quiet.parameters, **numbers},
        shocks=shocks,
        levers={"price": lever, **quiet.levers},
        country=replace(quiet.country, regions=regions),
    )


class ShakenLibrary(TinyLibrary):
    """The tiny towns and the shaken one, which a test may change as if its file had changed."""

    def __init__(self) -> None:
        self.shaken = shaken_town()

    def titles(self) -> Mapping[str, str]:
        return {**super().titles(), "shaken-town": "Shaken town"}

    def load(self, source: str) -> Scenario:
        return self.shaken if source == "shaken-town" else super().load(source)


def shaken_session(
    library: Library | None = None, files: SessionFiles | None = None, clock: Clock | None = None
) -> Session:
    """Return a session with the shaken town open."""
    pool, clock = InlinePool(play=play), clock or Clock()
    runs = RunBoard(pool, clock, sizes=SIZES, cache=ResultCache(CAPACITY, LAYOUT))
    session = Session(pool, files, library=library or ShakenLibrary(), runs=runs, clock=clock)
    session.start()
    session.open_scenario("shaken-town")
    return session
