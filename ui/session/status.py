"""The state of the runs as the status bar shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RunState = Literal["idle", "preview", "refining", "refined", "cancelled", "failed"]


@dataclass(frozen=True, slots=True)
class Status:
    """Where the live ensemble stands.

    ``idle`` is before the first scenario, ``preview`` while a drag or the first picture goes on,
    ``refining`` until everything shown has its full size. ``done`` of ``total`` count replications
    of the live variant; ``progress`` is the share (0 to 1) of all that is being run, pins and
    baseline included. ``rate`` is replications a second, 0 while nothing runs. ``half_width`` is
    the ± on the headline's probability in percentage points, ``None`` before the first picture.
    ``is_preview`` says that something in the picture is not refined yet. ``note`` tells what the
    user should know (a worker that had to be replaced), or is empty.
    """

    state: RunState
    done: int
    total: int
    progress: float
    seed: int
    rate: float
    half_width: float | None
    is_preview: bool
    is_running: bool
    note: str = ""
