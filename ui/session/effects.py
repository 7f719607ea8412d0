"""What each lever does to the headline outcome, measured in the background.

The effect is taken over the lever's whole range, from its low to its high end, with all others as
they stand now. A step about its value would be closer to what is being asked, but a step moves an
outcome by less than a few hundred pairs can tell from nothing; and the whole range says the same
while the lever itself is moved. Only how the runs ended is kept, so that going back shows at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.paired import difference_of_shares
from simulator.charts.headline import leading_outcome
from simulator.engine.batch import Batch
from simulator.ensemble.pool import Request
from simulator.ensemble.spec import EnsembleSpec
from simulator.language import tr
from simulator.results.estimate import Estimate
from ui.session.effect_case import Case, Key
from ui.session.idle import IdlePool
from ui.session.runs import RunBoard
from ui.session.signals import Signal

if TYPE_CHECKING:
    from ui.session.session import Session

FIRST: Final = 64  # pairs of every lever, before any has all of them
PAIRS: Final = 200
KEPT: Final = 4_096  # effects; of each the ends of twice 200 runs, less than 2 MB in all

EffectsState = Literal["off", "waiting", "playing", "done", "stopped", "failed"]
Ends = NDArray[np.int8]  # how runs ended, from run 0 on

_Sides = tuple[EnsembleSpec, EnsembleSpec]  # at the lever's low end, at its high one
_Part = tuple[NDArray[np.int64], Ends]  # some runs: their numbers, how they ended


@dataclass(frozen=True, slots=True)
class Effect:
    """How many points more of an outcome a lever makes at its high end than at its low one.

    It is fresh where the others stand as they stood when it was measured.
    """

    lever: str
    outcome: str
    points: Estimate
    within_noise: bool
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class EffectsProgress:
    """How many levers are measured, of how many that have an effect at all.

    In the first look each counts once it was looked at, later once all its pairs are there.
    """

    done: int
    total: int
    is_first: bool


class Effects:
    """Measures one lever after the other while the pool is idle; ``changed`` tells of news."""

    def __init__(self, session: Session, runs: RunBoard, idle: IdlePool) -> None:
        self.changed: Signal[()] = Signal()
        self._session, self._runs, self._idle = session, runs, idle
        self._kept: OrderedDict[Key, tuple[Ends, Ends]] = OrderedDict()
        self._figures: dict[Key, tuple[Effect, Effect]] = {}  # of what is kept: fresh, and not
        self._last: dict[str, Key] = {}  # where each lever was measured last
        self._parts: dict[str, list[_Part]] = {}
        self._looked_at: frozenset[str] = frozenset()
        self._outcome = ""
        self._case: Case | None = None
        self._now: tuple[str, _Sides] | None = None  # the lever being measured
        self._queue: list[str] | None = None
        self._halted: Literal["", "stopped", "failed"] = ""
        self._lent = False
        idle.join(self)
        session.variants_changed.connect(self._see_case)
        session.uncertainty_changed.connect(self._see_case)
        session.results_changed.connect(self._see_outcome)
        session.preferences_changed.connect(self._begin_anew)

    # --- what is known ---------------------------------------------------------------------

    @property
    def outcome(self) -> str:
        """The outcome that effects are on, empty before the first picture."""
        return self._outcome

    @property
    def label(self) -> str:
        """Its name for people."""
        known = self._runs.cache.layout.outcomes
        return tr(known[self._outcome].label) if self._outcome else ""

    def of(self, lever: str) -> Effect | None:
        """Return the effect of a lever as it is known, ``None`` where nothing is."""
        if self._case is None or not self._outcome or not self.is_on:
            return None
        key = self._case.key(lever)
        shown = key if key in self._kept else self._last.get(lever)
        if shown is None or shown not in self._kept:
            return None
        return self._effect(lever, shown, is_fresh=shown == key)

    @property
    def known(self) -> tuple[Effect, ...]:
        """All effects that are known, in the order of the levers."""
        return tuple(effect for lever in self._levers() if (effect := self.of(lever)))

    @property
    def progress(self) -> EffectsProgress:
        """How far it is."""
        pairs = [self._pairs(lever) for lever in self._levers()]
        is_first = any(n < FIRST for n in pairs)
        done = sum(n >= (FIRST if is_first else PAIRS) for n in pairs)
        return EffectsProgress(done, len(pairs), is_first)

    @property
    def state(self) -> EffectsState:
        """What is going on, in a word; *waiting* is for the pool or for the user."""
        if not self.is_on:
            return "off"
        if self._halted:
            return self._halted
        if not self._missing():
            return "done"
        return "playing" if self._lent else "waiting"

    @property
    def is_on(self) -> bool:
        """Whether the user wants effects at all."""
        return self._session.preferences.effects == "on"

    # --- what is asked ---------------------------------------------------------------------

    def look_at(self, levers: Collection[str]) -> None:
        """Measure the levers that are in view first."""
        if frozenset(levers) != self._looked_at:
            self._looked_at, self._queue = frozenset(levers), None

    def stop(self) -> None:
        """Measure nothing more of this case; what is known stays."""
        if self.is_on and not self._halted and self._missing():
            self._halted = "stopped"
            self._idle.drop(self)
            self.changed.emit()

    def go_on(self) -> None:
        """Go on after ``stop`` or a failure."""
        if self._halted:
            self._begin_anew()

    # --- playing in the background ---------------------------------------------------------

    @property
    def wants_pool(self) -> bool:
        """Whether a lever is to be measured, and the user is not at work with another."""
        if self._halted or not self._outcome or not self.is_on or self._session.hold_axes:
            return False
        return self._runs.is_refined and bool(self._missing())

    def requests(self) -> Sequence[Request]:
        """Return what is missing of the next lever."""
        while missing := self._missing():
            self._now = lever, sides = missing[0], self._sides(missing[0])
            ends = dict(zip((side.key for side in sides), self._ends(lever), strict=True))
            self._parts = {
                key: self._parts.get(key) or self._played(key) or _part(end)
                for key, end in ends.items()
            }
            wanted = {side.key: Request(side, self._lacking(side.key)) for side in sides}
            asked = [request for request in wanted.values() if request.numbers]
            if asked:
                return asked
            self._measured(*self._now)
        return ()

    def take(self, key: str, batch: Batch) -> None:
        """Keep how the runs of a batch ended."""
        self._parts.setdefault(key, []).append((batch.numbers.copy(), batch.outcomes.copy()))
        if self._now and not any(self._lacking(side.key) for side in self._now[1]):
            self._measured(*self._now)

    def lent(self, has_pool: bool) -> None:
        """Say whether it is being measured."""
        if has_pool != self._lent:
            self._lent = has_pool
            self.changed.emit()

    def failed(self, fault: str) -> None:
        """Measure nothing more of this case."""
        del fault  # the live variant's own runs tell of what is wrong with it
        self._halted, self._lent = "failed", False
        self.changed.emit()

    # --- how it hangs together -------------------------------------------------------------

    def _see_case(self) -> None:
        session = self._session
        if not session.is_open:
            return
        variant, way = session.variant, self._runs.spec(session.variant).uncertainty
        before = self._case
        if before and before.variant == variant and before.way == way:
            return
        if before and before.variant.scenario.name != variant.scenario.name:
            self._last = {}
        self._case = Case.of(variant, way, before)
        self._begin_anew()

    def _see_outcome(self) -> None:
        comparison = self._session.comparison
        if comparison is None or (self._outcome and self._session.hold_axes):
            return
        outcome = leading_outcome(comparison)
        if outcome != self._outcome and comparison.live.result.n:
            self._outcome = outcome
            self.changed.emit()

    def _begin_anew(self) -> None:
        self._halted, self._queue, self._now = "", None, None
        self._idle.drop(self)
        self.changed.emit()

    def _levers(self) -> Iterator[str]:
        """Give the levers that can have an effect."""
        levers = self._case.variant.levers if self._case else {}
        return (name for name, lever in levers.items() if lever.targets)

    def _missing(self) -> list[str]:
        """Return the levers that are not known well, those known worst first.

        Of those, the ones in view come first, then the likely largest.
        """
        if self._queue is None:
            lacking = [name for name in self._levers() if self._pairs(name) < PAIRS]
            self._queue = sorted(lacking, key=self._rank)
        return self._queue

    def _rank(self, lever: str) -> tuple[int, bool, float]:
        key = self._last.get(lever)
        known = key is not None and key in self._kept and bool(self._outcome)
        size = abs(self._effect(lever, key).points.value) if known and key else 101.0
        return self._pairs(lever), lever not in self._looked_at, -size

    def _ends(self, lever: str) -> tuple[Ends, Ends]:
        """Return how the runs ended at both ends of a lever, as far as is known in this case."""
        assert self._case is not None
        nothing = np.empty(0, dtype=np.int8)
        return self._kept.get(self._case.key(lever), (nothing, nothing))

    def _pairs(self, lever: str) -> int:
        return self._ends(lever)[0].size

    def _sides(self, name: str) -> _Sides:
        assert self._case is not None
        variant, lever = self._case.variant, self._case.variant.lever(name)
        low, high = (
            self._runs.spec(variant.with_setting(name, end)) for end in (lever.low, lever.high)
        )
        return low, high

    def _played(self, key: str) -> list[_Part]:
        """Return how the runs ended of an ensemble that was played for itself."""
        result = self._runs.cache.get(key)
        if result is None or result.missing(range(PAIRS)):
            return []
        return [(result.numbers[:PAIRS].copy(), result.outcomes[:PAIRS].copy())]

    def _lacking(self, key: str) -> Sequence[int]:
        known = {n for numbers, _ in self._parts.get(key, ()) for n in numbers.tolist()}
        size = FIRST if self._now and self._pairs(self._now[0]) < FIRST else PAIRS
        return [number for number in range(size) if number not in known]

    def _sorted(self, key: str) -> Ends:
        numbers, ends = zip(*self._parts[key], strict=True)
        ended: Ends = np.concatenate(ends)[np.argsort(np.concatenate(numbers))]
        return ended

    def _measured(self, lever: str, sides: _Sides) -> None:
        assert self._case is not None
        key = self._case.key(lever)
        low, high = (self._sorted(side.key) for side in sides)
        pairs = min(low.size, high.size)
        self._kept[key] = low[:pairs], high[:pairs]
        self._figures.pop(key, None)
        self._last[lever] = key
        self._now = None
        self._queue = None
        while len(self._kept) > KEPT:
            self._figures.pop(self._kept.popitem(last=False)[0], None)
        self.changed.emit()

    def _effect(self, lever: str, key: Key, *, is_fresh: bool = True) -> Effect:
        known = self._figures.get(key)
        if known is None or known[0].outcome != self._outcome:
            made = self._figured(lever, *self._kept[key])
            known = self._figures[key] = made, replace(made, is_fresh=False)
        return known[0 if is_fresh else 1]

    def _figured(self, lever: str, low: Ends, high: Ends) -> Effect:
        row = self._runs.cache.layout.outcome_row(self._outcome)
        found = difference_of_shares((high == row).astype(float), (low == row).astype(float))
        share = found.estimate
        points = Estimate(100 * share.value, 100 * share.low, 100 * share.high, share.n)
        return Effect(lever, self._outcome, points, found.within_noise, is_fresh=True)


def _part(ends: Ends) -> list[_Part]:
    return [(np.arange(ends.size, dtype=np.int64), ends)] if ends.size else []
