"""How many replications a core plays in a second, against the same model written naively in SimPy.

Everything is played by turns within one run and timed as CPU time of this process, so that a busy
machine disturbs the figures but not their ratios. ``python -m benchmarks.throughput`` exits 1 where
the engine is less than 15 times as fast.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median

import numpy as np
import simpy

import simulator
from benchmarks.naive.model import Model
from simulator.engine.catalogue import ACTORS, INDICATORS
from simulator.engine.replicate import Game, never, run_worlds
from simulator.ensemble.spec import EnsembleSpec
from simulator.ensemble.workers import WorkerPool
from simulator.results.gather import gather
from simulator.scenario.model import Scenario, Variant
from simulator.world.worlds import World

GOAL, AIM = 15.0, 25.0  # times as fast as the naive model
WIDTHS = (256, 100, 64)
NAIVE_A_ROUND = 6
LEAN_EVERY = 2.0  # hours between the events added to each world to see what one costs
BLOCK_SEED = 900_000  # rounds count up from here: a seed not played before draws its numbers


@dataclass
class Timings:
    """Milliseconds of CPU a replication, one entry for each round; and what else was seen."""

    naive: list[float] = field(default_factory=list)
    cold: dict[int, list[float]] = field(default_factory=lambda: {w: [] for w in WIDTHS})
    warm: dict[int, list[float]] = field(default_factory=lambda: {w: [] for w in WIDTHS})
    event: list[float] = field(default_factory=list)  # microseconds
    told: float = 0.0  # events of the model in a replication
    scheduled: float = 0.0  # events on SimPy's queue for a replication, those of the clock apart


def cpu(action: Callable[[], object]) -> float:
    """Return the seconds of CPU that *action* takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def measure(scenario: Scenario, rounds: int) -> Timings:
    """Play naive model and engine by turns, *rounds* times, after one round that does not count."""
    model, timings = Model(scenario), Timings()
    for count in range(rounds + 1):
        measured = Timings() if count == 0 else timings
        _one_round(scenario, model, BLOCK_SEED + count, measured)
    batch = run_worlds(scenario, BLOCK_SEED, range(WIDTHS[0]))
    assert batch is not None
    timings.told = float(batch.events.mean())
    timings.scheduled = _scheduled(scenario)
    return timings


def _one_round(scenario: Scenario, model: Model, seed: int, timings: Timings) -> None:
    played = cpu(lambda: [model.play(seed, number) for number in range(NAIVE_A_ROUND)])
    timings.naive.append(1e3 * played / NAIVE_A_ROUND)
    for width in WIDTHS:
        numbers = range(10_000, 10_000 + width)
        for kind in (timings.cold, timings.warm):  # the second time the numbers have been drawn
            seconds = cpu(partial(run_worlds, scenario, seed, numbers))
            kind[width].append(1e3 * seconds / width)
    timings.event.append(1e6 * _lean_event_cost(scenario, seed))


def _lean_event_cost(scenario: Scenario, seed: int) -> float:
    """Return the seconds that one more event costs in the midst of a batch."""
    games = [Game(scenario, seed, tuple(range(WIDTHS[0]))) for _ in range(2)]
    for k in range(WIDTHS[0]):
        games[1].worlds.world(k).start(_lean_event, delay=LEAN_EVERY * (k + 0.5) / WIDTHS[0])
    without, more = (cpu(partial(game.play, never)) for game in games)
    added = games[1].worlds.events.sum() - games[0].worlds.events.sum()
    return float((more - without) / added)


def _lean_event(world: World) -> None:
    """What a hazard does at the least when it strikes: tell an event, set an alarm."""
    world.emit("lean_event", "benchmark")
    world.start(_lean_event, delay=LEAN_EVERY)


def _scheduled(scenario: Scenario) -> float:
    """Return how many SimPy events a replication needs, without those of the shared clock."""
    game = Game(scenario, BLOCK_SEED, tuple(range(WIDTHS[0])))
    game.play(never)
    clock = len(game.batch().times) - 1
    return float((next(game.worlds.env._eid) - clock) / WIDTHS[0])


def two_workers(scenario: Scenario, replications: int, rounds: int) -> tuple[float, float]:
    """Return wall seconds for *replications* on one worker process and on two, all warm."""
    variant = Variant.of(scenario)
    seconds: dict[int, list[float]] = {1: [], 2: []}
    with WorkerPool(1) as one, WorkerPool(2) as two:
        for pool in (one, two):
            gather(pool, [EnsembleSpec(variant, BLOCK_SEED, replications)])
        for count in range(rounds):
            spec = EnsembleSpec(variant, BLOCK_SEED + 1 + count, replications)
            for workers, pool in ((1, one), (2, two)):
                start = time.perf_counter()
                gather(pool, [spec])
                seconds[workers].append(time.perf_counter() - start)
    return min(seconds[1]), min(seconds[2])


def report(scenario: Scenario, timings: Timings) -> float:
    """Print what was measured; return how many times as fast as naive the engine is (warm)."""
    naive = median(timings.naive)
    regions = len(scenario.country.regions)
    print(
        f"\nOne core, {scenario.title!r}: {regions} regions, {scenario.horizon_days:.0f} days, "
        f"{len(ACTORS)} actors, {len(INDICATORS)} indicators sampled by both\n"
    )
    print(f"{'':44}{'ms CPU each':>12}{'each second':>13}{'against naive':>15}")
    _line("naive SimPy, one environment each", naive, naive)
    for width in WIDTHS:
        _line(f"engine, {width} on a clock, numbers drawn", median(timings.cold[width]), naive)
        _line(f"engine, {width} on a clock, numbers kept", median(timings.warm[width]), naive)
    cold, warm = (naive / median(kind[WIDTHS[0]]) for kind in (timings.cold, timings.warm))
    print(f"\nengine / naive     {warm:6.1f} x  (goal {GOAL:.0f} x, aim {AIM:.0f} x)")
    print(f"  numbers drawn    {cold:6.1f} x")
    print(f"events             {timings.told:6.0f}    of the model in a replication")
    print(f"                   {timings.scheduled:6.0f}    on SimPy's queue (goal 80 to 140)")
    print(f"one lean event     {median(timings.event):6.1f} us (goal 8 us)")
    return warm


def _line(label: str, milliseconds: float, naive: float) -> None:
    ratio = naive / milliseconds
    print(f"{label:44}{milliseconds:12.2f}{1e3 / milliseconds:13,.0f}{ratio:14.1f}x")


def report_workers(scenario: Scenario, replications: int, rounds: int) -> None:
    """Print what a second worker process brings; it needs two free cores to be seen."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    one, two = two_workers(scenario, replications, rounds)
    print(f"two workers / one  {one / two:6.2f} x  (goal 1.8 x on two free cores)")
    print(
        f"  {replications:,} replications in {one:.2f} s and {two:.2f} s of wall time; "
        f"{cores} cores{load} at the start"
    )


def surroundings() -> str:
    """Return what the figures were measured with."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, NumPy {np.__version__}, SimPy {simpy.__version__}, {platform.machine()}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; return 1 where the goal against the naive model is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    parser.add_argument("--scenario", default="january-2022")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--replications", type=int, default=1024, help="of the workers' runs")
    options = parser.parse_args(arguments)
    scenario = simulator.load(options.scenario)
    print(surroundings())
    ratio = report(scenario, measure(scenario, options.rounds))
    report_workers(scenario, options.replications, max(1, options.rounds // 2))
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
