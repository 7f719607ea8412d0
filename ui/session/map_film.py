"""The moment that the maps show, and the film through all of them, or through a part of them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ui.session.signals import Signal

SPEEDS: Final = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Days of the crisis in a second of playing."""
_LENGTH: Final = 26.0  # seconds that a film lasts about, where no speed was chosen
_START: Final = np.zeros(1)
_CLOSEST: Final = 1.0  # days: the shortest part that can be looked at
_STEP: Final = 1.4  # closer by so much at a time


class Film:
    """Goes through frames (days since the start) by steps, by jumps or by itself."""

    def __init__(self) -> None:
        self.moved: Signal[()] = Signal()  # the moment, or whether and how it plays
        self._frames: NDArray[np.floating[Any]] = _START
        self._day: float | None = None
        self._chosen = False  # by the user, not by what is worth a first look
        self._window: tuple[float, float] | None = None  # the part that is looked at
        self._playing, self._loops = False, False
        self._speed: float | None = None  # the user's choice

    @property
    def frames(self) -> NDArray[np.floating[Any]]:
        """The moments that can be shown."""
        return self._frames

    def set_frames(self, frames: NDArray[np.floating[Any]], first: float) -> None:
        """Show other frames at the same day; at *first* where none has been chosen yet."""
        self._frames = frames
        if self._window is not None and self._window[1] > self.horizon:
            self._window = None
        if self._day is None:
            self.suggest(first)

    def forget(self) -> None:
        """Go back to having no frames and no moment."""
        self._frames, self._day, self._playing = _START, None, False
        self._chosen = False
        self._window = None

    @property
    def chosen(self) -> float | None:
        """The moment, where somebody has chosen it."""
        return self.day if self._chosen else None

    def suggest(self, day: float) -> None:
        """Show this moment where nobody has chosen one; whoever says so tells the views."""
        if not self._chosen:
            self._day = day

    def begin_at(self, day: float) -> None:
        """Show this moment, at once or as soon as there are frames."""
        self._chosen = True
        if len(self._frames) > 1:
            self.go(day)
        else:
            self._day = day

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
            self._day, self._chosen = day, True
            self._follow(day)
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
        """Go on by itself, from the start of what is looked at where it is at its end."""
        if len(self._frames) < 2:
            return
        first, last = self.window
        if self.day >= last:
            self.go(first)
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
        """Days a second: as chosen, else so that all of it lasts about half a minute."""
        if self._speed is not None:
            return self._speed
        if self.horizon <= 0:
            return 1.0
        return min(SPEEDS, key=lambda speed: abs(self.horizon / speed - _LENGTH))

    @property
    def chosen_speed(self) -> float | None:
        """The days a second that were chosen."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Choose the days a second."""
        self._speed = max(SPEEDS[0], min(SPEEDS[-1], speed))
        self.moved.emit()

    def advance(self, seconds: float) -> None:
        """Let some seconds of playing pass."""
        if not self._playing:
            return
        first, last = self.window
        day = self.day + seconds * self.speed
        if day < last:
            self.go(day)
        elif self._loops:
            self.go(first)
        else:
            self.jump(last)

    # --- a part of the time ----------------------------------------------------------------------

    @property
    def window(self) -> tuple[float, float]:
        """The first and the last day that are looked at."""
        return self._window or (0.0, self.horizon)

    @property
    def is_whole(self) -> bool:
        """Whether all days are looked at."""
        return self._window is None

    def zoom(self, steps: float, around: float | None = None) -> None:
        """Come closer by so many steps, or go further away, about a day; the moment's unless given.

        That day stays where it stands.
        """
        first, last = self.window
        day = min(max(self.day if around is None else around, first), last)
        length = (last - first) / _STEP**steps
        length = max(min(_CLOSEST, self.horizon), min(self.horizon, length))
        share = (day - first) / (last - first) if last > first else 0.0
        self._look(day - share * length, length)

    def pan(self, days: float) -> None:
        """Look at an earlier or a later part."""
        first, last = self.window
        self._look(first + days, last - first)

    def show_all(self) -> None:
        """Look at all days."""
        self._look(0.0, self.horizon)

    def _look(self, first: float, length: float) -> None:
        first = max(0.0, min(self.horizon - length, first))
        whole = length >= self.horizon * (1 - 1e-9)
        window = None if whole else (first, first + length)
        if window != self._window:
            self._window = window
            self.moved.emit()

    def _follow(self, day: float) -> None:
        """Keep the moment in what is looked at."""
        if self._window is not None:
            first, last = self._window
            away = min(day - first, 0.0) + max(day - last, 0.0)
            self._window = (first + away, last + away)
