"""The moment that the maps show, and the film through all of them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ui.session.signals import Signal

SPEEDS: Final = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Days of the crisis in a second of playing."""
_LENGTH: Final = 26.0  # seconds that a film lasts about, where no speed was chosen
_START: Final = np.zeros(1)


class Film:
    """Goes through frames (days since the start) by steps, by jumps or by itself."""

    def __init__(self) -> None:
        self.moved: Signal[()] = Signal()  # the moment, or whether and how it plays
        self._frames: NDArray[np.floating[Any]] = _START
        self._day: float | None = None
        self._playing, self._loops = False, False
        self._speed: float | None = None  # the user's choice

    @property
    def frames(self) -> NDArray[np.floating[Any]]:
        """The moments that can be shown."""
        return self._frames

    def set_frames(self, frames: NDArray[np.floating[Any]], first: float) -> None:
        """Show other frames at the same day; at *first* where none has been chosen yet."""
        self._frames = frames
        if self._day is None:
            self._day = first

    def forget(self) -> None:
        """Go back to having no frames and no moment."""
        self._frames, self._day, self._playing = _START, None, False

    @property
    def horizon(self) -> float:
        """The last moment."""
        return float(self._frames[-1])

    @property
    def day(self) -> float:
        """The moment shown."""
        return min(self._day or 0.0, self.horizon)

    @property
    def frame(self) -> int:
        """The place of the last frame not after it."""
        return max(0, int(np.searchsorted(self._frames, self.day + 1e-6, side="right")) - 1)

    def go(self, day: float) -> None:
        """Show another moment."""
        day = max(0.0, min(self.horizon, day))
        if day != self._day:
            self._day = day
            self.moved.emit()

    def jump(self, day: float) -> None:
        """Stop playing and show another moment."""
        self.pause()
        self.go(day)

    def step(self, frames: int) -> None:
        """Go some frames on or back, and stop playing."""
        place = max(0, min(len(self._frames) - 1, self.frame + frames))
        self.jump(float(self._frames[place]))

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._playing

    def play(self) -> None:
        """Go on by itself, from the start where it is at its end."""
        if len(self._frames) < 2:
            return
        if self.day >= self.horizon:
            self.go(0.0)
        self._playing = True
        self.moved.emit()

    def pause(self) -> None:
        """Stop playing."""
        if self._playing:
            self._playing = False
            self.moved.emit()

    def toggle(self) -> None:
        """Play or stop."""
        if self._playing:
            self.pause()
        else:
            self.play()

    @property
    def loops(self) -> bool:
        """Whether it begins anew at its end."""
        return self._loops

    def set_loops(self, loops: bool) -> None:
        """Let it begin anew at its end, or not."""
        self._loops = loops
        self.moved.emit()

    @property
    def speed(self) -> float:
        """Days a second: as chosen, else so that the whole film lasts about half a minute."""
        if self._speed is not None:
            return self._speed
        if self.horizon <= 0:
            return 1.0
        return min(SPEEDS, key=lambda speed: abs(self.horizon / speed - _LENGTH))

    def set_speed(self, speed: float) -> None:
        """Choose the days a second."""
        self._speed = max(SPEEDS[0], min(SPEEDS[-1], speed))
        self.moved.emit()

    def advance(self, seconds: float) -> None:
        """Let some seconds of playing pass."""
        if not self._playing:
            return
        day = self.day + seconds * self.speed
        if day < self.horizon:
            self.go(day)
        elif self._loops:
            self.go(0.0)
        else:
            self.jump(self.horizon)
