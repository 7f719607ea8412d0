"""Play replications: assemble a batch of worlds, run its clock, and read it off.

There is one engine. A single replication is a batch of one and has the same bits as in a batch of
256, since every random number belongs to a cause of a replication and no operation mixes worlds.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import simpy

from simulator.engine import cast
from simulator.engine.batch import Batch
from simulator.engine.cast import Parameters
from simulator.engine.catalogue import INDICATORS, MILESTONES, OUTCOMES, REGIONAL
from simulator.engine.schedule import Schedule
from simulator.scenario.model import SHORTEST_TICK, Scenario
from simulator.streams import Streams
from simulator.world.actor import Actor, Shock
from simulator.world.ground import Ground
from simulator.world.story import Story
from simulator.world.worlds import HOURS_A_DAY, Consequence, Worlds

ALIKE: Parameters = MappingProxyType({})  # every world has the scenario's own parameters


def never() -> bool:
    """Return False: nobody has lost interest."""
    return False


def run_worlds(
    scenario: Scenario,
    seed: int,
    numbers: Sequence[int],
    *,
    parameters: Parameters = ALIKE,
    stop: Callable[[], bool] = never,
    tick_hours: float = SHORTEST_TICK,
) -> Batch | None:
    """Play the replications *numbers* of an effective scenario on one clock.

    *parameters* of actors differ between the worlds: by path, a value for each of *numbers*, of
    which some may then be the same, to meet several values with one luck. ``stop`` is asked once a
    simulated day; where it says yes the batch is dropped and None is returned. ``tick_hours`` of a
    hot tick must divide a day; calm ticks are longer in proportion.
    """
    places = tuple(map(int, numbers))
    game = Game(scenario, seed, places, parameters=parameters, tick_hours=tick_hours)
    return game.batch() if game.play(stop) else None


def play(
    scenario: Scenario, seed: int, numbers: Sequence[int], *, stop: Callable[[], bool] = never
) -> Batch | None:
    """Play replications of an ensemble: each under its own plausible set, where there are sets."""
    parameters = scenario.plausible.drawn(numbers) if scenario.plausible else ALIKE
    return run_worlds(scenario, seed, numbers, parameters=parameters, stop=stop)


def tell(
    scenario: Scenario, seed: int, replication: int, *, parameters: Parameters = ALIKE
) -> Story:
    """Return the story of one replication of an effective scenario, played alone."""
    game = Game(scenario, seed, (replication,), parameters=parameters, recording=True)
    game.play(never)
    chronicle = game.worlds.world(0).chronicle
    outcome = tuple(OUTCOMES)[int(game.outcomes()[0])]
    events = tuple(chronicle.events) if chronicle is not None else ()
    return Story(scenario.name, seed, replication, outcome, events, _figures(game.batch()))


def _figures(batch: Batch) -> tuple[tuple[str, float], ...]:
    """Return the number of each indicator that stands for the first replication of a batch."""
    series = batch.series[:, :, 0]
    found = {"peak": series.max(axis=1), "lowest": series.min(axis=1), "final": series[:, -1]}
    return tuple(
        (name, float(found[indicator.summary][row]))
        for row, (name, indicator) in enumerate(INDICATORS.items())
    )


@lru_cache(maxsize=2)
def _streams(seed: int) -> Streams:
    """Keep what has been drawn, so that the same replications of a moved lever draw nothing."""
    return Streams(seed)


class Game:
    """One batch of worlds with its actors and shocks, ready to be played once."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        numbers: tuple[int, ...],
        *,
        parameters: Parameters = ALIKE,
        tick_hours: float = SHORTEST_TICK,
        recording: bool = False,
    ) -> None:
        self._actors, drawn = cast.actors(scenario, parameters, len(numbers))
        self._shocks = cast.shocks(scenario)
        self._schedule = Schedule.of(scenario, tick_hours)
        self.worlds = Worlds(
            Ground(scenario.country),
            [field for actor in self._actors for field in actor.FIELDS],
            _streams(seed).of(numbers),
            numbers,
            tick_hours=tick_hours,
            reactions=_reactions(self._actors),
            recording=recording,
            drawn=drawn,
        )
        shape = (len(INDICATORS), len(self._schedule.hours) + 1, len(numbers))
        self._series = np.empty(shape, dtype=np.float32)
        places = (len(REGIONAL), len(scenario.country.regions), len(numbers))
        self._regional = np.full(places, -np.inf)

    def play(self, stop: Callable[[], bool]) -> bool:
        """Run the clock to the horizon; return False where *stop* cut it short."""
        worlds = self.worlds
        for actor in self._actors:
            actor.begin(worlds)
        for shock in self._shocks:
            for hazard in shock.replaces():
                worlds.barred(hazard)[:] = True
            worlds.env.process(self._strike(shock))
        clock = worlds.env.process(self._clock(stop))
        return bool(worlds.env.run(until=clock))

    def batch(self) -> Batch:
        """Return what was measured."""
        worlds = self.worlds
        dates = [worlds.date(milestone.event) for milestone in MILESTONES.values()]
        return Batch(
            numbers=np.array(worlds.numbers, dtype=np.int64),
            times=self._schedule.times,
            series=self._series,
            milestones=(np.array(dates) / HOURS_A_DAY).astype(np.float32),
            outcomes=self.outcomes(),
            events=worlds.events.copy(),
            regional=self._regional.astype(np.float32),
        )

    def outcomes(self) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
        """Return how each world ended: the first class by rank that holds, else the mildest."""
        ended = np.zeros(self.worlds.count, dtype=np.int8)
        rows = list(OUTCOMES)
        for outcome in sorted(OUTCOMES.values(), key=lambda o: -o.rank):
            ended[outcome.holds(self.worlds)] = rows.index(outcome.name)
        return ended

    def _clock(self, stop: Callable[[], bool]) -> Generator[simpy.Event, None, bool]:
        """Give every actor its turn at each tick, and sample the indicators."""
        worlds = self.worlds
        for tick, hours in enumerate(self._schedule.hours):
            if worlds.begins_day and stop():
                return False
            self._sample(tick)
            worlds.begin_tick(hours)
            for actor in self._actors:
                actor.tick(worlds)
            yield worlds.env.timeout(hours)
        self._sample(len(self._schedule.hours), last=True)
        return True

    def _sample(self, tick: int, *, last: bool = False) -> None:
        for row, indicator in enumerate(INDICATORS.values()):
            self._series[row, tick] = indicator.measure(self.worlds)
        for row, measure in enumerate(REGIONAL.values()):
            if last or measure.summary == "peak":
                found = self._regional[row]
                np.maximum(found, measure.measure(self.worlds), out=found)

    def _strike(self, shock: Shock) -> Generator[simpy.Event, None, None]:
        if shock.at > 0.0:  # what strikes at the start comes before the first tick
            yield self.worlds.env.timeout(shock.at)
        for k in range(self.worlds.count):
            shock.strike(self.worlds.world(k))


def _reactions(actors: Sequence[Actor]) -> dict[str, tuple[Consequence, ...]]:
    """Return the processes that each event type starts, in the order of the actors' turns."""
    found: dict[str, list[Consequence]] = {}
    for actor in actors:
        for event, names in actor.reactions().items():
            found.setdefault(event, []).extend(getattr(actor, name) for name in names)
    return {event: tuple(processes) for event, processes in found.items()}
