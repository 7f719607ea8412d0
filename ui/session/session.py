"""The application without windows: what a user can do are methods, what a view shows properties.

A view gets the session and nothing else. It reads properties, listens to signals and calls one
method a slot; ``tick`` is called every 16 ms. A script can drive a whole briefing the same way.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from simulator.charts.chart import Chart
from simulator.charts.headline import Headline
from simulator.ensemble.backends import open_worker
from simulator.ensemble.pool import Play, Pool
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.errors import ExportError, ReplicationError
from simulator.language import tr
from simulator.results.comparison import Comparison
from simulator.scenario.model import Variant
from ui.session import commands, export
from ui.session.attribution import Attribution
from ui.session.comparing import blank, compare
from ui.session.effects import Effects
from ui.session.files import SessionFiles
from ui.session.gallery import ChartChoice, Gallery, IndicatorChoice
from ui.session.idle import IdlePool
from ui.session.keeper import Keeper
from ui.session.library import Library, ShippedLibrary
from ui.session.opening import open_files
from ui.session.problems import Problem
from ui.session.replay import Replay
from ui.session.runs import News, RunBoard
from ui.session.shelf import Shelf
from ui.session.signals import Signal
from ui.session.spotlight import Spotlight
from ui.session.status import Status
from ui.session.variants import VariantRow, variant_rows
from ui.session.watch import Watch
from ui.session.workspace import Workspace

FIRST_SCENARIO = "january-2022"


class Session(Shelf):
    """The open application: the desk with its runs, charts, exports and lasting choices."""

    def __init__(
        self,
        pool: Pool,
        files: SessionFiles | None = None,
        *,
        library: Library | None = None,
        runs: RunBoard | None = None,
        keeper: Keeper | None = None,
        clock: Callable[[], float] = time.monotonic,
        own_pool: Callable[[Play], Pool] = open_worker,
    ) -> None:
        """Without *files* nothing is kept; without *library* the shipped scenarios are used.

        *own_pool* makes the pool of a page that plays in its own way, beside *pool*.
        """
        self._runs = runs or RunBoard(pool, clock)
        self.own_pool = own_pool
        self._gallery = Gallery(self._runs.cache.layout)
        super().__init__(library or ShippedLibrary(), files, clock, keeper)
        self.results_changed: Signal[()] = Signal()  # headline and charts have something new
        self.progress_changed: Signal[()] = Signal()  # the status
        self.source_asked: Signal[str] = Signal()  # what a lever rests on, by the lever's name
        self.closed: Signal[()] = Signal()  # what pages have started must end
        self._idle = IdlePool(self._runs)
        self.attribution = Attribution(self._runs, self._idle)  # why two variants differ
        self.effects = Effects(self, self._runs, self._idle)  # what each lever does
        self.spotlight = Spotlight()  # the run and the moment that pages share
        self.scenario_changed.connect(self.spotlight.forget)
        self.replay = Replay(self, clock)  # the last lever move, before an audience
        self.watch = Watch(self, self._library.load, clock)  # files that change on disk

    # --- opening and closing ---------------------------------------------------------------

    def start(self, source: str = "") -> None:
        """Open *source*, else what was open last, else January 2022; play at once.

        *source* is the name of a scenario or any file that can be opened.
        """
        last = self._keeper.restore(self._library.load)
        if last:
            self._titles.setdefault(last.source, last.live.scenario.title)
            self._put(replace(last, shown=self._gallery.known(last.shown)))
        lost = self.problem
        if source and source not in self._titles and Path(source).exists():
            open_files(self, [Path(source)])
        elif source or not last:
            self.open_scenario(source or FIRST_SCENARIO)
        if lost and self.problem is None:
            self.report(lost)  # opening something else has not brought it back

    def successor(self) -> Session:
        """Close, and return a session that goes on from here, to which nobody listens yet."""
        was_running = self._runs.is_running
        self._runs.cancel()
        self._end()
        heir = Session(
            self._runs.pool,
            library=self._library,
            runs=self._runs,
            keeper=self._keeper,
            clock=self._runs.clock,
            own_pool=self.own_pool,
        )
        heir._undo, heir._titles = self._undo, self._titles
        if self._workspace:
            heir._put(self._workspace)
        if was_running:
            self._runs.resume()
        return heir

    @property
    def pool(self) -> Pool:
        """Where everything is played but what pages play in their own way."""
        return self._runs.pool

    def close(self) -> None:
        """Keep the workspace and end the runs; the pool belongs to whoever made it."""
        self._end()
        self._keeper.close()

    def _end(self) -> None:
        self.replay.stop()  # what it shows is not what lies on the desk
        self.attribution.cancel()
        self.effects.stop()
        self._runs.close()
        self.closed.emit()

    # --- runs ------------------------------------------------------------------------------

    def tick(self) -> None:
        """Collect what the workers have finished; tell the views once. Never blocks."""
        try:
            news = self._runs.tick()
        except ReplicationError as error:
            self.report(Problem.of(tr("A replication failed"), error))
            news = News(progress=True)
        self._keeper.tick()
        self._idle.tick()
        self.replay.tick()
        self.watch.tick()
        self._tell(self._redrawn(news))

    def cancel(self) -> None:
        """Stop a replay, else refining, else the effects; what is known stays."""
        if self.replay.is_playing:
            self.replay.stop()
            return
        if not self._runs.is_running:
            self.effects.stop()
        self._tell(self._redrawn(News(self._runs.cancel(), progress=True)))

    def refine(self) -> None:
        """Go on refining after it was stopped."""
        self._runs.resume()
        self._tell(News(progress=True))

    @property
    def status(self) -> Status:
        """Where the live ensemble stands."""
        runs, finding = self._runs, self.headline
        known = runs.known(self._workspace.live) if self._workspace else 0
        return Status(
            state=runs.state,
            done=min(known, runs.sizes.full),
            total=runs.sizes.full,
            progress=runs.progress,
            seed=runs.seed,
            rate=runs.rate,
            half_width=100 * finding.estimate.half_width if finding else None,
            is_preview=not runs.is_refined,
            is_running=runs.is_running,
            note=runs.note,
        )

    def ensemble(self, variant: Variant) -> EnsembleSpec:
        """Return the ensemble that is played of a variant, under the uncertainty chosen now."""
        return self._runs.spec(variant)

    @property
    def variants(self) -> tuple[VariantRow, ...]:
        """Rows of the scenario panel: live, pins, baseline."""
        return variant_rows(self._workspace, self._runs.known) if self._workspace else ()

    # --- charts ----------------------------------------------------------------------------

    @property
    def comparison(self) -> Comparison | None:
        """What the charts are built from, or ``None`` before the first picture."""
        return self._gallery.comparison

    @property
    def headline(self) -> Headline | None:
        """The finding in words, or ``None`` before the first picture."""
        return self._gallery.headline(self.preferences.yardstick)

    @property
    def indicators(self) -> tuple[IndicatorChoice, ...]:
        """Every indicator that can have a fan, and whether it has one."""
        return self._gallery.indicators(self._workspace.shown if self._workspace else ())

    def charts(self) -> tuple[ChartChoice, ...]:
        """Return the charts of the Outlook page: the bars, then a fan for each shown indicator."""
        if self._workspace is None:
            return ()
        return self._gallery.choices(blank(self._workspace, self._runs), self._workspace.shown)

    def chart(self, kind: str, subject: str) -> Chart | None:
        """Return a chart, or ``None`` before the first picture; the same object until it changes.

        Raises ``UnknownName`` for a kind or subject that there is not.
        """
        return self._gallery.chart(kind, subject)

    def set_shown_indicators(self, names: tuple[str, ...]) -> None:
        """Choose which indicators have a fan, in order; raises ``UnknownName``."""
        self._step(commands.ShowIndicators(self._gallery.checked(names)))

    # --- files -----------------------------------------------------------------------------

    def export(self, chart: Chart, path: Path, *, overwrite: bool = False) -> bool:
        """Write *chart*, with its recipe, in the format of the suffix; else ``problem`` tells why.

        For scripts: the window exports beside itself (``export_view``).
        """
        shown = self._workspace.shown if self._workspace else ()
        recipe = export.recipe_text(self.comparison, shown)
        return self._written(
            lambda: export.export_chart(chart, path, overwrite=overwrite, recipe=recipe)
        )

    def save_variant(self, letter: str, path: Path, *, overwrite: bool = False) -> bool:
        """Write a variant as a scenario file that extends its own; else ``problem`` tells why."""
        variant = self._open.variant(letter)
        title = next(row.title for row in self.variants if row.letter == letter)
        return self._written(
            lambda: export.export_variant(variant, title, path, overwrite=overwrite)
        )

    # --- how it hangs together -------------------------------------------------------------

    def _known_indicators(self, names: Iterable[str]) -> tuple[str, ...]:
        return self._gallery.known(names)

    def _put(self, after: Workspace) -> None:
        """Play what *after* asks for and tell the views, the pictures last."""
        freed = not self._dragging and self._gallery.free_axes()
        self._want(after)
        shown = self._gallery.show(self._compared(after))
        if not self.is_rehearsing:
            self._keeper.workspace_put(after)
        super()._put(after)
        self._tell(News(picture=shown or freed, progress=True))

    def _gesture_begins(self) -> None:
        self._gallery.hold_axes()

    def _gesture_ends(self) -> None:
        freed = self._gallery.free_axes()
        if self._workspace:
            self._want(self._workspace)
            self._runs.resume()
            shown = self._gallery.show(self._compared(self._workspace))
            self._tell(News(picture=shown or freed, progress=True))

    def _want(self, workspace: Workspace) -> None:
        beside = [*(pin.variant for pin in workspace.pins), workspace.baseline]
        way: Uncertainty = "chance" if workspace.spread == "chance" else "both"
        self._runs.want(workspace.live, beside, dragging=self._dragging, uncertainty=way)

    def _compared(self, workspace: Workspace) -> Comparison | None:
        return compare(workspace, self._runs, self._gallery.comparison)

    def _redrawn(self, news: News) -> News:
        """Put the new picture on show, if there is one."""
        if news.picture and self._workspace:
            self._gallery.show(self._compared(self._workspace))
        return news

    def _tell(self, news: News) -> None:
        if news.picture:
            self.results_changed.emit()
        if news.progress:
            self.progress_changed.emit()

    def _written(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except ExportError as error:
            self.report(Problem.of(tr("Nothing was written"), error))
            return False
        return True
