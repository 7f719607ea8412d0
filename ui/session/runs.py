"""Which replications are played now, and which picture stands meanwhile.

A drag asks for small paired ensembles. A preview under way is finished before the next is begun, so
that the picture follows the mouse however fast that moves; everything else that is no longer wanted
is dropped. Without a drag, all variants are played in full over the same replication numbers. The
last picture stays until the next is ready.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from simulator import DEFAULT_SEED
from simulator.ensemble.pool import EnsembleRun, Pool, Request
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.errors import ReplicationError
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.model import Variant
from ui.session.cache import ResultCache
from ui.session.status import RunState

_LATELY = 24  # ensembles that were asked for last: to make one takes half a millisecond
GROWTH = 1.25  # a picture is drawn anew once it rests on this many times the replications


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many replications make a first picture, a preview and a refined picture."""

    first: int = 64
    preview: int = 200
    full: int = 2_000


@dataclass(frozen=True, slots=True)
class Picture:
    """What is on show: results by content key, as they were when it was taken.

    ``live`` may be a move behind the live variant while that is being played.
    """

    live: EnsembleSpec
    results: Mapping[str, EnsembleResult]

    @property
    def n(self) -> int:
        """How many replications it rests on, all variants together."""
        return sum(result.n for result in self.results.values())


@dataclass(frozen=True, slots=True)
class News:
    """What a tick brought: a new picture, or at least something to count."""

    picture: bool = False
    progress: bool = False


@dataclass(frozen=True, slots=True)
class _Work:
    """A run under way: for which live variant, how many of each, since when (seconds)."""

    run: EnsembleRun
    live: EnsembleSpec
    size: int
    since: float


