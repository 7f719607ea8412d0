"""The modest ensembles of the map: played in a pool of their own, kept by content."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from simulator.engine.regional_series import CourseBatch, RegionalSeries, summarise
from simulator.ensemble.pool import EnsembleRun, Pool, Request
from simulator.ensemble.spec import EnsembleSpec
from simulator.errors import BoiloverError

_KEPT: Final = 48  # summaries; one of 17 regions takes about 200 kB
Key = tuple[str, tuple[int, ...]]


class MapRuns:
    """Plays what is wanted and remembers the summaries that were wanted last."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._kept: OrderedDict[Key, RegionalSeries] = OrderedDict()
        self._wanted: tuple[Key, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._batches: dict[str, list[CourseBatch]] = {}
        self._run: EnsembleRun | None = None
        self.problem = ""

    def get(self, spec: EnsembleSpec, numbers: tuple[int, ...]) -> RegionalSeries | None:
        """Return the summary of replications *numbers*, if it is known."""
        return self._kept.get((spec.key, numbers))

    def want(self, specs: Sequence[EnsembleSpec], numbers: tuple[int, ...]) -> None:
        """Play what is missing of *specs*, in the place of what is being played for others."""
        unique = {spec.key: spec for spec in specs}
        wanted = tuple((key, numbers) for key in unique)
        if wanted == self._wanted:
            return
        self.cancel()
        self._wanted, self._numbers, self.problem = wanted, numbers, ""
        for key in wanted:
            if key in self._kept:
                self._kept.move_to_end(key)
        missing = [spec for key, spec in unique.items() if (key, numbers) not in self._kept]
        if missing:
            self._run = self._pool.start([Request(spec, numbers) for spec in missing])

    def tick(self) -> bool:
        """Take in what has arrived; say whether something is known now, or has failed."""
        if self._run is None:
            return False
        try:
            arrived = self._run.poll()
        except BoiloverError as error:
            self._run, self.problem = None, str(error)
            return True
        news = False
        for key, batch in arrived:
            if isinstance(batch, CourseBatch):
                self._batches.setdefault(key, []).append(batch)
                news |= self._finish(key)
        if self._run.is_done:
            self._run = None
        return news

    def retry(self) -> None:
        """Forget that it failed; the next ``want`` plays it again."""
        self.cancel()

    def cancel(self) -> None:
        """Stop playing; what is known stays."""
        if self._run:
            self._run.cancel()
        self._run, self._wanted, self.problem = None, (), ""
        self._batches.clear()

    @property
    def is_running(self) -> bool:
        """Whether something is being played."""
        return self._run is not None

    @property
    def progress(self) -> float:
        """The share that is done of what is being played, 1 where nothing is."""
        if self._run is None:
            return 1.0
        counted = self._run.progress
        return counted.done / max(1, counted.total)

    def close(self) -> None:
        """Stop for good and end the pool."""
        self.cancel()
        self._pool.close()

    def _finish(self, key: str) -> bool:
        batches = self._batches[key]
        if sum(len(batch.numbers) for batch in batches) < len(self._numbers):
            return False
        self._kept[key, self._numbers] = summarise(self._batches.pop(key))
        wanted = set(self._wanted)
        for old in [known for known in self._kept if known not in wanted]:
            if len(self._kept) <= _KEPT:
                break
            del self._kept[old]
        return True
