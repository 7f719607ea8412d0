"""What somebody who hears the window is told of the runs: the finding, and not too often."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Final

from simulator.charts.numerals import grouped
from simulator.language import mark, tr
from ui.session.session import Session
from ui.session.status import RunState

PAUSE: Final = 4.0  # seconds between two announcements
_STATES: Final[Mapping[RunState, str]] = {
    "preview": mark("Preview. {finding}"),
    "refining": mark("Preview. {finding}"),
    "refined": mark("Refined, {count} replications. {finding}"),
    "cancelled": mark("Stopped at {count} replications. {finding}"),
    "failed": mark("The runs failed"),
}


class Spoken:
    """The text that is due, and when; what was said once is not said again."""

    def __init__(self, session: Session, clock: Callable[[], float] = time.monotonic) -> None:
        self._session, self._clock = session, clock
        self._said = ""
        self._last: float | None = None

    @property
    def text(self) -> str:
        """How things stand, empty before the first picture."""
        status, finding = self._session.status, self._session.headline
        message = _STATES.get(status.state, "")
        if not message or (finding is None and status.state != "failed"):
            return ""
        words = "".join(part.text for part in finding.lead) if finding else ""
        return tr(message, count=grouped(status.done), finding=words)

    @property
    def wait(self) -> float | None:
        """Seconds until there is something to say, ``None`` where there is nothing new."""
        if self.text in ("", self._said):
            return None
        since = PAUSE if self._last is None else self._clock() - self._last
        return max(0.0, PAUSE - since)

    def take(self) -> str:
        """Return what is to be said now, as if it were said."""
        self._said, self._last = self.text, self._clock()
        return self._said