@dataclass(slots=True)
class RunBoard:
    """One pool, one run at a time, a cache of results and the picture that stands."""

    pool: Pool
    clock: Callable[[], float]
    seed: int = DEFAULT_SEED
    sizes: Sizes = field(default_factory=Sizes)
    cache: ResultCache = field(default_factory=ResultCache)
    picture: Picture | None = field(default=None, init=False)
    note: str = field(default="", init=False)
    _wanted: tuple[EnsembleSpec, ...] = field(default=(), init=False)  # live, pins, baseline
    _lately: deque[EnsembleSpec] = field(default_factory=lambda: deque(maxlen=_LATELY), init=False)
    _work: _Work | None = field(default=None, init=False)
    _dragging: bool = field(default=False, init=False)
    _uncertainty: Uncertainty = field(default="chance", init=False)
    _stopped: RunState | None = field(default=None, init=False)

    def want(
        self,
        live: Variant,
        beside: Sequence[Variant],
        *,
        dragging: bool,
        uncertainty: Uncertainty = "chance",
    ) -> bool:
        """Play these variants, unless they are the ones asked for before; say if it shows."""
        before = [spec.key for spec in self._wanted]
        self._uncertainty = uncertainty
        self._wanted = tuple(self.spec(variant) for variant in (live, *beside))
        if [spec.key for spec in self._wanted] == before and dragging == self._dragging:
            return False
        self._dragging = dragging
        self._begin()
        return self._redraw()

    def resume(self) -> None:
        """Go on after ``cancel`` or a failure."""
        if self._stopped:
            self._begin()

    def cancel(self) -> bool:
        """Stop playing; what has arrived stays. Say whether the picture changed."""
        if self._work is None:
            return False
        self._drop()
        self._stopped = "cancelled"
        return self._redraw(atleast=1)

    def close(self) -> None:
        """Stop playing for good."""
        self._drop()

    def tick(self) -> News:
        """Take in what has arrived; raises ``ReplicationError`` where a replication failed."""
        work = self._work
        if work is None:
            return News()
        try:
            arrived = work.run.poll()
        except ReplicationError:
            self._drop()
            self._stopped = "failed"
            raise
        for key, batch in arrived:
            self.cache.add(key, batch)
        if not work.run.is_done:
            return News(bool(arrived) and self._redraw(), bool(arrived))
        self._end(work)
        return News(self._redraw(finished=work.live), progress=True)

    def spec(self, variant: Variant, uncertainty: Uncertainty | None = None) -> EnsembleSpec:
        """Return the ensemble of *variant* at full size, under the uncertainty asked for now."""
        way = uncertainty or self._uncertainty
        for known in self._wanted:
            if known.variant == variant and known.uncertainty == way:
                return known
        for known in self._lately:
            if known.variant == variant and known.uncertainty == way:
                return known
        made = EnsembleSpec(variant, self.seed, self.sizes.full, way)
        self._lately.appendleft(made)
        return made

    def known(self, variant: Variant) -> int:
        """Return how many replications of *variant* have been played."""
        return self.cache.known(self.spec(variant).key)

    @property
    def state(self) -> RunState:
        """What is going on, in a word."""
        if not self._wanted:
            return "idle"
        if self._work:
            first = self.cache.known(self._wanted[0].key) < self.sizes.first
            return "preview" if self._dragging or first else "refining"
        if self._stopped:
            return self._stopped
        return "refined" if self.is_refined else "preview"

    @property
    def is_running(self) -> bool:
        """Whether there is something to cancel."""
        return self._work is not None

    @property
    def is_refined(self) -> bool:
        """Whether everything wanted is known in full and on show."""
        shown = self.picture.results if self.picture else {}
        return bool(self._wanted) and all(
            spec.key in shown and shown[spec.key].n >= self.sizes.full for spec in self._wanted
        )

    @property
    def progress(self) -> float:
        """The share of the run under way that is done, 1 where nothing is missing."""
        if self._work:
            counted = self._work.run.progress
            return counted.done / max(1, counted.total)
        known = sum(min(self.sizes.full, self.cache.known(spec.key)) for spec in self._wanted)
        return known / (self.sizes.full * len(self._wanted)) if self._wanted else 0.0

    @property
    def rate(self) -> float:
        """Replications a second of the run under way, 0 where there is none."""
        if self._work is None:
            return 0.0
        seconds = self.clock() - self._work.since
        return self._work.run.progress.done / seconds if seconds > 0 else 0.0

    def _begin(self) -> None:
        """Play what is missing, in the place of what is being played."""
        self._stopped = None
        size = self.sizes.preview if self._dragging else self.sizes.full
        if self._dragging and self._work and self._work.size == self.sizes.preview:
            return  # its end begins the next
        unique = {spec.key: spec for spec in self._wanted}
        missing = {key: self.cache.missing(key, size) for key in unique}
        requests = [Request(unique[key], numbers) for key, numbers in missing.items() if numbers]
        self._drop()
        if requests:
            self._work = _Work(self.pool.start(requests), self._wanted[0], size, self.clock())

    def _end(self, work: _Work) -> None:
        """A run is through: note what happened, begin the preview of a lever that moved on."""
        self.note = "; ".join(work.run.notes)
        self._work = None
        if self._dragging:
            self._begin()
        shown = self.picture.results if self.picture else {}
        self.cache.trim({*shown, *(spec.key for spec in self._wanted)})

    def _drop(self) -> None:
        if self._work:
            self._work.run.cancel()
            self._work = None

    def _redraw(self, *, finished: EnsembleSpec | None = None, atleast: int | None = None) -> bool:
        """Take a new picture if there is enough that is new; say whether there is."""
        live = self._newest(finished, atleast)
        if live is None:
            return False
        specs = self._shown_with(live)
        results = {spec.key: r for spec in specs if (r := self.cache.get(spec.key)) is not None}
        taken, old = Picture(live, results), self.picture
        if old and old.live.key == live.key and old.results.keys() == results.keys():
            grown = taken.n > old.n if finished or atleast else taken.n >= GROWTH * old.n
            if not grown:
                return False
        self.picture = taken
        return True

    def _newest(self, finished: EnsembleSpec | None, atleast: int | None) -> EnsembleSpec | None:
        """Return the newest live variant that is known well enough to be shown."""
        live, shown = self._wanted[0], self.picture.live if self.picture else None
        fresh = shown is None or shown.variant.scenario.name != live.variant.scenario.name
        enough = atleast or (self.sizes.first if fresh else self.sizes.preview)
        for candidate in (live, finished):
            if candidate and self.cache.known(candidate.key) >= min(enough, self.sizes.full):
                return candidate
        return shown

    def _shown_with(self, live: EnsembleSpec) -> Iterable[EnsembleSpec]:
        """Give what a picture of *live* holds: that, the baseline of its scenario, the pins."""
        yield live
        yield self.spec(Variant.of(live.variant.scenario), live.uncertainty)
        for spec in self._wanted[1:]:
            yield self.spec(spec.variant, live.uncertainty)
