"""Reading a run that is told: the event looked at, the moment, and the part of time that is shown.

The moment is that of a film through the run. As long as nobody has chosen one, the map shows the
run at its worst and every event stands as it is; afterwards what is still to come is faint.
"""

from __future__ import annotations

import bisect
from typing import Final

from simulator.charts.maps.panel import row_of
from simulator.language import SEMICOLON, tr
from simulator.story.narrative import moment, told
from simulator.story.telling import lower
from simulator.world.story import Event
from ui.session.map_film import Film
from ui.session.signals import Signal
from ui.session.story_focus import Focus, focus_on
from ui.session.story_told import Told

_ROOM: Final = 0.06  # of the time shown, left free after the last event
_NAMED: Final = 4  # effects, of which no more are named
_SMALL: Final = 1e-4  # days: half of the minute to which a moment is written


class StoryReading:
    """What is read in a run, and how; nothing of it changes which run that is."""

    def __init__(self) -> None:
        self.focus_changed: Signal[()] = Signal()  # the event looked at, the time shown
        self.moment_changed: Signal[()] = Signal()  # the moment, or whether and how it plays
        self.film = Film()
        self._told: Told | None = None
        self._focus: Focus | None = None
        self._window: tuple[float, float] = (0.0, 1.0)
        self.film.moved.connect(self._follow_film)

    @property
    def told(self) -> Told | None:
        """The run that is shown."""
        return self._told

    # --- which event -----------------------------------------------------------------------

    @property
    def focus(self) -> Focus | None:
        """The event looked at, with its causes and effects."""
        return self._focus

    def look_at(self, event: int | None) -> None:
        """Look at an event by its id and at its moment; at none, the run stands as a whole."""
        run = self._told
        self.film.pause()
        if run is None or event is None or not 0 <= event < len(run.story.events):
            self._focus = None
            self.forget_moment()
        else:
            self._focus = focus_on(run.story, event)
            self._bring_in(self._focus.event.days)
            self._begin_at(self._focus.event.days)
        self.focus_changed.emit()

    def step_event(self, steps: int) -> None:
        """Look at the next event in time, or the one before; first the next from the moment."""
        run = self._told
        if run is None or not run.story.events:
            return
        last = len(run.story.events) - 1
        if self._focus is not None:
            self.look_at(min(last, max(0, self._focus.event.id + steps)))
            return
        here = self.film.chosen
        if here is None:
            self.look_at(0 if steps > 0 else last)
            return
        days = [event.days for event in run.story.events]
        passed = bisect.bisect_right(days, here + _SMALL)
        self.look_at(min(last, max(0, passed if steps > 0 else passed - 1)))

    @property
    def said(self) -> tuple[str, str]:
        """The event looked at: when and what with its numbers, and what led to it and from it."""
        run, focus = self._told, self._focus
        if run is None or focus is None:
            return "", ""
        causes = tr(SEMICOLON).join(self._brief(event) for event in focus.causes)
        effects = tr(SEMICOLON).join(self._brief(event) for event in focus.effects[:_NAMED])
        more = len(focus.effects) - _NAMED
        if more > 0:
            effects = tr("{effects}; and {count} more", effects=effects, count=more)
        before = (
            tr("Because of: {causes}", causes=causes)
            if causes
            else tr("A shock of the scenario, without a cause")
        )
        after = (
            tr("Led to: {effects}", effects=effects)
            if effects
            else tr("Led to nothing that is told")
        )
        return self.sentence([focus.event]), f"{before}\n{after}"

    def sentence(self, events: list[Event]) -> str:
        """Return events of one type in a sentence with the moment of the first."""
        assert self._told is not None
        when = moment(self._told.scenario.start, events[0].days)
        return tr("{date}: {text}", date=when, text=told(events, self._told.place))

    def _brief(self, event: Event) -> str:
        assert self._told is not None
        when = moment(self._told.scenario.start, event.days)
        return f"{lower(told([event], self._told.place)).rstrip('.')} ({when})"

    # --- which moment ----------------------------------------------------------------------

    @property
    def day(self) -> float:
        """The moment that the map shows, in days: chosen, else when the run stands worst."""
        return self.film.day

    @property
    def is_moment_chosen(self) -> bool:
        """Whether somebody has chosen the moment: what comes after it is then faint."""
        return self.film.chosen is not None

    @property
    def moment_text(self) -> str:
        """The moment in words."""
        run = self._told
        return moment(run.scenario.start, self.film.day) if run else ""

    def has_come(self, event: Event) -> bool:
        """Say whether an event is not after the moment, where one was chosen."""
        return not self.is_moment_chosen or event.days <= self.film.day + _SMALL

    def go_to(self, day: float) -> None:
        """Choose a moment; an event of another is no longer looked at."""
        self.film.pause()
        self._begin_at(day)

    def step_moment(self, frames: int) -> None:
        """Choose the next moment there is, or one before."""
        self.film.step(frames)

    def forget_moment(self) -> None:
        """Choose no moment: the run as a whole, the map at its worst."""
        run = self._told
        if run is not None and self.is_moment_chosen:
            self._start_film(run)
            self.moment_changed.emit()

    def _begin_at(self, day: float) -> None:
        before = self.film.chosen
        self.film.begin_at(day)
        if before is None:
            self.moment_changed.emit()  # where the film need not move for it

    def _start_film(self, run: Told) -> None:
        self.film.forget()
        self.film.set_frames(run.series.frames, worst_day(run))

    def _follow_film(self) -> None:
        """Show what the film shows: it begins at the start, and leaves the event looked at."""
        if self._told is None:
            return
        if self.film.is_playing and not self.is_moment_chosen:
            self.film.begin_at(self._window[0])
        day, focus = self.film.day, self._focus
        if focus is not None and abs(focus.event.days - day) > _SMALL:
            self._focus = None
            self.focus_changed.emit()
        if self.is_moment_chosen:
            self._bring_in(day)
        self.moment_changed.emit()

    # --- which part of time ----------------------------------------------------------------

    @property
    def window(self) -> tuple[float, float]:
        """The part of the horizon that is shown, in days."""
        return self._window

    def show_time(self, low: float, high: float) -> None:
        """Show another part of the horizon, at least a day of it."""
        if self._told is None:
            return
        horizon = self._told.horizon
        length = min(horizon, max(1.0, high - low))
        low = min(max(0.0, low), horizon - length)
        self._window = (low, low + length)
        self.focus_changed.emit()

    def show_whole(self) -> None:
        """Show the whole horizon."""
        if self._told is not None:
            self.show_time(0.0, self._told.horizon)

    def show_core(self) -> None:
        """Show the days in which nearly all of it happens."""
        if self._told is not None:
            self._window = core(self._told)
            self.focus_changed.emit()

    def _bring_in(self, day: float) -> None:
        low, high = self._window
        if not low <= day <= high and self._told is not None:
            length = high - low
            low = min(max(0.0, day - length / 2), self._told.horizon - length)
            self._window = (low, low + length)
            self.focus_changed.emit()

    # --- another run -----------------------------------------------------------------------

    def _show(self, run: Told) -> None:
        """Read another run from its start; the same run of a larger ensemble where one was."""
        looked = self._focus.event if self._focus else None
        same = self._told is not None and self._told.story == run.story
        self._told = run
        if not same:
            self._focus = None
            self._window = core(run)
            self._start_film(run)
        elif looked is not None:
            self._focus = focus_on(run.story, looked.id)

    def _close_book(self) -> None:
        """Read nothing."""
        self._told, self._focus = None, None
        self.film.forget()


def core(run: Told) -> tuple[float, float]:
    """Return the days until nearly all has happened: all but the last twentieth of events."""
    days = sorted(event.days for event in run.story.events)
    if not days:
        return 0.0, run.horizon
    last = days[min(len(days) - 1, int(0.95 * len(days)))]
    return 0.0, min(run.horizon, max(3.0, last * (1 + _ROOM) + 1.0))


def worst_day(run: Told) -> float:
    """Return when most people are in the streets, regions taken together."""
    crowd = run.series.middle[row_of("crowd")].sum(axis=1)
    return float(run.series.frames[int(crowd.argmax())])
