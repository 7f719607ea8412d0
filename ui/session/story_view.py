"""The Story page without its widgets: which run is told; reading it is ``StoryReading``."""

from __future__ import annotations

from typing import Final, Literal

from simulator.charts import numerals
from simulator.ensemble.pool import Pool
from simulator.errors import BoiloverError
from simulator.language import mark, tr
from simulator.results.comparison import Comparison
from simulator.story.narrative import plain_text
from simulator.story.telling import title_of
from ui.session.session import Session
from ui.session.signals import Signal
from ui.session.story_bearings import Ending, endings_of
from ui.session.story_map import StoryMap
from ui.session.story_reading import StoryReading
from ui.session.story_state import StoryState
from ui.session.story_told import Ask, Told
from ui.session.story_work import StoryWork

State = Literal["empty", "busy", "stopped", "ready", "failed"]
PAGE: Final = "story"
_ORDINALS: Final = (
    mark("most typical run"),
    mark("2nd most typical"),
    mark("3rd most typical"),
)


class StoryView(StoryReading):
    """What the Story page shows and does. ``poll`` is called now and then while it ``is_busy``."""

    def __init__(self, session: Session, pool: Pool) -> None:
        """*pool* plays single runs with ``simulator.ensemble.single.play_story``."""
        super().__init__()
        self.changed: Signal[()] = Signal()  # another run, or nothing yet, or a failure
        self.map = StoryMap(self)
        self._session, self._work = session, StoryWork(pool)
        self._wanted: Ask | None = None
        self._failure = ""
        self._stopped = False
        self._active = False
        self._kept = StoryState.of(session.view_state(PAGE))  # until its run is told
        session.results_changed.connect(self._follow)
        session.views_changed.connect(self._recall)
        session.spotlight.changed.connect(self._follow_spotlight)
        session.closed.connect(self.close)
        self.moment_changed.connect(self._keep)
        self.focus_changed.connect(self._keep)
        self.map.changed.connect(self._keep)

    # --- what is shown ---------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Whether there is a run to show, or one on its way."""
        if self._failure:
            return "failed"
        if self._told is not None:
            return "ready"
        if self._stopped and not self.is_busy:
            return "stopped"
        return "busy" if self.is_busy or self._comparison is None else "empty"

    @property
    def is_busy(self) -> bool:
        """Whether a run is being made ready."""
        return self._work.is_busy

    @property
    def wanted(self) -> Ask | None:
        """The run that was asked for last: the one told, or the one on its way."""
        return self._wanted

    @property
    def failure(self) -> str:
        """Why there is nothing to show, or nothing."""
        return self._failure

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
        return title_of(run.story, run.ending.label)

    @property
    def subtitle(self) -> str:
        """Which run it is, of how many."""
        run = self._told
        if run is None or run.ending is None:
            return ""
        text = (
            tr("Run {number} · {rank} with {count} that end so, {share} of {total}")
            if run.rank is None
            else tr("Run {number} · {rank} of {count} that end so, {share} of {total}")
        )
        return text.format(
            number=numerals.grouped(run.story.replication, 0),
            rank=self.rank_text,
            count=numerals.grouped(run.ending.runs, 0),
            share=numerals.percent(run.ending.share.value),
            total=numerals.grouped(run.runs, 0),
        )

    @property
    def rank_text(self) -> str:
        """The place of the run among those with its ending."""
        run = self._told
        if run is None or run.rank is None:
            return tr("outside the ensemble")
        if run.rank < len(_ORDINALS):
            return tr(_ORDINALS[run.rank])
        return tr("no. {rank} in typicality", rank=numerals.grouped(run.rank + 1, 0))

    @property
    def can_step(self) -> tuple[bool, bool]:
        """Whether there is a more typical run, and a less typical one."""
        run = self._told
        if run is None or run.rank is None:
            return False, False
        return run.rank > 0, run.rank + 1 < len(run.typical)

    @property
    def note(self) -> str:
        """What the run rests on, in a line."""
        run = self._told
        if run is None:
            return ""
        comparison = run.ask.comparison
        return tr(
            "{title}, replication {number}, seed {seed}, boilover {version}. "
            "One simulated run, not a forecast.",
            title=comparison.live.title,
            number=run.story.replication,
            seed=run.story.seed,
            version=comparison.version,
        )

    @property
    def copy_text(self) -> str:
        """The narrative with its title and what it rests on, to be pasted."""
        run = self._told
        return plain_text(self.title, run.paragraphs, self.note) if run else ""

    # --- which run -------------------------------------------------------------------------

    def activate(self, active: bool) -> None:
        """The page is in front, or no longer: nothing is played for a page that nobody sees."""
        self._active = active
        if active:
            self._work.warm()
            self._follow()
        else:
            self.film.pause()

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

    def cancel(self) -> None:
        """Stop making a run ready; the one that is shown stays."""
        if self.is_busy:
            self._work.cancel()
            self._wanted = self._told.ask if self._told else None
            self._stopped = True
            self.changed.emit()

    def retry(self) -> None:
        """Tell once more what could not be told or was stopped."""
        last = self._wanted
        if last is None:
            self._ask()
        else:
            self._ask(last.outcome, last.rank, last.number)

    def poll(self) -> None:
        """Go on with a run that is being made ready; never waits."""
        if not self.is_busy:
            return
        try:
            ready = self._work.tick()
        except BoiloverError as error:
            self._close_book()
            self._failure = str(error)
            self.changed.emit()
            return
        if ready is not None:
            self._failure = ""
            self._show(ready)
            self.changed.emit()
            self._put_back(ready)
            self._meet_spotlight(ready)
            self._keep()

    def close(self) -> None:
        """End what is being played, and the worker."""
        self.film.pause()
        self._work.close()

    # --- with other pages ------------------------------------------------------------------

    def show_on_map(self) -> None:
        """Open the Map page on this run at this moment."""
        run = self._told
        if run is not None:
            self.film.pause()
            self._session.spotlight.look(day=self.day)
            self._session.spotlight.show_map(run.story.replication)

    def forget_moment(self) -> None:
        """Choose no moment, here and for the other pages."""
        run, spotlight = self._told, self._session.spotlight
        super().forget_moment()
        if run is not None and spotlight.run == run.story.replication:
            spotlight.leave_day()

    def _meet_spotlight(self, run: Told) -> None:
        """Say which run is read; where another page looks at a day of it, go there."""
        spotlight = self._session.spotlight
        if spotlight.run == run.story.replication:
            self._follow_spotlight()
        else:
            spotlight.look(run=run.story.replication)

    def _follow_spotlight(self) -> None:
        """Another page looks at another moment of this very run."""
        spotlight, run = self._session.spotlight, self._told
        if run is None or spotlight.run != run.story.replication or spotlight.day is None:
            return
        if spotlight.day != self.film.chosen:
            self.film.begin_at(spotlight.day)

    # --- how it stood ----------------------------------------------------------------------

    def _keep(self) -> None:
        """Keep which run is told and what is read of it, unless what was kept is still to come."""
        run = self._told
        if run is None or self._kept is not None or self.film.is_playing:
            return
        spotlight = self._session.spotlight
        if self.is_moment_chosen and spotlight.run == run.story.replication:
            spotlight.look(day=self.day)
        state = StoryState(
            run.ask.outcome,
            run.ask.rank,
            run.ask.number,
            run.story.replication,
            self.window,
            self.film.chosen,
            self._focus.event.id if self._focus else None,
            self.map.measure.name,
        )
        self._session.keep_view_state(PAGE, state.content())

    def _recall(self) -> None:
        """Another session was opened: tell the run that was told in it."""
        self._kept = StoryState.of(self._session.view_state(PAGE))
        self._wanted = None
        self._follow()

    def _put_back(self, run: Told) -> None:
        """Read a run as it was read last, once it is told again."""
        kept = self._kept
        if kept is None:
            return
        if kept.measure:
            self.map.choose(kept.measure)
        if kept.run == run.story.replication:
            self._kept = None
            if kept.window:
                self.show_time(*kept.window)
            if kept.day is not None:
                self.film.begin_at(kept.day)
            if kept.event is not None:
                self.look_at(kept.event)
        elif not self._session.status.is_running:
            self._kept = None  # the ensemble is all there, and has another typical run now

    # --- how it hangs together -------------------------------------------------------------

    @property
    def _comparison(self) -> Comparison | None:
        comparison = self._session.comparison
        return comparison if comparison and comparison.live.result.n else None

    def _ask(self, outcome: str = "", rank: int = 0, number: int | None = None) -> None:
        """Ask for a run as the user chose it: what was kept is then of no interest."""
        comparison = self._comparison
        if comparison is not None:
            self._kept = None
            self._want(Ask(comparison, outcome, rank, number))

    def _want(self, ask: Ask) -> None:
        self._wanted, self._stopped = ask, False
        self._work.want(ask)
        self.changed.emit()

    def _follow(self) -> None:
        """Results are new: tell the same kind of run of them, once no lever is being dragged."""
        comparison = self._comparison
        if not self._active or comparison is None or self._session.hold_axes or self._stopped:
            return
        last = self._wanted
        if last is None:
            self._want(self._kept.ask(comparison) if self._kept else Ask(comparison))
        elif not _same_runs(last.comparison, comparison) and not self._still_grows(comparison):
            self._want(Ask(comparison, last.outcome, last.rank, last.number))

    def _still_grows(self, comparison: Comparison) -> bool:
        """Say whether a run of these very replications is told already, and more are coming."""
        run, key = self._told, Ask(comparison).result.key
        same = run is not None and run.ask.result.key == key
        return same and self._session.status.is_running


def _same_runs(one: Comparison, other: Comparison) -> bool:
    a, b = Ask(one), Ask(other)
    return a.result.key == b.result.key and a.result.n == b.result.n
