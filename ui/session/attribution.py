"""Why two variants come out differently: the change shared out among the levers that differ.

For k differing levers 2^k ensembles are played on the same random numbers, in the session's pool
while it is idle: a first answer from few pairs, refined until it has as many as what it explains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Self

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.shapley import Coalition, coalitions, shapley
from simulator.engine.batch import Batch
from simulator.ensemble.pool import Request
from simulator.ensemble.spec import EnsembleSpec
from simulator.language import tr
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Estimate, mean
from simulator.scenario.model import Variant
from ui.session.idle import IdlePool
from ui.session.players import ROLE_TITLES, Player, between, players
from ui.session.runs import RunBoard
from ui.session.signals import Signal

PAIRS: Final = 256
"""Pairs of replications that give a first answer."""
_GROWTH: Final = 4  # times the pairs of a stage are played for the next one
_MOST: Final = 20_000  # replications of all combinations: some fifteen seconds of two cores

AttributionState = Literal["idle", "waiting", "playing", "refining", "done", "cancelled", "failed"]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Share:
    """What one player adds to the change: on average over all orders of changing them."""

    player: Player
    estimate: Estimate

    @property
    def within_noise(self) -> bool:
        """Whether it cannot be told from nothing."""
        return not (self.estimate.low > 0 or self.estimate.high < 0)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The change in one thing measured, in points or its unit: ``shares`` add up to ``total``.

    ``roles`` are the sums for policy levers, assumptions and the scenario file, where each is.
    ``preview`` says that more pairs are being played.
    """

    subject: str
    label: str
    unit: str
    total: Estimate
    shares: tuple[Share, ...]
    roles: tuple[tuple[str, Estimate], ...]
    preview: bool


