"""Progress on a terminal: one line on stderr that is wiped away at the end."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType

from simulator.ensemble.pool import Progress

_WIDTH = 30
_EVERY = 0.05  # seconds


class ProgressBar:
    """Shows how far something has come; silent where stderr is not a terminal.

    *left* adds how long the rest should take.
    """

    def __init__(self, what: str, *, left: bool = False) -> None:
        self._what = what
        self._left = left
        self._shown = sys.stderr.isatty()
        self._started = time.monotonic()
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        """Redraw the line, not more often than an eye can follow."""
        now = time.monotonic()
        if not self._shown or (now < self._next and not progress.is_done):
            return
        self._next = now + _EVERY
        room = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r{self._line(progress, now)[:room]:<{room}}")
        sys.stderr.flush()

    def _line(self, progress: Progress, now: float) -> str:
        share = progress.done / max(1, progress.total)
        bar = "#" * round(_WIDTH * share)
        rate = progress.done / max(1e-9, now - self._started)
        speed = f"  {rate:,.1f}/s" if progress.done else ""
        if self._left and progress.done:
            speed += f", {_duration((progress.total - progress.done) / rate)} left"
        return f"{self._what} [{bar:<{_WIDTH}}] {progress.done:,} of {progress.total:,}{speed}"

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.wipe()

    def wipe(self) -> None:
        """Take the line away, so that something else can be said in its place."""
        if self._shown:
            room = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r{'':<{room}}\r")
            sys.stderr.flush()


def _duration(seconds: float) -> str:
    """Return a time as one would say it: ``40 s``, ``12 min``, ``3 h 05 min``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02} min"
