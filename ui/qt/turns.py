"""Pictures that take long are drawn a few in each turn of the event loop, the others after it.

What waits stands meanwhile as it was drawn last, in the room it has now: the mouse need not wait.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

ROOM: Final = 0.008  # seconds of a turn, after which nothing more is begun
_FORGOTTEN: Final = 0.1  # seconds after which a turn without an event loop is another one


class Turns(QObject):
    """Tells whether there is time left in this turn, and calls who waits for the next one."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__()
        self._clock = clock
        self._begun: float | None = None
        self._waiting: dict[Callable[[], object], None] = {}
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._turn)

    def has_time(self, room: float = ROOM) -> bool:
        """Say whether something may be drawn yet; the first who asks in a turn always may.

        Who only makes ready what is to be drawn in the same turn asks for less *room*.
        """
        now = self._clock()
        if self._begun is None or now - self._begun > _FORGOTTEN:
            self._begun = now
            self._next.start()
        return now - self._begun < room

    def use_up(self) -> None:
        """Leave no time in this turn: what is in it already, a window's new size, takes it all."""
        self._begun = self._clock() - ROOM
        self._next.start()

    def wait(self, does: Callable[[], object]) -> None:
        """Do something in the next turn, once; a widget that is gone by then has nothing to do."""
        self._waiting[does] = None
        self._next.start()

    def _turn(self) -> None:
        self._begun = None
        waiting, self._waiting = self._waiting, {}
        for does in waiting:
            owner = getattr(does, "__self__", None)
            if not isinstance(owner, QObject) or isValid(owner):
                does()


_turns: list[Turns] = []


def turns() -> Turns:
    """Return the turns of this application's one event loop."""
    if not _turns:
        _turns.append(Turns())
    return _turns[0]
