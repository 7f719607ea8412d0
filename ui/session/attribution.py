"""Why two variants come out differently: the change shared out among the levers that differ.

For k differing levers 2^k small ensembles are played on the same random numbers, in the session's
pool while it is idle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

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

PAIRS = 256

AttributionState = Literal["idle", "waiting", "playing", "done", "cancelled", "failed"]
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
    """

    subject: str
    label: str
    unit: str
    total: Estimate
    shares: tuple[Share, ...]
    roles: tuple[tuple[str, Estimate], ...]


@dataclass(slots=True)
class _Task:
    """One question: two variants, their players, and what has been measured of each set of them."""

    live: Variant
    rival: Variant
    players: tuple[Player, ...]
    specs: Mapping[Coalition, EnsembleSpec]
    measured: dict[str, list[_Measured]] = field(default_factory=dict)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(spec.key for spec in self.specs.values())

    def missing(self, key: str) -> Sequence[int]:
        known = {n for part in self.measured.get(key, ()) for n in part.numbers.tolist()}
        return [number for number in range(PAIRS) if number not in known]

    @property
    def done(self) -> int:
        return sum(PAIRS - len(self.missing(key)) for key in self.keys)


@dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    """The ends of some replications, with nothing of their course: that would fill the memory."""

    numbers: NDArray[np.int64]
    outcomes: NDArray[np.int8]
    totals: Mapping[str, NDArray[np.float32]]


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
        return self._task.done / (PAIRS * len(self._task.keys))

    @property
    def replications(self) -> int:
        """How many replications the question needs."""
        return PAIRS * len(self._task.keys) if self._task else 0

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
        self._task, self._state = _Task(live, rival, found, specs), "waiting"
        self.changed.emit()

    def cancel(self) -> None:
        """Stop; nothing half-finished is shown."""
        if self.is_busy:
            self._idle.drop(self)
            self._set("cancelled")

    def explanation(self, subject: str) -> Explanation | None:
        """Return the change in an outcome or indicator shared out, once all is played."""
        task, layout = self._task, self._runs.cache.layout
        if task is None or self._state != "done":
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
        )

    # --- playing ---------------------------------------------------------------------------

    @property
    def wants_pool(self) -> bool:
        """Whether a question is open."""
        return self.is_busy

    def requests(self) -> Sequence[Request]:
        """Return all that is missing; where nothing is, the question is answered."""
        assert self._task is not None
        unique = {spec.key: spec for spec in self._task.specs.values()}
        missing = {key: self._task.missing(key) for key in unique}
        asked = [Request(unique[key], numbers) for key, numbers in missing.items() if numbers]
        if not asked:
            self._set("done")
        return asked

    def take(self, key: str, batch: Batch) -> None:
        """Keep what a batch has measured."""
        if self._task is not None:
            self._task.measured.setdefault(key, []).append(self._measured(key, batch))
            self.changed.emit()

    def lent(self, has_pool: bool) -> None:
        """Say whether it is being played or waits for the pool."""
        if self.is_busy:
            self._set("playing" if has_pool else "waiting")

    def failed(self, fault: str) -> None:
        """Say why there is no answer."""
        self.fault = fault
        self._set("failed")

    def _measured(self, key: str, batch: Batch) -> _Measured:
        result = EnsembleResult(key, layout=self._runs.cache.layout).with_batch(batch)
        totals = {name: result.totals(name).copy() for name in result.layout.indicators}
        return _Measured(result.numbers.copy(), result.outcomes.copy(), totals)

    def _values(self, task: _Task, spec: EnsembleSpec, subject: str) -> Floats:
        """Return one number for each replication, in the order of their numbers."""
        layout, parts = self._runs.cache.layout, task.measured[spec.key]
        order = np.argsort(np.concatenate([part.numbers for part in parts]))
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
