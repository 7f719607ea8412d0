"""The state of the runs as the status bar shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RunState = Literal["idle", "preview", "refining", "refined", "cancelled", "failed"]


@dataclass(frozen=True, slots=True)
class Status:
    """Where the live ensemble stands.

    ``done`` and ``total`` count replications of the live variant; ``progress`` is the share (0-1)
    of all that is being run, pins and baseline included. ``rate`` is replications a second and 0
    while nothing runs. ``half_width`` is the ± on the headline's probability, in percentage points,
    and ``None`` before the first picture. ``note`` tells what the user should know (a worker that
    had to be replaced), or is empty.
    """

    state: RunState
    done: int
    total: int
    progress: float
    seed: int
    rate: float
    half_width: float | None
    note: str = ""

    @property
    def is_preview(self) -> bool:
        """Whether what is shown is not yet refined: nobody should export it unknowingly."""
        return self.done < self.total

    @property
    def is_running(self) -> bool:
        """Whether there is something to cancel."""
        return self.state in ("preview", "refining")
