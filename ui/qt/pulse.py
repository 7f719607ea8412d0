"""The window's pulse: how long it could not react, measured by a timer that comes too late."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 2  # milliseconds


@dataclass(frozen=True, slots=True)
class Beats:
    """How much later than it should each beat came, in milliseconds.

    ``busy`` is for each the processor time that this thread took meanwhile: on a machine that
    others use, what is above that in a delay was waiting for them, or for the interpreter.
    """

    delays: tuple[float, ...]
    busy: tuple[float, ...]

    @property
    def longest(self) -> float:
        """The longest time in which the window could not react."""
        return max(self.delays, default=0.0)

    @property
    def hardest(self) -> float:
        """The most processor time taken between two beats."""
        return max(self.busy, default=0.0)

    def longer_than(self, limit: float) -> int:
        """Return how many times the window could not react for more than *limit* milliseconds."""
        return sum(delay > limit for delay in self.delays)


class Pulse(QObject):
    """Beats while it is entered, as long as an event loop runs in this thread.

    Whatever keeps the loop busy delays the next beat, be it one slow event or many in a row, since
    the user's mouse would have had to wait just as long. The dispatcher's own signals do not tell:
    they say nothing of the time that timers take.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.perf_counter,
        work: Callable[[], float] = time.thread_time,
    ) -> None:
        super().__init__()
        self._clock, self._work = clock, work
        self._last, self._worked = clock(), work()
        self._delays: list[float] = []
        self._busy: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Pulse:
        self.reset()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def reset(self) -> None:
        """Forget the beats so far."""
        self._delays.clear()
        self._busy.clear()
        self._last, self._worked = self._clock(), self._work()

    def read(self) -> Beats:
        """Return the beats since the last ``reset``, with the one that is due."""
        return Beats((*self._delays, self._late()), (*self._busy, self._taken()))

    def _late(self) -> float:
        return max(0.0, 1e3 * (self._clock() - self._last) - BEAT)

    def _taken(self) -> float:
        return 1e3 * (self._work() - self._worked)

    def _beat(self) -> None:
        self._delays.append(self._late())
        self._busy.append(self._taken())
        self._last, self._worked = self._clock(), self._work()