@dataclass(slots=True)
class _Task:
    """One question: two variants, their players, and what has been measured of each set of them.

    ``pairs`` are wanted now, of ``shown`` all combinations have been played.
    """

    live: Variant
    rival: Variant
    players: tuple[Player, ...]
    specs: Mapping[Coalition, EnsembleSpec]
    measured: dict[str, list[_Measured]] = field(default_factory=dict)
    pairs: int = PAIRS
    shown: int = 0

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(spec.key for spec in self.specs.values())

    def missing(self, key: str) -> Sequence[int]:
        known = {n for part in self.measured.get(key, ()) for n in part.numbers.tolist()}
        return [number for number in range(self.pairs) if number not in known]

    @property
    def done(self) -> int:
        return sum(self.pairs - len(self.missing(key)) for key in self.keys)

    @property
    def most(self) -> int:
        """The pairs it is worth going up to: what the variants themselves have, if not too long."""
        whole = min(spec.replications for spec in self.specs.values())
        return max(PAIRS, min(whole, _MOST // len(self.specs)))

    def grow(self) -> bool:
        """Show what is there and want more; return False where there is enough."""
        self.shown = self.pairs
        self.pairs = min(self.most, self.pairs * _GROWTH)
        return self.pairs > self.shown


@dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    """The ends of some replications, with nothing of their course: that would fill the memory."""

    numbers: NDArray[np.int64]
    outcomes: NDArray[np.int8]
    totals: Mapping[str, NDArray[np.float32]]

    @classmethod
    def of(cls, result: EnsembleResult) -> Self:
        """Return the ends of what has been played."""
        totals = {name: result.totals(name).copy() for name in result.layout.indicators}
        return cls(result.numbers.copy(), result.outcomes.copy(), totals)


class Attribution:
    """Answers one question at a time; ``changed`` tells that there is something new to show."""

    def __init__(self, runs: RunBoard, idle: IdlePool) -> None:
        self.changed: Signal[()] = Signal()
        self._runs, self._idle = runs, idle
        self._task: _Task | None = None
        self._state: AttributionState = "idle"
        self.fault = ""
        idle.join(self)

    @property
    def state(self) -> AttributionState:
        """What is going on, in a word; *waiting* is for the pool."""
        return self._state

    @property
    def is_busy(self) -> bool:
        """Whether there is something to cancel."""
        return self._state in ("waiting", "playing")

    @property
    def progress(self) -> float:
        """The share of the replications that are there."""
        if self._task is None:
            return 0.0
        return self._task.done / (self._task.pairs * len(self._task.keys))

    @property
    def replications(self) -> int:
        """How many replications the answer needs that comes next."""
        return self._task.pairs * len(self._task.keys) if self._task else 0

    def is_about(self, live: Variant, rival: Variant) -> bool:
        """Say whether the question was about these two, as they stand now."""
        task = self._task
        if task is None:
            return False
        ends = (task.specs[frozenset(p.name for p in task.players)], task.specs[frozenset()])
        return [self._runs.spec(v).key for v in (live, rival)] == [spec.key for spec in ends]

    def start(self, live: Variant, rival: Variant) -> None:
        """Ask why *live* comes out differently than *rival*."""
        self._idle.drop(self)
        found = players(live, rival)
        if not found:
            return
        named = {player.name: player for player in found}
        specs = {
            chosen: self._runs.spec(between(live, rival, [named[n] for n in chosen], found))
            for chosen in coalitions(tuple(named))
        }
        task = self._task = _Task(live, rival, found, specs)
        for key in task.keys:  # of the variants themselves all may be there
            if result := self._runs.cache.get(key):
                task.measured[key] = [_Measured.of(result)]
        self._state = "waiting"
        self.changed.emit()

    def cancel(self) -> None:
        """Stop; nothing half-finished is shown, and an answer that is there stays."""
        if self.wants_pool:
            self._idle.drop(self)
            self._set("cancelled" if self.is_busy else "done")

    def explanation(self, subject: str) -> Explanation | None:
        """Return the change in an outcome or indicator shared out, once a stage is played."""
        task, layout = self._task, self._runs.cache.layout
        if task is None or not task.shown:
            return None
        names = tuple(player.name for player in task.players)
        values = {chosen: self._values(task, spec, subject) for chosen, spec in task.specs.items()}
        shares = shapley(names, values)
        is_outcome = subject in layout.outcomes
        known = layout.outcomes[subject] if is_outcome else layout.indicators[subject]
        return Explanation(
            subject,
            tr(known.label),
            tr("points") if is_outcome else tr(layout.indicators[subject].unit),
            mean(values[frozenset(names)] - values[frozenset()]),
            tuple(Share(player, mean(shares[player.name])) for player in task.players),
            tuple(_by_role(task.players, shares)),
            self._state == "refining",
        )

    # --- playing ---------------------------------------------------------------------------

    @property
    def wants_pool(self) -> bool:
        """Whether a question is open, or its answer could be surer."""
        return self.is_busy or self._state == "refining"

    def requests(self) -> Sequence[Request]:
        """Return what is missing of a stage; where nothing is, of the next one."""
        task = self._task
        assert task is not None
        while True:
            unique = {spec.key: spec for spec in task.specs.values()}
            missing = {key: task.missing(key) for key in unique}
            if asked := [Request(unique[key], which) for key, which in missing.items() if which]:
                return asked
            grows = task.grow()
            self._state = "refining" if grows else "done"
            self.changed.emit()
            if not grows:
                return ()

    def take(self, key: str, batch: Batch) -> None:
        """Keep what a batch has measured."""
        if self._task is not None:
            result = EnsembleResult(key, layout=self._runs.cache.layout).with_batch(batch)
            self._task.measured.setdefault(key, []).append(_Measured.of(result))
            if self.is_busy:
                self.changed.emit()

    def lent(self, has_pool: bool) -> None:
        """Say whether it is being played or waits for the pool."""
        if self.is_busy:
            self._set("playing" if has_pool else "waiting")

    def failed(self, fault: str) -> None:
        """Say why there is no answer; one that is there stays."""
        self.fault = fault
        self._set("failed" if self.is_busy else "done")

    def _values(self, task: _Task, spec: EnsembleSpec, subject: str) -> Floats:
        """Return one number for each replication, in the order of their numbers."""
        layout, parts = self._runs.cache.layout, task.measured[spec.key]
        numbers = np.concatenate([part.numbers for part in parts])
        order = np.argsort(numbers)[: task.shown]  # numbers are complete up to there
        if subject in layout.outcomes:
            row = layout.outcome_row(subject)
            laid = np.concatenate([100.0 * (part.outcomes == row) for part in parts])
        else:
            laid = np.concatenate([part.totals[subject] for part in parts])
        ordered: Floats = laid.astype(np.float64)[order]
        return ordered

    def _set(self, state: AttributionState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _by_role(
    everyone: Sequence[Player], shares: Mapping[str, Floats]
) -> list[tuple[str, Estimate]]:
    found = []
    for role, title in ROLE_TITLES.items():
        members = [shares[player.name] for player in everyone if player.role == role]
        if members:
            found.append((title, mean(np.sum(members, axis=0))))
    return found
