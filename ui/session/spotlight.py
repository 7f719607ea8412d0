"""The run and the moment that the pages look at together; whoever looks elsewhere says so here."""

from __future__ import annotations

from ui.session.signals import Signal


class Spotlight:
    """One run of the live variant by its number, and a day of it; either may be unknown.

    ``tell`` and ``tell_outcome`` ask for the Story page, ``show_map`` for the Map; ``look`` asks
    for nothing, it lets the pages that are open follow.
    """

    def __init__(self) -> None:
        self.changed: Signal[()] = Signal()  # the run or the day
        self.asked: Signal[int] = Signal()  # a run is to be told
        self.asked_outcome: Signal[str] = Signal()  # the most typical run of an outcome, by name
        self.asked_map: Signal[int] = Signal()  # a run is to be shown on the map, at ``day``
        self._run: int | None = None
        self._day: float | None = None

    @property
    def run(self) -> int | None:
        """The number of the run looked at."""
        return self._run

    @property
    def day(self) -> float | None:
        """The moment looked at, in days since the start."""
        return self._day

    def look(self, *, run: int | None = None, day: float | None = None) -> None:
        """Look at another run, another day, or both; what is not given stays."""
        after = (self._run if run is None else run, self._day if day is None else day)
        if after != (self._run, self._day):
            self._run, self._day = after
            self.changed.emit()

    def leave_day(self) -> None:
        """Look at no moment of the run."""
        if self._day is not None:
            self._day = None
            self.changed.emit()

    def forget(self) -> None:
        """Look at nothing: the case is another."""
        if (self._run, self._day) != (None, None):
            self._run = self._day = None
            self.changed.emit()

    def tell(self, run: int) -> None:
        """Open the Story page on this run of the live variant."""
        self.look(run=run)
        self.asked.emit(run)

    def tell_outcome(self, name: str) -> None:
        """Open the Story page on the most typical run that ends so."""
        self.asked_outcome.emit(name)

    def show_map(self, run: int) -> None:
        """Open the Map page on this run alone, at the day looked at."""
        self.look(run=run)
        self.asked_map.emit(run)
