"""The Story page without its widgets: which run is told, which event is looked at."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Literal

from simulator.charts import numerals
from simulator.errors import BoiloverError
from simulator.results.comparison import Comparison
from simulator.story.narrative import moment, plain_text, told
from simulator.story.sentences import sentence_of
from simulator.world.story import Event
from ui.session.session import Session
from ui.session.signals import Signal
from ui.session.story_focus import Focus, focus_on
from ui.session.story_told import Ask, Ending, Told, endings_of, make

State = Literal["empty", "busy", "ready", "failed"]
_ORDINALS = ("most typical run", "2nd most typical", "3rd most typical")
_ROOM = 0.06  # of the time shown, left free after the last event


class StoryView:
    """What the Story page shows and does. ``poll`` is called now and then while it ``is_busy``."""

    def __init__(self, session: Session, make: Callable[[Ask], Told] = make) -> None:
        """*make* chooses and plays a run; it is called in a thread."""
        self.changed: Signal[()] = Signal()  # another run, or nothing yet, or a failure
        self.focus_changed: Signal[()] = Signal()  # the event looked at, the time shown
        self._session, self._make = session, make
        self._thread: ThreadPoolExecutor | None = None
        self._work: tuple[Ask, Future[Told]] | None = None
        self._wanted: Ask | None = None
        self._told: Told | None = None
        self._failure = ""
        self._focus: Focus | None = None
        self._window: tuple[float, float] = (0.0, 1.0)
        self._active = False
        session.results_changed.connect(self._follow)
        session.closed.connect(self.close)

    # --- what is shown ---------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Whether there is a run to show, or one on its way."""
        if self._failure:
            return "failed"
        if self._told is not None:
            return "ready"
        return "busy" if self.is_busy or self._comparison is None else "empty"

    @property
    def is_busy(self) -> bool:
        """Whether a run is being made ready."""
        return self._work is not None

    @property
    def failure(self) -> str:
        """Why there is nothing to show, or nothing."""
        return self._failure

    @property
    def told(self) -> Told | None:
        """The run that is shown."""
        return self._told

    @property
    def endings(self) -> tuple[Ending, ...]:
        """The outcomes that can be chosen, with the share of runs that end so."""
        if self._told is not None:
            return self._told.endings
        comparison = self._comparison
        return endings_of(Ask(comparison).result) if comparison else ()

    @property
    def title(self) -> str:
        """The run in a line."""
        run = self._told
        if run is None or run.ending is None:
            return ""
        first = next((event for event in run.story.events if not event.causes), None)
        end = _lower(run.ending.label)
        return f"From {sentence_of(first.type).short} to {end}" if first else f"Nothing but {end}"

    @property
    def subtitle(self) -> str:
        """Which run it is, of how many."""
        run = self._told
        if run is None or run.ending is None:
            return ""
        share = numerals.percent(run.ending.share.value)
        ends = f"{run.ending.runs:,} that end so, {share} of {run.runs:,}"
        return f"Run {run.story.replication:,} · {self.rank_text} {self._among} {ends}"

    @property
    def rank_text(self) -> str:
        """The place of the run among those with its ending."""
        run = self._told
        if run is None or run.rank is None:
            return "outside the ensemble"
        if run.rank < len(_ORDINALS):
            return _ORDINALS[run.rank]
        return f"{run.rank + 1:,}th most typical"

    @property
    def _among(self) -> str:
        return "of" if self._told and self._told.rank is not None else "with"

    @property
    def can_step(self) -> tuple[bool, bool]:
        """Whether there is a more typical run, and a less typical one."""
        run = self._told
        if run is None or run.rank is None:
            return False, False
        return run.rank > 0, run.rank + 1 < len(run.typical)

    @property
    def copy_text(self) -> str:
        """The narrative with its title and what it rests on, to be pasted."""
        run = self._told
        if run is None:
            return ""
        comparison = run.ask.comparison
        note = (
            f"{comparison.live.title}, replication {run.story.replication}, seed {run.story.seed}, "
            f"boilover {comparison.version}. One simulated run, not a forecast."
        )
        return plain_text(self.title, run.paragraphs, note)

    # --- which run -------------------------------------------------------------------------

    def activate(self, active: bool) -> None:
        """The page is in front, or no longer: nothing is played for a page that nobody sees."""
        self._active = active
        if active:
            self._follow()

    def choose_outcome(self, name: str) -> None:
        """Tell the most typical run that ends so."""
        self._ask(outcome=name)

    def choose_run(self, number: int) -> None:
        """Tell replication *number*."""
        self._ask(number=max(0, number))

    def step_run(self, steps: int) -> None:
        """Go to the next most typical run of the same ending, or back."""
        run = self._told
        if run is None or run.rank is None:
            return
        rank = min(len(run.typical) - 1, max(0, run.rank + steps))
        if rank != run.rank:
            self._ask(outcome=run.story.outcome, rank=rank)

    def poll(self) -> None:
        """Take in a run that is ready; never waits."""
        if self._work is None or not self._work[1].done():
            return
        (ask, future), self._work = self._work, None
        if ask is not self._wanted:
            self._start()
            return
        try:
            self._show(future.result())
        except BoiloverError as error:
            self._told, self._focus, self._failure = None, None, str(error)
        self.changed.emit()

    def close(self) -> None:
        """Drop what is being played."""
        self._work = self._wanted = None
        if self._thread is not None:
            self._thread.shutdown(wait=False, cancel_futures=True)
            self._thread = None

    # --- which event -----------------------------------------------------------------------

    @property
    def focus(self) -> Focus | None:
        """The event looked at, with its causes and effects."""
        return self._focus

    def look_at(self, event: int | None) -> None:
        """Look at an event by its id, or at none."""
        run = self._told
        if run is None or event is None or not 0 <= event < len(run.story.events):
            self._focus = None
        else:
            self._focus = focus_on(run.story, event)
            self._bring_in(self._focus.event.days)
        self.focus_changed.emit()

    def step_event(self, steps: int) -> None:
        """Look at the next event in time, or the one before."""
        run = self._told
        if run is None or not run.story.events:
            return
        last = len(run.story.events) - 1
        if self._focus is None:
            self.look_at(0 if steps > 0 else last)
        else:
            self.look_at(min(last, max(0, self._focus.event.id + steps)))

    @property
    def said(self) -> tuple[str, str]:
        """The event looked at: when and what with its numbers, and what led to it and from it."""
        run, focus = self._told, self._focus
        if run is None or focus is None:
            return "", ""
        what = told([focus.event], run.place)
        when = moment(run.scenario.start, focus.event.days)
        parts = [f"{when}: {what}"]
        causes = "; ".join(self._brief(event) for event in focus.causes)
        effects = "; ".join(self._brief(event) for event in focus.effects[:4])
        more = len(focus.effects) - 4
        if more > 0:
            effects += f"; and {more} more"
        rest = [f"Because of: {causes}" if causes else "A shock of the scenario, without a cause"]
        rest.append(f"Led to: {effects}" if effects else "Led to nothing that is told")
        return parts[0], "\n".join(rest)

    def _brief(self, event: Event) -> str:
        assert self._told is not None
        when = moment(self._told.scenario.start, event.days)
        return f"{_lower(told([event], self._told.place)).rstrip('.')} ({when})"

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

    # --- how it hangs together -------------------------------------------------------------

    @property
    def _comparison(self) -> Comparison | None:
        comparison = self._session.comparison
        return comparison if comparison and comparison.live.result.n else None

    def _ask(self, outcome: str = "", rank: int = 0, number: int | None = None) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        self._wanted = Ask(comparison, outcome, rank, number)
        self._start()
        self.changed.emit()

    def _start(self) -> None:
        """Begin the work wanted, unless there is some under way: its end begins the next."""
        if self._wanted is None or self._work is not None:
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="story")
        self._work = (self._wanted, self._thread.submit(self._make, self._wanted))

    def _follow(self) -> None:
        """Results are new: tell the same kind of run of them, once no lever is being dragged."""
        comparison = self._comparison
        if not self._active or comparison is None or self._session.hold_axes:
            return
        last = self._wanted
        if last is None:
            self._ask()
        elif not _same_runs(last.comparison, comparison) and not self._still_grows(comparison):
            self._ask(last.outcome, last.rank, last.number)

    def _still_grows(self, comparison: Comparison) -> bool:
        """Say whether a run of these very replications is told already, and more are coming."""
        run, key = self._told, Ask(comparison).result.key
        same = run is not None and run.ask.result.key == key
        return same and self._session.status.is_running

    def _show(self, run: Told) -> None:
        self._failure = ""
        looked = self._focus.event if self._focus else None
        same = self._told is not None and self._told.story == run.story
        self._told = run
        if not same:
            self._focus = None
            self._window = core(run)
        elif looked is not None:
            self._focus = focus_on(run.story, looked.id)


def core(run: Told) -> tuple[float, float]:
    """Return the days until nearly all has happened: all but the last twentieth of events."""
    days = sorted(event.days for event in run.story.events)
    if not days:
        return 0.0, run.horizon
    last = days[min(len(days) - 1, int(0.95 * len(days)))]
    return 0.0, min(run.horizon, max(3.0, last * (1 + _ROOM) + 1.0))


def _same_runs(one: Comparison, other: Comparison) -> bool:
    a, b = Ask(one), Ask(other)
    return a.result.key == b.result.key and a.result.n == b.result.n


def _lower(text: str) -> str:
    """Return a sentence as it stands within another; names keep their capital."""
    names = ("Moscow",)
    return text if text.startswith(names) else f"{text[:1].lower()}{text[1:]}"
