"""From a lever's move to the painted fan, and how long the window could not react meanwhile.

``python -m benchmarks.latency`` opens the real window and works in it: it drags *Price shock* with
200 paired replications, without pins, with two and with all seven, and does on every page what
users do there. It prints percentiles of the time from a move to its picture, and for each kind of
work the longest block of the GUI thread, with the processor time that this took of it: what is
above that was waiting for others on a machine that is not free. It exits 1 where a block takes
longer than a hand forgives. The goals rest on free cores: ``--strict`` judges by them.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.chores import Chores
from benchmarks.window import Desk, opened
from simulator.ensemble.backends import cores
from ui.qt.pulse import Beats, Pulse

TOTAL_GOAL = 100.0  # ms on two free cores
BLOCK_GOAL = 33.0
HARD_BLOCK = 150.0
MOVES = 20


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag: for each move the milliseconds until it was painted; ``n`` paired replications."""

    moves: tuple[float, ...]
    n: int
    beats: Beats

    def percentile(self, share: float) -> float:
        """Return the time within which *share* (0-100) of the moves were painted."""
        return float(np.percentile(self.moves, share))


def drag(desk: Desk, pulse: Pulse, lever: str, values: Sequence[float]) -> Drag:
    """Move *lever* through *values*, waiting at each for its picture; the first warms up."""
    moves, least = [], sys.maxsize
    for place, value in enumerate(values):
        if place == 1:
            pulse.reset()
        start = time.perf_counter()
        desk.session.set_lever(lever, float(value))
        desk.spin(partial(_is_painted, desk, lever, float(value)), f"picture of {lever}")
        moves.append(1e3 * (time.perf_counter() - start))
        shown = desk.session.comparison
        least = min(least, shown.live.result.played if shown else 0)
    return Drag(tuple(moves[1:]), least, pulse.read())


def places(desk: Desk, lever: str, offset: int) -> tuple[float, ...]:
    """Return places for a drag over half the lever's way, none of them met under another offset."""
    row = desk.session.lever(lever)
    low = row.low + (0.1 + 0.01 * offset) * (row.high - row.low)
    return tuple(np.linspace(low + 0.5 * (row.high - row.low), low, MOVES))


def _is_painted(desk: Desk, lever: str, value: float) -> bool:
    shown = desk.session.comparison
    is_shown = shown is not None and shown.live.variant.setting(lever) == value
    return is_shown and desk.content.outlook.is_settled


def report_drag(title: str, done: Drag) -> None:
    """Print one drag."""
    print(f"{title}: {len(done.moves)} moves, {done.n} paired replications each")
    p50, p95 = done.percentile(50), done.percentile(95)
    print(f"  lever to painted fan   p50 {p50:6.0f} ms   p95 {p95:6.0f} ms   goal {TOTAL_GOAL:.0f}")
    print(f"  longest block          {_in_words(done.beats)}   goal {BLOCK_GOAL:.0f}")


def _in_words(beats: Beats) -> str:
    return f"{beats.longest:7.1f} ms{beats.hardest:9.1f} ms of work"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; return 1 where a limit is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.latency", description=__doc__)
    parser.add_argument("--scenario", default="january-2022")
    parser.add_argument("--lever", default="price_shock")
    parser.add_argument("--only", default="", help="the work to do, by a part of its name")
    parser.add_argument("--strict", action="store_true", help="judge by the goals themselves")
    options = parser.parse_args(arguments)
    print(f"{cores()} core(s)")
    blocks: list[float] = []
    late = False
    with opened(options.scenario) as desk, Pulse() as pulse:
        for pins in (0, 2, 7):
            for place in range(len(desk.session.pins), pins):
                desk.session.set_lever("repression", 0.6 + 0.1 * place)
                desk.session.pin()
            desk.session.reset_all()
            desk.refine()  # a drag that was held ends here
            done = drag(desk, pulse, options.lever, places(desk, options.lever, pins))
            report_drag(f"{pins} pins", done)
            blocks.append(_judged(done.beats, options.strict))
            late = late or done.percentile(50) > TOTAL_GOAL
        while len(desk.session.pins) > 2:
            desk.session.unpin(desk.session.pins[-1].letter)
        desk.refine()
        print(f"The window could not react for, at most (goal {BLOCK_GOAL:.0f} ms):")
        for title, does in Chores(desk, options.lever).all():
            if options.only not in title:
                continue
            pulse.reset()
            does()
            beats = pulse.read()
            over = beats.longer_than(BLOCK_GOAL)
            more = f"   {over} over the goal" if over else ""
            print(f"  {title:<28}{_in_words(beats)}{more}", flush=True)
            blocks.append(_judged(beats, options.strict))
    limit = BLOCK_GOAL if options.strict else HARD_BLOCK
    return 1 if max(blocks) > limit or (options.strict and late) else 0


def _judged(beats: Beats, strict: bool) -> float:
    """Return the block to judge by: on a machine that others use too, the work in it."""
    return beats.longest if strict else beats.hardest


if __name__ == "__main__":
    sys.exit(main())
